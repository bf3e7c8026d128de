// Optimizers, sorted by increasing complexity: sgd, adagrad, rmsprop, adam, adamw; last `optimizer`, the chain they share.
//
// Every optimizer is a chain of named steps, and they differ in the second one only:
//
//   1. add the penalty's gradient   d ← g + λθ                    decay 'l2' only
//   2. find the direction           d ← rule(d)                   momentum, root mean square, both
//   3. decay                        θ ← (1 − ηλ)θ or (1 − λ)θ     decay 'decoupled' or 'independent' only
//   4. descend                      θ ← θ − ηd
//
// θ parameter · g gradient · d direction · η learningRate · λ weightDecay · μ momentum · t number of the step, 1, 2, …
import { check, checkChoice, checkOptions } from './check.ts';
import { pow, sqrt } from './elementary.ts';
import { groupsOf } from './parameter.ts';
import type { Parameter, ParameterGroups } from './parameter.ts';
import { withParts } from './parts.ts';
import type { OptimizerParts } from './parts.ts';
import type { Schedule } from './schedules.ts';

/**
 * Where weight decay acts. NVIDIA's emerging-optimizers gives the same three names to the same three formulas.
 *
 *   'l2'           g ← g + λθ            in the gradient, as the penalty ½λ‖θ‖² does
 *   'decoupled'    θ ← (1 − ηλ)θ         on the parameter; λ is multiplied by η, as in PyTorch's and Optax's AdamW
 *   'independent'  θ ← (1 − λ)θ          on the parameter; λ is the share lost at every step: neither η nor η's schedule enters
 *
 * The AdamW paper and MosaicML's Composer stand between the last two: θ ← (1 − λ ηₜ/η)θ, where ηₜ/η is the schedule
 * without its height. That is 'independent' with a schedule of its own:
 *
 *   { learningRate: cosine(η, { steps }), weightDecay: cosine(λ, { steps }), decay: 'independent' }
 *
 * @see loshchilov2019
 */
export type Decay = 'l2' | 'decoupled' | 'independent';

/** The options that every optimizer has. */
export type OptimizerOptions = { learningRate: Schedule; weightDecay?: Schedule; decay?: Decay };
/** The options of {@link sgd}. */
export type SgdOptions = OptimizerOptions & { momentum?: Schedule; dampening?: number; nesterov?: boolean };
/** The options of {@link adagrad}. */
export type AdagradOptions = OptimizerOptions & { initialAccumulator?: number; epsilon?: number };
/** The options of {@link rmsprop}. */
export type RmspropOptions = OptimizerOptions & {
  beta2?: Schedule;
  epsilon?: number;
  momentum?: Schedule;
  centered?: boolean;
};
/** The options of {@link adam} and {@link adamw}. */
export type AdamOptions = OptimizerOptions & {
  beta1?: Schedule;
  beta2?: Schedule;
  epsilon?: number;
  amsgrad?: boolean;
};
type AnyOptions = SgdOptions & AdagradOptions & RmspropOptions & AdamOptions;

/** What changes parameters by their gradients. */
export type Optimizer = {
  name: string;
  /** The number of steps taken. */
  readonly steps: number;
  /** The groups, every option written out. */
  groups: (AnyOptions & { params: Parameter[] })[];
  /** One update of every parameter by its `grad`. */
  step(): void;
  /** Changes options in all groups, from the next step on. */
  set(options: Partial<AnyOptions>): void;
  /** η of the next step, in the first group. */
  learningRate(): number;
  /** What is remembered about a parameter, by name: `velocity`, `firstMoment`, `secondMoment` … */
  state(parameter: Parameter): Record<string, Float64Array>;
};

// The options of one step, schedules replaced by their values.
export type Settings = Required<{
  [Key in keyof AnyOptions]: Exclude<AnyOptions[Key], (step: number) => number>;
}>;

// A rule turns gradients into directions, in place, and remembers what it must.
export type Rule = {
  state: Record<string, Float64Array>;
  /** Whether sgd's velocity has taken its first gradient, whole. */
  started?: boolean;
  direct(d: Float64Array, settings: Settings, t: number): void;
};

/**
 * Gradient descent, with momentum if asked for.
 *
 *   b ← μb + (1 − dampening)g      velocity, same shape as θ; b ← g at the first step
 *   θ ← θ − ηb                     nesterov: θ ← θ − η(g + μb)
 *
 * η is outside the velocity and λθ inside it (with decay 'l2', the default), as in PyTorch. Keras takes decay out of it.
 *
 * @param options.weightDecay  λ, per unit of η unless decay is 'independent'; ≥ 0
 * @throws RangeError if an option is out of range, or if a parameter is in two groups
 * @see sutskever2013
 */
