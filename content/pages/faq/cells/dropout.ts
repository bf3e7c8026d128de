import { dataset, dot, random, ridge, sparseRegression } from 'weight-decay';
import { sqrt } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const p = slider('dropped', 0.2, { min: 0, max: 0.6, step: 0.05 });
const seed = 1;
const size = { count: 30, features: 6, nonzero: 6, noise: 1, seed };
const { inputs, targets } = sparseRegression(size);
const sums = new Float64Array(6);
inputs.data.forEach((xi, i) => (sums[i % 6] += xi * xi));
const x = inputs.data.map((xi, i) => xi / sqrt(sums[i % 6] / 30)); // Σx²/n = 1
const { uniform } = random(seed + 10000);
const drop = (xi: number) => (uniform() < p ? 0 : xi / (1 - p));

function fit(copies: number, weightDecay: number) {
  const rows = 30 * copies;
  const y = Array.from({ length: rows }, (_, i) => targets[i % 30]);
  const all = Array.from({ length: 6 * rows }, (_, i) => x[i % 180]);
  const data = Float64Array.from(copies > 1 ? all.map(drop) : all);
  const given = dataset({ rows, columns: 6, data }, y);
  return ridge(given, { weightDecay, intercept: false }).weights;
}
export const [plain, dropped] = [fit(1, 0), fit(400, 0)];
export const decayed = fit(1, p / (1 - p)); // λ = p/(1 − p)
const d = dropped.map((w, j) => w - decayed[j]);
export const distance = sqrt(dot(d, d) / dot(decayed, decayed));
plot.points('without decay', [1, 2, 3, 4, 5, 6], plain);
plot.points('ridge, λ = p/(1 − p)', [1, 2, 3, 4, 5, 6], decayed);
plot.line('with dropout', [1, 2, 3, 4, 5, 6], dropped);
plot.axes({ x: 'weight number', y: 'weight' });
