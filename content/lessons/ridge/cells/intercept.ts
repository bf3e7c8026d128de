import { dataset, polynomial, pow, ridge } from 'weight-decay';
import { plot, slider, toggle } from 'weight-decay/plot';

const lambda = slider('λ', 0.1, { min: 0.01, max: 10, scale: 'log' });
const penalized = toggle('penalize the intercept', true);
const firstSeed = 1;
const made = { count: 20, noise: 0.3, truth: (x: number) => 10 + x };

const fits = Array.from({ length: 30 }, (_, i) => {
  const { x, y } = polynomial({ ...made, seed: firstSeed + i }); // x̄ = 0
  const mean = y.reduce((sum, value) => sum + value / 20, 0); // ȳ
  const error = ([b, w]: number[]) =>
    y.reduce((sum, value, k) => sum + pow(value - b - w * x[k], 2) / 20, 0);
  const free = ridge(dataset(x, y), { weightDecay: lambda });
  const ones = Array.from(x, (value) => [1, value]);
  const all = { weightDecay: lambda, intercept: false };
  const bad = [...ridge(dataset(ones, y), all).weights];
  const good = [free.intercept, ...free.weights];
  return { x, y, mean, good, bad, ratio: error(bad) / error(good) };
});
export const misses = fits.map((f) => f.bad[0] - f.mean / (1 + lambda));
export const ratios = fits.map((f) => f.ratio);
export const factor = ratios.reduce((sum, ratio) => sum + ratio / 30, 0);
const [{ x, y, mean, good, bad }] = fits;
export const [low, formula] = [bad[0], mean / (1 + lambda)];
const [b, w] = penalized ? bad : good;
plot.line('with decay', [-1, 1], [b - w, b + w]);
plot.points('measurements', x, y);
plot.rule('mean of y', { y: mean });
plot.axes({ x: 'x', y: 'y', yDomain: [0, 12] });
