/**
 * What is trained: networks of the sizes that tutorials use, fixed by seeds to the last bit, so that whether two
 * libraries did the same work can be seen from the parameters they end with.
 */
import { random } from '../src/trainer/index.ts';
import type { Random } from '../src/trainer/index.ts';

export type Squash = 'tanh' | 'relu' | 'linear';

/**
 * Every workload decays the weights, not the biases.
 *
 *   sgd     v ← μv + g + λθ,  θ ← θ − ηv             μ momentum, may be 0
 *   adamw   θ ← (1 − ηλ)θ − η m̂ / (√v̂ + 10⁻⁸)        as in PyTorch
 */
export type Update =
  | { rule: 'sgd'; learningRate: number; weightDecay: number; momentum: number }
  | { rule: 'adamw'; learningRate: number; weightDecay: number; beta1: number; beta2: number };

export interface Shape {
  title: string;
  /** Inputs, hidden layers, outputs. */
  sizes: number[];
  hidden: Squash;
  output: Squash;
  /** 'squares': half the squared error, 'classes': softmax cross-entropy; a mean over the rows of the batch. */
  loss: 'squares' | 'classes';
  rows: number;
  batch: number;
  update: Update;
  /** The limits of uniform weights, 'he' for normal ones, or 0; biases start at `bias`. */
  start: number | 'he';
  bias: number;
  /** After so many steps the parameters are compared with the reference. */
  check: number;
}

export interface Workload extends Shape {
  id: string;
  /** Rows one after the other. Batches are taken in this order: the first `batch` rows, the next … */
  inputs: Float32Array;
  /** The outputs wanted: a number for each row, or 1 in the place of the class and 0 elsewhere. */
  targets: Float32Array;
  /** The class of each row; empty for numbers. */
  classes: Int32Array;
  /** Each layer's start: weights [outputs, inputs], row after row, and biases. Float32, so that all can start there. */
  weights: Float32Array[];
  biases: Float32Array[];
}

const adamw: Update = { rule: 'adamw', learningRate: 0.01, weightDecay: 0.01, beta1: 0.9, beta2: 0.999 };
const grokking: Update = { rule: 'adamw', learningRate: 0.001, weightDecay: 1, beta1: 0.9, beta2: 0.98 };
const relu = { hidden: 'relu', output: 'linear', loss: 'classes', start: 'he', bias: 0 } as const;

const shapes: Record<string, Shape> = {
  W1: {
    title: 'a playground network: 2-8-8-1, tanh, batches of 10, SGD',
    sizes: [2, 8, 8, 1],
    hidden: 'tanh',
    output: 'tanh',
    loss: 'squares',
    rows: 200,
    batch: 10,
    update: { rule: 'sgd', learningRate: 0.03, weightDecay: 0.001, momentum: 0 },
    start: 0.5,
    bias: 0.1,
    check: 40,
  },
  W2: {
    ...relu,
    title: 'two moons: 2-64-64-2, relu, all 256 rows, AdamW',
    sizes: [2, 64, 64, 2],
    rows: 256,
    batch: 256,
    update: adamw,
    check: 20,
  },
  W3: {
    ...relu,
    title: 'like digits: 64-128-10, relu, batches of 32, momentum',
    sizes: [64, 128, 10],
    rows: 1000,
    batch: 32,
    update: { rule: 'sgd', learningRate: 0.05, weightDecay: 0.001, momentum: 0.9 },
    check: 33,
  },
  W4a: {
    ...relu,
    title: 'addition modulo 31: 62-256-31, relu, all 961 pairs, AdamW',
    sizes: [62, 256, 31],
    rows: 961,
    batch: 961,
    update: grokking,
    check: 3,
  },
  W4b: {
    ...relu,
    title: 'addition modulo 97: 194-256-97, relu, 3764 pairs, AdamW',
    sizes: [194, 256, 97],
    rows: 3764,
    batch: 3764,
    update: grokking,
    check: 2,
  },
  W5: {
    title: 'ridge regression: 200-1, linear, 20 rows in batches of 5, SGD',
    sizes: [200, 1],
    hidden: 'linear',
    output: 'linear',
    loss: 'squares',
    rows: 20,
    batch: 5,
    update: { rule: 'sgd', learningRate: 0.002, weightDecay: 0.01, momentum: 0 },
    start: 0,
    bias: 0,
    check: 40,
  },
};

export const ids = Object.keys(shapes);

