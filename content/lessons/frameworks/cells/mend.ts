import { plot } from 'weight-decay/plot';

export const lambda = 0.5;

export function step(w: number, sum: number, batch: number) {
  const gradient = (sum + lambda * w) / batch;
  return w - 0.1 * gradient;
}

for (const batch of [1, 4, 16]) {
  let w = 0;
  for (let t = 0; t <= 60; t++) {
    plot.line(`B = ${batch}`, t, w);
    w = step(w, batch * (w - 3), batch); // Σg = B(w − 3)
  }
}
plot.rule('3/(1 + λ)', { y: 3 / (1 + lambda) });
plot.axes({ x: 'step', yDomain: [0, 3.5] });
