/**
 * Contours of a function given on a grid, by marching squares: exact on the edges between neighbours, where the
 * function is taken to be linear. Places are columns and rows of the grid, from 0.
 */
import type { Grid } from '../../src/plot/figure.ts';
import { extent, stepOf } from './axis.ts';
import type { Frame, Point } from './path.ts';

export interface Contour {
  /** Outlines of where the function is at or above the level; holes turn the other way. */
  rings: Point[][];
  /** The parts of these outlines that are no border of the grid. */
  lines: Point[][];
}

/**
 * The levels of a field: its own, or about eight round ones; where most values are low, as in a bowl, they rise
 * by squares, so that a quadratic bowl has rings at even distances.
 */
export function levelsOf({ levels, values }: Grid): number[] {
  if (levels !== undefined) return levels;
  const [low, high] = extent(values, 'linear');
  const span = high - low;
  const isBowl = values.filter((value) => value < low + 0.4 * span).length > 0.6 * values.length;
  const found: number[] = [];
  if (isBowl) {
    for (let k = 1; k < 9; k++) {
      const level = low + span * (k / 9) ** 2;
      // As many digits as tell it from its neighbours.
      const unit = 10 ** Math.floor(Math.log10(span * (k / 81)));
      found.push(Number((Math.round(level / unit) * unit).toPrecision(12)));
    }
  } else {
    const step = stepOf([low, high], 9);
    for (let k = Math.floor(low / step) + 1; k * step < high && found.length < 24; k++)
      found.push(Number((k * step).toPrecision(12)));
  }
  return [...new Set(found)].filter((level) => level > low && level < high);
}

/** What is no number counts as below the level. */
export function contour({ columns, values }: Grid, level: number): Contour {
  const rows = values.length / columns;
  const count = columns * rows;
  const isIn = (node: number) => values[node] >= level;

  // A point is a node of the grid, or lies between a node and its neighbour: to the right, or above. As a number
  // that is the node, the node + count, or the node + 2 · count, so that equal points are found without rounding.
  const next = new Map<number, number>();
  const border = new Set<number>();
  const right = (node: number) => node + count;
  const above = (node: number) => node + 2 * count;

  for (let j = 0; j + 1 < rows; j++) {
    for (let i = 0; i + 1 < columns; i++) {
      const a = j * columns + i;
      const corners = [a, a + 1, a + 1 + columns, a + columns];
      const edges = [right(a), above(a + 1), right(a + columns), above(a)];
      const inside = corners.map(isIn);
      const leaves: number[] = [];
      const enters: number[] = [];
      for (let k = 0; k < 4; k++) {
        const after = inside[(k + 1) % 4];
        if (inside[k] && !after) leaves.push(k);
        if (!inside[k] && after) enters.push(k);
      }
      if (leaves.length === 0) continue;
      if (leaves.length === 1) next.set(edges[leaves[0]], edges[enters[0]]);
      else {
        // A saddle: the middle tells whether the two corners belong together.
        const middle = corners.reduce((sum, corner) => sum + values[corner] / 4, 0);
        for (const leave of leaves) {
          const turn = middle >= level ? 1 : 3;
          next.set(edges[leave], edges[(leave + turn) % 4]);
        }
      }
    }
  }

  const along = (from: number, to: number, edge: number) => {
    const [start, end] = [isIn(from) ? from : edge, isIn(to) ? to : edge];
    if (start === end) return;
    next.set(start, end);
    border.add(start);
  };
  const last = columns - 1;
  for (let i = 0; i < last; i++) {
    along(i, i + 1, right(i));
    const top = (rows - 1) * columns + i;
    along(top + 1, top, right(top));
  }
  for (let j = 0; j + 1 < rows; j++) {
    const end = j * columns + last;
    along(end, end + columns, above(end));
    along(j * columns + columns, j * columns, above(j * columns));
  }

  const place = (point: number): Point => {
    const node = point % count;
    const [x, y] = [node % columns, Math.floor(node / columns)];
    if (point < count) return [x, y];
    const isRight = point < 2 * count;
    const [from, to] = [values[node], values[node + (isRight ? 1 : columns)]];
    const part = (level - from) / (to - from);
    const t = Number.isFinite(part) ? part : 0.5;
    return isRight ? [x + t, y] : [x, y + t];
  };

  const rings: Point[][] = [];
  const lines: Point[][] = [];
  while (next.size > 0) {
    const [start] = next.keys() as IterableIterator<number>;
    const ring: number[] = [];
    for (let at: number | undefined = start; at !== undefined;) {
      ring.push(at);
      const to: number | undefined = next.get(at);
      next.delete(at);
      at = to;
    }
    const points = ring.map(place);
    rings.push(points);
    lines.push(...inner(points, ring, border));
  }
  return { rings, lines };
}

/** The parts of a ring that do not run along the border. */
function inner(points: Point[], ring: number[], border: ReadonlySet<number>): Point[][] {
  const steps = ring.length - 1;
  const first = ring.findIndex((point, i) => i < steps && border.has(point));
  if (first < 0) return [points];
  const parts: Point[][] = [];
  let part: Point[] = [];
  for (let i = 1; i <= steps; i++) {
    const at = (first + i) % steps;
    part.push(points[at]);
    if (border.has(ring[at])) {
      if (part.length > 1) parts.push(part);
      part = [];
    }
  }
  return parts;
}

/** A ring cut at the frame, so that its filling ends there (Sutherland–Hodgman). */
export function crop(ring: readonly Point[], { left, right, top, bottom }: Frame): Point[] {
  const sides: ((point: Point) => number)[] = [
    ([x]) => x - left,
    ([x]) => right - x,
    ([, y]) => y - top,
    ([, y]) => bottom - y,
  ];
  return sides.reduce<Point[]>(
    (points, room) =>
      points.flatMap((point, i) => {
        const before = points[(i + points.length - 1) % points.length];
        const [from, to] = [room(before), room(point)];
        const kept: Point[] = [];
        if (from >= 0 !== to >= 0) {
          const t = from / (from - to);
          kept.push([before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])]);
        }
        if (to >= 0) kept.push(point);
        return kept;
      }),
    [...ring],
  );
}

/** The value between the nodes, at a place in columns and rows; undefined outside. */
export function valueIn({ columns, values }: Grid, i: number, j: number): number | undefined {
  const rows = values.length / columns;
  if (!(i >= 0 && i <= columns - 1 && j >= 0 && j <= rows - 1)) return undefined;
  const [x, y] = [Math.min(columns - 2, Math.floor(i)), Math.min(rows - 2, Math.floor(j))];
  const [u, v] = [i - x, j - y];
  const at = (a: number, b: number) => values[(y + b) * columns + x + a];
  return (1 - v) * ((1 - u) * at(0, 0) + u * at(1, 0)) + v * ((1 - u) * at(0, 1) + u * at(1, 1));
}
