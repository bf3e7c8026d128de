// The same bits everywhere: a few models trained in different ways, and a hash of every bit of their weights.
// It runs as it is in Node and in a browser.
import {
  adam,
  adamw,
  binaryCrossEntropy,
  crossEntropy,
  elasticNet,
  halfSquaredError,
  handedOver,
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
  squaredError,
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
  const norm = activation === 'silu' && settings.precision !== 'float32' ? 'layer' : 'none';
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

// What the fast engine does of all this, and its one-hot rows; it must not have been handed over.
function trainedFast(): Record<string, string> {
  const fast = { precision: 'float32' } as const;
  const model = mlp([20, 12, 5], { seed: 4 });
  const hot = { rows: 25, columns: 20, data: new Float64Array(500) };
  for (let row = 0; row < 25; row++) hot.data[20 * row + (row % 20)] = 1;
  const targets = Float64Array.from({ length: 25 }, (_, row) => row % 5);
  const optimizer = rmsprop(model.parameters, { learningRate: 0.01, momentum: 0.5, centered: true });
  const settings = { model, data: { inputs: hot, targets }, loss: crossEntropy, optimizer, steps: 100 };
  const reason = handedOver(settings);
  if (reason !== undefined) return { 'float32, handed over': reason };
  for (const _ of train({ ...settings, ...fast })) continue;
  const hashes: Record<string, string> = {
    'float32, one-hot rows, rmsprop': hash(
      Float64Array.from(model.parameters.flatMap(({ value }) => [...value])),
    ),
  };
  for (const activation of ['tanh', 'sigmoid', 'silu', 'gelu', 'geluTanh', 'leakyRelu'] as const)
    hashes[`float32, ${activation}, adamw, mini-batches`] = trained(
      activation,
      { ...fast, batch: 7, loss: activation === 'gelu' ? squaredError : binaryCrossEntropy },
      adamw,
    );
  hashes['float32, relu, sgd, three classes'] = trained('relu', { ...fast, loss: crossEntropy }, sgd, 3);
  return hashes;
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
    ...trainedFast(),
    ridge: hash(ridge(powers, { weightDecay: 1e-3 }).weights),
    'elastic net': hash(elasticNet(powers, { l1: 0.01, l2: 0.01 }).weights),
    'logistic regression': hash(
      logisticRegression(moons({ count: 60, noise: 0.2, seed: 1 }), { weightDecay: 0.1 }).weights,
    ),
  };
}
