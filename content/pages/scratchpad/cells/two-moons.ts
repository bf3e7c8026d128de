import { adam, binaryCrossEntropy, evaluate, flipLabels } from 'weight-decay';
import { mlp, moons, train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.01, { min: 1e-4, max: 0.1, scale: 'log' });
const seed = 1;

const clean = moons({ count: 60, noise: 0.25, seed });
const data = flipLabels(clean, { share: 0.15, seed });
const test = moons({ count: 500, noise: 0.25, seed: seed + 1 });
const loss = binaryCrossEntropy;
const model = mlp([2, 16, 16, 1], { seed });
const optimizer = adam(
  [{ params: model.weights, weightDecay }, { params: model.biases }],
  {
    learningRate: 0.01,
  },
);
for (const now of train({ model, data, loss, optimizer, steps: 500 })) {
  if (now.step % 10 > 0) continue;
  plot.line('training loss', now.step, now.loss);
  plot.line('test loss', now.step, evaluate(model, test, loss).loss);
}
plot.axes({ x: 'step' });

export const testAccuracy = evaluate(model, test, loss).accuracy;
