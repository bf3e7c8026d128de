import { adam, adamw, parameter, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const scale = slider('gradient', 1, { min: 0.01, max: 10, scale: 'log' });
const seed = 1;
const options = { learningRate: 0.001, weightDecay: 1 };

for (const [key, create] of [
  ['Adam, L2', adam],
  ['AdamW', adamw],
] as const) {
  const { normal } = random(seed);
  const w = parameter([1]);
  const optimizer = create(w, options);
  for (let step = 0; step <= 1000; step++) {
    if (step % 5 === 0) plot.line(key, step, w.value[0]);
    w.grad[0] = scale * normal(); // E[g] = 0
    optimizer.step();
  }
}
plot.axes({ x: 'step' });
