/**
 * What the weight-decay knobs of frameworks and books mean, and how to turn one into another: pure functions.
 *
 * Three things are called weight decay, and a knob converts only into knobs of its own kind:
 *
 *   'penalty'  L + ½λ‖w‖²          λ decides where training ends
 *   'shrink'   w ← (1 − s)w        s is the share lost in a step; there is no loss of which it is a part
 *   'l1'       L + λ₁Σ|w|          not weight decay, but it is asked for beside it
 *
 * In between, λ, s and λ₁ are those of this site: L is the mean over the examples, with a ½ on squared errors, and s
 * is the share at the largest learning rate. Each knob is one of them times a factor; scikit-learn's C is the inverse.
 *
 *   η learningRate · μ momentum · n examples · B batch · a how large the reader's loss is, see {@link lossFactor}
 */

export type Kind = 'penalty' | 'shrink' | 'l1';

/** What conversions need to know about the training. */
export interface Setting {
  /** η, the largest of its schedule; > 0. */
  learningRate: number;
  /** μ of SGD; from 0 to below 1. */
  momentum: number;
  /** n, the number of training examples; ≥ 1. */
  examples: number;
  /** B, the number of examples in a step; from 1 to n. */
  batch: number;
  /** Whether a squared error has its ½; true as well for a loss that needs none, such as cross-entropy. */
  half: boolean;
  /** Whether the loss of a batch is the mean over its examples, or else the sum. */
  mean: boolean;
}

/** A value that a framework takes if none is given; `version` is the one whose source or documentation says so. */
export interface Default {
  value: number;
  version: string;
  /** Whose it is, where it is not that of the call. */
  of?: string;
}

export interface System {
  kind: Kind;
  /** The call around the number, as it is written. */
  call: [before: string, after: string];
  /** What is done with the knob c. */
  does: string;
  /** The knob in terms of λ, s or λ₁. */
  knob: string;
  /** knob = factor · (λ, s or λ₁); the inverse if `isInverse`. */
  factor(setting: Setting): number;
  isInverse?: true;
  defaults: Default[];
}

/** a: the reader's loss as a multiple of this site's. The penalty must be as many times larger to weigh the same. */
export const lossFactor = ({ half, mean, batch }: Setting): number => (half ? 1 : 2) * (mean ? 1 : batch);

const own = lossFactor;
const keras = 'Keras 3.15';
const optax = 'Optax 0.2.8';
const sklearn = 'scikit-learn 1.9';

/** In the order in which they are shown, by kind. */
export const systems = {
  site: {
    kind: 'penalty',
    call: ['λ = ', ''],
    does: 'L + ½λ‖w‖²',
    knob: 'λ',
    factor: () => 1,
    defaults: [],
  },
  goodfellow: {
    kind: 'penalty',
    call: ['α = ', ''],
    does: 'J + ½α wᵀw',
    knob: 'aλ',
    factor: own,
    defaults: [],
  },
  ng: {
    kind: 'penalty',
    call: ['λ = ', ''],
    does: 'J + λ/(2m) ‖w‖²',
    knob: 'nλ',
    factor: ({ examples }) => examples,
    defaults: [],
  },
  'l2-loss': {
    kind: 'penalty',
    call: ['', ' * tf.nn.l2_loss(w)'],
    does: 'L + c · ½‖w‖²',
    knob: 'aλ',
    factor: own,
    defaults: [],
  },
  'keras-l2': {
    kind: 'penalty',
    call: ['kernel_regularizer=L2(', ')'],
    does: 'L + c‖w‖²',
    knob: 'aλ/2',
    factor: (setting) => own(setting) / 2,
    defaults: [{ value: 0.01, version: keras }],
  },
  'torch-sgd': {
    kind: 'penalty',
    call: ['SGD(weight_decay=', ', momentum=μ)'],
    does: 'g ← g + cw',
    knob: 'aλ',
    factor: own,
    defaults: [{ value: 0, version: 'PyTorch 2.13' }],
  },
  'torch-adam': {
    kind: 'penalty',
    call: ['Adam(weight_decay=', ')'],
    does: 'g ← g + cw',
    knob: 'aλ',
    factor: own,
    defaults: [{ value: 0, version: 'PyTorch 2.13' }],
  },
  'keras-sgd': {
    kind: 'penalty',
    call: ['SGD(weight_decay=', ', momentum=μ)'],
    does: 'w ← w − ηcw',
    knob: 'aλ/(1 − μ)',
    factor: (setting) => own(setting) / (1 - setting.momentum),
    defaults: [],
  },
  'optax-before': {
    kind: 'penalty',
    call: ['chain(add_decayed_weights(', '), sgd(η, μ))'],
    does: 'g ← g + cw',
    knob: 'aλ',
    factor: own,
    defaults: [{ value: 0, version: optax }],
  },
  playground: {
    kind: 'penalty',
    call: ['Regularization rate ', ''],
    does: 'L + c · ½‖w‖²',
    knob: 'λ',
    factor: () => 1,
    defaults: [],
  },
  convnetjs: {
    kind: 'penalty',
    call: ['{ l2_decay: ', ', batch_size: B }'],
    does: 'g ← (Σg + cw)/B',
    knob: 'Bλ',
    factor: ({ batch }) => batch,
    defaults: [{ value: 0, version: 'ConvNetJS 0.3' }],
  },
  mlp: {
    kind: 'penalty',
    call: ['MLPClassifier(alpha=', ', batch_size=B)'],
    does: 'L + c/(2B) ‖w‖²',
    knob: 'Bλ',
    factor: ({ batch }) => batch,
    defaults: [{ value: 1e-4, version: sklearn }],
  },
  ridge: {
    kind: 'penalty',
    call: ['Ridge(alpha=', ')'],
    does: '‖y − Xw‖² + c‖w‖²',
    knob: 'nλ',
    factor: ({ examples }) => examples,
    defaults: [{ value: 1, version: sklearn }],
  },
  'sgd-regressor': {
    kind: 'penalty',
    call: ['SGDRegressor(alpha=', ')'],
    does: 'L + ½c‖w‖²',
    knob: 'λ',
    factor: () => 1,
    defaults: [{ value: 1e-4, version: sklearn }],
  },
  logistic: {
    kind: 'penalty',
    call: ['LogisticRegression(C=', ')'],
    does: 'C Σℓ + ½‖w‖²',
    knob: '1/(nλ)',
    factor: ({ examples }) => examples,
    isInverse: true,
    defaults: [{ value: 1, version: sklearn }],
  },
  adamw: {
    kind: 'shrink',
    call: ['AdamW(weight_decay=', ')'],
    does: 'w ← w − ηₜcw',
    knob: 's/η',
    factor: ({ learningRate }) => 1 / learningRate,
    defaults: [
      { value: 1e-2, version: 'PyTorch 2.13' },
      { value: 4e-3, version: keras },
    ],
  },
  'optax-after': {
    kind: 'shrink',
    call: ['adamw(η, weight_decay=', ')'],
    does: 'w ← w − ηₜcw',
    knob: 's/η',
    factor: ({ learningRate }) => 1 / learningRate,
    defaults: [
      { value: 1e-4, version: optax },
      { value: 1e-3, of: 'lion', version: optax },
    ],
  },
  scheduled: {
    kind: 'shrink',
    call: ['DecoupledAdamW(weight_decay=', ')'],
    does: 'w ← w − (ηₜ/η)cw',
    knob: 's',
    factor: () => 1,
    defaults: [{ value: 1e-5, version: 'Composer' }],
  },
  independent: {
    kind: 'shrink',
    call: ['tfa.optimizers.AdamW(weight_decay=', ')'],
    does: 'w ← w − cw',
    knob: 's',
    factor: () => 1,
    defaults: [],
  },
  corrected: {
    kind: 'shrink',
    call: ['AdamW(weight_decay=', ', corrected_weight_decay=True)'],
    does: 'w ← w − (ηₜ²/η)cw',
    knob: 's/η',
    factor: ({ learningRate }) => 1 / learningRate,
    defaults: [{ value: 1e-2, version: 'timm 1.0.29' }],
  },
  lasso: {
    kind: 'l1',
    call: ['Lasso(alpha=', ')'],
    does: '1/(2n) ‖y − Xw‖² + cΣ|w|',
    knob: 'λ₁',
    factor: () => 1,
    defaults: [{ value: 1, version: sklearn }],
  },
} as const satisfies Record<string, System>;

