import { parameter, sgd } from 'weight-decay';
import { plot, points, slider } from 'weight-decay/plot';

export const lambda = slider('λ', 0.1, { min: 0.001, max: 10, scale: 'log' });
const [[a, b]] = points('w*', [[1, 3]], { x: [-1, 4], y: [-1, 4] });
const steep = { s: 2, x: 0.866, y: 0.5 }; // s, q
const flat = { s: 0.1, x: -0.5, y: 0.866 };
const along = (q: typeof flat, x: number, y: number) => q.x * x + q.y * y;

const w = parameter([0, 0]);
const learningRate = 0.8 / (steep.s + lambda);
const optimizer = sgd(w, { learningRate, weightDecay: lambda });
for (let step = 0; step < 300; step++) {
  w.grad.fill(0); // L = ½ Σ s(q·(w − w*))²
  for (const q of [steep, flat]) {
    const slope = q.s * along(q, w.value[0] - a, w.value[1] - b);
    w.grad[0] += slope * q.x;
    w.grad[1] += slope * q.y;
  }
  plot.line('descent', w.value[0], w.value[1]);
  optimizer.step();
}
export const [w1, w2] = w.value;
export const steepKept = along(steep, w1, w2) / along(steep, a, b);
export const flatKept = along(flat, w1, w2) / along(flat, a, b);
plot.line('steep direction', [-1, 4], [-0.577, 2.309]);
plot.line('flat direction', [-1, 0.577], [1.732, -1]);
plot.points('w*', a, b);
plot.points('with decay', w1, w2);
plot.axes({ x: 'w₁', y: 'w₂', equal: true });
