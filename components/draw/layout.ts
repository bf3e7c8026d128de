/**
 * Where everything in a chart stands: all that is measured before anything is drawn.
 *
 * Labels stand at the ends of their lines, in a column as wide as the widest of them; where a phone leaves no
 * room for that, or where there are no ends, they stand in rows above.
 */
import type { Chart, Control, Grid, Scale, Series } from '../../src/plot/figure.ts';
import { backward, extent, forward, isDrawable, pad, stepOf, ticks } from './axis.ts';
import type { Domain, Ticks } from './axis.ts';
import { heatScale } from './heat.ts';
import { format } from './number.ts';
import { clip, isInside } from './path.ts';
import type { Frame, Point } from './path.ts';
import { spread, widthOf, wrap } from './text.ts';
import type { Words } from './words.ts';

export const lineHeight = 1.25;

export interface AxisLayout {
  scale: Scale;
  domain: Domain;
  ticks: Ticks;
  /** Names too long to stand side by side are written at a slant. */
  isSlanted: boolean;
}

export type Swatch = 'line' | 'points' | 'area';

/** The name of a key: beside the end of its line, in a row above, or above its vertical rule. */
export interface Label {
  key: string;
  lines: string[];
  /** Where the text begins, or its middle. */
  x: number;
  /** The middle of the block of lines. */
  y: number;
  anchor: 'start' | 'middle';
  /** Stands at `swatchX`, for names that are not at the end of a line. */
  swatch: Swatch | undefined;
  swatchX: number;
  /** From the end of the line to its label, where they are apart. */
  leader: Point[];
}

export interface Title {
  text: string;
  x: number;
  /** The middle of the line. */
  y: number;
  anchor: 'start' | 'end';
  role: 'chart' | 'axis' | 'name';
}

export interface Layout {
  width: number;
  height: number;
  /** Of all text, in pixels. */
  size: number;
  frame: Frame;
  x: AxisLayout;
  y: AxisLayout;
  titles: Title[];
  labels: Label[];
  /** The colours of a heat map and what they stand for. */
  strip: Strip | undefined;
  place: Placer;
}

/** Small cells in a row, from the lowest step to the highest. */
export interface Strip {
  x: number;
  y: number;
  steps: number[];
}

export const stripCell = { width: 11, height: 11 } as const;

/** From values to pixels; NaN for a value without a place. */
export interface Placer {
  across(x: number): number;
  up(y: number): number;
}

export interface LayoutOptions {
  width: number;
  words: Words;
  compact: boolean;
  behind: Chart | undefined;
  /** All charts of its row, which may share their domains. */
  beside: readonly Chart[];
  title: boolean;
  handles: readonly HandleControl[];
}

export type HandleControl = Extract<Control, { kind: 'points' }>;

const slant = (40 / 180) * Math.PI;

