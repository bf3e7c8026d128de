import { grid, pow } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

export const lambda = slider('λ', 0.3, { min: 0, max: 1, step: 0.005 });
const layers = slider('layers', 3, { min: 2, max: 6, step: 1 });
const height = (w: number) =>
  (pow(w, layers) - 1) * (pow(w, layers) - 1) * 0.5 +
  0.5 * lambda * layers * w * w;
const slope = (w: number) => (height(w + 1e-5) - height(w - 1e-5)) / 2e-5;

let w = 1;
for (let step = 0; step < 3000; step++) w -= 0.05 * slope(w);
export const rest = w;

const half = (layers - 2) / layers;
const base = (layers - 2) / (2 * layers - 2);
export const limit = (pow(base, half) * layers) / (2 * layers - 2); // λ꜀

const at = grid(0, 1.2, 121);
plot.line('objective', at, at.map(height));
plot.points('where it starts', 1, height(1));
plot.points('where it rests', rest, height(rest));
plot.axes({ x: 'w', yDomain: [0, 1] });
