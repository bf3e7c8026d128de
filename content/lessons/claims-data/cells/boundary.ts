import { adam, binaryCrossEntropy as loss, decisionField } from 'weight-decay';
import { evaluate, flipLabels, mlp, moons, train } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';
const lambda = slider('λ', 0.003, { min: 0.0001, max: 0.1, scale: 'log' });
const seed = 1;
const clean = moons({ count: 60, noise: 0.15, seed });
const data = flipLabels(clean, { share: 0.2, seed });
const test = moons({ count: 400, noise: 0.15, seed: seed + 10000 });
const [x, y]: [number, number][] = [
  [-1.5, 2.5],
  [-1.2, 1.7],
];
function learn(key: string, weightDecay: number) {
  const model = mlp([2, 16, 16, 1], { activation: 'tanh', seed });
  const optimizer = adam(model.parameters, { learningRate: 0.03, weightDecay });
  Array.from(train({ model, data, loss, optimizer, steps: 150 }));
  const { values } = decisionField(model, { x, y, resolution: 40 });
  const plot = chart(key, { row: 1 });
  const sides = ['blue class', 'orange class'] as const;
  plot.field('boundary', { x, y, columns: 40, values, levels: [0], sides });
  data.targets.forEach((label, i) => {
    const [a, b] = data.inputs.data.subarray(2 * i);
    plot.points(sides[label], a, b);
  });
  plot.axes({ x: 'x', y: 'y', equal: true });
  return [data, test].map((on) => evaluate(model, on, loss).accuracy);
}
export const [trainWithout, testWithout] = learn('without decay', 0);
export const [trainWith, testWith] = learn('with decay', lambda);
