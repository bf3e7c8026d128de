import { adam, adamw, parameter, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 1, { min: 0.01, max: 10, scale: 'log' });
const learningRate = 0.001;
const steps = 1000;
const seed = 1;

function kept(create: typeof adam, scale: number) {
  const { normal } = random(seed);
  const weights = parameter(new Float64Array(50).fill(1));
  const optimizer = create(weights, { learningRate, weightDecay });
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < 50; i++) weights.grad[i] = scale * normal(); // E[g] = 0
    optimizer.step();
  }
  return weights.value.reduce((sum, w) => sum + w / 50, 0);
}

const scales = [0.01, 0.1, 1, 10];
export const l2 = scales.map((scale) => kept(adam, scale));
export const decoupled = scales.map((scale) => kept(adamw, scale));
export const [l2Tiny, , , l2Large] = l2;
export const [decoupledTiny, , , decoupledLarge] = decoupled;

plot.line('Adam, L2', scales, l2);
plot.line('AdamW', scales, decoupled);
plot.axes({ x: 'scale', y: 'kept', xScale: 'log', yDomain: [0, 1] });