export function layOut(
  chart: Chart,
  { width, words, compact, behind, beside, title, handles }: LayoutOptions,
): Layout {
  const size = width >= 480 ? 13 : 12;
  const row = Math.round(size * 1.5);
  const text = (key: string) => words(key).text;
  const drawn = [...chart.series, ...(behind?.series ?? [])];
  // Axes that follow the data would run away under a point that is being dragged.
  const all =
    handles.length === 0
      ? drawn
      : [
          ...drawn.filter(({ mark }) => mark === 'field'),
          ...handles.map(({ key, x, y }): Series => ({ key, mark: 'points', x, y })),
        ];
  const { axes } = chart;
  const sharing = (axis: 'x' | 'y') =>
    axes[`${axis}Domain`] === 'row' ? [...all, ...beside.flatMap(({ series }) => series)] : all;
  const heat = heatOf(chart);
  const rows = heat === undefined ? 0 : heat.values.length / heat.columns;
  const isEqual = !heat && axes.equal === true && axes.xScale !== 'log' && axes.yScale !== 'log';
  const names = heat === undefined ? namesOf(all) : columnsOf(heat);

  // Heights first: the ticks at the left depend on them, and on their width the rest.
  let plotHeight = Math.round(Math.min(280, Math.max(170, 140 + width * 0.17)) * (compact ? 0.68 : 1));
  const y: AxisLayout =
    heat === undefined
      ? axis(axes.yScale, domainOfY(chart, sharing('y')))
      : axis('linear', [rows - 0.5, -0.5]);
  const tickY = () =>
    (y.ticks =
      heat === undefined
        ? ticks(y.domain, y.scale, Math.max(2, Math.round(plotHeight / 40)))
        : rowTicks(heat, text, size, plotHeight / rows, width * 0.32));
  if (!Array.isArray(axes.yDomain) && y.scale === 'linear' && !isEqual && !heat && !hasField(all))
    y.domain = roundOff(y.domain, plotHeight);
  tickY();
  const widestY = () => Math.max(8, ...y.ticks.labels.map((label) => widthOf(label, size)));
  let left = Math.ceil(widestY()) + 10;

  const side = sideLabels(chart, text, size, Math.max(72, width * 0.32), plotHeight + row);
  const column = side === undefined ? 0 : Math.ceil(Math.max(0, ...side.map((label) => label.width)));
  const wishes = (place: Placer, frame: Frame) =>
    (side ?? []).map(({ key }) => endOf(chart, key, place, frame));
  const placesOf = (ends: readonly (Point | undefined)[], { top, bottom }: Frame) =>
    spread(
      ends.map((end) => end?.[1] ?? top),
      (side ?? []).map(({ height }) => height),
      top - 5,
      bottom + 6,
    );

  const x = axis(heat === undefined ? axes.xScale : 'linear', domainOfX(chart, sharing('x'), names));
  const tickX = () => (x.ticks = names === undefined ? ticksThatFit(x, right - left, size) : noTicks);
  // Whether labels must move depends on heights only, so any frame of that height tells.
  const trial: Frame = { left, right: width - column - 10, top: 0, bottom: plotHeight };
  const ends = wishes(placer(trial, x, y), trial);
  const places = placesOf(ends, trial);
  const isMoved = places.some((at, i) => Math.abs(at - (ends[i]?.[1] ?? at)) > size * 0.4);
  // While points are dragged the frame keeps its width, whether labels give way or not.
  const gap = isMoved || handles.length > 0 ? 26 : 8;

  let right = width - (side === undefined ? 12 : column + gap + 1);
  // The outermost numbers stand half outside the frame.
  const settleX = () => {
    tickX();
    const half = (label = '') => Math.ceil(widthOf(label, size) / 2) + 1;
    left = Math.max(left, half(x.ticks.labels[0]));
    right = Math.min(right, width - half(x.ticks.labels[x.ticks.labels.length - 1]));
    tickX();
  };
  settleX();
  if (heat !== undefined) {
    if (y.ticks.labels.length === 0) left = 2;
    // Square cells where there is room for them.
    const cell = Math.min(48, (right - left) / heat.columns);
    plotHeight = Math.round(Math.min(compact ? 280 : 420, Math.max(40, rows * cell)));
    tickY();
  }

  // Twice, since other numbers beside the frame may change its width.
  for (let round = 0; isEqual && round < 2; round++) {
    const inner = right - left;
    const wished = ((y.domain[1] - y.domain[0]) * inner) / (x.domain[1] - x.domain[0]);
    plotHeight = Math.round(Math.min(inner * 0.9, 440, Math.max(inner * 0.45, wished)));
    // Where the frame cannot follow the domains, the domains follow the frame.
    if (wished > plotHeight) x.domain = widen(x.domain, wished / plotHeight);
    else y.domain = widen(y.domain, plotHeight / wished);
    tickY();
    left = Math.max(left, Math.ceil(widestY()) + 10);
    settleX();
  }

  // Above the frame: the chart's name, the legend, then the title of the axis beside names of vertical rules.
  const titles: Title[] = [];
  const labels: Label[] = [];
  let strip: Strip | undefined;
  let top = 2;
  if (title && chart.key !== '') {
    titles.push({
      text: cutTo(text(chart.key), size * 1.06, width - 4),
      x: 1,
      y: top + row / 2,
      anchor: 'start',
      role: 'chart',
    });
    top += row + 2;
  }
  if (heat !== undefined) {
    const { height: taken, ...key } = colourKey(text(chart.series[0].key), heat, size, row, width, top);
    titles.push(...key.titles);
    strip = key.strip;
    top += taken;
  } else if (side === undefined) top += legend(chart, text, size, width, top, labels);
  const taken: number[] = [];
  const yTitle = axisTitle(chart, 'y');
  if (yTitle !== undefined) {
    const name = cutTo(text(yTitle), size, width - 4);
    titles.push({ text: name, x: 1, y: top + row / 2, anchor: 'start', role: 'axis' });
    taken.push(widthOf(name, size) + 12);
  }
  const { across } = placer({ left, right, top: 0, bottom: plotHeight }, x, y);
  top += row * nameRules(chart, text, size, row, { left, right, width }, top, across, taken, labels) + 9;

  if (names !== undefined) left += roomForSlant(names.map(text), size, left, right);
  const frame: Frame = { left, right, top, bottom: top + plotHeight };
  const below = names === undefined ? size + 10 : tickNames(x, names.map(text), size, frame);
  let height = frame.bottom + below;
  if (axes.x !== undefined) {
    titles.push({
      text: cutTo(text(axes.x), size, width - 4),
      x: right,
      y: height + row / 2,
      anchor: 'end',
      role: 'axis',
    });
    // A long title may begin further left than the frame, but not outside the picture.
    const last = titles[titles.length - 1];
    last.x = Math.min(width - 1, Math.max(right, widthOf(last.text, size) + 1));
    height += row;
  }
  height = Math.ceil(height + 3);

  const place = placer(frame, x, y);
  if (side !== undefined) {
    const finalEnds = wishes(place, frame);
    const finalPlaces = placesOf(finalEnds, frame);
    side.forEach(({ key, lines, swatch }, i) => {
      const at = right + gap;
      const end = finalEnds[i];
      const hasLeader = end !== undefined && swatch === undefined;
      labels.push({
        key,
        lines,
        x: at + (swatch === undefined ? 0 : swatchWidth(swatch, size)),
        y: finalPlaces[i],
        anchor: 'start',
        swatch,
        swatchX: at,
        leader: hasLeader ? leaderOf(end, [at - 3, finalPlaces[i]], right, isMoved) : [],
      });
    });
  }
  return { width, height, size, frame, x, y, titles, labels, strip, place };
}

