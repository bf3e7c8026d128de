/**
 * A program run again on seeds that nobody chose: does the lesson say what the method does, or what one seed did?
 */
import type { ClaimResult, Recording } from '../../src/runtime/protocol.ts';
import { numberOf, tokensOf, type Token } from './scrub.ts';

export interface Seed {
  /** Where the number stands in the text. */
  start: number;
  end: number;
  value: number;
}

export interface Summary {
  /** Runs that came to an end; those that the reader stopped are not counted. */
  runs: number;
  /** Of these, the ones that ended with an error. */
  failed: number;
  /** How many of all `runs` each claim held in; a run that failed bears out no claim. */
  claims: (Pick<ClaimResult, 'id' | 'en' | 'zh'> & { held: number })[];
  /** The exports that are single numbers; `count` runs gave a finite one, the others are left out. */
  values: { name: string; count: number; min: number; median: number; max: number }[];
}

const names = ['seed', 'firstSeed'];
/** Six figures are enough for nobody to have chosen them, and can still be read. */
const largest = 1_000_000;
/** A program may count on from its first seed, so the seeds keep a distance. */
const distance = 1000;

/**
 * The seed of a program, in TypeScript or transpiled: the literal of the first `const seed = …` or
 * `const firstSeed = …` at its top level. Undefined if there is none, or if more than a whole number stands there.
 */
export function findSeed(source: string): Seed | undefined {
  const tokens = tokensOf(source);
  const at = (i: number): string =>
    tokens[i] === undefined ? '' : source.slice(tokens[i].start, tokens[i].end);
  for (const [i, token] of tokens.entries()) {
    const isSeed = token.depth === 0 && token.kind === 'name' && names.includes(at(i));
    if (!isSeed || at(i - 1) !== 'const') continue;
    const equals = at(i + 1) === ':' && at(i + 2) === 'number' ? i + 3 : i + 1;
    if (at(equals) !== '=') continue;
    const literal = tokens[equals + 1] as Token | undefined;
    const value = literal?.kind === 'number' ? numberOf(at(equals + 1)) : undefined;
    const isWhole = literal !== undefined && value !== undefined && Number.isSafeInteger(value);
    if (!isWhole || !isOver(source, literal, tokens[equals + 2])) continue;
    return { start: literal.start, end: literal.end, value };
  }
  return undefined;
}

/** Whether the statement, or this part of it, ends with the literal. */
function isOver(source: string, literal: Token, next: Token | undefined): boolean {
  if (next === undefined) return true;
  const text = source.slice(next.start, next.end);
  if (text === ';' || text === ',' || text === '}') return true;
  if (!/[\n\r\u2028\u2029]/.test(source.slice(literal.end, next.start))) return false;
  // A new line ends a statement unless the next one goes on with it.
  if (next.kind === 'name') return !/^(?:in|instanceof|as|satisfies)$/.test(text);
  if (next.kind === 'mark') return /^(?:\+\+|--|[{@!~])$/.test(text);
  return next.kind === 'number' || (next.kind === 'string' && !text.startsWith('`'));
}

/** The program, in TypeScript or transpiled, with another seed; null if it does not say which number its seed is. */
export function withSeed(source: string, seed: number): string | null {
  const found = findSeed(source);
  return found ? source.slice(0, found.start) + String(seed) + source.slice(found.end) : null;
}

/**
 * Seeds from 1 to a million, at least 1000 apart.
 *
 * @param from  random numbers in [0, 1); the clock and the browser are the caller's
 * @throws RangeError if count is not a whole number from 0 to 400
 */
export function freshSeeds(count: number, from: () => number): number[] {
  if (!Number.isInteger(count) || count < 0 || count > 400) {
    throw new RangeError(`freshSeeds: count is ${count}; it must be a whole number from 0 to 400`);
  }
  const seeds: number[] = [];
  while (seeds.length < count) {
    const random = from();
    let seed = 1 + Math.floor(largest * (random >= 0 && random < 1 ? random : 0));
    // Whatever the numbers given, going on in steps comes to a free place: 400 seeds cover less than all.
    while (seeds.some((other) => Math.abs(other - seed) < distance)) seed = 1 + ((seed + distance) % largest);
    seeds.push(seed);
  }
  return seeds;
}

/** What many runs of one program have in common; claims and exports in the order in which they first came. */
export function summarise(runs: readonly Recording[]): Summary {
  const finished = runs.filter(({ error }) => error?.kind !== 'stopped');
  const whole = finished.filter(({ error }) => error === undefined);
  const claims = new Map<string, Summary['claims'][number]>();
  const values = new Map<string, number[]>();
  for (const run of whole) {
    for (const { id, en, zh, holds } of run.claims) {
      const claim = claims.get(id) ?? { id, en, zh, held: 0 };
      claims.set(id, { ...claim, held: claim.held + (holds ? 1 : 0) });
    }
    for (const [name, value] of Object.entries(run.results)) {
      if (typeof value !== 'number') continue;
      const list = values.get(name) ?? [];
      if (Number.isFinite(value)) list.push(value);
      values.set(name, list);
    }
  }
  return {
    runs: finished.length,
    failed: finished.length - whole.length,
    claims: [...claims.values()],
    values: [...values].flatMap(([name, list]) => (list.length > 0 ? [spread(name, list)] : [])),
  };
}

function spread(name: string, list: number[]): Summary['values'][number] {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)];
  const high = sorted[Math.ceil(middle)];
  // Halved first, so that two large numbers do not overflow.
  const median = low === high ? low : low / 2 + high / 2;
  return { name, count: sorted.length, min: sorted[0], median, max: sorted[sorted.length - 1] };
}
