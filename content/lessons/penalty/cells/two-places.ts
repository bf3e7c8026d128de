import { adam, parameter, sgd } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';

const shown = choice('optimizer', ['SGD', 'SGD with momentum', 'Adam']);
const places = { 'in the loss': 'l2', 'in the step': 'decoupled' } as const;

function descend(rule: typeof shown, place: keyof typeof places) {
  const w = parameter([0]);
  const decay = places[place];
  const options = { learningRate: 0.1, weightDecay: 0.25, decay };
  const momentum = rule === 'SGD' ? 0 : 0.9;
  const optimizer =
    rule === 'Adam'
      ? adam(w, { ...options, beta2: 0.95 })
      : sgd(w, { ...options, momentum });
  for (let step = 0; step <= 400; step++) {
    if (rule === shown) plot.line(place, step, w.value[0]);
    w.grad[0] = w.value[0] - 3; // L = ½(w − 3)²
    optimizer.step();
  }
  return w.value[0];
}

export const sgdInLoss = descend('SGD', 'in the loss');
export const sgdInStep = descend('SGD', 'in the step');
export const momentumInLoss = descend('SGD with momentum', 'in the loss');
export const momentumInStep = descend('SGD with momentum', 'in the step');
export const adamInLoss = descend('Adam', 'in the loss');
export const adamInStep = descend('Adam', 'in the step');
plot.axes({ x: 'step', y: 'weight', yDomain: [0, 5] });
