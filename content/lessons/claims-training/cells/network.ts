import { binaryCrossEntropy as loss, mlp, moons, sgd } from 'weight-decay';
import { train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.006, { min: 0.0001, max: 0.1, scale: 'log' });
const level = slider('training loss', 0.25, { min: 0.1, max: 0.5, step: 0.05 });
const firstSeed = 1;
function reaches(weightDecay: number, seed: number) {
  const data = moons({ count: 100, noise: 0.25, seed });
  const model = mlp([2, 16, 1], { activation: 'tanh', seed });
  const { weights, biases } = model;
  const groups = [{ params: weights, weightDecay }, { params: biases }];
  const optimizer = sgd(groups, { learningRate: 0.3, momentum: 0.9 });
  for (const step of train({ model, data, loss, optimizer, steps: 300 })) {
    if (step.loss <= level) return step.step;
  }
  return Infinity;
}
let [sooner, later, never] = [0, 0, 0];
for (let draw = 1; draw <= 8; draw++) {
  const [a, b] = [0, lambda].map((l) => reaches(l, firstSeed + draw));
  plot.points('without decay', draw, a);
  plot.points('with decay', draw, b);
  if (b < a) sooner += 1;
  if (b > a) later += 1;
  if (b === Infinity) never += 1;
}
export { later, never, sooner };
plot.axes({ x: 'draw', y: 'steps', yDomain: [0, 300] });
