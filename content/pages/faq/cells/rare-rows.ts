import { grid, parameter, pow, random, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.01, { min: 0.001, max: 0.1, scale: 'log' });
const seed = 1;
const steps = 8000;

function rest(p: number) {
  const { uniform } = random(seed);
  const w = parameter(new Float64Array(50).fill(1));
  const optimizer = sgd(w, { learningRate: 0.1, weightDecay });
  let sum = 0;
  for (let step = 1; step <= steps; step++) {
    w.value.forEach((x, i) => (w.grad[i] = uniform() < p ? x - 1 : 0));
    optimizer.step(); // E[g] = p(w − 1)
    if (step > steps / 2) sum += w.value.reduce((s, x) => s + x / 50, 0);
  }
  return sum / (steps / 2);
}

const shares = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
export const rests = shares.map(rest);
export const formula = shares.map((p) => p / (p + weightDecay));
export const [rarest, , likely, , often] = rests;
const fine = Array.from(grid(-3, 0, 61), (e) => pow(10, e));
const curve = fine.map((p) => p / (p + weightDecay));
plot.line('p/(p + λ)', fine, curve);
plot.points('rows of the embedding', shares, rests);
plot.axes({ x: 'share of batches', y: 'kept', xScale: 'log', yDomain: [0, 1] });
