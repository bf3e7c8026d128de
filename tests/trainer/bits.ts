// The same bits everywhere: a few models trained in different ways, and a hash of every bit of their weights.
// It runs as it is in Node and in a browser.
import {
  adam,
  adamw,
  binaryCrossEntropy,
  crossEntropy,
  elasticNet,
  halfSquaredError,
  logisticRegression,
  mlp,
  moons,
  penalty,
  polynomial,
  ridge,
  monomials,
  rmsprop,
  sgd,
  spirals,
  train,
  warmupCosine,
} from '../../src/trainer/index.ts';
import type { Activation, Training } from '../../src/trainer/index.ts';

/** FNV-1a over the bytes of the numbers, least significant byte first. */
export function hash(values: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8));
  let state = 0x811c9dc5;
  for (const value of values) {
    view.setFloat64(0, value, true);
    for (let byte = 0; byte < 8; byte++) state = Math.imul(state ^ view.getUint8(byte), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}

function trained(
  activation: Activation,
  settings: Partial<Training>,
  optimizer: typeof adamw,
  outputs = 1,
): string {
  const norm = activation === 'silu' ? 'layer' : 'none';
  const model = mlp([2, 16, 16, outputs], { activation, norm, seed: 3 });
  const data = moons({ count: 60, noise: 0.2, seed: 1 });
  const learningRate = warmupCosine(0.02, { warmup: 10, steps: 150 });
  const groups = [{ params: model.weights, weightDecay: 0.1 }, { params: model.biases }];
  const steps = train({
    model,
    data,
    loss: binaryCrossEntropy,
    optimizer: optimizer(groups, { learningRate }),
    steps: 150,
    ...settings,
  });
  const losses = Float64Array.from(steps, ({ loss }) => loss);
  return hash(Float64Array.from([...losses, ...model.parameters.flatMap(({ value }) => [...value])]));
}

/** A hash for each way of training. */
export function trainedHashes(): Record<string, string> {
  const curve = polynomial({ count: 12, noise: 0.2, seed: 0 });
  const powers = { inputs: monomials(curve.x, 11), targets: curve.y };
  return {
    'tanh, sgd, mini-batches': trained('tanh', { batch: 10, seed: 5 }, sgd),
    'relu, adam, half squared error': trained('relu', { loss: halfSquaredError }, adam),
    'gelu, adamw, two classes': trained('gelu', { loss: crossEntropy }, adamw, 2),
    'sigmoid, rmsprop': trained('sigmoid', {}, rmsprop),
    'silu and layer norm, spirals': trained(
      'silu',
      { data: spirals({ count: 40, noise: 0.1, seed: 2 }) },
      adamw,
    ),
    'L1 by proximal steps': (() => {
      const model = mlp([2, 8, 1], { activation: 'geluTanh', initializer: 'xavierUniform' });
      const optimizer = sgd(model.parameters, { learningRate: 0.1, momentum: 0.9, nesterov: true });
      const settings = {
        model,
        data: moons({ count: 40, noise: 0.1, seed: 3 }),
        loss: binaryCrossEntropy,
        optimizer,
      };
      const extra = penalty(model.weights, { l1: 0.01, method: 'proximal' });
      return hash(
        Float64Array.from(train({ ...settings, penalty: extra, steps: 100 }), ({ objective }) => objective),
      );
    })(),
    ridge: hash(ridge(powers, { weightDecay: 1e-3 }).weights),
    'elastic net': hash(elasticNet(powers, { l1: 0.01, l2: 0.01 }).weights),
    'logistic regression': hash(
      logisticRegression(moons({ count: 60, noise: 0.2, seed: 1 }), { weightDecay: 0.1 }).weights,
    ),
  };
}
