import { binaryCrossEntropy as loss, dataset, grid } from 'weight-decay';
import { logistic, norm, pow, random, sgd, train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.001, { min: 0.0001, max: 0.1, scale: 'log' });
const seed = 3;

const { normal } = random(seed);
const labels = Array.from({ length: 40 }, (_, i) => i % 2);
const points = labels.map((y) => [normal(3 * y - 1.5, 0.4), normal()]);
const data = dataset(points, labels);

const marks = Array.from(grid(0, 3.9, 40), (at) => Math.round(pow(10, at)));

function grow(key: string, weightDecay: number) {
  const model = logistic(2, 1, { initializer: 'zeros' });
  const optimizer = sgd(model.weights, { learningRate: 1, weightDecay });
  for (const { step } of train({ model, data, loss, optimizer, steps: 8000 })) {
    if (marks.includes(step)) plot.line(key, step, norm(model.weights));
  }
  return norm(model.weights);
}
export const without = grow('without decay', 0);
export const decayed = grow('with decay', lambda);
plot.axes({ x: 'step', y: 'length', xScale: 'log' });