/** A workload of any size, as an id: its batch, the width of its layers, and how many of them are hidden. */
export function sized(batch: number, width: number, depth: number): string {
  return [batch, width, depth].join('/');
}

export function shapeOf(id: string): Shape {
  if (id in shapes) return shapes[id];
  const [batch, width, depth] = id.split('/').map(Number);
  const sizes = [width, ...Array<number>(depth).fill(width), 10];
  return { ...shapes['W3'], title: sizes.join('-'), sizes, rows: batch, batch };
}

/** The multiplications and additions of matrices in one step: forward, and back to weights and signals. */
export function operations({ sizes, batch }: Shape): number {
  const pairs = sizes.slice(1).map((width, l) => width * sizes[l] * (l === 0 ? 2 : 3));
  return 2 * batch * pairs.reduce((sum, count) => sum + count);
}

// One row of inputs, and the number or the class that it asks for.
type Row = { inputs: ArrayLike<number>; answer: number };

const rowMakers: Record<string, (shape: Shape, generator: Random) => Row[]> = {
  W1: ({ rows }, { uniform }) =>
    Array.from({ length: rows }, () => {
      const [x, y] = [uniform(-5, 5), uniform(-5, 5)];
      return { inputs: [x, y], answer: x * y >= 0 ? 1 : -1 };
    }),
  W2: ({ rows }, { uniform, normal }) =>
    Array.from({ length: rows }, (_, i) => {
      const [angle, lower] = [uniform(0, Math.PI), i % 2];
      const [x, y] = lower
        ? [1 - Math.cos(angle), 0.5 - Math.sin(angle)]
        : [Math.cos(angle), Math.sin(angle)];
      return { inputs: [normal(x, 0.1), normal(y, 0.1)], answer: lower };
    }),
  W3({ rows, sizes: [pixels] }, { uniform, normal, integer }) {
    const digits = Array.from({ length: 10 }, () => Array.from({ length: pixels }, () => uniform()));
    return Array.from({ length: rows }, () => {
      const answer = integer(10);
      return { inputs: digits[answer].map((p) => Math.min(1, Math.max(0, normal(p, 0.3)))), answer };
    });
  },
  W4({ rows, sizes: [inputs, , p] }, { shuffle }) {
    const pairs = shuffle(Array.from({ length: p * p }, (_, k) => [Math.floor(k / p), k % p]));
    return pairs.slice(0, rows).map(([a, b]) => {
      const hot = new Float64Array(inputs);
      hot[a] = hot[p + b] = 1;
      return { inputs: hot, answer: (a + b) % p };
    });
  },
  W5({ rows, sizes: [features] }, { normal }) {
    const slope = Array.from({ length: features }, () => normal(0, 1 / Math.sqrt(features)));
    return Array.from({ length: rows }, () => {
      const inputs = slope.map(() => normal());
      return { inputs, answer: inputs.reduce((sum, x, i) => sum + x * slope[i], normal(0, 0.1)) };
    });
  },
};

export function workload(id: string): Workload {
  const shape = shapeOf(id);
  const { sizes, start, bias } = shape;
  const generator = random(0);
  const made = (rowMakers[id.slice(0, 2)] ?? rowMakers['W3'])(shape, generator);
  const outputs = sizes.at(-1) ?? 0;
  const one = (answer: number) => Array.from({ length: outputs }, (_, k) => (k === answer ? 1 : 0));
  const classes = shape.loss === 'classes' ? made.map(({ answer }) => answer) : [];
  const first = (inputs: number) =>
    start === 'he' ? generator.normal(0, Math.sqrt(2 / inputs)) : generator.uniform(-start, start);
  return {
    ...shape,
    id,
    inputs: Float32Array.from(made.flatMap(({ inputs }) => Array.from(inputs))),
    targets: Float32Array.from(classes.length ? classes.flatMap(one) : made.map(({ answer }) => answer)),
    classes: Int32Array.from(classes),
    weights: sizes
      .slice(1)
      .map((width, l) => Float32Array.from({ length: width * sizes[l] }, () => first(sizes[l]))),
    biases: sizes.slice(1).map((width) => new Float32Array(width).fill(bias)),
  };
}

/** First row of a step's batch, and the row after its last; steps count from 0. */
export function batchOf({ rows, batch }: Workload, step: number): [from: number, to: number] {
  const from = (step % Math.ceil(rows / batch)) * batch;
  return [from, Math.min(rows, from + batch)];
}

/** The batches of one pass. */
export function batches(work: Workload): [from: number, to: number][] {
  return Array.from({ length: Math.ceil(work.rows / work.batch) }, (_, step) => batchOf(work, step));
}

