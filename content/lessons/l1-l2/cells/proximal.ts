import { plot } from 'weight-decay/plot';

export const learningRate = 0.2;
export const lambda = 0.3;

export function step(w: number, g: number) {
  return w - learningRate * (g + lambda * Math.sign(w));
}

const ends = [0.8, -0.6, 0.2, -0.1].map((target) => {
  let w = 0.5;
  for (let t = 0; t <= 60; t++) {
    plot.line('weight', t, w);
    w = step(w, w - target); // L = ½(w − ŵ)²
  }
  plot.line('weight', NaN, NaN);
  return w;
});
plot.axes({ x: 'step' });
export const zeros = ends.filter((w) => w === 0).length;
