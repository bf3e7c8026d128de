import { abs, parameter, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const steepest = slider('s', 2, { min: 0.5, max: 4, step: 0.1 });

function diverges(learningRate: number, weightDecay: number) {
  const w = parameter([1]);
  const optimizer = sgd(w, { learningRate, weightDecay });
  for (let step = 0; step < 1000; step++) {
    w.grad[0] = steepest * w.value[0]; // L = ½sw²
    optimizer.step();
  }
  return !(abs(w.value[0]) <= 1);
}
function largest(weightDecay: number) {
  let [low, high] = [0, 8];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (diverges(middle, weightDecay)) high = middle;
    else low = middle;
  }
  return low;
}
const lambdas = [0, 0.5, 1, 1.5, 2, 3, 4];
export const measured = lambdas.map(largest);
export const formula = lambdas.map((lambda) => 2 / (steepest + lambda));
export const [without, , withOne] = measured;
plot.line('2/(s + λ)', lambdas, formula);
plot.points('measured', lambdas, measured);
plot.axes({ x: 'λ', y: 'largest learning rate' });
