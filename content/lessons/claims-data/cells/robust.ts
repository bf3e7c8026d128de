import { adam, crossEntropy as loss, evaluate } from 'weight-decay';
import { mlp, moons, random, train, zeros } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';
const metric = choice('measured by', ['accuracy', 'loss']);
const kind = choice('data', ['patterns', 'two moons']);
const lambda = Number(choice('λ', ['0.003', '0.01', '0.03'], '0.01'));
const draws = Number(choice('draws', ['1', '8'], '8'));
const firstSeed = 1;
function examples(count: number, noise: number, seed: number) {
  if (kind === 'two moons') return moons({ count, noise, seed: seed + count });
  const [{ normal: a }, { normal: b }] = [random(seed), random(seed + count)];
  const [p, inputs] = [zeros(1, 256).data.map(() => a()), zeros(count, 64)];
  inputs.data.set(inputs.data.map((_, k) => p[k % 256] + 4 * noise * b()));
  return { inputs, targets: new Float64Array(count).map((_, i) => i % 4) };
}
export let won = 0; // gain ≥ 0.01
for (let seed = firstSeed; seed < firstSeed + draws; seed++) {
  const [a, b] = [0, lambda].map((weightDecay) => {
    const data = examples(40, 0.125, seed);
    const model = mlp([data.inputs.columns, 16, 4], { seed });
    const optimizer = adam(model.weights, { learningRate: 0.02, weightDecay });
    Array.from(train({ model, data, loss, optimizer, steps: 80 }));
    return evaluate(model, examples(200, 0.6, seed), loss)[metric];
  });
  plot.points('without decay', seed, a);
  plot.points('with decay', seed, b);
  if ((metric === 'loss' ? a - b : b - a) >= 0.01) won += 1 / draws;
}
export const verdict = won > 0.7 ? 'holds' : won < 0.3 ? 'fails' : 'depends';
plot.axes({ x: 'draw', y: metric });
