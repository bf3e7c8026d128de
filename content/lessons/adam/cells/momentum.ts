import { log, parameter, pow, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const momentum = slider('momentum', 0.9, { min: 0, max: 0.98, step: 0.01 });
const learningRate = 0.1;
const weightDecay = 0.01;
const steps = 1000;
function leak(key: string, decay: 'l2' | 'decoupled', lambda: number) {
  const w = parameter([1]);
  const options = { learningRate, momentum, decay, weightDecay: lambda };
  const optimizer = sgd(w, options);
  plot.line(key, 0, 1);
  for (let step = 1; step <= steps; step++) {
    optimizer.step(); // g = 0
    if (step % 10 === 0) plot.line(key, step, w.value[0]);
  }
  return w.value[0];
}

export const coupled = leak('L2, through the momentum', 'l2', weightDecay);
export const decoupled = leak('decoupled', 'decoupled', weightDecay);
export const matched = leak(
  'decoupled, λ/(1 − μ)',
  'decoupled',
  weightDecay / (1 - momentum),
);
export const factor = 1 / (1 - momentum);
export const formula = pow(1 - learningRate * weightDecay, steps);
export const speed = log(Math.abs(coupled)) / log(decoupled);
plot.axes({ x: 'step' });
