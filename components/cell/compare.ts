/** Runs that a reader has pinned, side by side: what was changed, and what came of it. */
import type { Settings } from '../../src/plot/figure.ts';
import type { Json, Recording } from '../../src/runtime/protocol.ts';
import { format } from '../draw/number.ts';
import type { Language } from '../strings.ts';
import { wordsIn } from '../words.ts';
import { countChanges, differenceOf } from './difference.ts';

export { differenceOf, renderDifference } from './difference.ts';

export interface Pin {
  /** Counts from 1 and is never used again while one of its elders is pinned. */
  number: number;
  code: string;
  /** Every control's value, whether the reader moved it or not. */
  settings: Settings;
  recording: Recording;
}

export interface Comparison {
  columns: string[];
  /** One row for each run, as long as `columns`; the first cell names the run. */
  rows: string[][];
}

export const maxPins = 5;

export const compareTexts: Record<
  Language,
  {
    run: string;
    code: string;
    claims: string;
    runNumber: (number: number) => string;
    lines: (added: number, removed: number) => string;
    sameCode: string;
    failed: string;
    on: string;
    off: string;
  }
> = {
  en: {
    run: 'Run',
    code: 'Code',
    claims: 'Claims that hold',
    runNumber: (number) => `Run ${number}`,
    lines: (added, removed) => `changed: +${added} −${removed} ${added + removed === 1 ? 'line' : 'lines'}`,
    sameCode: 'unchanged',
    failed: 'error',
    on: 'on',
    off: 'off',
  },
  zh: {
    run: '运行',
    code: '代码',
    claims: '成立的论断',
    runNumber: (number) => `第${number}次`,
    lines: (added, removed) => `有改动：+${added} −${removed}行`,
    sameCode: '未改动',
    failed: '出错',
    on: '开',
    off: '关',
  },
};

const none = '–';
/** Characters of a word or sentence that a program exports. */
const longest = 40;

/** A run to be kept beside others; `previous` are those already pinned. */
export function pin(
  recording: Recording,
  { code, settings }: { code: string; settings: Settings },
  previous: readonly Pin[] = [],
): Pin {
  const used = recording.figure.controls.map(({ key, value }) => [key, value] as const);
  return {
    number: Math.max(0, ...previous.map(({ number }) => number)) + 1,
    code,
    // A program that failed early may not have come to name its controls.
    settings: Object.fromEntries([...Object.entries(settings), ...used]),
    recording,
  };
}

/** The pinned runs and a new one; past `maxPins`, the oldest goes. */
export function withPin(pins: readonly Pin[], next: Pin): Pin[] {
  return [...pins, next].slice(-maxPins);
}

/**
 * A table of the runs: the settings that are not the same in all of them, the code if it is not (counted against the
 * first run), each export that is a single value, and the claims. Ready to print, in the reader's language.
 */
export function compareRows(pins: readonly Pin[], language: Language): Comparison {
  const text = compareTexts[language];
  const words = wordsIn(language);

  const settings = union(pins.map(({ settings }) => Object.keys(settings))).filter(
    (key) => new Set(pins.map((one) => JSON.stringify(get(one.settings, key)))).size > 1,
  );
  const hasCode = new Set(pins.map(({ code }) => code)).size > 1;
  const values = union(
    pins.map(({ recording }) =>
      Object.keys(recording.results).filter((name) => isScalar(recording.results[name])),
    ),
  );
  const hasClaims = pins.some(({ recording }) => recording.claims.length > 0);

  const setting = (value: Settings[string] | undefined): string => {
    if (typeof value === 'boolean') return value ? text.on : text.off;
    if (typeof value === 'string') return words(value).text;
    if (typeof value === 'number') return format(value);
    return value === undefined
      ? none
      : short(value.map(([x, y]) => `(${format(x)}, ${format(y)})`).join(' '));
  };
  const change = ({ code }: Pin): string => {
    if (code === pins[0].code) return text.sameCode;
    const { added, removed } = countChanges(differenceOf(pins[0].code, code));
    return text.lines(added, removed);
  };
  const held = ({ claims, error }: Recording): string => {
    if (error) return text.failed;
    return claims.length > 0 ? `${claims.filter(({ holds }) => holds).length}/${claims.length}` : none;
  };

  return {
    columns: [
      text.run,
      ...settings.map((key) => words(key).text),
      ...(hasCode ? [text.code] : []),
      ...values,
      ...(hasClaims ? [text.claims] : []),
    ],
    rows: pins.map((one) => [
      text.runNumber(one.number) + (one.recording.error && !hasClaims ? ` (${text.failed})` : ''),
      ...settings.map((key) => setting(get(one.settings, key))),
      ...(hasCode ? [change(one)] : []),
      ...values.map((name) => scalar(get(one.recording.results, name))),
      ...(hasClaims ? [held(one.recording)] : []),
    ]),
  };
}

function union(lists: string[][]): string[] {
  return [...new Set(lists.flat())];
}

/** A program may name its exports and controls as it likes, `constructor` too. */
function get<Value>(of: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}

function isScalar(value: Json | undefined): value is number | string | boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

function scalar(value: Json | undefined): string {
  if (!isScalar(value)) return none;
  if (typeof value === 'number') return format(value, 4);
  return short(String(value));
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
