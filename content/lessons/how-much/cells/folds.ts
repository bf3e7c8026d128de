import { grid, kFold, matrix, monomials, polynomial, pow } from 'weight-decay';
import { ridgePath, squaredError, type Data } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const folds = slider('folds', 5, { min: 2, max: 12, step: 1 });
const firstSeed = 1;
const lambdas = Array.from(grid(-7, 0, 15), (power) => pow(10, power));
const at = grid(-1, 1, 101);
const inputs = monomials(at, 11);
const least = (values: number[]) => values.indexOf(Math.min(...values));
const errors = (given: Data, on: Data) =>
  ridgePath(given, lambdas).map(({ predict }) =>
    squaredError(matrix(predict(on.inputs)), on.targets),
  );
const [one, all]: number[][] = [[], []];
for (let seed = firstSeed; seed < firstSeed + 60; seed++) {
  const { x, y, truth } = polynomial({ count: 24, noise: 0.3, seed });
  const data = { inputs: monomials(x, 11), targets: y };
  const parts = kFold(data, folds, seed);
  const held = parts.map(({ train, validation }) => errors(train, validation));
  const sums = lambdas.map((_, i) => held.reduce((sum, e) => sum + e[i], 0));
  const real = errors(data, { inputs, targets: at.map(truth) });
  one.push(real[least(held[0])] / Math.min(...real));
  all.push(real[least(sums)] / Math.min(...real));
}
for (const list of [one, all]) list.sort((a, b) => a - b);
export const [oneTenth, allTenth] = [one[54], all[54]];
plot.line('one split', grid(0, 1, 60), one);
plot.line('all folds', grid(0, 1, 60), all);
plot.axes({ x: 'sorted draws', y: 'times', yScale: 'log' });
