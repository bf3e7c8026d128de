import { dot, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const seed = 1;
const lambda = slider('λ', 0.001, { min: 1e-6, max: 10, scale: 'log' });
const n = 1000;

const draw = random(seed);
const x = Array.from({ length: n }, () => draw.normal(0, 0.03));
const y = x.map((xi) => 2 * xi + draw.normal(0, 0.02));
const squares = (w: number) => {
  const r = x.map((xi, i) => w * xi - y[i]);
  return dot(r, r); // Σr²
};

// f(w) = aw² + bw + c: w = −b/(2a)
const bottom = (f: (w: number) => number) =>
  (f(-1) - f(1)) / (f(-1) - 2 * f(0) + f(1)) / 2;
const kept = (f: typeof squares) => bottom(f) / bottom(squares);

export const mean = kept((w) => squares(w) / (2 * n) + (lambda / 2) * w * w);
export const bareLoss = kept((w) => squares(w) / n + (lambda / 2) * w * w);
export const barePenalty = kept((w) => squares(w) / (2 * n) + lambda * w * w);
export const sum = kept((w) => squares(w) / 2 + (lambda / 2) * w * w);
export const sameLambda = n * lambda; // nλ
export const sumAgain = kept((w) => squares(w) / 2 + (sameLambda / 2) * w * w);

const names = ['no ½ on the penalty', 'ours', 'no ½ on the loss', 'summed'];
plot.bars('share kept', names, [barePenalty, mean, bareLoss, sum]);
plot.axes({ y: 'share kept', yDomain: [0, 1] });
