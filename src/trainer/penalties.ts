// Penalties: what is added to the loss for the size of the weights. Always reported apart from the loss.
import { checkChoice, checkNumber, checkOptions } from './check.ts';
import { abs } from './elementary.ts';
import { groupsOf } from './parameter.ts';
import type { Parameter, ParameterGroups } from './parameter.ts';
import { withParts } from './parts.ts';

/** How strong a penalty is: λ₁ and λ₂. */
export type PenaltyOptions = { l1?: number; l2?: number };

/** Parameters with one λ₁ and one λ₂. */
export type PenaltyGroup = Required<PenaltyOptions> & { params: Parameter[] };

/** A penalty on some parameters. */
export type Penalty = {
  /** Whether {@link train} adds the gradient or takes the proximal step. */
  method: 'gradient' | 'proximal';
  /** λ₁ Σ|w| + ½λ₂ Σw². */
  value(): number;
  /** Adds the gradient λ₁ sign(w) + λ₂w to `grad`; sign(0) = 0, one of the subgradients. */
  addGradient(): void;
  /** Moves each w to the minimum of ½(v − w)² + η(λ₁|v| + ½λ₂v²): the soft threshold, which reaches 0 exactly. */
  proximalStep(learningRate: number): void;
};

/**
 * The penalty λ₁ Σ|w| + ½λ₂ Σw²: L2 (λ₁ = 0), L1 (λ₂ = 0), or the elastic net.
 *
 *   penalty(model.weights, { l2: 0.01 })
 *   penalty([{ params: first, l1: 0.1 }, { params: second, l1: 0.2 }])
 *
 * Its `groups` have every λ written out, and a program may change them between two steps: `groups[0].l1 = 0.2`.
 *
 * scikit-learn's L2 terms have no ½ and are not divided by the number of rows; Keras' have no ½.
 *
 * @param options.method  'gradient' (default) adds the (sub)gradient before the step; 'proximal' shrinks after it
 * @throws RangeError if λ₁ or λ₂ is negative or not finite, or if a parameter is in two groups
 * @see tibshirani1996, zou2005
 */
export function penalty(
  params: ParameterGroups<PenaltyOptions>,
  options: PenaltyOptions & { method?: Penalty['method'] } = {},
): Penalty & { groups: PenaltyGroup[] } {
  const { l1 = 0, l2 = 0, method = 'gradient' } = options;
  checkOptions('penalty', options, ['l1', 'l2', 'method']);
  checkChoice('method', method, ['gradient', 'proximal']);
  const groups = groupsOf<Required<PenaltyOptions>>('penalty', params, { l1, l2 });
  groups.forEach(checkStrengths);
  const each = (visit: (parameter: Parameter, l1: number, l2: number) => void) =>
    groups.forEach((group) => {
      checkStrengths(group);
      group.params.forEach((parameter) => visit(parameter, group.l1, group.l2));
    });

  const made: Penalty & { groups: PenaltyGroup[] } = {
    method,
    groups,
    value() {
      let sum = 0;
      each(({ value }, l1, l2) => {
        for (let i = 0; i < value.length; i++) sum += l1 * abs(value[i]) + (l2 / 2) * value[i] * value[i];
      });
      return sum;
    },
    addGradient() {
      each(({ value, grad }, l1, l2) => {
        for (let i = 0; i < value.length; i++) grad[i] += l1 * Math.sign(value[i]) + l2 * value[i];
      });
    },
    proximalStep(learningRate) {
      each(({ value }, l1, l2) => {
        for (let i = 0; i < value.length; i++)
          value[i] = softThreshold(value[i], learningRate * l1) / (1 + learningRate * l2);
      });
    },
  };
  return withParts(made, groups);
}

/** Are λ₁ and λ₂ what they may be? */
export function checkStrengths({ l1, l2 }: PenaltyGroup): void {
  checkNumber('l1', l1, 0);
  checkNumber('l2', l2, 0);
}

/** sign(v) max(|v| − threshold, 0): what minimises ½(w − v)² + threshold·|w|. */
export function softThreshold(v: number, threshold: number): number {
  return v > threshold ? v - threshold : v < -threshold ? v + threshold : 0;
}
