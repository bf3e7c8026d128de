import { dataset, dot, grid, random, ridge } from 'weight-decay';
import { sparseRegression } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';
const lambda = slider('λ', 1, { min: 0.01, max: 10, scale: 'log' });
const seed = 1;
const size = { features: 20, nonzero: 20, noise: 1, seed };
const { inputs, targets } = sparseRegression({ count: 2030, ...size });
const { data: xs } = inputs;
const rows = Array.from(targets, (_, i) => xs.slice(20 * i, 20 * i + 20));
const data = dataset(rows.slice(0, 30), targets.subarray(0, 30));
const sigmas = Array.from(grid(0, 2, 5));
export let largestError = 0;
function loss(key: string, weightDecay: number) {
  const { weights: w } = ridge(data, { weightDecay, intercept: false });
  const { normal } = random(seed + 10000);
  const measured = sigmas.map((s) => {
    const noisy = rows.slice(30).map((x) => x.map((xj) => xj + s * normal()));
    const r = noisy.map((x, i) => dot(x, w) - targets[30 + i]);
    return dot(r, r) / r.length; // MSE
  });
  const formula = sigmas.map((s) => measured[0] + s * s * dot(w, w));
  plot.axes({ x: 'σ', y: 'squared error' });
  plot.line(key, sigmas, formula);
  plot.points('measured', sigmas, measured);
  const off = sigmas.map((_, i) => Math.abs(measured[i] / formula[i] - 1));
  largestError = Math.max(largestError, ...off);
  return measured;
}
export const [without] = loss('without decay', 0).slice(-1);
export const [decayed] = loss('with decay', lambda).slice(-1);