export function sgd(params: ParameterGroups<SgdOptions>, options: Partial<SgdOptions> = {}): Optimizer {
  const defaults = { momentum: 0, dampening: 0, nesterov: false };
  return optimizer('sgd', params, defaults, options, (size) => {
    const velocity = new Float64Array(size);
    const rule: Rule = {
      state: { velocity },
      started: false,
      direct(d, { momentum, dampening, nesterov }) {
        if (momentum === 0) return;
        const taken = rule.started ? 1 - dampening : 1;
        rule.started = true;
        for (let i = 0; i < size; i++) {
          velocity[i] = momentum * velocity[i] + taken * d[i];
          d[i] = nesterov ? d[i] + momentum * velocity[i] : velocity[i];
        }
      },
    };
    return rule;
  });
}

/**
 * Adagrad: each coordinate divided by the root of the sum of its squared gradients.
 *
 *   s ← s + g²                     same shape as θ; starts at initialAccumulator
 *   θ ← θ − ηg / (√s + ε)
 *
 * @throws RangeError if an option is out of range, or if a parameter is in two groups
 * @see duchi2011
 */
export function adagrad(
  params: ParameterGroups<AdagradOptions>,
  options: Partial<AdagradOptions> = {},
): Optimizer {
  const defaults = { initialAccumulator: 0, epsilon: 1e-10 };
  return optimizer('adagrad', params, defaults, options, (size, { initialAccumulator }) => {
    const sumOfSquares = new Float64Array(size).fill(initialAccumulator);
    return {
      state: { sumOfSquares },
      direct(d, { epsilon }) {
        for (let i = 0; i < size; i++) {
          sumOfSquares[i] += d[i] * d[i];
          d[i] /= sqrt(sumOfSquares[i]) + epsilon;
        }
      },
    };
  });
}

/**
 * RMSprop: each coordinate divided by the root of a running mean of its squared gradients.
 *
 *   v ← β₂v + (1 − β₂)g²           second moment, same shape as θ; PyTorch calls β₂ alpha
 *   d = g / (√v + ε)               centered: v − a² for v, with a ← β₂a + (1 − β₂)g
 *   b ← μb + d,  θ ← θ − ηb        no bias correction
 *
 * @throws RangeError if an option is out of range, or if a parameter is in two groups
 * @see hinton2012
 */
export function rmsprop(
  params: ParameterGroups<RmspropOptions>,
  options: Partial<RmspropOptions> = {},
): Optimizer {
  const defaults = { beta2: 0.99, epsilon: 1e-8, momentum: 0, centered: false };
  return optimizer('rmsprop', params, defaults, options, (size) => {
    const secondMoment = new Float64Array(size);
    const mean = new Float64Array(size);
    const velocity = new Float64Array(size);
    return {
      state: { secondMoment, mean, velocity },
      direct(d, { beta2, epsilon, momentum, centered }) {
        for (let i = 0; i < size; i++) {
          secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * d[i] * d[i];
          mean[i] = beta2 * mean[i] + (1 - beta2) * d[i];
          // v − a² is a variance: rounding alone can make it negative
          const variance = Math.max(0, secondMoment[i] - (centered ? mean[i] * mean[i] : 0));
          velocity[i] = momentum * velocity[i] + d[i] / (sqrt(variance) + epsilon);
          d[i] = velocity[i];
        }
      },
    };
  });
}

/**
 * Adam: momentum divided by the root of a running mean of squared gradients, both corrected for starting at 0.
 *
 *   m ← β₁m + (1 − β₁)g            first moment, same shape as θ
 *   v ← β₂v + (1 − β₂)g²           second moment, same shape as θ
 *   θ ← θ − η m̂ / (√v̂ + ε)         m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ);  amsgrad: the largest v so far for v
 *
 * Weight decay is added to g (decay 'l2'), as in PyTorch, so that it too is divided by √v̂; Keras' Adam decouples it.
 *
 * @param options.weightDecay  λ ≥ 0
 * @throws RangeError if an option is out of range, or if a parameter is in two groups
 * @see kingma2015, Algorithm 1; reddi2018
 */
export function adam(params: ParameterGroups<AdamOptions>, options: Partial<AdamOptions> = {}): Optimizer {
  return optimizer('adam', params, ADAM, options, adamRule);
}

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false };

function adamRule(size: number): Rule {
  const firstMoment = new Float64Array(size);
  const secondMoment = new Float64Array(size);
  const largestMoment = new Float64Array(size);
  return {
    state: { firstMoment, secondMoment, largestMoment },
    direct(d, { beta1, beta2, epsilon, amsgrad }, t) {
      const correction1 = 1 - pow(beta1, t);
      const correction2 = sqrt(1 - pow(beta2, t));
      for (let i = 0; i < size; i++) {
        firstMoment[i] = beta1 * firstMoment[i] + (1 - beta1) * d[i];
        secondMoment[i] = beta2 * secondMoment[i] + (1 - beta2) * d[i] * d[i];
        if (amsgrad) largestMoment[i] = Math.max(largestMoment[i], secondMoment[i]);
        const root = sqrt(amsgrad ? largestMoment[i] : secondMoment[i]);
        d[i] = firstMoment[i] / correction1 / (root / correction2 + epsilon);
      }
    },
  };
}

