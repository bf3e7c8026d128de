import { halfSquaredError as loss, linear, penalty } from 'weight-decay';
import { sgd, sparseRegression, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const lambda = 0.2;
const kind = { count: 60, features: 100, nonzero: 5, noise: 0.5 };

function weights(key: string, options: Parameters<typeof penalty>[1]) {
  const all = Array.from({ length: 20 }, (_, k) => {
    const data = sparseRegression({ ...kind, seed: firstSeed + k });
    const model = linear(100, 1, { bias: false });
    const optimizer = sgd(model.parameters, { learningRate: 0.2 });
    const added = penalty(model.weights, options); // λ Σ|w|, ½λ Σw²
    const run = { model, data, loss, optimizer, penalty: added, steps: 150 };
    for (const _ of train(run));
    return [...model.parameters[0].value];
  }).flat();
  const share = (size: number) =>
    all.filter((w) => Math.abs(w) <= size).length / 20;
  plot.bars('exactly 0', key, share(0));
  plot.bars('|w| < 0.05', key, share(0.05));
  return [0, 0.05, 0.001].map(share);
}
const proximal = { l1: lambda, method: 'proximal' } as const;
export const [inL1, small, smaller] = weights('L1, gradient', { l1: lambda });
export const [inProximal] = weights('L1, proximal', proximal);
export const [inL2] = weights('L2', { l2: lambda });
export const exact = inL1 === 0 ? 'none' : inL1 < 75 ? 'half' : 'most';
plot.axes({ y: 'weights, of 100' });
