import { adam, adamw, cosine, parameter, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.5, { min: 0.1, max: 3, scale: 'log' });
const steps = 3000;
const seed = 1;

function rest(create: typeof adam, sigma: number) {
  const { normal } = random(seed);
  const w = parameter(new Float64Array(20).fill(1));
  const learningRate = cosine(0.01, { steps });
  const optimizer = create(w, { learningRate, weightDecay });
  for (let step = 0; step < steps; step++) {
    w.value.forEach((x, i) => (w.grad[i] = x - 1 + sigma * normal()));
    optimizer.step(); // E[g] = w − 1
  }
  return w.value.reduce((sum, x) => sum + x / 20, 0);
}

const noises = [0.1, 0.3, 1, 3, 10];
export const l2 = noises.map((sigma) => rest(adam, sigma));
export const decoupled = noises.map((sigma) => rest(adamw, sigma));
export const formula = noises.map((sigma) => 1 / (1 + weightDecay * sigma));
export const ridge = 1 / (1 + weightDecay);
plot.points('Adam, L2', noises, l2);
plot.points('AdamW', noises, decoupled);
plot.line('1/(1 + λσ)', noises, formula);
plot.rule('1/(1 + λ)', { y: ridge });
plot.axes({ x: 'gradient noise', xScale: 'log', yDomain: [0, 1] });
