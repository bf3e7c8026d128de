// What a program learns: numbers, beside them the gradient of the loss, and how they are put into groups.
import { check, checkFinite, checkOptions } from './check.ts';

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
  const expected = `lengths whose product is ${values.length}, the number of values`;
  check(size === values.length, 'shape', shape, expected);
  checkFinite(name, values);
  return { name, shape, value: Float64Array.from(values), grad: new Float64Array(size) };
}

/** A parameter group: parameters, and options of their own for what should differ from the other groups. */
export type Group<Options> = { params: Parameter | Parameter[] } & Partial<Options>;

/** What an optimizer or a penalty is given: a parameter, a list of them, or a list of groups. */
export type ParameterGroups<Options> = Parameter | Parameter[] | Group<Options>[];

/** Groups with every option written out, from what {@link ParameterGroups} allows. */
export function groupsOf<Options extends object>(
  owner: string,
  params: ParameterGroups<Options>,
  defaults: Options,
): (Options & { params: Parameter[] })[] {
  const list = [params].flat() as object[];
  const all = (key: string) => list.length > 0 && list.every((item) => key in Object(item));
  const expected = 'a parameter, a list of parameters, or a list of groups { params, … }';
  check(all('grad') || all('params'), 'params', params, expected);
  const groups = (all('grad') ? [{ params: list }] : list) as Group<Options>[];
  const seen = new Set<Parameter>();
  return groups.map((group, g) => {
    checkOptions(`${owner}'s group ${g}`, group, ['params', ...Object.keys(defaults)]);
    const members = [group.params].flat();
    for (const member of members) {
      check(!seen.has(member), `a parameter of group ${g}`, member.name, 'in one group only, once');
      seen.add(member);
    }
    return { ...defaults, ...group, params: members };
  });
}
