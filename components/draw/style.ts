/** How each key of a chart looks: the same everywhere in it, and never told by colour alone. */
import type { Chart } from '../../src/plot/figure.ts';
import { curvesIn } from './bundle.ts';
import type { Meaning, Words } from './words.ts';

const symbols = ['circle', 'diamond', 'triangle', 'square', 'cross', 'star'] as const;

const fills = ['full', 'pale', 'none'] as const;

export interface Look {
  colour: string;
  /** For `stroke-dasharray`; undefined for a solid line. */
  dash: string | undefined;
  symbol: (typeof symbols)[number];
  /** Bars and bands of one colour differ in how they are filled. */
  fill: (typeof fills)[number];
  /** Many curves in one: told from a line of its colour by how thin they are. */
  isBundle: boolean;
}

/** Colours for what has no meaning of its own, `--series-1` and so on. */
const seriesColours = 4;

const dashes = [undefined, '7 3', '2 3', '10 3 2 3'] as const;

/** A custom property of the page; where there is none, as in another reader, the colour of the text. */
export const token = (name: string) => `var(--${name}, currentColor)`;

/** Without red or green, violet is blue and green is brown: beside those, these lines are dashed. */
function shiftOf(meaning: Meaning, present: ReadonlySet<Meaning | undefined>): number {
  if (meaning === 'weight' && present.has('loss')) return 1;
  if (meaning === 'gradient' && (present.has('loss') || present.has('penalty'))) return 2;
  return 0;
}

/**
 * The look of each key in the charts of one figure, so that a key looks the same in all of them.
 *
 * A key with a meaning has its colour; several keys of one meaning differ by their dashes, bundles apart. The others go
 * through the series colours, each with dashes of its own. Plain data, the first cloud of points with nothing
 * through it, is ink; a rule is quiet, and so are contour lines; bands look like the lines they belong to.
 */
export function looks(charts: readonly Chart[], words: Words): Map<string, Look> {
  const marks = new Map<string, Set<string>>();
  for (const { series } of charts) {
    for (const { key, mark, grid } of series) {
      // A side of a field counts as a mark of its key, so that points of that key have its colour and not ink.
      for (const side of grid?.sides ?? []) marks.set(side, (marks.get(side) ?? new Set()).add('side'));
      marks.set(key, (marks.get(key) ?? new Set()).add(mark));
    }
  }
  const keysOf = (holds: (kinds: Set<string>) => boolean) =>
    [...marks].filter(([, kinds]) => holds(kinds)).map(([key]) => key);
  const isOnly = (kinds: Set<string>, mark: string) => kinds.size === 1 && kinds.has(mark);
  const isParted = (key: string) =>
    charts.some(({ series }) => series.some((one) => one.key === key && one.grid?.levels?.length === 1));
  const bundles = new Set(
    charts.flatMap(({ series }) => series.filter((one) => curvesIn(one) > 0).map(({ key }) => key)),
  );
  const bands = keysOf((kinds) => isOnly(kinds, 'band'));
  const lines = keysOf((kinds) => kinds.has('line'));
  const meanings = new Set([...marks.keys()].map((key) => words(key).meaning));
  const used = new Map<string, number>();
  const nextOf = (family: string) => {
    const count = used.get(family) ?? 0;
    used.set(family, count + 1);
    return count;
  };
  const result = new Map<string, Look>();
  for (const [key, kinds] of marks) {
    const { meaning } = words(key);
    const symbol = kinds.has('points') ? symbols[nextOf('points') % symbols.length] : 'circle';
    const isBundle = bundles.has(key);
    const look = (colour: string, n: number) => {
      result.set(key, {
        colour: token(colour),
        dash: isBundle ? undefined : dashes[n % dashes.length],
        symbol,
        fill: fills[n % fills.length],
        isBundle,
      });
    };
    if (isOnly(kinds, 'rule')) {
      look(meaning ?? 'soft', 0);
      (result.get(key) as Look).dash = '3 3';
    } else if (isOnly(kinds, 'heat')) look('ink', 0);
    else if (isOnly(kinds, 'field') && meaning === undefined) look(isParted(key) ? 'ink' : 'soft', 0);
    else if (meaning !== undefined && isBundle) look(meaning, 0);
    else if (meaning !== undefined) look(meaning, nextOf(meaning) + shiftOf(meaning, meanings));
    else if (isOnly(kinds, 'points') && !used.has('data')) look('ink', nextOf('data'));
    else if (isOnly(kinds, 'band') && bands.length === lines.length) continue;
    else {
      const n = nextOf('series');
      // The fifth has the colour of the first and other dashes.
      const shift = meanings.size > (meanings.has(undefined) ? 1 : 0) ? 1 : 0;
      look(`series-${(n % seriesColours) + 1}`, n + Math.floor(n / seriesColours) + shift);
    }
  }
  // As many bands as lines: each is the spread around its line.
  bands.forEach((key, i) => {
    const line = result.get(lines[i]);
    if (!result.has(key) && line !== undefined) result.set(key, line);
  });
  return result;
}
