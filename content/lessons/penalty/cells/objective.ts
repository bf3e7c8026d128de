import { dot } from 'weight-decay';
import { plot } from 'weight-decay/plot';

export const target = [3, -1.5];

export function objective(w: number[], lambda: number) {
  const r = w.map((wi, i) => wi - target[i]);
  const loss = dot(r, r) / 2; // ½Σr²
  const penalty = 0 * lambda;
  return loss + penalty;
}

export function gradient(w: number[], lambda: number) {
  return w.map((wi, i) => wi - target[i] + 0 * lambda);
}

const lambda = 0.5;
let w = [0, 0];
for (let step = 0; step <= 100; step++) {
  plot.line('w₁', step, w[0]);
  plot.line('w₂', step, w[1]);
  const g = gradient(w, lambda);
  w = w.map((wi, i) => wi - 0.1 * g[i]); // w ← w − ηg
}
export const [w1, w2] = w;

plot.rule('minimum of w₁', { y: target[0] / (1 + lambda) });
plot.rule('minimum of w₂', { y: target[1] / (1 + lambda) });
plot.axes({ x: 'step', yDomain: [-2, 4] });
