// Layers: what each one does to a batch, and beside it what it does to the gradient on the way back.
// First dense and the activations, which make an mlp; then embedding, layer norm, weight normalisation.
//
// n rows of the batch · x input [n, inputs] · y output [n, outputs] · W weight [outputs, inputs] · b bias [outputs]
// dx, dy, dW …: the derivative of the loss with respect to x, y, W …
import { check, checkChoice, checkCount, checkIndices, checkNumber } from './check.ts';
import { erf, exp, pi, sigmoid, sqrt, tanh } from './elementary.ts';
import { draw } from './initializers.ts';
import type { Initializer } from './initializers.ts';
import { dot, multiply, rowOf, workspace } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { parameter } from './parameter.ts';
import type { Parameter } from './parameter.ts';
import { withParts } from './parts.ts';
import { random } from './random.ts';

/**
 * A layer. `backward` belongs to the last `forward`: it takes dy, writes the gradient of every parameter into its
 * `grad` (it does not add to what was there) and returns dx. Matrices returned are overwritten by the next call.
 */
export type Layer = {
  kind: string;
  parameters: Parameter[];
  forward(x: Matrix): Matrix;
  /** `wanted` false: nobody will read dx, so a layer for which it is a matrix product may leave it out. */
  backward(dy: Matrix, wanted?: boolean): Matrix;
};

function checkColumns(kind: string, x: Matrix, columns: number): void {
  if (x.columns !== columns)
    check(false, `the number of columns given to ${kind}`, x.columns, String(columns));
}

/** How a dense layer starts; see {@link spread} for the initializers. */
export type DenseOptions = {
  bias?: boolean;
  seed?: number;
  initializer?: Initializer;
  gain?: number;
  name?: string;
};

/**
 * A dense layer: y = x Wᵀ + b.
 *
 *   dx = dy W      dW = dyᵀ x      db = Σ_rows dy
 *
 * W is [outputs, inputs], as in PyTorch. Biases start at 0, with initializer 'pytorch' in ±1/√inputs.
 */
export function dense(inputs: number, outputs: number, options: DenseOptions = {}): Layer {
  checkCount('inputs', inputs);
  checkCount('outputs', outputs);
  const { bias = true, seed = 0, initializer = 'kaimingUniform', gain = 1, name = 'dense' } = options;
  const generator = random(seed);
  const shape = [outputs, inputs];
  const W = parameter(draw(initializer, shape, generator, { gain }), { shape, name: `${name}.weight` });
  const b = parameter(new Float64Array(outputs), { name: `${name}.bias` });
  const bound = initializer === 'pytorch' ? sqrt(1 / inputs) : 0;
  for (let j = 0; j < outputs; j++) b.value[j] = bound && generator.uniform(-bound, bound);
  const outputSpace = workspace();
  const inputSpace = workspace();
  let x: Matrix;

  const layer: Layer = {
    kind: 'dense',
    parameters: bias ? [W, b] : [W],

    forward(input) {
      checkColumns(name, input, inputs);
      x = input;
      const y = outputSpace(x.rows, outputs);
      multiply(x.data, inputs, 1, W.value, inputs, 1, y.data, x.rows, outputs, inputs, bias ? b.value : null);
      return y;
    },

    backward(dy, wanted = true) {
      multiply(dy.data, 1, outputs, x.data, 1, inputs, W.grad, outputs, inputs, x.rows);
      if (bias) sumOfRows(dy, b.grad);
      const dx = inputSpace(x.rows, inputs);
      if (wanted) multiply(dy.data, outputs, 1, W.value, 1, inputs, dx.data, x.rows, inputs, outputs);
      return dx;
    },
  };
  return withParts(layer, { kind: 'dense', inputs, outputs, weight: W, bias: bias ? b : undefined });
}

function sumOfRows({ rows, columns, data }: Matrix, sum: Float64Array): void {
  sum.fill(0);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++) sum[j] += data[at++];
}

