import { plot } from 'weight-decay/plot';

export const learningRate = 0.1;
export const weightDecay = 0.5;

export function step(w: number, g: number) {
  return w - learningRate * g;
}

let w = 5;
for (let t = 0; t <= 60; t++) {
  plot.line('weight', t, w);
  w = step(w, w - 3); // L = ½(w − 3)²
}
plot.rule('fixed point', { y: 3 / (1 + weightDecay) });
plot.axes({ x: 'step', yDomain: [0, 5] });
