import { adam, binaryCrossEntropy as loss, evaluate, mlp } from 'weight-decay';
import { flipLabels, moons, train } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';
const metric = choice('measured by', ['test accuracy', 'test loss']);
const labels = choice('wrong labels', ['none', '20 %'], '20 %');
const lambda = Number(choice('λ', ['0.001', '0.003', '0.03'], '0.003'));
const draws = Number(choice('draws', ['1', '8'], '8'));
const firstSeed = 1;
function measure(weightDecay: number, seed: number) {
  const clean = moons({ count: 60, noise: 0.15, seed });
  const wrong = labels === 'none' ? 0 : 0.2;
  const data = flipLabels(clean, { share: wrong, seed });
  const model = mlp([2, 16, 16, 1], { activation: 'tanh', seed });
  const optimizer = adam(model.parameters, { learningRate: 0.03, weightDecay });
  Array.from(train({ model, data, loss, optimizer, steps: 150 }));
  const test = moons({ count: 300, noise: 0.15, seed: seed + 10000 });
  const given = evaluate(model, test, loss);
  return metric === 'test loss' ? given.loss : given.accuracy;
}
export let [share, without, decayed] = [0, 0, 0];
for (let draw = 1; draw <= draws; draw++) {
  const [a, b] = [0, lambda].map((l) => measure(l, firstSeed + draw));
  plot.points('without decay', draw, a);
  plot.points('with decay', draw, b);
  [without, decayed] = [without + a / draws, decayed + b / draws];
  if ((metric === 'test loss' ? a - b : b - a) >= 0.01) share += 1 / draws;
}
export const verdict =
  share > 0.75 ? 'holds' : share < 0.25 ? 'fails' : 'depends';
plot.axes({ x: 'draw', y: metric });
