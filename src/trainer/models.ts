// Models: `sequence`, layers one after the other; then the usual ones made with it: linear, logistic, mlp.
import { check, checkChoice, checkCount } from './check.ts';
import { sigmoid } from './elementary.ts';
import { gain } from './initializers.ts';
import type { Initializer } from './initializers.ts';
import { activation, dense, layerNorm } from './layers.ts';
import type { Activation, DenseOptions, Layer } from './layers.ts';
import { matrix } from './matrix.ts';
import type { Matrix, MatrixLike } from './matrix.ts';
import type { Parameter } from './parameter.ts';
import { withParts } from './parts.ts';

/** A model: layers one after the other. */
export type Model = {
  layers: Layer[];
  /** Everything that is learned. */
  parameters: Parameter[];
  /** The weights: every parameter with two dimensions. What decay is usually applied to. */
  weights: Parameter[];
  /** The rest: biases, and the scales and shifts of normalisation layers. */
  biases: Parameter[];
  /** The outputs [n, outputs]; overwritten by the next call for as many rows. */
  forward(inputs: Matrix): Matrix;
  /**
   * From ∂loss/∂outputs of the last forward, the gradient of every parameter, into its `grad`; if `wanted`, returns
   * ∂loss/∂inputs.
   */
  backward(gradient: Matrix, wanted?: boolean): Matrix;
  /** The outputs of rows that may be plain lists, as a copy. */
  predict(inputs: MatrixLike): Float64Array;
};

/**
 * A model of layers one after the other.
 *
 * @throws RangeError if there is no layer, or if a layer is there twice
 */
export function sequence(layers: Layer[]): Model {
  check(layers.length > 0, 'layers', [], 'a list of at least one layer');
  const kinds = layers.map(({ kind }) => kind);
  check(new Set(layers).size === layers.length, 'layers', kinds, 'all different');
  const parameters = layers.flatMap((layer) => layer.parameters);
  function forward(inputs: Matrix): Matrix {
    let signal = inputs;
    for (const layer of layers) signal = layer.forward(signal);
    return signal;
  }
  const model: Model = {
    layers,
    parameters,
    weights: parameters.filter(({ shape }) => shape.length === 2),
    biases: parameters.filter(({ shape }) => shape.length !== 2),
    forward,
    backward(gradient, wanted = false) {
      let signal = gradient;
      for (let i = layers.length - 1; i >= 0; i--) signal = layers[i].backward(signal, wanted || i > 0);
      return signal;
    },
    predict: (inputs) => forward(matrix(inputs, 'inputs')).data.slice(),
  };
  return withParts(model, layers);
}

/**
 * A linear model, y = x Wᵀ + b, that starts at 0 unless an initializer is given.
 *
 * The loss of a linear model is convex, so the start decides only what the data leave open.
 */
export function linear(inputs: number, outputs = 1, options: DenseOptions = {}): Model {
  return sequence([dense(inputs, outputs, { initializer: 'zeros', name: 'linear', ...options })]);
}

/** A linear model whose outputs are logits: train it with {@link binaryCrossEntropy}, or with {@link crossEntropy} if `outputs` ≥ 2. */
export function logistic(inputs: number, outputs = 1, options: DenseOptions = {}): Model {
  return linear(inputs, outputs, { name: 'logistic', ...options });
}

/** The probability of class 1 that logits stand for: σ(z). */
export function probabilities(logits: ArrayLike<number>): Float64Array {
  return Float64Array.from(logits, sigmoid);
}

/**
 * A multilayer perceptron: dense layers with an activation between them, none after the last.
 *
 *   mlp([2, 32, 32, 1], { activation: 'tanh', seed: 7 })      2 inputs, two hidden layers of 32, 1 output
 *
 * @param options.initializer  default 'kaimingNormal' with the activation's gain; biases start at 0
 * @param options.norm  'layer' for a layer norm after each hidden dense layer; default 'none'
 * @throws RangeError if there are fewer than two widths, or if one is not a whole number ≥ 1
 */
export function mlp(
  widths: number[],
  options: {
    activation?: Activation;
    initializer?: Initializer;
    norm?: 'none' | 'layer';
    bias?: boolean;
    seed?: number;
  } = {},
): Model {
  const {
    activation: kind = 'relu',
    initializer = 'kaimingNormal',
    norm = 'none',
    bias = true,
    seed = 0,
  } = options;
  check(widths.length >= 2, 'widths', widths, 'a list of at least two: inputs and outputs');
  widths.forEach((width, i) => checkCount(`widths[${i}]`, width));
  checkChoice('norm', norm, ['none', 'layer']);
  const layers: Layer[] = [];
  for (let i = 1; i < widths.length; i++) {
    const last = i === widths.length - 1;
    // Every layer draws from a stream of its own, so that widening one leaves the others as they were.
    const start = { initializer, bias, seed: seed * 1000 + i, name: `layer${i}` };
    layers.push(dense(widths[i - 1], widths[i], { ...start, gain: last ? 1 : gain(kind) }));
    if (last) break;
    if (norm === 'layer') layers.push(layerNorm(widths[i], { name: `norm${i}` }));
    layers.push(activation(kind));
  }
  return sequence(layers);
}
