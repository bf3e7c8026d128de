import { adam, adamw, angle, dot, parameter, random, sqrt } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

export const product = slider('ηλ', 0.005, { min: 0.001, max: 0.02 });
const steps = 2400;
const seed = 1;

function turn(create: typeof adam, learningRate: number) {
  const { normal } = random(seed);
  const w = parameter(Array.from({ length: 20 }, () => normal(0, 0.3)));
  const weightDecay = product / learningRate;
  const optimizer = create(w, { learningRate, weightDecay });
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const old = w.value.slice();
    const u = old.map(() => normal());
    const [along, square] = [dot(u, old), dot(old, old)];
    w.grad.set(u.map((x, i) => (x - (along / square) * old[i]) / sqrt(square)));
    optimizer.step(); // ⟨g, w⟩ = 0
    if (step >= steps / 2) sum += angle(old, w.value);
  }
  return (sum / (steps / 2)) * 57.2958;
}

const rates = [0.005, 0.01, 0.02, 0.05, 0.1];
export const decoupled = rates.map((rate) => turn(adamw, rate));
export const l2 = rates.map((rate) => turn(adam, rate));
plot.line('AdamW', rates, decoupled);
plot.line('Adam, L2', rates, l2);
plot.axes({ x: 'learning rate', y: 'degrees', xScale: 'log' });
