import { activation, adam, dense, flipLabels, layerNorm } from 'weight-decay';
import { binaryCrossEntropy, moons, sequence, train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.01, { min: 0.001, max: 0.1, scale: 'log' });
const firstSeed = 1;
const test = moons({ count: 500, noise: 0.25, seed: firstSeed + 500 });
const loss = binaryCrossEntropy;
function compare(key: string, norms: boolean) {
  const losses = [0, 0, 0];
  for (let run = 0; run < 18; run++) {
    const [kind, seed] = [run % 3, firstSeed + Math.floor(run / 3)];
    const clean = moons({ count: 60, noise: 0.25, seed });
    const data = flipLabels(clean, { share: 0.2, seed });
    const relu = () => [...(norms ? [layerNorm(16)] : []), activation('relu')];
    const layers = [dense(2, 16, { seed }), ...relu(), dense(16, 16, { seed })];
    const model = sequence([...layers, ...relu(), dense(16, 1, { seed })]);
    const [w, b] = [kind > 0 ? lambda : 0, kind > 1 ? lambda : 0];
    const rest = { params: model.biases, weightDecay: b };
    const groups = [{ params: model.weights, weightDecay: w }, rest];
    const optimizer = adam(groups, { learningRate: 0.03 });
    for (const _ of train({ model, data, loss, optimizer, steps: 200 }));
    losses[kind] += loss(model.forward(test.inputs), test.targets) / 6;
  }
  plot.bars(key, ['∅', 'W', 'all'], losses);
  return losses;
}
export const [none, some, all] = compare('plain network', false);
export const [none2, some2, all2] = compare('with layer norms', true);
plot.axes({ y: 'test loss' });
