import { accuracy, adam, adamw, flipLabels, mlp, moons } from 'weight-decay';
import { binaryCrossEntropy as loss, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const test = moons({ count: 500, noise: 0.25, seed: firstSeed + 500 });

function score(create: typeof adam, weightDecay: number, seed: number) {
  const clean = moons({ count: 60, noise: 0.25, seed });
  const data = flipLabels(clean, { share: 0.2, seed });
  const model = mlp([2, 16, 16, 1], { seed });
  const decayed = { params: model.weights, weightDecay };
  const groups = [decayed, { params: model.biases, weightDecay: 0 }];
  const optimizer = create(groups, { learningRate: 0.03 });
  for (const _ of train({ model, data, loss, optimizer, steps: 200 }));
  return accuracy(model.forward(test.inputs), test.targets) / 6;
}
const mean = (create: typeof adam, weightDecay: number) =>
  [0, 1, 2, 3, 4, 5]
    .map((i) => score(create, weightDecay, firstSeed + i))
    .reduce((sum, share) => sum + share);

export const none = mean(adam, 0);
export const l2 = [0.001, 0.01, 0.1].map((lambda) => mean(adam, lambda));
export const decoupled = [0.1, 1, 10].map((lambda) => mean(adamw, lambda));
export const [l2Best, decoupledBest] = [l2[1], decoupled[1]];
plot.line('Adam, L2', [0.001, 0.01, 0.1], l2);
plot.line('AdamW', [0.1, 1, 10], decoupled);
plot.rule('without decay', { y: none });
plot.axes({ x: 'λ', y: 'test accuracy', xScale: 'log' });