/**
 * AdamW: Adam whose weight decay acts on the parameter, not on the gradient.
 *
 *   m ← β₁m + (1 − β₁)g                   first moment, same shape as θ
 *   v ← β₂v + (1 − β₂)g²                  second moment, same shape as θ
 *   θ ← θ − η( m̂ / (√v̂ + ε) + λθ )        m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)
 *
 * λ is multiplied by η, as in PyTorch and Optax; the paper multiplies it by η's schedule only: see {@link Decay}.
 *
 * @param options.weightDecay  λ, per unit of η; ≥ 0; default 0.01, as in PyTorch
 * @throws RangeError if an option is out of range, or if a parameter is in two groups
 * @see loshchilov2019, Algorithm 2
 */
export function adamw(params: ParameterGroups<AdamOptions>, options: Partial<AdamOptions> = {}): Optimizer {
  return optimizer('adamw', params, { ...ADAM, weightDecay: 0.01, decay: 'decoupled' }, options, adamRule);
}

function optimizer(
  name: string,
  params: ParameterGroups<AnyOptions>,
  ownDefaults: Partial<AnyOptions>,
  options: Partial<AnyOptions>,
  rule: (size: number, settings: Settings) => Rule,
): Optimizer {
  const defaults = { learningRate: undefined as never, weightDecay: 0, decay: 'l2' as Decay, ...ownDefaults };
  checkOptions(name, options, Object.keys(defaults));
  const groups = groupsOf<AnyOptions>(name, params, { ...defaults, ...options });
  const states = groups.map((group) => {
    const settings = evaluate(group, 0, {}); // a bad option is named before the first step
    const members = group.params.map((parameter) => {
      const size = parameter.value.length;
      return { parameter, direction: new Float64Array(size), rule: rule(size, settings) };
    });
    return { group, settings, members };
  });
  let steps = 0;

  function step(): void {
    for (const { group, settings, members } of states) {
      const { learningRate, weightDecay, decay } = evaluate(group, steps, settings);
      const penalty = decay === 'l2' ? weightDecay : 0;
      const lost = decay === 'l2' ? 0 : decay === 'decoupled' ? learningRate * weightDecay : weightDecay;
      for (const { parameter, direction: d, rule } of members) {
        const { value, grad } = parameter;
        for (let i = 0; i < d.length; i++) d[i] = grad[i] + penalty * value[i];
        rule.direct(d, settings, steps + 1);
        for (let i = 0; i < d.length; i++) value[i] = (1 - lost) * value[i] - learningRate * d[i];
      }
    }
    steps += 1;
  }

  const made: Optimizer = {
    name,
    groups,
    get steps() {
      return steps;
    },
    step,
    set(changes) {
      checkOptions(name, changes, Object.keys(defaults));
      for (const group of groups) evaluate({ ...group, ...changes }, steps, {});
      for (const group of groups) Object.assign(group, changes);
    },
    learningRate: () => evaluate(groups[0], steps, {}).learningRate,
    state: (parameter) =>
      states.flatMap(({ members }) => members).find((own) => own.parameter === parameter)?.rule.state ?? {},
  };
  return withParts(made, {
    rule: (name === 'adamw' ? 'adam' : name) as OptimizerParts['rule'],
    groups: states,
    settings: (g, step) => evaluate(states[g].group, step, states[g].settings),
    took: (count) => {
      steps += count;
    },
  });
}

// What a number must stay below; switches, `decay` and `params` are no numbers.
const BELOW: Record<string, number> = {
  learningRate: Infinity,
  weightDecay: Infinity,
  momentum: 1,
  dampening: Infinity,
  beta1: 1,
  beta2: 1,
  epsilon: Infinity,
  initialAccumulator: Infinity,
};

// The options of one step: every schedule is asked, every number is checked.
function evaluate(options: object, step: number, into: Record<string, unknown>): Settings {
  for (const key in options) {
    let value: unknown = options[key as keyof typeof options];
    if (typeof value === 'function') value = value(step);
    const below = BELOW[key];
    const valid = below === undefined || (typeof value === 'number' && value >= 0 && value < below);
    if (!valid) check(false, key, value, below === 1 ? 'from 0 to below 1' : 'finite and ≥ 0');
    into[key] = value;
  }
  checkChoice('decay', into['decay'] as string, DECAYS);
  return into as Settings;
}
const DECAYS: Decay[] = ['l2', 'decoupled', 'independent'];
