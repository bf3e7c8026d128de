import { halfSquaredError as loss, linear, ridgePath } from 'weight-decay';
import { sgd, sparseRegression, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const learningRate = 0.2;
const reach = Array.from({ length: 60 }, (_, k) => learningRate * (k + 1));
const lambdas = reach.map((r) => 1 / r);
const [ridge, stopped] = [reach.map(() => 0), reach.map(() => 0)];
for (let seed = firstSeed; seed < firstSeed + 20; seed++) {
  const kind = { count: 40, features: 20, nonzero: 20, noise: 10 };
  const data = sparseRegression({ ...kind, seed });
  const size = data.weights.reduce((sum, w) => sum + w * w, 0);
  const error = (w: ArrayLike<number>) =>
    data.weights.reduce((sum, v, j) => sum + (w[j] - v) * (w[j] - v), 0) /
    (size * 20); // ‖w − w*‖²/‖w*‖²
  ridgePath(data, lambdas, { intercept: false }).forEach((fit, k) => {
    ridge[k] += error(fit.weights);
  });
  const model = linear(20, 1, { bias: false, initializer: 'zeros' });
  const [{ value }] = model.parameters;
  const optimizer = sgd(model.parameters, { learningRate });
  const run = { model, data, loss, optimizer, steps: reach.length };
  for (const { step } of train(run)) stopped[step - 1] += error(value);
}
export const [bestRidge, bestStop] = [Math.min(...ridge), Math.min(...stopped)];
export const toTheEnd = stopped[reach.length - 1];
plot.line('ridge', reach, ridge);
plot.line('stopped early', reach, stopped);
plot.axes({ x: 'reach', y: 'distance', xScale: 'log' });
