// Where a weight starts: a bound or a deviation computed from the weight's shape [outputs, inputs], then draws.
import { check, checkChoice, checkNumber } from './check.ts';
import { sqrt } from './elementary.ts';
import type { Random } from './random.ts';

// prettier-ignore
const INITIALIZERS = ['zeros', 'kaimingUniform', 'kaimingNormal', 'xavierUniform', 'xavierNormal', 'pytorch'] as const;
/** How a weight starts; see {@link spread}. */
export type Initializer = (typeof INITIALIZERS)[number];

/** By how much an activation shrinks a signal, inverted: √2 for relu, which loses half of it. */
export function gain(activation: string, slope = 0.01): number {
  const gains: Record<string, number> = {
    linear: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: sqrt(2),
    leakyRelu: sqrt(2 / (1 + slope * slope)),
    selu: 3 / 4,
    gelu: sqrt(2),
    geluTanh: sqrt(2),
    silu: sqrt(2),
    square: 1,
  };
  checkChoice('activation', activation, Object.keys(gains));
  return gains[activation];
}

/**
 * The standard deviation that an initializer gives a weight, and the bound if it draws uniformly.
 *
 *   kaiming   deviation = gain / √fan           fan = inputs, or outputs for mode 'fanOut'
 *   xavier    deviation = gain √(2 / (inputs + outputs))
 *   pytorch   bound = 1 / √inputs               what PyTorch's Linear does, biases included
 *
 * A uniform draw from [−bound, bound) has deviation bound/√3.
 *
 * @see he2015, glorot2010
 */
export function spread(
  initializer: Initializer,
  [outputs, inputs]: number[],
  options: { gain?: number; mode?: 'fanIn' | 'fanOut' } = {},
): { deviation: number; bound?: number } {
  checkChoice('initializer', initializer, INITIALIZERS);
  const { gain = 1, mode = 'fanIn' } = options;
  checkNumber('gain', gain, 0);
  checkChoice('mode', mode, ['fanIn', 'fanOut']);
  check(outputs > 0 && inputs > 0, 'shape', [outputs, inputs], '[outputs, inputs], both ≥ 1');
  if (initializer === 'zeros') return { deviation: 0 };
  if (initializer === 'pytorch') return { deviation: sqrt(1 / (3 * inputs)), bound: sqrt(1 / inputs) };
  const kaiming = initializer.startsWith('kaiming');
  const deviation = kaiming
    ? gain / sqrt(mode === 'fanIn' ? inputs : outputs)
    : gain * sqrt(2 / (inputs + outputs));
  return initializer.endsWith('Uniform') ? { deviation, bound: sqrt(3) * deviation } : { deviation };
}

/** Draws a weight of shape [outputs, inputs]. */
export function draw(
  initializer: Initializer,
  shape: number[],
  generator: Random,
  options: { gain?: number } = {},
): Float64Array {
  const { deviation, bound } = spread(initializer, shape, options);
  return Float64Array.from({ length: shape[0] * shape[1] }, () =>
    bound !== undefined ? generator.uniform(-bound, bound) : deviation && generator.normal(0, deviation),
  );
}
