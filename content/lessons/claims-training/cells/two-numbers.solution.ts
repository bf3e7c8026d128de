import { plot, slider } from 'weight-decay/plot';

export function conditionNumber(least: number, most: number, lambda: number) {
  return (most + lambda) / (least + lambda);
}

export function largestLearningRate(most: number, lambda: number) {
  return 2 / (most + lambda);
}

const lambda = slider('λ', 0.01, { min: 0.001, max: 1, scale: 'log' });
const eta = largestLearningRate(1, lambda);
export const kappa = conditionNumber(0.001, 1, lambda);
for (const [key, share] of [
  ['below', 0.99],
  ['above', 1.01],
] as const) {
  let w = 1;
  for (let step = 0; step <= 60; step++) {
    plot.line(key, step, w);
    w -= share * eta * (1 * w + lambda * w); // L = ½w²
  }
}
plot.axes({ x: 'step', yDomain: [-4, 4] });
