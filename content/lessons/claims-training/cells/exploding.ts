import { divergedAt, halfSquaredError as loss, mlp, moons } from 'weight-decay';
import { sgd, train } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';

const factor = Number(choice('start', ['1.1', '1.2', '1.3', '1.4'], '1.3'));
const lambda = Number(choice('λ', ['0.01', '0.1', '1'], '0.1'));
const draws = Number(choice('draws', ['1', '12'], '12'));
const firstSeed = 1;

function explodes(weightDecay: number, seed: number) {
  const data = moons({ count: 60, noise: 0.25, seed });
  const model = mlp([2, 16, 16, 16, 16, 16, 16, 16, 1], { seed });
  const { weights } = model;
  for (const { value } of weights) value.set(value.map((w) => factor * w));
  const optimizer = sgd(weights, { learningRate: 0.1, weightDecay });
  try {
    const steps = train({ model, data, loss, optimizer, steps: 40 });
    return [...steps].some((step) => step.loss > 1e6);
  } catch (error) {
    return divergedAt(error) !== undefined;
  }
}
const seeds = Array.from({ length: draws }, (_, i) => firstSeed + i);
const count = (l: number) => seeds.filter((seed) => explodes(l, seed)).length;
export const [without, decayed] = [count(0), count(lambda)];
const saved = (without - decayed) / draws;
export const verdict =
  saved > 0.5 ? 'holds' : saved < 0.2 ? 'fails' : 'depends';
plot.bars('exploded', ['without decay', 'with decay'], [without, decayed]);
plot.axes({ yDomain: [0, draws] });
