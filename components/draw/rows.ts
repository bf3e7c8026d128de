/** Which charts of a figure stand side by side. */
import type { Chart } from '../../src/plot/figure.ts';

/** Between two charts of a row, in pixels. */
export const rowGap = 24;

/** In pixels, of any chart. */
export const narrowest = 216;

/** Where there are no more pixels than these, charts stand below each other; `cell.css` says the same. */
const column = 544;

/** The charts in their order, those of one row together where its first one stands. */
export function rowsOf(charts: readonly Chart[]): Chart[][] {
  const rows: Chart[][] = [];
  const byNumber = new Map<number, Chart[]>();
  for (const chart of charts) {
    const known = chart.row === undefined ? undefined : byNumber.get(chart.row);
    if (known !== undefined) {
      known.push(chart);
      continue;
    }
    const row = [chart];
    rows.push(row);
    if (chart.row !== undefined) byNumber.set(chart.row, row);
  }
  return rows;
}

/**
 * How wide each of `count` charts in a row is where they have `width` pixels together, and how many stand in a line:
 * three at most, and four two by two.
 */
export function shareOf(count: number, width: number): { width: number; across: number } {
  for (let across = width <= column ? 1 : count === 4 ? 2 : Math.min(3, count); across > 1; across--) {
    const share = Math.floor((width - (across - 1) * rowGap) / across);
    if (share >= narrowest) return { width: share, across };
  }
  return { width, across: 1 };
}
