import { parameter, penalty, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = 0.3;
const learningRate = slider('learning rate', 0.2, { min: 0.05, max: 0.4 });

function walk(method: 'gradient' | 'proximal') {
  const w = parameter([1]);
  const optimizer = sgd(w, { learningRate });
  const l1 = penalty(w, { l1: lambda });
  const path = [w.value[0]];
  for (let step = 0; step < 60; step++) {
    w.grad[0] = w.value[0] - 0.1; // L = ½(w − 0.1)²
    if (method === 'gradient') l1.addGradient(); // g ← g + λ sign(w)
    optimizer.step(); // w ← w − ηg
    if (method === 'proximal') l1.proximalStep(learningRate);
    path.push(w.value[0]);
  }
  return path;
}
const [subgradient, proximal] = [walk('gradient'), walk('proximal')];
subgradient.forEach((w, step) => plot.line('L1, gradient', step, w));
proximal.forEach((w, step) => plot.line('L1, proximal', step, w));
plot.axes({ x: 'step', y: 'weight' });

const late = subgradient.slice(-10);
export const zeros = late.filter((w) => w === 0).length;
export const swing = Math.max(...late) - Math.min(...late);
export const [arrived, most] = [proximal.indexOf(0), 2 * learningRate * lambda];
