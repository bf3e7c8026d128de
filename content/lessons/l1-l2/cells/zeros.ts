import { halfSquaredError as loss, linear, penalty } from 'weight-decay';
import { sgd, sparseRegression, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const lambda = 0.2;
const kind = { count: 60, features: 100, nonzero: 5, noise: 0.5 };

function weights(options: Parameters<typeof penalty>[1]) {
  return Array.from({ length: 20 }, (_, k) => {
    const data = sparseRegression({ ...kind, seed: firstSeed + k });
    const model = linear(100, 1, { bias: false });
    const optimizer = sgd(model.parameters, { learningRate: 0.2 });
    const added = penalty(model.weights, options); // λ Σ|w|, ½λ Σw²
    const run = { model, data, loss, optimizer, penalty: added, steps: 150 };
    for (const _ of train(run));
    return [...model.parameters[0].value];
  }).flat();
}
const l1 = weights({ l1: lambda });
const proximal = weights({ l1: lambda, method: 'proximal' });
const l2 = weights({ l2: lambda });

const zeros = [l1, proximal, l2].map((all) => all.filter((w) => w === 0));
const counts = zeros.map((all) => all.length / 20);
export const [inL1, inProximal, inL2] = counts;
export const small = l1.filter((w) => w * w < 1e-6).length / 20; // |w| < 0.001
export const exact = inL1 === 0 ? 'none' : inL1 < 75 ? 'half' : 'most';
plot.bars('exact zeros', ['L1', 'L1, proximal', 'L2'], counts);
