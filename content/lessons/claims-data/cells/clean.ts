import { adam, binaryCrossEntropy as loss, evaluate, mlp } from 'weight-decay';
import { moons, train } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';
const lambda = slider('λ', 0.003, { min: 0.0001, max: 0.1, scale: 'log' });
const count = slider('training points', 60, { min: 20, max: 120, step: 20 });
const firstSeed = 1;
function measure(weightDecay: number, seed: number) {
  const data = moons({ count, noise: 0.15, seed });
  const model = mlp([2, 12, 12, 1], { activation: 'tanh', seed });
  const optimizer = adam(model.parameters, { learningRate: 0.03, weightDecay });
  Array.from(train({ model, data, loss, optimizer, steps: 120 }));
  const test = moons({ count: 300, noise: 0.15, seed: seed + 10000 });
  return evaluate(model, test, loss);
}
export let [better, gain, lossWithout, lossWith] = [0, 0, 0, 0];
const left = chart('test accuracy', { row: 1 });
const right = chart('test loss', { row: 1 });
for (let draw = 1; draw <= 8; draw++) {
  const [a, b] = [0, lambda].map((l) => measure(l, firstSeed + draw));
  left.points('without decay', draw, a.accuracy);
  left.points('with decay', draw, b.accuracy);
  right.points('without decay', draw, a.loss);
  right.points('with decay', draw, b.loss);
  if (b.accuracy > a.accuracy) better += 1;
  gain += (b.accuracy - a.accuracy) / 8;
  lossWithout += a.loss / 8;
  lossWith += b.loss / 8;
}
left.axes({ x: 'draw' });
right.axes({ x: 'draw' });
