import { accuracy, binaryCrossEntropy, circles, mlp, norm } from 'weight-decay';
import { sgd, train } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.05, { min: 0, max: 0.1, step: 0.005 });
const later = slider('switched on', 500, { min: 0, max: 1000, step: 50 });
const firstSeed = 1;

function run(key: string, from: number, seed: number) {
  const data = circles({ count: 200, noise: 0.05, seed });
  const model = mlp([2, 8, 8, 8, 1], { activation: 'tanh', seed });
  const right = () => accuracy(model.forward(data.inputs), data.targets);
  const weightDecay = (step: number) => (step < from ? 0 : lambda);
  const decayed = { params: model.weights, weightDecay };
  const groups = [decayed, { params: model.biases, weightDecay: 0 }];
  const optimizer = sgd(groups, { learningRate: 0.1 });
  const given = { model, data, optimizer, loss: binaryCrossEntropy, seed };
  for (const { step } of train({ ...given, batch: 10, steps: 1200 })) {
    if (seed > firstSeed || step % 20 !== 1) continue;
    chart('norm', { row: 1 }).line(key, step, norm(model.weights));
    chart('right', { row: 1 }).line(key, step, right());
  }
  return right() < 0.6 ? 1 : 0;
}
for (const key of ['norm', 'right']) chart(key, { row: 1 }).axes({ x: 'step' });
export let [early, late] = [0, 0];
for (let seed = firstSeed; seed < firstSeed + 4; seed++) {
  early += run('from the start', 0, seed);
  late += run('switched on later', later, seed);
}
