import { adam, adamw, cosine, parameter, random, sgd } from 'weight-decay';
import { plot, points, slider, toggle } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.5, { min: 0.3, max: 3, scale: 'log' });
const noise = slider('gradient noise', 0, { min: 0, max: 3, step: 0.1 });
const H = toggle('turned by 30°', false) ? [1.525, 0.823, 0.575] : [2, 0, 0.1];
const [[a, b]] = points('w*', [[3, -0.4]], { x: [-1, 4], y: [-2, 3] });
function rest(key: string, create: typeof adam, options = {}) {
  const { normal } = random(1);
  const w = parameter([-0.5, 2.5]);
  const learningRate = cosine(0.1, { steps: 1000 });
  const optimizer = create(w, { learningRate, weightDecay, ...options });
  for (let step = 0; step < 1000; step++) {
    const [x, y] = w.value;
    if (step % 4 === 0) plot.line(key, x, y);
    w.grad[0] = H[0] * (x - a) + H[1] * (y - b) + noise * normal();
    w.grad[1] = H[1] * (x - a) + H[2] * (y - b) + noise * normal();
    optimizer.step(); // L = ½(w − w*)ᵀH(w − w*)
  }
  return w.value;
}
export const [sgdX, sgdY] = rest('SGD, L2', sgd);
export const [l2X, l2Y] = rest('Adam, L2', adam, { beta2: 0.9 });
export const [boxX, boxY] = rest('AdamW', adamw, { beta2: 0.9 });
plot.points('w*', a, b);
export const wall = 1 / weightDecay;
const x = [-1, 1, 1, -1, -1].map((k) => k * wall);
const y = [-1, -1, 1, 1, -1].map((k) => k * wall);
plot.line('‖w‖∞ = 1/λ', x, y);
plot.axes({ x: 'w₁', y: 'w₂', equal: true });
