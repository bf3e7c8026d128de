// Every hand-written gradient against central differences: (f(x + h) − f(x − h)) / 2h, h = 10⁻⁵.
import { describe, expect, it } from 'vitest';
import {
  activation,
  binaryCrossEntropy,
  crossEntropy,
  dense,
  embedding,
  halfSquaredError,
  layerNorm,
  mlp,
  penalty,
  random,
  sequence,
  squaredError,
  weightNormDense,
  zeros,
} from '../../src/trainer/index.ts';
import type { Activation, Layer, Loss, Matrix } from '../../src/trainer/index.ts';

const ROWS = 5;
const STEP = 1e-5;
// The differences are good to about 10⁻¹⁰; a gradient is wrong by its own size if a term is forgotten.
const TOLERANCE = 1e-8;

function normals(rows: number, columns: number, seed: number): Matrix {
  const { normal } = random(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => normal()) };
}

function slope(values: Float64Array, i: number, f: () => number): number {
  const start = values[i];
  values[i] = start + STEP;
  const above = f();
  values[i] = start - STEP;
  const below = f();
  values[i] = start;
  return (above - below) / (2 * STEP);
}

function compare(name: string, values: Float64Array, gradient: Float64Array, f: () => number): void {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const expected = slope(values, i, f);
    largest = Math.max(largest, Math.abs(expected));
    expect(Math.abs(gradient[i] - expected), `${name}[${i}]: ${gradient[i]}, not ${expected}`).toBeLessThan(
      TOLERANCE,
    );
  }
  expect(largest, `the gradient of ${name} is not 0 everywhere`).toBeGreaterThan(1e-3);
}

const ACTIVATIONS: Activation[] = [
  'linear',
  'square',
  'relu',
  'leakyRelu',
  'sigmoid',
  'tanh',
  'silu',
  'gelu',
  'geluTanh',
];

const LAYERS: [string, () => Layer, number][] = [
  ['dense', () => dense(3, 4, { seed: 1 }), 3],
  ['dense without bias', () => dense(3, 4, { seed: 1, bias: false }), 3],
  ['dense of one output', () => dense(3, 1, { seed: 1, initializer: 'pytorch' }), 3],
  ...ACTIVATIONS.map((kind): [string, () => Layer, number] => [
    kind,
    () => activation(kind, { slope: 0.2 }),
    4,
  ]),
  ['layerNorm', () => layerNorm(4), 4],
  ['layerNorm, large epsilon', () => layerNorm(4, { epsilon: 0.5 }), 4],
  ['weightNormDense', () => weightNormDense(3, 4, { seed: 1 }), 3],
  ['weightNormDense without bias', () => weightNormDense(3, 4, { seed: 1, bias: false }), 3],
];

describe('layers', () => {
  it.each(LAYERS)('%s', (_name, make, columns) => {
    const layer = make();
    const { normal } = random(9);
    // away from their start: scales at 1 and shifts at 0 would hide a forgotten factor
    for (const { value } of layer.parameters)
      value.forEach((start, i) => (value[i] = start + 0.5 * normal()));
    const x = normals(ROWS, columns, 2);
    // The loss is Σ r ∘ y with fixed random r, so dy = r.
    const columnsOut = layer.forward(x).columns;
    const r = normals(ROWS, columnsOut, 3);
    const loss = () => layer.forward(x).data.reduce((sum, value, i) => sum + value * r.data[i], 0);
    loss();
    const dx = layer.backward(r).data.slice();
    const grads = layer.parameters.map(({ grad }) => grad.slice());
    compare('x', x.data, dx, loss);
    layer.parameters.forEach(({ name, value }, k) => compare(name, value, grads[k], loss));
  });

  it('embedding, which equals a dense layer on one-hot inputs', () => {
    const layer = embedding(4, 3, { fields: 2, seed: 5 });
    const [table] = layer.parameters;
    const x: Matrix = { rows: 3, columns: 2, data: Float64Array.from([0, 3, 2, 2, 0, 1]) };
    const r = normals(3, 3, 6);
    const loss = () => layer.forward(x).data.reduce((sum, value, i) => sum + value * r.data[i], 0);
    loss();
    layer.backward(r);
    compare('table', table.value, table.grad.slice(), loss);

    const oneHot = zeros(3, 8);
    x.data.forEach((index, at) => (oneHot.data[Math.floor(at / 2) * 8 + (at % 2) * 4 + index] = 1));
    const same = dense(8, 3, { bias: false });
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < 3; j++) same.parameters[0].value[j * 8 + i] = table.value[i * 3 + j];
    expect(same.forward(oneHot).data).toEqual(layer.forward(x).data);
  });

  it('the direction’s gradient in a weight-normalised layer is orthogonal to the direction', () => {
    const layer = weightNormDense(3, 2, { seed: 1 });
    layer.forward(normals(ROWS, 3, 2));
    layer.backward(normals(ROWS, 2, 3));
    const [{ value, grad }] = layer.parameters;
    for (const row of [0, 3]) {
      const product = [0, 1, 2].reduce((sum, i) => sum + value[row + i] * grad[row + i], 0);
      expect(Math.abs(product)).toBeLessThan(1e-14);
    }
  });

  it('relu and leakyRelu have the slope of their left side at 0, and let NaN through', () => {
    const x: Matrix = { rows: 1, columns: 2, data: Float64Array.from([0, NaN]) };
    for (const [kind, left] of [
      ['relu', 0],
      ['leakyRelu', 0.2],
    ] as const) {
      const layer = activation(kind, { slope: 0.2 });
      expect([...layer.forward(x).data]).toEqual([0, NaN]);
      expect(layer.backward({ rows: 1, columns: 2, data: Float64Array.from([1, 1]) }).data[0]).toBe(left);
    }
  });

  it('a weight-normalised layer starts as the dense layer does, and sees only the direction of v', () => {
    const x = normals(ROWS, 3, 2);
    const [normed, plain] = [weightNormDense(3, 4, { seed: 1 }), dense(3, 4, { seed: 1 })];
    const start = normed.forward(x).data.slice();
    plain.forward(x).data.forEach((y, i) => expect(start[i]).toBeCloseTo(y, 14));
    const [v, g] = normed.parameters;
    v.value.forEach((_, i) => (v.value[i] *= 8));
    expect(normed.forward(x).data).toEqual(start);
    g.value.forEach((_, o) => (g.value[o] *= 8));
    expect(normed.forward(x).data).toEqual(start.map((y) => 8 * y));
  });
});

