import { parameter, sgd } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';

const target = slider('tap', 3, { min: 0, max: 5, step: 0.1 });
const weightDecay = slider('hole', 0.5, { min: 0, max: 2, step: 0.05 });
const learningRate = 0.1;

const level = chart('level');
const flow = chart('flow');
const w = parameter([0]);
const optimizer = sgd([w], { learningRate, weightDecay });
for (let step = 0; step <= 60; step++) {
  const now = w.value[0];
  level.line('weight', step, now);
  flow.line('inflow', step, learningRate * (target - now)); // −ηg
  flow.line('outflow', step, learningRate * weightDecay * now); // ηλw
  w.grad[0] = now - target; // L = ½(w − w*)²
  optimizer.step(); // w ← (1 − ηλ)w − ηg
}

export const rest = w.value[0];
export const balance = target / (1 + weightDecay); // w*/(1 + λ)

level.rule('balance', { y: balance });
level.axes({ x: 'step', yDomain: [0, 5] });
flow.axes({ x: 'step', yDomain: [0, 0.5] });
