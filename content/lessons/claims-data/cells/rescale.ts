import { adam, crossEntropy as loss, evaluate, mlp } from 'weight-decay';
import { norm, random, train, zeros } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';
const factor = slider('factor', 0.3, { min: 0.1, max: 2, step: 0.1 });
const firstSeed = 1;
function examples(count: number, noise: number, seed: number) {
  const [{ normal: a }, { normal: b }] = [random(seed), random(seed + count)];
  const [p, inputs] = [zeros(1, 256).data.map(() => a()), zeros(count, 64)];
  inputs.data.set(inputs.data.map((_, k) => p[k % 256] + noise * b()));
  return { inputs, targets: new Float64Array(count).map((_, i) => i % 4) };
}
function measure(key: string, c: number, weightDecay: number) {
  let [length, right] = [0, 0];
  for (let seed = firstSeed; seed < firstSeed + 6; seed++) {
    const data = examples(40, 0.5, seed);
    const model = mlp([64, 16, 4], { seed });
    const optimizer = adam(model.weights, { learningRate: 0.02, weightDecay });
    Array.from(train({ model, data, loss, optimizer, steps: 80 }));
    const last = model.weights[1];
    last.value.set(last.value.map((v) => c * v));
    length += norm(last) / 6;
    right += evaluate(model, examples(200, 2.4, seed), loss).accuracy / 6;
  }
  chart('length of the last layer', { row: 1 }).bars('length', key, length);
  chart('accuracy under noise', { row: 1 }).bars('test accuracy', key, right);
  return right;
}
export const trained = measure('as trained', 1, 0);
export const rescaled = measure('rescaled', factor, 0);
export const decayed = measure('with decay', 1, 0.01);