// Each activation: y = f(x) above dx = f′(x) dy, for a whole batch. Each has loops of its own, since one loop that calls f
// would box every number: up to 1.8 times the time of a step. relu′(0) = 0, leakyRelu′(0) = slope, as in PyTorch;
// comparisons are written so that NaN passes through.
type Values = Float64Array;
type Elementwise = {
  forward(x: Values, y: Values, slope: number): void;
  backward(x: Values, y: Values, dy: Values, dx: Values, slope: number): void;
};
const ACTIVATIONS = {
  linear: {
    forward: (x, y) => y.set(x),
    backward: (_x, _y, dy, dx) => dx.set(dy),
  },
  square: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = x[i] * x[i];
    },
    backward(x, _y, dy, dx) {
      for (let i = 0; i < x.length; i++) dx[i] = 2 * x[i] * dy[i];
    },
  },
  relu: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = x[i] <= 0 ? 0 : x[i];
    },
    backward(x, _y, dy, dx) {
      for (let i = 0; i < x.length; i++) dx[i] = x[i] <= 0 ? 0 : dy[i];
    },
  },
  leakyRelu: {
    forward(x, y, slope) {
      for (let i = 0; i < x.length; i++) y[i] = x[i] <= 0 ? slope * x[i] : x[i];
    },
    backward(x, _y, dy, dx, slope) {
      for (let i = 0; i < x.length; i++) dx[i] = x[i] <= 0 ? slope * dy[i] : dy[i];
    },
  },
  sigmoid: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = sigmoid(x[i]);
    },
    backward(_x, y, dy, dx) {
      for (let i = 0; i < y.length; i++) dx[i] = y[i] * (1 - y[i]) * dy[i];
    },
  },
  tanh: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = tanh(x[i]);
    },
    backward(_x, y, dy, dx) {
      for (let i = 0; i < y.length; i++) dx[i] = (1 - y[i] * y[i]) * dy[i];
    },
  },
  // x σ(x)
  silu: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = x[i] * sigmoid(x[i]);
    },
    backward(x, y, dy, dx) {
      for (let i = 0; i < x.length; i++) dx[i] = (y[i] + sigmoid(x[i]) * (1 - y[i])) * dy[i];
    },
  },
  // x Φ(x), Φ(x) = ½(1 + erf(x/√2)) and Φ′(x) = e^(−x²/2)/√2π
  gelu: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = 0.5 * x[i] * (1 + erf(x[i] / sqrt(2)));
    },
    backward(x, _y, dy, dx) {
      for (let i = 0; i < x.length; i++) {
        const density = exp((-x[i] * x[i]) / 2) / sqrt(2 * pi);
        dx[i] = (0.5 * (1 + erf(x[i] / sqrt(2))) + x[i] * density) * dy[i];
      }
    },
  },
  // ½x(1 + tanh u), u = √(2/π) (x + 0.044715x³): the usual approximation of gelu
  geluTanh: {
    forward(x, y) {
      for (let i = 0; i < x.length; i++) y[i] = 0.5 * x[i] * (1 + tanh(geluInner(x[i])));
    },
    backward(x, _y, dy, dx) {
      for (let i = 0; i < x.length; i++) {
        const t = tanh(geluInner(x[i]));
        const slope = sqrt(2 / pi) * (1 + 3 * 0.044715 * x[i] * x[i]);
        dx[i] = 0.5 * (1 + t + x[i] * (1 - t * t) * slope) * dy[i];
      }
    },
  },
} satisfies Record<string, Elementwise>;
const geluInner = (x: number) => sqrt(2 / pi) * (x + 0.044715 * x * x * x);

/** The name of an activation. */
export type Activation = keyof typeof ACTIVATIONS;

