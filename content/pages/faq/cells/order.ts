import { random, sqrt } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.5, { min: 0.01, max: 1, step: 0.01 });
const seed = 1;
type Part = (d: number, w: number) => number;
const decay: Part = (d, w) => d + lambda * w; // d + λw
const rate: Part = (d) => 0.001 * d; // ηd
function adam(m = 0, v = 0, a = 1, b = 1): Part {
  return (d) => {
    [m, v] = [0.9 * m + 0.1 * d, 0.999 * v + 0.001 * d * d];
    [a, b] = [0.9 * a, 0.999 * b]; // β₁ᵗ, β₂ᵗ
    return m / (1 - a) / (sqrt(v / (1 - b)) + 1e-8); // m̂/(√v̂ + ε)
  };
}
function kept(key: string, chain: () => Part[]) {
  const { normal } = random(seed);
  let sum = 0;
  for (let i = 0; i < 50; i++) {
    const [parts, w] = [chain(), [1]];
    for (let step = 0; step < 1000; step++)
      w[0] -= parts.reduce((d, part) => part(d, w[0]), 10 * normal());
    sum += w[0] / 50;
  }
  plot.bars('share kept', key, sum);
  return sum;
}
export const before = kept('decay, Adam, η', () => [decay, adam(), rate]);
export const between = kept('Adam, decay, η', () => [adam(), decay, rate]);
export const behind = kept('Adam, η, decay', () => [adam(), rate, decay]);
