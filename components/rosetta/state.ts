/**
 * What is typed into the calculator: read, checked, and kept in the address.
 *
 *   #rosetta=1&from=torch-sgd&value=1e-4&lr=0.01&momentum=0.9&n=1000&batch=50&loss=half-mean
 *
 * An address may come from anyone. What cannot be read is named, and the starting value stands in its place.
 */
import { isSystemId, systemOf, type Setting, type SystemId } from './table.ts';

export interface State extends Setting {
  /** The system whose knob was typed, and that knob. */
  from: SystemId;
  value: number;
}

/** The article's own line, `optim.SGD(…, lr=0.01, weight_decay=1e-4)`, with a momentum, a batch and examples. */
export const start: State = {
  from: 'torch-sgd',
  value: 1e-4,
  learningRate: 0.01,
  momentum: 0.9,
  examples: 1000,
  batch: 50,
  half: true,
  mean: true,
};

/** Numbers that can be typed; `inverse` is a knob such as C, which zero would make infinite. */
export type Field = 'value' | 'inverse' | 'learningRate' | 'momentum' | 'examples' | 'batch';

/** The field that a system's knob is. */
export const fieldOf = (id: SystemId): Field => (systemOf(id).isInverse ? 'inverse' : 'value');

/** Products of numbers outside of these limits would overflow or vanish. */
const [least, most] = [1e-30, 1e30];

/**
 * A number from what was typed, or undefined if it is none or out of range: a knob from 0, C and η above 0, μ from 0
 * to below 1, n and B whole numbers from 1, B at most n.
 */
export function readNumber(field: Field, text: string, examples = Infinity): number | undefined {
  // Number('') is 0, and Number('0x10') is 16.
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) return undefined;
  const value = Number(text);
  const isSized = value >= least && value <= most;
  const valid = {
    value: value === 0 || isSized,
    inverse: isSized,
    learningRate: isSized,
    momentum: value >= 0 && value < 1,
    examples: Number.isSafeInteger(value) && value >= 1,
    batch: Number.isSafeInteger(value) && value >= 1 && value <= examples,
  };
  return valid[field] ? value : undefined;
}

/** A number as a program writes it, with six significant digits: 1e-4, 0.05, 20000. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return value === Infinity ? '∞' : '–';
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (rounded === 0 || (size >= 1e-3 && size < 1e6)) return String(rounded);
  return rounded.toExponential().replace('e+', 'e');
}

const version = '1';
const losses = {
  'half-mean': [true, true],
  'half-sum': [true, false],
  mean: [false, true],
  sum: [false, false],
};
export type LossName = keyof typeof losses;
export const lossNames = Object.keys(losses) as LossName[];

export const lossName = ({ half, mean }: Setting): LossName =>
  `${half ? 'half-' : ''}${mean ? 'mean' : 'sum'}`;

export function lossOf(name: LossName): Pick<Setting, 'half' | 'mean'> {
  const [half = true, mean = true] = losses[name];
  return { half, mean };
}

/** The names of the fields in the address. */
const names = { learningRate: 'lr', momentum: 'momentum', examples: 'n', batch: 'batch' } as const;
const numbers = ['examples', 'learningRate', 'momentum', 'batch'] as const;

/** The fragment of the address, without `#`. */
export function encodeState(state: State): string {
  return new URLSearchParams({
    rosetta: version,
    from: state.from,
    value: String(state.value),
    ...Object.fromEntries(numbers.map((field) => [names[field], String(state[field])])),
    loss: lossName(state),
  }).toString();
}

export type Decoded =
  | { kind: 'none' }
  | { kind: 'newer' }
  /** `unread` holds the parts of the address that could not be read, as they stand in it. */
  | { kind: 'state'; state: State; unread: string[] };

/** What a fragment, with or without `#`, holds. Never throws, whatever it is given. */
export function decodeState(fragment: string): Decoded {
  const given = new URLSearchParams(fragment.replace(/^#/, '').slice(0, 1000));
  const v = given.get('rosetta');
  if (v === null) return { kind: 'none' };
  if (v !== version)
    return /^[1-9]\d{0,5}$/.test(v)
      ? { kind: 'newer' }
      : { kind: 'state', state: start, unread: [`rosetta=${v}`] };
  const state = { ...start };
  const unread: string[] = [];
  /** Takes one part if it is there and can be read. */
  const take = (name: string, read: (text: string) => boolean): void => {
    const text = given.get(name);
    if (text !== null && !read(text)) unread.push(`${name}=${text.slice(0, 40)}`);
  };
  for (const field of numbers) {
    take(names[field], (text) => {
      const value = readNumber(field, text, state.examples);
      if (value !== undefined) state[field] = value;
      return value !== undefined;
    });
  }
  state.batch = Math.min(state.batch, state.examples);
  take('loss', (text) => {
    const isLoss = Object.hasOwn(losses, text);
    if (isLoss) Object.assign(state, lossOf(text as LossName));
    return isLoss;
  });
  // A number without its system says nothing, nor does a system without its number.
  const [from = '', text = ''] = [given.get('from') ?? '', given.get('value') ?? ''];
  const value = isSystemId(from) ? readNumber(fieldOf(from), text) : undefined;
  if (isSystemId(from) && value !== undefined) Object.assign(state, { from, value });
  else unread.push(`from=${from.slice(0, 40)}`, `value=${text.slice(0, 40)}`);
  return { kind: 'state', state, unread };
}