/** An activation: a function applied to every number. `slope` is leakyRelu's, left of 0. */
export function activation(kind: Activation, { slope = 0.01 }: { slope?: number } = {}): Layer {
  checkChoice('activation', kind, Object.keys(ACTIVATIONS));
  checkNumber('slope', slope);
  const { forward, backward }: Elementwise = ACTIVATIONS[kind];
  const outputSpace = workspace();
  const inputSpace = workspace();
  let x: Matrix;
  let y: Matrix;
  const layer: Layer = {
    kind,
    parameters: [],
    forward(input) {
      x = input;
      y = outputSpace(x.rows, x.columns);
      forward(x.data, y.data, slope);
      return y;
    },
    backward(dy) {
      const dx = inputSpace(x.rows, x.columns);
      backward(x.data, y.data, dy.data, dx.data, slope);
      return dx;
    },
  };
  return withParts(layer, { kind: 'activation', activation: kind, slope });
}

/**
 * An embedding: each index picks a row of a table, and the rows that one example picks are added.
 *
 *   y = Σ_f T_f[x_f]       x [n, fields] whole numbers from 0 to count − 1;  T_f [count, width], one table a field
 *
 * It is a dense layer on one-hot inputs, without the multiplications by zero. Indices have no gradient: dx is empty.
 */
export function embedding(
  count: number,
  width: number,
  options: { fields?: number; seed?: number; deviation?: number; name?: string } = {},
): Layer {
  const { fields = 1, seed = 0, deviation = 1, name = 'embedding' } = options;
  checkCount('count', count);
  checkCount('width', width);
  checkCount('fields', fields);
  const generator = random(seed);
  const values = Float64Array.from({ length: fields * count * width }, () => generator.normal(0, deviation));
  const table = parameter(values, { shape: [fields * count, width], name: `${name}.weight` });
  const outputSpace = workspace();
  const none = { rows: 0, columns: 0, data: new Float64Array(0) };
  let x: Matrix;
  const layer: Layer = {
    kind: 'embedding',
    parameters: [table],
    forward(input) {
      checkColumns(name, input, fields);
      checkIndices('inputs', input.data, count);
      x = input;
      const y = outputSpace(x.rows, width);
      y.data.fill(0);
      for (let i = 0, at = 0; i < x.rows; i++)
        for (let f = 0; f < fields; f++, at++) {
          const row = (f * count + x.data[at]) * width;
          for (let j = 0; j < width; j++) y.data[i * width + j] += table.value[row + j];
        }
      return y;
    },
    backward(dy) {
      table.grad.fill(0);
      for (let i = 0, at = 0; i < x.rows; i++)
        for (let f = 0; f < fields; f++, at++) {
          const row = (f * count + x.data[at]) * width;
          for (let j = 0; j < width; j++) table.grad[row + j] += dy.data[i * width + j];
        }
      return none;
    },
  };
  return withParts(layer, { kind: 'embedding', count, width, fields, table });
}

/**
 * Layer norm: every row is brought to mean 0 and variance 1, then stretched and shifted.
 *
 *   x̂ = (x − mean)/√(variance + ε),  y = γx̂ + β         variance with divisor `features`
 *   dx = (γdy − mean(γdy) − x̂ mean(γdy x̂))/√(variance + ε)
 *
 * @see ba2016
 */
