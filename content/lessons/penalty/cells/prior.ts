import { dot, pow, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const seed = 1;
const sigma = slider('σ', 1, { min: 0.5, max: 2, step: 0.1 });
const tau = slider('τ', 0.5, { min: 0.2, max: 2, step: 0.1 });
const n = 10;
const draw = random(seed);
const worlds = Array.from({ length: 2000 }, () => {
  const truth = draw.normal(0, tau);
  const x = Array.from({ length: n }, () => draw.normal());
  const y = x.map((xi) => truth * xi + draw.normal(0, sigma));
  const [xx, xy] = [dot(x, x), dot(x, y)];
  return { truth, fit: (lambda: number) => xy / (xx + n * lambda) };
});
const error = (lambda: number) => {
  const misses = worlds.map(({ truth, fit }) => fit(lambda) - truth);
  return dot(misses, misses) / misses.length;
};

export const predicted = (sigma * sigma) / (n * tau * tau); // σ²/(nτ²)
const lambdas = Array.from({ length: 61 }, (_, k) => pow(10, k / 15 - 2.5));
const errors = lambdas.map(error);
const lowest = Math.min(...errors, error(predicted));
export const atPredicted = error(predicted) / lowest;
export const atZero = error(0) / lowest;
export const atTenfold = error(10 * predicted) / lowest;
plot.line('error of the weight', lambdas, errors);
plot.rule('σ²/(nτ²)', { x: predicted });
plot.axes({ x: 'λ', xScale: 'log' });
