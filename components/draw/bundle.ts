/**
 * Many curves of one kind, such as one for each draw of the noise: a line whose pieces, parted by gaps, all set out
 * from the same x. They are drawn thin, and told, read and listed as the band that they fill.
 */
import type { Series } from '../../src/plot/figure.ts';

/** How many curves a series bundles; 0 if it is one line. */
export function curvesIn(series: Series): number {
  return piecesOf(series)?.length ?? 0;
}

/** A bundle as the band from its lowest to its highest curve; any other series as it is. */
export function asBand(series: Series): Series {
  const pieces = piecesOf(series);
  if (pieces === undefined) return series;
  const ends = new Map<number, [low: number, high: number]>();
  for (const [x, y] of pieces.flat()) {
    const [low, high] = ends.get(x) ?? [y, y];
    ends.set(x, [Math.min(low, y), Math.max(high, y)]);
  }
  const sorted = [...ends].sort(([a], [b]) => a - b);
  const x = sorted.map(([at]) => at);
  return {
    key: series.key,
    mark: 'band',
    x,
    y: sorted.map(([, [y]]) => y),
    y2: sorted.map(([, [, y]]) => y),
  };
}

function piecesOf({ mark, x, y }: Series): [x: number, y: number][][] | undefined {
  if (mark !== 'line') return undefined;
  const pieces: [number, number][][] = [];
  let piece: [number, number][] | undefined;
  for (let i = 0; i < y.length; i++) {
    const at = x[i] as number;
    if (!Number.isFinite(at) || !Number.isFinite(y[i])) piece = undefined;
    else if (piece === undefined) pieces.push((piece = [[at, y[i]]]));
    else if (at < piece[piece.length - 1][0]) return undefined;
    else piece.push([at, y[i]]);
  }
  const isBundle = pieces.length > 1 && pieces.every(([[start]]) => start === pieces[0][0][0]);
  return isBundle ? pieces : undefined;
}