export function layerNorm(features: number, options: { epsilon?: number; name?: string } = {}): Layer {
  const { epsilon = 1e-5, name = 'layerNorm' } = options;
  checkCount('features', features);
  checkNumber('epsilon', epsilon, 0);
  const scale = parameter(new Float64Array(features).fill(1), { name: `${name}.weight` });
  const shift = parameter(new Float64Array(features), { name: `${name}.bias` });
  const [outputSpace, inputSpace, normalSpace] = [workspace(), workspace(), workspace()];
  const rootSpace = workspace();
  let normal: Matrix; // x̂
  let roots: Matrix; // √(variance + ε) of each row
  return {
    kind: 'layerNorm',
    parameters: [scale, shift],

    forward(x) {
      checkColumns(name, x, features);
      const y = outputSpace(x.rows, features);
      normal = normalSpace(x.rows, features);
      roots = rootSpace(x.rows, 1);
      for (let i = 0; i < x.rows; i++) {
        const row = i * features;
        let mean = 0;
        let variance = 0;
        for (let j = 0; j < features; j++) mean += x.data[row + j] / features;
        for (let j = 0; j < features; j++) variance += (x.data[row + j] - mean) * (x.data[row + j] - mean);
        roots.data[i] = sqrt(variance / features + epsilon);
        for (let j = 0; j < features; j++) {
          normal.data[row + j] = (x.data[row + j] - mean) / roots.data[i];
          y.data[row + j] = scale.value[j] * normal.data[row + j] + shift.value[j];
        }
      }
      return y;
    },

    backward(dy) {
      const dx = inputSpace(dy.rows, features);
      sumOfRows(dy, shift.grad);
      scale.grad.fill(0);
      for (let i = 0; i < dy.rows; i++) {
        const row = i * features;
        let mean = 0;
        let meanNormal = 0;
        for (let j = 0; j < features; j++) {
          const stretched = scale.value[j] * dy.data[row + j];
          mean += stretched / features;
          meanNormal += (stretched * normal.data[row + j]) / features;
          scale.grad[j] += dy.data[row + j] * normal.data[row + j];
        }
        for (let j = 0; j < features; j++) {
          const stretched = scale.value[j] * dy.data[row + j];
          dx.data[row + j] = (stretched - mean - normal.data[row + j] * meanNormal) / roots.data[i];
        }
      }
      return dx;
    },
  };
}

/**
 * A weight-normalised dense layer: the length of a weight is learned apart from its direction.
 *
 *   w_o = g_o v_o/‖v_o‖,  y = x Wᵀ + b          g starts at ‖v_o‖, so that W starts as in {@link dense}
 *   dg_o = dw_o·v_o/‖v_o‖      dv_o = (g_o/‖v_o‖) (dw_o − dg_o v_o/‖v_o‖)
 *
 * dv is orthogonal to v, so ‖v‖ can only grow under plain gradient descent. The parameters are v, g, b in this order:
 * a program that gives its optimizer v alone holds the lengths as they are.
 *
 * @see salimans2016
 */
export function weightNormDense(inputs: number, outputs: number, options: DenseOptions = {}): Layer {
  const { name = 'weightNormDense' } = options;
  const inner = dense(inputs, outputs, { ...options, name });
  const [W, ...bias] = inner.parameters;
  const v = parameter(W.value, { shape: W.shape, name: `${name}.direction` });
  const g = parameter(new Float64Array(outputs), { name: `${name}.gain` });
  const directions = { rows: outputs, columns: inputs, data: v.value };
  const rows = Array.from({ length: outputs }, (_, o) => rowOf(directions, o));
  const norms = new Float64Array(outputs);
  const measure = () => rows.forEach((row, o) => (norms[o] = sqrt(dot(row, row))));
  measure();
  g.value.set(norms);

  return {
    kind: 'weightNormDense',
    parameters: [v, g, ...bias],

    forward(x) {
      measure();
      for (let o = 0; o < outputs; o++)
        for (let i = o * inputs; i < (o + 1) * inputs; i++) W.value[i] = (g.value[o] * v.value[i]) / norms[o];
      return inner.forward(x);
    },

    backward(dy, wanted) {
      const dx = inner.backward(dy, wanted);
      for (let o = 0; o < outputs; o++) {
        let along = 0;
        for (let i = o * inputs; i < (o + 1) * inputs; i++) along += (W.grad[i] * v.value[i]) / norms[o];
        g.grad[o] = along;
        for (let i = o * inputs; i < (o + 1) * inputs; i++)
          v.grad[i] = (g.value[o] / norms[o]) * (W.grad[i] - (along * v.value[i]) / norms[o]);
      }
      return dx;
    },
  };
}
