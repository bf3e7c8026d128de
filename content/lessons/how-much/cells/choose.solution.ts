import { cos, grid, kFold, matrix, monomials, pi, pow } from 'weight-decay';
import { ridge, sin, squaredError, type Data } from 'weight-decay';
import { plot } from 'weight-decay/plot';

type Fold = { train: Data; validation: Data };
type Measure = (fitted: Data, on: Data, lambda: number) => number;

export function choose(lambdas: number[], folds: Fold[], errorOf: Measure) {
  let [best, least] = [lambdas[0], Infinity];
  for (const lambda of lambdas) {
    let error = 0;
    for (const { train, validation } of folds) {
      error += errorOf(train, validation, lambda);
    }
    if (error < least) [best, least] = [lambda, error];
  }
  return best;
}

const x = grid(-1, 1, 24);
const truth = x.map((at) => sin(pi * at));
const y = truth.map((value, i) => value + 0.4 * cos(7 * i * i));
const data = { inputs: monomials(x, 11), targets: y };
const lambdas = Array.from(grid(-7, 0, 15), (power) => pow(10, power));
const chosen = choose(lambdas, kFold(data, 5, 7), (fitted, on, lambda) => {
  const { predict } = ridge(fitted, { weightDecay: lambda });
  return squaredError(matrix(predict(on.inputs)), on.targets);
});
const fit = ridge(data, { weightDecay: chosen });
plot.line('with decay', x, fit.predict(data.inputs));
plot.line('true curve', x, truth);
plot.points('measurements', x, y);