/** Weights and biases of all layers as one list: W₁, b₁, W₂, b₂ … */
export function flat(weights: ArrayLike<number>[], biases: ArrayLike<number>[]): number[] {
  return weights.flatMap((w, l) => [...Array.from(w), ...Array.from(biases[l])]);
}

/** [rows, columns] read as [columns, rows]. */
export function transposed(values: ArrayLike<number>, rows: number): number[] {
  const columns = values.length / rows;
  return Array.from(values, (_, k) => values[(k % rows) * columns + Math.floor(k / rows)]);
}

const squash: Record<Squash, (z: number) => number> = {
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  linear: (z) => z,
};
/** The derivative of a squash, by its value. */
const slope: Record<Squash, (y: number) => number> = {
  tanh: (y) => 1 - y * y,
  relu: (y) => (y > 0 ? 1 : 0),
  linear: () => 1,
};

/**
 * The parameters after `steps` steps, as a list of numbers at the start and one at the end: the arbiter of who did the
 * same work. Row by row, in float64, and nothing in it is shared with what it judges.
 */
export function reference(work: Workload, steps: number): { start: number[]; end: number[] } {
  const { sizes, hidden, output, loss, inputs, targets, update } = work;
  const last = sizes.length - 2;
  const kind = (l: number): Squash => (l === last ? output : hidden);
  const layers = work.weights.flatMap((w, l) => [Float64Array.from(w), Float64Array.from(work.biases[l])]);
  const zeros = () => layers.map((values) => new Float64Array(values.length));
  const [first, second] = [zeros(), zeros()];

  for (let step = 0; step < steps; step++) {
    const [from, to] = batchOf(work, step);
    const gradients = zeros();
    for (let row = from; row < to; row++) {
      const signals = [Float64Array.from(inputs.subarray(row * sizes[0], (row + 1) * sizes[0]))];
      for (let l = 0; l <= last; l++) {
        const y = Float64Array.from(layers[2 * l + 1]);
        for (let i = 0; i < sizes[l]; i++)
          if (signals[l][i] !== 0)
            for (let j = 0; j < y.length; j++) y[j] += layers[2 * l][j * sizes[l] + i] * signals[l][i];
        signals.push(y.map(squash[kind(l)]));
      }
      const target = targets.subarray(row * sizes[last + 1], (row + 1) * sizes[last + 1]);
      let delta = outputError(signals[last + 1], target, loss, output).map((e) => e / (to - from));
      for (let l = last; l >= 0; l--) {
        const below = new Float64Array(sizes[l]);
        for (let j = 0; j < delta.length; j++) {
          gradients[2 * l + 1][j] += delta[j];
          for (let i = 0; i < below.length; i++) {
            gradients[2 * l][j * sizes[l] + i] += delta[j] * signals[l][i];
            below[i] += delta[j] * layers[2 * l][j * sizes[l] + i];
          }
        }
        delta = below.map((d, i) => (l > 0 ? d * slope[kind(l - 1)](signals[l][i]) : 0));
      }
    }
    layers.forEach((values, p) => {
      const lambda = p % 2 === 0 ? update.weightDecay : 0;
      for (let k = 0; k < values.length; k++) {
        const g = gradients[p][k];
        if (update.rule === 'sgd') {
          first[p][k] = update.momentum * first[p][k] + g + lambda * values[k];
          values[k] -= update.learningRate * first[p][k];
        } else {
          first[p][k] = update.beta1 * first[p][k] + (1 - update.beta1) * g;
          second[p][k] = update.beta2 * second[p][k] + (1 - update.beta2) * g * g;
          const m = first[p][k] / (1 - update.beta1 ** (step + 1));
          const v = second[p][k] / (1 - update.beta2 ** (step + 1));
          values[k] -= update.learningRate * (m / (Math.sqrt(v) + 1e-8) + lambda * values[k]);
        }
      }
    });
  }
  return { start: flat(work.weights, work.biases), end: layers.flatMap((values) => [...values]) };
}

function outputError(
  y: Float64Array,
  target: Float32Array,
  loss: Workload['loss'],
  output: Squash,
): Float64Array {
  if (loss === 'squares') return y.map((value, k) => (value - target[k]) * slope[output](value));
  const largest = Math.max(...y);
  const total = y.reduce((sum, value) => sum + Math.exp(value - largest), 0);
  return y.map((value, k) => Math.exp(value - largest) / total - target[k]);
}