/* —— Heat maps —— */

/** The cells of a chart that is a heat map. */
export function heatOf({ series }: Chart): Grid | undefined {
  return series[0]?.mark === 'heat' ? series[0].grid : undefined;
}

const hasField = (all: readonly Series[]) => all.some(({ mark }) => mark === 'field');

const columnsOf = ({ columns, columnNames }: Grid) =>
  columnNames?.map(nameOf) ?? Array.from({ length: columns }, () => '');

const nameOf = (name: number | string) => (typeof name === 'number' ? format(name) : name);

/** Names beside the rows, as many as stand apart. */
function rowTicks(
  { rowNames = [] }: Grid,
  text: (key: string) => string,
  size: number,
  rowHeight: number,
  room: number,
): Ticks {
  const stride = Math.ceil((size * 1.2) / rowHeight);
  const values = rowNames.flatMap((_, i) => (i % stride === 0 ? [i] : []));
  return { values, labels: values.map((i) => cutTo(text(nameOf(rowNames[i])), size, room)), minor: [] };
}

/** The name of a heat map and its colours between their lowest and highest value. */
function colourKey(
  name: string,
  grid: Grid,
  size: number,
  row: number,
  width: number,
  top: number,
): { titles: Title[]; strip: Strip; height: number } {
  const scale = heatScale(grid);
  const steps = scale.isDiverging ? range(-6, 6) : range(0, 6);
  const [low, high] = [format(scale.low), format(scale.high)];
  const length = steps.length * stripCell.width;
  const needed = widthOf(low, size) + widthOf(high, size) + length + 14;
  const shown = cutTo(name, size, width - 4);
  const isBelow = widthOf(shown, size) + needed + 22 > width;
  const y = top + row / 2 + (isBelow ? row : 0);
  let x = isBelow ? 1 : widthOf(shown, size) + 18;
  const titles: Title[] = [
    { text: shown, x: 1, y: top + row / 2, anchor: 'start', role: 'name' },
    { text: low, x, y, anchor: 'start', role: 'axis' },
  ];
  x += widthOf(low, size) + 6;
  const strip = { x, y: y - stripCell.height / 2, steps };
  titles.push({ text: high, x: x + length + 6, y, anchor: 'start', role: 'axis' });
  return { titles, strip, height: row * (isBelow ? 2 : 1) + 2 };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/* —— Axes —— */

const noTicks: Ticks = { values: [], labels: [], minor: [] };

function axis(scale: Scale = 'linear', domain: Domain): AxisLayout {
  return { scale, domain, ticks: noTicks, isSlanted: false };
}

function placer(frame: Frame, x: AxisLayout, y: AxisLayout): Placer {
  const along = ({ domain, scale }: AxisLayout, from: number, to: number) => {
    const [low, high] = domain.map((value) => forward(value, scale));
    return (value: number) =>
      isDrawable(value, scale)
        ? from + ((forward(value, scale) - low) / (high - low)) * (to - from)
        : Number.NaN;
  };
  return { across: along(x, frame.left, frame.right), up: along(y, frame.bottom, frame.top) };
}

/** The names at which bars stand, in order; undefined where they stand at numbers. */
export function namesOf(all: readonly Series[]): string[] | undefined {
  const names = new Set<string>();
  for (const { mark, x } of all) {
    if (mark === 'bars') for (const name of x) if (typeof name === 'string') names.add(name);
  }
  return names.size > 0 ? [...names] : undefined;
}

function domainOfX({ axes }: Chart, all: readonly Series[], names: string[] | undefined): Domain {
  if (names !== undefined) return [-0.5, names.length - 0.5];
  const scale = axes.xScale ?? 'linear';
  if (Array.isArray(axes.xDomain) && isDrawable(axes.xDomain[0], scale)) return axes.xDomain;
  const domain = extent(valuesOfX(all), scale);
  const bars = all.flatMap(({ mark, x, width }) => (mark === 'bars' && !width ? (x as number[]) : []));
  if (bars.length > 0) {
    const half = barGap(bars, scale) / 2;
    const [low, high] = domain.map((value) => forward(value, scale));
    return [backward(low - half, scale), backward(high + half, scale)];
  }
  if (hasField(all)) return domain;
  // A line may touch the frame; a dot would be cut in two.
  const hasDots = all.some(({ mark, x }) => mark === 'points' || (mark !== 'rule' && x.length === 1));
  return hasDots || axes.equal === true ? pad(domain, scale, 0.03) : domain;
}

function* valuesOfX(all: readonly Series[]): Iterable<number> {
  for (const { x, width = 0 } of all) {
    for (const value of x) {
      if (typeof value !== 'number') continue;
      if (width === 0) yield value;
      else yield* [value - width / 2, value + width / 2];
    }
  }
}

function* valuesOfY(all: readonly Series[]): Iterable<number> {
  for (const { y, y2 } of all) {
    yield* y;
    if (y2 !== undefined) yield* y2;
  }
}

function domainOfY({ axes }: Chart, all: readonly Series[]): Domain {
  const scale = axes.yScale ?? 'linear';
  if (Array.isArray(axes.yDomain) && isDrawable(axes.yDomain[0], scale)) return axes.yDomain;
  const domain = extent(valuesOfY(all), scale);
  if (hasField(all)) return domain;
  if (scale === 'log' || axes.equal === true) return pad(domain, scale, 0.04);
  const [low, high] = domain;
  // Bars are measured from zero, and so is a quantity that comes near to it.
  const hasBars = all.some(({ mark }) => mark === 'bars');
  if (low > 0 && (hasBars || low < 0.4 * high)) return [0, high];
  if (high < 0 && (hasBars || high > 0.4 * low)) return [low, 0];
  return domain;
}

/** Out to the next grid line or half way to it, so that lines neither leave the frame nor waste it. */
function roundOff([low, high]: Domain, length: number): Domain {
  const half = stepOf([low, high], Math.max(2, Math.round(length / 40))) / 2;
  const out = [Math.floor(low / half + 1e-9) * half, Math.ceil(high / half - 1e-9) * half];
  return out[0] < out[1] ? [Math.min(low, out[0]), Math.max(high, out[1])] : [low, high];
}

function widen([low, high]: Domain, times: number): Domain {
  const [middle, half] = [(low + high) / 2, ((high - low) / 2) * times];
  return [middle - half, middle + half];
}

/** As many ticks as stand apart. */
function ticksThatFit({ domain, scale }: AxisLayout, length: number, size: number): Ticks {
  const [low, high] = domain.map((value) => forward(value, scale));
  let found = noTicks;
  for (let count = Math.max(2, Math.round(length / 58)); count >= 1; count--) {
    found = ticks(domain, scale, count);
    const widths = found.labels.map((label) => widthOf(label, size));
    const at = found.values.map((value) => ((forward(value, scale) - low) / (high - low)) * length);
    if (at.every((place, i) => i === 0 || place - at[i - 1] >= (widths[i] + widths[i - 1]) / 2 + 8))
      return found;
  }
  const [first] = found.values;
  return first === undefined ? noTicks : { values: [first], labels: [found.labels[0]], minor: [] };
}

/** The least distance between two bars, as their axis measures it. */
export function barGap(x: readonly number[], scale: Scale): number {
  const places = [...new Set(x)]
    .filter((value) => isDrawable(value, scale))
    .map((value) => forward(value, scale))
    .sort((a, b) => a - b);
  let least = Infinity;
  for (let i = 1; i < places.length; i++) least = Math.min(least, places[i] - places[i - 1]);
  return Number.isFinite(least) ? least : 1;
}

/** The longest slanted name that is written in full. */
const longest = 150;

/** How much further in the first bar must stand, for its slanted name to begin within the picture. */
function roomForSlant(names: readonly string[], size: number, left: number, right: number): number {
  const slot = (right - left) / names.length;
  if (names.every((name) => !wrap(name, size, slot - 6, 2).isCut)) return 0;
  const missing = names.map((name, i) => {
    const reach = Math.min(longest, widthOf(name, size)) * Math.cos(slant) + 6;
    return reach - (left + (i + 0.5) * slot);
  });
  // Moving the frame narrows each place, which takes back a part of the room.
  return Math.min((right - left) / 3, Math.max(0, ...missing) * 1.15);
}

/** Names under bars: in two lines if they fit, else at a slant; returns the height they take. */
function tickNames(x: AxisLayout, names: readonly string[], size: number, frame: Frame): number {
  if (names.every((name) => name === '')) return 4;
  const slot = (frame.right - frame.left) / names.length;
  const at = (i: number) => frame.left + (i + 0.5) * slot;
  const indexes = names.map((_, i) => i);
  const wrapped = names.map((name) => wrap(name, size, slot - 6, 2));
  if (wrapped.every(({ isCut }) => !isCut)) {
    x.ticks = { values: indexes, labels: wrapped.map(({ lines }) => lines.join('\n')), minor: [] };
    return 10 + Math.max(...wrapped.map(({ lines }) => lines.length)) * size * lineHeight;
  }
  x.isSlanted = true;
  const shown = indexes.filter((i) => i % Math.ceil((size * 1.5) / slot) === 0);
  const labels = shown.map((i) => cutTo(names[i], size, Math.min(longest, (at(i) - 4) / Math.cos(slant))));
  x.ticks = { values: shown, labels, minor: [] };
  return 14 + Math.max(...labels.map((label) => widthOf(label, size))) * Math.sin(slant) + size;
}

function axisTitle(chart: Chart, name: 'x' | 'y'): string | undefined {
  return chart.axes[name] ?? (name === 'y' && isUnlabelled(chart) ? chart.series[0].key : undefined);
}

/** Bars of one kind need no legend: the axis says what they are. */
function isUnlabelled({ series, axes }: Chart): boolean {
  return (
    series.length === 1 && series[0].mark === 'bars' && (axes.y === undefined || axes.y === series[0].key)
  );
}

function cutTo(text: string, size: number, width: number): string {
  return wrap(text, size, width, 1).lines[0] ?? '';
}

/* —— Labels —— */

interface SideLabel {
  key: string;
  lines: string[];
  width: number;
  height: number;
  swatch: Swatch | undefined;
}

const isVertical = ({ mark, x }: Series) => mark === 'rule' && x.length > 0;

/** Keys that have their label in the column or the legend. */
function labelledKeys(chart: Chart): string[] {
  if (isUnlabelled(chart) || heatOf(chart)) return [];
  return [
    ...new Set(
      chart.series
        .filter((series) => !isVertical(series))
        .flatMap(({ key, grid }) => (grid?.sides ? [...grid.sides, key] : [key])),
    ),
  ];
}

function swatchOf({ series }: Chart, key: string): Swatch {
  const marks = new Set(series.filter((candidate) => candidate.key === key).map(({ mark }) => mark));
  if (marks.has('line') || marks.has('rule') || marks.has('field')) return 'line';
  return marks.has('points') ? 'points' : 'area';
}

export function swatchWidth(swatch: Swatch, size: number): number {
  return swatch === 'line' ? 30 : size + 2;
}

/** Labels for a column at the right; undefined where rows above serve better. */
function sideLabels(
  chart: Chart,
  text: (key: string) => string,
  size: number,
  room: number,
  most: number,
): SideLabel[] | undefined {
  const hasEnds = chart.series.some(
    (series) => series.mark === 'line' || series.mark === 'band' || isLevel(series),
  );
  // On a plane the ends of lines lie anywhere, and over a field no leader can be followed.
  const isElsewhere = chart.series.some(({ mark }) => mark === 'bars' || mark === 'field' || mark === 'heat');
  if (!hasEnds || isElsewhere) return undefined;
  const result: SideLabel[] = [];
  let height = 0;
  for (const key of labelledKeys(chart)) {
    const swatch = swatchOf(chart, key) === 'points' ? 'points' : undefined;
    const indent = swatch === undefined ? 0 : swatchWidth(swatch, size);
    const { lines, isCut } = wrap(text(key), size, room - indent, 2);
    if (isCut) return undefined;
    const own = lines.length * size * lineHeight + 3;
    height += own;
    result.push({
      key,
      lines,
      swatch,
      height: own,
      width: indent + Math.max(0, ...lines.map((line) => widthOf(line, size))),
    });
  }
  return height <= most ? result : undefined;
}

const isLevel = ({ mark, y }: Series) => mark === 'rule' && y.length > 0;

/** Where the label of a key would stand if it were alone. */
function endOf(chart: Chart, key: string, { across, up }: Placer, frame: Frame): Point | undefined {
  const order: Series['mark'][] = ['line', 'rule', 'band', 'points'];
  const [series] = chart.series
    .filter((candidate) => candidate.key === key && !isVertical(candidate))
    .sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
  if (series.mark === 'rule') {
    const point: Point = [frame.right, up(series.y[0])];
    return isInside(point, frame) ? point : undefined;
  }
  const points = series.y.map((value, i): Point => {
    const at = across(series.x[i] as number);
    if (series.mark !== 'band') return [at, up(value)];
    // The middle of what is seen of the band.
    const inFrame = (pixel: number) => Math.min(frame.bottom, Math.max(frame.top, pixel));
    return [at, (inFrame(up(value)) + inFrame(up(series.y2?.[i] ?? value))) / 2];
  });
  const seen = (series.mark === 'line' ? clip(points, frame) : points).filter((point) =>
    isInside(point, frame),
  );
  if (series.mark !== 'points') return seen[seen.length - 1];
  return seen.reduce<Point | undefined>(
    (best, point) => (best && best[0] >= point[0] ? best : point),
    undefined,
  );
}

/** A hairline from the end of a line to its label; none where they are neighbours. */
function leaderOf(end: Point, to: Point, right: number, isMoved: boolean): Point[] {
  const isEarly = end[0] < right - 12;
  if (!isMoved && !isEarly) return [];
  const start: Point = [end[0] + 4, end[1]];
  return isEarly ? [start, [right + 4, end[1]], to] : [start, to];
}

/** Rows of swatches and names; returns their height. */
function legend(
  chart: Chart,
  text: (key: string) => string,
  size: number,
  width: number,
  top: number,
  labels: Label[],
): number {
  const row = Math.round(size * 1.6);
  let [x, rows] = [0, 0];
  for (const key of labelledKeys(chart)) {
    const swatch = swatchOf(chart, key);
    const indent = swatchWidth(swatch, size);
    const name = cutTo(text(key), size, width - indent - 4);
    const length = indent + widthOf(name, size);
    if (rows === 0 || x + length > width) {
      rows++;
      x = 0;
    }
    const y = top + (rows - 0.5) * row;
    labels.push({ key, lines: [name], x: x + indent, y, anchor: 'start', swatch, swatchX: x, leader: [] });
    x += length + 16;
  }
  return rows * row + (rows > 0 ? 4 : 0);
}

/** Names above vertical rules, in as many rows as keep them apart; returns the count of rows. */
function nameRules(
  chart: Chart,
  text: (key: string) => string,
  size: number,
  row: number,
  { left, right, width }: { left: number; right: number; width: number },
  top: number,
  across: (x: number) => number,
  taken: number[],
  labels: Label[],
): number {
  const labelled = new Set(labelledKeys(chart));
  const rules = chart.series
    .filter((series) => isVertical(series) && !labelled.has(series.key))
    .map(({ key, x }) => ({ key, at: across(x[0] as number) }))
    .filter(({ at }) => at >= left - 1 && at <= right + 1)
    .sort((a, b) => a.at - b.at);
  for (const { key, at } of rules) {
    const name = cutTo(text(key), size, width - 4);
    const half = widthOf(name, size) / 2;
    const x = Math.min(width - 1 - half, Math.max(half + 1, at));
    let index = taken.findIndex((end) => end <= x - half);
    if (index < 0) index = taken.length;
    taken[index] = x + half + 8;
    const y = top + (index + 0.5) * row;
    labels.push({ key, lines: [name], x, y, anchor: 'middle', swatch: undefined, swatchX: x, leader: [] });
  }
  return taken.length;
}
