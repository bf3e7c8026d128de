// What a program learns: numbers, and beside them the gradient of the loss.
import { check, checkFinite } from './check.ts';

/** Numbers to be learned, `value` θ, and the gradient of the loss with respect to them, `grad`; both flat, row after row. */
export type Parameter = { name: string; shape: number[]; value: Float64Array; grad: Float64Array };

/**
 * A parameter for a program that writes its own gradient.
 *
 *   const w = parameter([1]);
 *   const optimizer = sgd(w, { learningRate: 0.1 });
 *   w.grad[0] = w.value[0] − 3;      the gradient of ½(w − 3)²
 *   optimizer.step();                w.value[0] is now 1.2
 *
 * @param options.shape  default [values.length]; a weight is [outputs, inputs]
 * @throws RangeError if a value is not finite, or if their number does not fit the shape
 */
export function parameter(
  values: ArrayLike<number>,
  { shape = [values.length], name = 'parameter' }: { shape?: number[]; name?: string } = {},
): Parameter {
  const size = shape.reduce((product, length) => product * length, 1);
  check(values.length > 0, 'values', [], 'a list of at least one number');
  check(
    size === values.length,
    'shape',
    shape,
    `lengths whose product is ${values.length}, the number of values`,
  );
  checkFinite(name, values);
  return { name, shape, value: Float64Array.from(values), grad: new Float64Array(values.length) };
}
