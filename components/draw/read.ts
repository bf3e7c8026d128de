/** What stands at a place of a chart, in words: for a pointer over it and for readers who go through it by keys. */
import type { Chart, Series } from '../../src/plot/figure.ts';
import { asBand } from './bundle.ts';
import { finite, headOf, turnsBack, wordOf } from './describe.ts';
import { valueIn } from './field.ts';
import { namesOf } from './layout.ts';
import { format } from './number.ts';
import type { Point } from './path.ts';
import { isInside } from './path.ts';
import type { Scales } from './scales.ts';
import type { Words } from './words.ts';

export interface Reading {
  /** Where it is, in pixels. */
  at: Point;
  /** Whether it holds for all heights, so that a line through the chart may mark it. */
  isColumn: boolean;
  /** The size of the cell around it, in a heat map. */
  cell?: [width: number, height: number];
  /** The x, or the place. */
  title: string;
  entries: { key: string; text: string; dot: Point | undefined }[];
}

/**
 * The stops of a chart from left to right, or along a path: what arrow keys go through. The count is bounded by
 * that of the points a series may have.
 */
export function stopsOf(chart: Chart, scales: Scales): Point[] {
  const { frame, x, y } = scales;
  const middle = (frame.top + frame.bottom) / 2;
  const all = chart.series.map(asBand);
  const [first] = all;
  if (first?.mark === 'heat' && first.grid !== undefined) {
    const { columns, values } = first.grid;
    return values.map((_, i) => [x.toPixel(i % columns), y.toPixel(Math.floor(i / columns))]);
  }
  const path = all.find((series) => series.mark === 'line' && isPath(series));
  if (path !== undefined) {
    return finite(path)
      .map((entry): Point => [x.toPixel(entry.x as number), y.toPixel(entry.y)])
      .filter((point) => isInside(point, frame));
  }
  const field = all.find(({ mark }) => mark === 'field');
  if (field !== undefined) {
    return Array.from({ length: 81 }, (_, i) => [
      frame.left + (((i % 9) + 0.5) / 9) * (frame.right - frame.left),
      frame.top + ((Math.floor(i / 9) + 0.5) / 9) * (frame.bottom - frame.top),
    ]);
  }
  const names = namesOf(all);
  const pixels = all.flatMap((series) => {
    if (series.mark === 'rule') return [];
    return finite(series).map(({ x: at }) =>
      typeof at === 'string' ? x.toPixel((names ?? []).indexOf(at)) : x.toPixel(at),
    );
  });
  return [...new Set(pixels)]
    .filter((pixel) => pixel >= frame.left - 0.01 && pixel <= frame.right + 0.01)
    .sort((a, b) => a - b)
    .map((pixel) => [pixel, middle]);
}

/** What stands nearest to a place; undefined where there is nothing. */
export function readAt(
  chart: Chart,
  scales: Scales,
  [px, py]: Point,
  words: Words,
  isHidden: (key: string) => boolean = () => false,
): Reading | undefined {
  const series = chart.series.filter(({ key }) => !isHidden(key)).map(asBand);
  const [first] = series;
  if (first === undefined) return undefined;
  if (first.mark === 'heat') return readHeat(chart, first, scales, [px, py], words);
  const { x, y, frame } = scales;
  const isPlane = series.some((one) => one.mark === 'field' || (one.mark === 'line' && isPath(one)));
  const isCloud = series.every(({ mark }) => mark === 'points' || mark === 'rule');
  if (isPlane || isCloud) return readPlane(chart, series, scales, [px, py], words, isPlane);

  const names = namesOf(chart.series);
  const pixelOf = (at: number | string) =>
    typeof at === 'string' ? x.toPixel((names ?? []).indexOf(at)) : x.toPixel(at);
  const curves = series.filter(({ mark }) => mark !== 'rule' && mark !== 'points');
  let nearest: { pixel: number; x: number | string } | undefined;
  for (const curve of curves) {
    for (const entry of finite(curve)) {
      const pixel = pixelOf(entry.x);
      if (!(pixel >= frame.left - 0.01 && pixel <= frame.right + 0.01)) continue;
      if (nearest === undefined || Math.abs(pixel - px) < Math.abs(nearest.pixel - px))
        nearest = { pixel, x: entry.x };
    }
  }
  if (nearest === undefined) return undefined;
  const at = nearest;
  const entries = curves.flatMap((curve) => {
    const i = closest(curve, at.x);
    if (i === undefined) return [];
    const { key, mark } = curve;
    const [value, upper] = [curve.y[i], curve.y2?.[i]];
    const shown = upper === undefined ? format(value) : `${format(value)} … ${format(upper)}`;
    const pixel = y.toPixel(value);
    const point: Point = [pixelOf(curve.x[i]), pixel];
    const isDot = mark === 'line' && isInside(point, frame);
    return [{ key, text: `${words(key).text} ${shown}`, dot: isDot ? point : undefined }];
  });
  const [bin] = curves.filter(({ width }) => width !== undefined);
  const title =
    bin?.width === undefined || typeof at.x === 'string'
      ? wordOf(at.x, words)
      : `${format(at.x - bin.width / 2)} … ${format(at.x + bin.width / 2)}`;
  const axis = chart.axes.x === undefined || typeof at.x === 'string' ? '' : `${words(chart.axes.x).text} `;
  return { at: [at.pixel, py], isColumn: true, title: axis + title, entries };
}

