/** What the playground is set to, and how an address carries it. Knows no screen. */

/** A choice among words, or a number in a range; the first value is what it is unless somebody chose otherwise. */
type Field =
  | { initial: string; choices: readonly string[] }
  | { initial: number; low: number; high: number; isWhole: boolean };

const choice = <const Choices extends readonly string[]>(initial: Choices[number], choices: Choices) => ({
  initial,
  choices,
});
const number = (initial: number, low: number, high: number) => ({ initial, low, high, isWhole: false });
const count = (initial: number, low: number, high: number) => ({ initial, low, high, isWhole: true });

/** Every setting by its name in the address. */
export const fields = {
  data: choice('moons', ['moons', 'circles', 'spirals', 'xor', 'line']),
  count: count(60, 10, 200),
  noise: number(0.3, 0, 1),
  /** The share of wrong labels. */
  flipped: number(0, 0, 0.5),
  seed: count(1, 0, 999_999),
  layers: count(2, 0, 4),
  width: count(16, 1, 32),
  activation: choice('relu', ['relu', 'tanh', 'sigmoid', 'silu', 'gelu']),
  loss: choice('crossEntropy', ['crossEntropy', 'squared']),
  optimizer: choice('adam', ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam']),
  /** Rows in a batch; 0 is all of them. */
  batch: count(0, 0, 200),
  decay: choice('l2', ['none', 'l2', 'decoupled', 'independent', 'l1']),
  acts: choice('weights', ['weights', 'biases']),
  eta: number(0.01, 1e-4, 1),
  lambda: number(0.01, 0, 10),
  twin: choice('zero', ['zero', 'decoupled', 'off']),
  steps: count(700, 50, 5000),
} satisfies Record<string, Field>;

export type Name = keyof typeof fields;
export type State = {
  [Key in Name]: (typeof fields)[Key] extends { choices: readonly (infer Word)[] } ? Word : number;
};

export const names = Object.keys(fields) as Name[];

export const initial = Object.fromEntries(names.map((name) => [name, fields[name].initial])) as State;

/**
 * Settings that exclude each other made to agree: a line has no classes, and so neither labels nor cross-entropy; a
 * twin with decoupled decay would be the network itself, or have a λ that nobody sees.
 */
export function agreed(state: State): State {
  const isLine = state.data === 'line';
  const isTwinless = state.decay === 'none' || state.decay === 'decoupled';
  return {
    ...state,
    ...(isTwinless && state.twin === 'decoupled' ? { twin: 'zero' } : {}),
    ...(isLine ? { loss: 'squared', flipped: 0 } : {}),
    batch: Math.min(state.batch, state.count),
  };
}

/** The strengths between which λ can be chosen; 0 besides. Where η does not enter, λ is much smaller. */
export const strengths: Record<State['decay'], [low: number, high: number]> = {
  none: [1e-4, 1],
  l2: [1e-4, 1],
  decoupled: [1e-3, 10],
  independent: [1e-6, 0.1],
  l1: [1e-5, 0.1],
};
export const rates: [low: number, high: number] = [1e-4, 1];

/** Round numbers at about even distances on a logarithmic axis: 1, 1.2, 1.5, 2 … 8, 10. */
export function roundNumbers([low, high]: [number, number]): number[] {
  const found: number[] = [];
  for (let power = Math.round(Math.log10(low)); power <= Math.round(Math.log10(high)); power++)
    for (const figure of [10, 12, 15, 20, 25, 30, 40, 50, 60, 80]) {
      const value = Number(`${figure}e${power - 1}`);
      if (value >= low && value <= high) found.push(value);
    }
  return found;
}

// ---------------------------------------------------------------- the address

const version = 1;

/** What was wrong with an address; what could be kept is in the state all the same. */
export type Problem =
  | { kind: 'newer'; version: string }
  | { kind: 'version' }
  | { kind: 'unknown' | 'value'; name: string; value: string };

/** The fragment, without `#`, of a state: only what differs from the initial one, so that this gives ''. */
export function encode(state: State): string {
  const changed = names.filter((name) => state[name] !== initial[name]);
  if (changed.length === 0) return '';
  return new URLSearchParams([
    ['v', String(version)],
    ...changed.map((name) => [name, String(state[name])]),
  ]).toString();
}

function valueOf(name: Name, text: string): string | number | undefined {
  const field: Field = fields[name];
  if ('choices' in field) return field.choices.includes(text) ? text : undefined;
  const value = Number(text);
  const isNumber = text.trim() !== '' && Number.isFinite(value);
  const isInside = value >= field.low && value <= field.high;
  return isNumber && isInside && (!field.isWhole || Number.isInteger(value)) ? value : undefined;
}

/** The state that a fragment, with or without `#`, carries, and what is wrong with it. Never throws. */
export function decode(fragment: string): { state: State; problems: Problem[] } {
  const given = [...new URLSearchParams(fragment.replace(/^#/, '').slice(0, 2000))];
  // A heading's name, say, is no state.
  if (!fragment.includes('=')) return { state: initial, problems: [] };
  const problems: Problem[] = [];
  const state: Record<string, string | number> = { ...initial };
  let found = '';
  for (const [name, text] of given) {
    if (name === 'v') {
      found = text;
      continue;
    }
    const short = { name: name.slice(0, 40), value: text.slice(0, 40) };
    if (!Object.hasOwn(fields, name)) problems.push({ kind: 'unknown', ...short });
    else {
      const value = valueOf(name as Name, text);
      if (value === undefined) problems.push({ kind: 'value', ...short });
      else state[name] = value;
    }
  }
  if (found !== String(version)) {
    const isNewer = /^\d{1,4}$/.test(found) && Number(found) > version;
    problems.unshift(isNewer ? { kind: 'newer', version: found } : { kind: 'version' });
  }
  return { state: agreed(state as State), problems };
}
