import { log, parameter, sgd } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const learningRate = 0.1;
const weightDecay = 0.01;

const w = parameter([1]);
const optimizer = sgd([w], { learningRate, weightDecay });

export let steps = 0;
while (w.value[0] > 0.5) {
  plot.line('weight', steps, w.value[0]);
  w.grad[0] = 0; // g = 0
  optimizer.step(); // w ← (1 − ηλ)w
  steps += 1;
}
plot.line('weight', steps, w.value[0]);
plot.rule('half', { y: 0.5 });
plot.axes({ x: 'step', xDomain: [0, steps], yDomain: [0, 1] });

const halfLifeOf = (loss: number) => log(0.5) / log(1 - loss);

export const lossPerStep = learningRate * weightDecay; // ηλ
export const formula = log(2) / lossPerStep; // ln 2 / (ηλ)
export const atOnePercent = halfLifeOf(0.01);
export const adamwLossPerStep = 0.001 * 0.01;
export const adamwHalfLife = halfLifeOf(adamwLossPerStep);