export type SystemId = keyof typeof systems;
export const systemIds = Object.keys(systems) as SystemId[];
export const systemOf = (id: SystemId): System => systems[id];
export const isSystemId = (id: string): id is SystemId => Object.hasOwn(systems, id);

/** λ, s or λ₁ of a knob; infinite for C = 0. */
export function canonical(id: SystemId, knob: number, setting: Setting): number {
  const { factor, isInverse } = systemOf(id);
  return isInverse ? 1 / (factor(setting) * knob) : knob / factor(setting);
}

/** The knob for a λ, s or λ₁: the other way round. C is infinite for λ = 0. */
export function knobOf(id: SystemId, value: number, setting: Setting): number {
  const { factor, isInverse } = systemOf(id);
  return isInverse ? 1 / (factor(setting) * value) : factor(setting) * value;
}

/**
 * The share of a weight without gradient that is lost in a step, at the largest learning rate.
 *
 * For a penalty it is that of SGD once its velocity has settled, ηaλ/(1 − μ); Adam's depends on the gradients. Null
 * for L1, which takes the same amount of every weight and no share.
 */
export function shareLost(kind: Kind, value: number, setting: Setting): number | null {
  if (kind === 'l1') return null;
  if (kind === 'shrink') return value;
  return (setting.learningRate * lossFactor(setting) * value) / (1 - setting.momentum);
}

/** The λ or s whose share lost is this one; the other way round. */
function withShare(kind: 'penalty' | 'shrink', share: number, setting: Setting): number {
  if (kind === 'shrink') return share;
  return (share * (1 - setting.momentum)) / (setting.learningRate * lossFactor(setting));
}

/** What a system reads when another one is typed: the knob that means the same, or none and what can be compared. */
export type Reading = { equal: number } | { none: Kind; sameShare: number | null };

/**
 * Every system's knob for one that was typed.
 *
 * Where there is no equivalent, `sameShare` is the knob under which a weight without gradient shrinks as fast in a
 * step; null where not even that can be compared, which is so with L1.
 */
export function convert(from: SystemId, knob: number, setting: Setting): Record<SystemId, Reading> {
  const { kind } = systemOf(from);
  const value = canonical(from, knob, setting);
  const share = shareLost(kind, value, setting);
  const read = (id: SystemId): Reading => {
    const other = systemOf(id).kind;
    if (other === kind) return { equal: id === from ? knob : knobOf(id, value, setting) };
    if (share === null || other === 'l1') return { none: kind, sameShare: null };
    return { none: kind, sameShare: knobOf(id, withShare(other, share, setting), setting) };
  };
  return Object.fromEntries(systemIds.map((id) => [id, read(id)])) as Record<SystemId, Reading>;
}

/** Steps until half of a weight without gradient is left; infinite if nothing is lost, NaN if it changes sign. */
export const halfLife = (share: number): number => (share > 1 ? NaN : Math.log(2) / -Math.log1p(-share));
