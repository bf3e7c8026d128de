import { dot, grid, pow, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const slope = slider('true slope', 1, { min: 0.5, max: 3, step: 0.1 });
const noise = slider('σ', 2, { min: 0.5, max: 4, step: 0.1 });
const seed = 1;
const [x, n] = [grid(-1.5, 1.5, 10), 10];
const s = dot(x, x) / n;
const { normal } = random(seed);
const estimates = Array.from({ length: 1000 }, () => {
  const y = x.map((at) => slope * at + noise * normal());
  return dot(x, y) / n / s; // ŵ = c/s
});
const error = (l: number, w: number) => pow((s / (s + l)) * w - slope, 2);
const counted = (l: number) =>
  estimates.reduce((sum, w) => sum + error(l, w) / 1000, 0);
const bias = (l: number) => pow((l * slope) / (s + l), 2);
const variance = (l: number) => (s * noise * noise) / n / pow(s + l, 2);
const total = (l: number) => bias(l) + variance(l);
export const best = (noise * noise) / (n * slope * slope); // λ* = σ²/(nw²)
export const [atZero, atBest] = [0, best].map(total);
export const beside = [best / 2, 2 * best].map(total);
const lambdas = Array.from(grid(-2, 1, 61), (k) => pow(10, k));
for (const [key, f] of Object.entries({ 'bias²': bias, variance, total }))
  plot.line(key, lambdas, lambdas.map(f));
const some = lambdas.filter((_, i) => i % 6 === 0);
export const ratios = some.map((l) => counted(l) / total(l));
plot.points('counted', some, some.map(counted));
plot.rule('best λ', { x: best });
plot.axes({ x: 'λ', y: 'slope error', xScale: 'log' });