function isPath(series: Series): boolean {
  return turnsBack(finite(series));
}

/** The entry of a curve at x, or the nearest one no further away than half a step of the curve. */
function closest({ mark, x, y }: Series, at: number | string): number | undefined {
  const exact = x.indexOf(at);
  if (exact >= 0) return Number.isFinite(y[exact]) ? exact : undefined;
  if (typeof at === 'string' || mark === 'bars') return undefined;
  let best: number | undefined;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(y[i]) || !Number.isFinite(x[i])) continue;
    if (best === undefined || Math.abs((x[i] as number) - at) < Math.abs((x[best] as number) - at)) best = i;
  }
  if (best === undefined) return undefined;
  const steps = [best - 1, best + 1].flatMap((i) =>
    i >= 0 && i < x.length ? [Math.abs((x[i] as number) - (x[best] as number))] : [],
  );
  return Math.abs((x[best] as number) - at) <= Math.max(0, ...steps) / 2 ? best : undefined;
}

function readHeat(
  { axes }: Chart,
  { key, grid }: Series,
  { frame, x, y }: Scales,
  [px, py]: Point,
  words: Words,
): Reading | undefined {
  if (grid === undefined || !isInside([px, py], frame)) return undefined;
  const rows = grid.values.length / grid.columns;
  const column = Math.min(grid.columns - 1, Math.max(0, Math.round(x.toValue(px))));
  const row = Math.min(rows - 1, Math.max(0, Math.round(y.toValue(py))));
  const place = [
    ['y', headOf(grid.rowNames, row, words)],
    ['x', headOf(grid.columnNames, column, words)],
  ].map(([axis, head]) => {
    const title = axes[axis as 'x' | 'y'];
    return title === undefined ? head : `${words(title).text} ${head}`;
  });
  const value = format(grid.values[row * grid.columns + column]);
  return {
    at: [x.toPixel(column), y.toPixel(row)],
    isColumn: false,
    cell: [(frame.right - frame.left) / grid.columns, (frame.bottom - frame.top) / rows],
    title: place.join(', '),
    entries: [{ key, text: `${words(key).text} ${value}`, dot: undefined }],
  };
}

/** Near enough to a point to mean it, in pixels. */
const reach = 24;

function readPlane(
  { axes }: Chart,
  series: readonly Series[],
  { frame, x, y }: Scales,
  pointer: Point,
  words: Words,
  isPlane: boolean,
): Reading | undefined {
  if (!isInside(pointer, frame)) return undefined;
  let nearest: { key: string; point: Point; place: Point; away: number } | undefined;
  for (const one of series) {
    if (one.mark !== 'points' && one.mark !== 'line') continue;
    for (const entry of finite(one)) {
      const place: Point = [entry.x as number, entry.y];
      const point: Point = [x.toPixel(place[0]), y.toPixel(place[1])];
      const away = Math.hypot(point[0] - pointer[0], point[1] - pointer[1]);
      if (isInside(point, frame) && away < (nearest?.away ?? reach))
        nearest = { key: one.key, point, place, away };
    }
  }
  if (nearest === undefined && !isPlane) return undefined;
  const at = nearest?.point ?? pointer;
  const place = nearest?.place ?? [x.toValue(pointer[0]), y.toValue(pointer[1])];
  const name = (axis: 'x' | 'y') => {
    const title = axes[axis];
    return title === undefined ? axis : words(title).text;
  };
  const entries: Reading['entries'] = [];
  if (nearest !== undefined)
    entries.push({ key: nearest.key, text: words(nearest.key).text, dot: nearest.point });
  for (const one of series) {
    if (one.mark !== 'field' || one.grid === undefined) continue;
    const { grid } = one;
    const part = (value: number, [from, to]: readonly number[], count: number) =>
      ((value - from) / (to - from)) * (count - 1);
    const value = valueIn(
      grid,
      part(place[0], one.x as number[], grid.columns),
      part(place[1], one.y, grid.values.length / grid.columns),
    );
    if (value !== undefined)
      entries.push({ key: one.key, text: `${words(one.key).text} ${format(value)}`, dot: undefined });
  }
  if (entries.length === 0) return undefined;
  const title = `${name('x')} ${format(place[0])}, ${name('y')} ${format(place[1])}`;
  return { at, isColumn: false, title, entries };
}