const LOSSES: [string, Loss, number[], number][] = [
  ['halfSquaredError', halfSquaredError, [1, -2, 0.5, 3, 0, 1], 2],
  ['squaredError', squaredError, [1, -2, 0.5, 3, 0, 1], 2],
  ['binaryCrossEntropy', binaryCrossEntropy, [1, 0, 0, 1, 1, 0], 2],
  ['crossEntropy', crossEntropy, [1, 0, 2], 3],
];

describe('losses', () => {
  it.each(LOSSES)('%s', (_name, loss, targets, columns) => {
    const outputs = normals(3, columns, 4);
    const gradient = zeros(3, columns);
    const value = loss(outputs, targets, gradient);
    expect(loss(outputs, targets)).toBe(value);
    compare('outputs', outputs.data, gradient.data, () => loss(outputs, targets));
  });

  it.each([
    ['halfSquaredError', halfSquaredError, [1, 3], [0, 1], 5 / 4],
    ['squaredError', squaredError, [1, 3], [0, 1], 5 / 2],
    ['binaryCrossEntropy', binaryCrossEntropy, [0, 0], [0, 1], Math.LN2],
    ['binaryCrossEntropy of large logits', binaryCrossEntropy, [900, -900], [0, 0], 450],
    ['crossEntropy', crossEntropy, [0, 0], [1], Math.LN2],
    ['crossEntropy of large logits', crossEntropy, [1e4, 0], [1], 1e4],
  ] as [string, Loss, number[], number[], number][])(
    '%s of %o and %o is %d',
    (_name, loss, z, y, expected) => {
      const rows = z.length / (loss === crossEntropy ? 2 : 1);
      const outputs = { rows, columns: z.length / rows, data: Float64Array.from(z) };
      expect(loss(outputs, y)).toBeCloseTo(expected, 14);
    },
  );
});

describe('whole models', () => {
  it.each(['none', 'layer'] as const)('an mlp with norm %s, penalty included', (norm) => {
    const model = mlp([2, 4, 3, 2], { activation: 'tanh', norm, seed: 3 });
    const x = normals(ROWS, 2, 1);
    const targets = normals(ROWS, 2, 2).data;
    const extra = penalty([{ params: model.weights, l1: 0.03, l2: 0.1 }]);
    const objective = () => halfSquaredError(model.forward(x), targets) + extra.value();
    const gradient = zeros(ROWS, 2);
    halfSquaredError(model.forward(x), targets, gradient);
    const dx = model.backward(gradient, true).data.slice();
    extra.addGradient();
    const grads = model.parameters.map(({ grad }) => grad.slice());
    compare('x', x.data, dx, objective);
    model.parameters.forEach(({ name, value }, k) => {
      compare(name, value, grads[k], objective);
    });
  });

  it('a layer twice in a sequence is refused, for it remembers one forward only', () => {
    const layer = dense(2, 2);
    expect(() => sequence([layer, layer])).toThrow('layers is ["dense","dense"]; it must be all different');
  });
});
