import { elasticNetPath, grid, pow, ridgePath } from 'weight-decay';
import { sparseRegression } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';

const seed = 3;
const shown = choice('penalty', ['L1', 'L2', 'elastic net']);
const kind = { count: 40, features: 10, nonzero: 3, noise: 2 };
const data = sparseRegression({ ...kind, seed });
const lambdas = [...grid(1, -2, 61)].map((power) => pow(10, power));
const all = lambdas.map((l1) => ({ l1 }));
const half = lambdas.map((l) => ({ l1: l / 2, l2: l / 2 }));
const fits = {
  L1: elasticNetPath(data, all),
  L2: ridgePath(data, lambdas),
  'elastic net': elasticNetPath(data, half),
};
data.weights.forEach((truth, j) => {
  const path = fits[shown].map(({ weights }) => weights[j]);
  const key = truth === 0 ? 'useless' : 'useful';
  plot.line(key, [...lambdas, NaN], [...path, NaN]);
});
plot.axes({ x: 'λ', y: 'weight', xScale: 'log' });

const left = ({ weights }: { weights: Float64Array }) =>
  weights.filter((w) => w !== 0).length;
export const [leastL1, leastL2, leastNet] = Object.values(fits).map((path) =>
  Math.min(...path.map(left)),
);
