/**
 * Figures as data: what a program asks to have drawn, and nothing about how.
 *
 * A figure holds charts, controls and tables in the order in which the program named them.
 * Every `key` is an English word that the page looks up in `content/labels.ts`.
 */

export type Scale = 'linear' | 'log';

/** Axis titles are keys; a missing domain is taken from the data, 'row' from the data of all charts in the row. */
export interface Axes {
  x?: string;
  y?: string;
  xScale?: Scale;
  yScale?: Scale;
  xDomain?: [number, number] | 'row';
  yDomain?: [number, number] | 'row';
  /** One unit is as long on both axes, for pictures of a plane; needs two linear scales. */
  equal?: boolean;
}

/** Values row by row. */
export interface Grid {
  /** How many values a row has; `values` holds whole rows. */
  columns: number;
  values: number[];
  /** Of a field: where its contour lines run, in rising order; without them the drawing picks round values. */
  levels?: number[];
  /** Of a field with one level: keys of what lies below and above it. */
  sides?: [below: string, above: string];
  /** Of a heat map: keys or numbers. */
  rowNames?: (number | string)[];
  columnNames?: (number | string)[];
  /** Of a heat map: the values at both ends of the colours; without it they follow the values. */
  domain?: [number, number];
}

/**
 * One named thing in a chart.
 *
 * - `line`, `points`: (x[i], y[i])
 * - `bars`: a bar of height y[i] at the category or number x[i], in a histogram `width` wide
 * - `band`: between y[i] and y2[i]
 * - `rule`: a straight line across the chart at x[0] (vertical) or y[0] (horizontal); the other array is empty
 * - `field`: a function of a plane, `grid` being its values at even distances from x[0] to x[1] in each row, the
 *   rows from y[0] up to y[1]
 * - `heat`: `grid` as a table of coloured cells, the first row at the top; x and y are empty. It has its chart
 *   to itself
 *
 * The same key with another mark is another series: a line and its points share a name and a colour.
 * Numbers may be NaN or infinite (a diverging run); they are drawn as gaps.
 */
export interface Series {
  key: string;
  mark: 'line' | 'points' | 'bars' | 'band' | 'rule' | 'field' | 'heat';
  x: (number | string)[];
  y: number[];
  y2?: number[];
  width?: number;
  grid?: Grid;
}

export interface Chart {
  /** '' for the program's only chart. */
  key: string;
  axes: Axes;
  series: Series[];
  /** Charts with the same number belong side by side, where the screen is wide enough. */
  row?: number;
}

export type Place = [x: number, y: number];

export type Control =
  | {
      kind: 'slider';
      key: string;
      value: number;
      initial: number;
      min: number;
      max: number;
      step?: number;
      scale: Scale;
    }
  | { kind: 'choice'; key: string; value: string; initial: string; options: string[] }
  | { kind: 'toggle'; key: string; value: boolean; initial: boolean }
  /** Points that a reader drags within a rectangle. */
  | {
      kind: 'points';
      key: string;
      value: Place[];
      initial: Place[];
      x: [number, number];
      y: [number, number];
    };

export interface Figure {
  charts: Chart[];
  controls: Control[];
}

/** The reader's settings, by control key; a key without one keeps the program's default. */
export type Settings = Record<string, number | string | boolean | Place[]>;

/** What a figure may hold at most: enough for a book, little enough for a page. */
export const limits = {
  charts: 8,
  /** In the whole figure. */
  series: 64,
  /** In one series; longer lines, points and bands are thinned, more bars are an error. */
  points: 2000,
  /** Values in a field or heat map. */
  cells: 10_000,
  /** Contour lines that a field names. */
  levels: 24,
  controls: 16,
  options: 32,
  /** Points in one control. */
  handles: 64,
  /** Characters in a key, option or category. */
  key: 80,
} as const;

/** Where `weight-decay/plot` finds the collector of the current run on `globalThis`. */
export const sinkName: unique symbol = Symbol.for('weight-decay/plot');

/** What `weight-decay/plot` hands to its host; all arguments are checked before. */
export interface Sink {
  axes(chart: string, axes: Axes): void;
  /** Appends to the series, or starts it; `y2` for bands only. A rule replaces the rule of the same key. */
  append(
    chart: string,
    mark: Exclude<Series['mark'], 'field' | 'heat'>,
    key: string,
    x: ArrayLike<number | string>,
    y: ArrayLike<number>,
    y2?: ArrayLike<number>,
  ): void;
  /** Puts a whole series in the place of an earlier one with its key and mark. */
  put(chart: string, series: Series): void;
  /** Says in which row a chart stands. */
  row(chart: string, row: number): void;
  /** Announces a control and returns its value: the reader's setting, or `control.value`. */
  control(control: Control): Control['value'];
}

/**
 * A figure from data that may come from anywhere: a copy that holds what `Figure` says and no more.
 *
 * What is too much is cut off (see `limits`), arrays of unequal length to the shortest; `null`, which is what
 * JSON makes of NaN and ±∞, becomes NaN. Anything else that is not a figure is an error.
 *
 * @throws TypeError naming the first place that is wrong
 */
export function validate(figure: unknown): Figure {
  const { charts, controls } = record('figure', figure);
  let series = 0;
  return {
    charts: list('charts', charts, limits.charts).map((chart, i) => {
      const { key, axes, series: entries, row } = record(`charts[${i}]`, chart);
      const kept = list(`charts[${i}].series`, entries, limits.series - series);
      series += kept.length;
      return {
        key: text(`charts[${i}].key`, key),
        axes: validAxes(`charts[${i}].axes`, axes),
        series: kept.map((entry, j) => validSeries(`charts[${i}].series[${j}]`, entry)),
        ...(row === undefined ? {} : { row: whole(`charts[${i}].row`, row) }),
      };
    }),
    controls: list('controls', controls, limits.controls).map((control, i) =>
      validControl(`controls[${i}]`, control),
    ),
  };
}

function validAxes(where: string, value: unknown): Axes {
  const given = record(where, value);
  const axes: Axes = {};
  for (const name of ['x', 'y'] as const) {
    const [title, scale, domain] = [given[name], given[`${name}Scale`], given[`${name}Domain`]];
    if (title !== undefined) axes[name] = text(`${where}.${name}`, title);
    if (scale !== undefined) axes[`${name}Scale`] = oneOf(`${where}.${name}Scale`, scale, ['linear', 'log']);
    if (domain !== undefined)
      axes[`${name}Domain`] = domain === 'row' ? domain : span(`${where}.${name}Domain`, domain);
  }
  if (given.equal !== undefined) axes.equal = given.equal === true;
  return axes;
}

function validSeries(where: string, value: unknown): Series {
  const given = record(where, value);
  const mark = oneOf(`${where}.mark`, given.mark, marks);
  const key = text(`${where}.key`, given.key);
  if (mark === 'field') {
    const [x, y] = [span(`${where}.x`, given.x), span(`${where}.y`, given.y)];
    return { key, mark, x, y, grid: validGrid(`${where}.grid`, given.grid, mark) };
  }
  if (mark === 'heat') return { key, mark, x: [], y: [], grid: validGrid(`${where}.grid`, given.grid, mark) };
  const most = mark === 'rule' ? 1 : limits.points;
  const x = list(`${where}.x`, given.x, most).map((entry) =>
    mark === 'bars' && typeof entry === 'string' ? text(`${where}.x`, entry) : number(entry),
  );
  const y = list(`${where}.y`, given.y, most).map(number);
  if (mark === 'rule') {
    if (x.length + y.length !== 1) wrong(where, 'a rule with one x or one y');
    return { key, mark, x, y };
  }
  const y2 = mark === 'band' ? list(`${where}.y2`, given.y2, most).map(number) : undefined;
  const length = Math.min(x.length, y.length, y2?.length ?? Infinity);
  const series: Series = { key, mark, x: x.slice(0, length), y: y.slice(0, length) };
  if (mark === 'bars' && given.width !== undefined) {
    const width = number(given.width);
    if (!(width > 0 && Number.isFinite(width))) wrong(`${where}.width`, 'a number above 0');
    series.width = width;
  }
  return y2 === undefined ? series : { ...series, y2: y2.slice(0, length) };
}

const marks = ['line', 'points', 'bars', 'band', 'rule', 'field', 'heat'] as const;

function validGrid(where: string, value: unknown, mark: 'field' | 'heat'): Grid {
  const given = record(where, value);
  const columns = whole(`${where}.columns`, given.columns);
  const values = list(`${where}.values`, given.values, limits.cells).map(number);
  const rows = Math.floor(values.length / columns);
  const least = mark === 'field' ? 2 : 1;
  if (columns < least || !(rows >= least)) wrong(where, `at least ${least} rows and columns`);
  const grid: Grid = { columns, values: values.slice(0, rows * columns) };
  if (mark === 'field') {
    if (given.levels !== undefined) {
      const levels = list(`${where}.levels`, given.levels, limits.levels).map(number).filter(Number.isFinite);
      grid.levels = [...new Set(levels)].sort((a, b) => a - b);
    }
    if (given.sides !== undefined) {
      const [below, above] = list(`${where}.sides`, given.sides, 2);
      grid.sides = [text(`${where}.sides`, below), text(`${where}.sides`, above)];
    }
    return grid;
  }
  if (given.domain !== undefined) grid.domain = span(`${where}.domain`, given.domain);
  for (const [name, count] of [
    ['rowNames', rows],
    ['columnNames', columns],
  ] as const) {
    if (given[name] === undefined) continue;
    const names = list(`${where}.${name}`, given[name], count);
    if (names.length < count) wrong(`${where}.${name}`, `${count} names`);
    grid[name] = names.map((entry) =>
      typeof entry === 'string' ? text(`${where}.${name}`, entry) : number(entry),
    );
  }
  return grid;
}

function validControl(where: string, value: unknown): Control {
  const given = record(where, value);
  const kind = oneOf(`${where}.kind`, given.kind, ['slider', 'choice', 'toggle', 'points']);
  const key = text(`${where}.key`, given.key);
  if (kind === 'toggle') return { kind, key, value: given.value === true, initial: given.initial === true };
  if (kind === 'choice') {
    const options = list(`${where}.options`, given.options, limits.options).map((option) =>
      text(`${where}.options`, option),
    );
    const [current, initial] = [given.value, given.initial].map((name) =>
      oneOf(`${where}.value`, name, options),
    );
    return { kind, key, value: current, initial, options };
  }
  if (kind === 'points') {
    const [x, y] = [span(`${where}.x`, given.x), span(`${where}.y`, given.y)];
    const places = (name: 'value' | 'initial') =>
      list(`${where}.${name}`, given[name], limits.handles).map((entry): Place => {
        const place = list(`${where}.${name}`, entry, 2).map(number);
        if (!isWithin(place, x, y)) wrong(`${where}.${name}`, '[x, y] within its rectangle');
        return [place[0], place[1]];
      });
    const [current, initial] = [places('value'), places('initial')];
    if (current.length !== initial.length) wrong(where, 'as many points as at first');
    return { kind, key, value: current, initial, x, y };
  }
  const [min, max, current, initial] = [given.min, given.max, given.value, given.initial].map(number);
  const scale = oneOf(`${where}.scale`, given.scale, ['linear', 'log']);
  const isBetween = (place: number) => place >= min && place <= max;
  const isBounded =
    Number.isFinite(min) && Number.isFinite(max) && min < max && (scale === 'linear' || min > 0);
  if (!isBounded || !isBetween(current) || !isBetween(initial))
    wrong(where, 'a slider with min ≤ value ≤ max');
  const slider = { kind, key, value: current, initial, min, max, scale };
  const step = number(given.step);
  return step > 0 && Number.isFinite(step) ? { ...slider, step } : slider;
}

/** Whether a place lies in a rectangle, its border included. */
export function isWithin([x, y]: readonly number[], across: [number, number], up: [number, number]): boolean {
  return x >= across[0] && x <= across[1] && y >= up[0] && y <= up[1];
}

function record(where: string, value: unknown): { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) wrong(where, 'an object');
  return value as { [name: string]: unknown };
}

function list(where: string, value: unknown, most: number): unknown[] {
  if (!Array.isArray(value)) wrong(where, 'an array');
  // Array.from and not slice: it makes holes into undefined.
  return Array.from((value as unknown[]).slice(0, Math.max(0, most)));
}

function text(where: string, value: unknown): string {
  if (typeof value !== 'string') wrong(where, 'a string');
  return value.slice(0, limits.key);
}

function oneOf<const Name extends string>(where: string, value: unknown, names: readonly Name[]): Name {
  if (!names.includes(value as Name)) wrong(where, names.map((name) => `'${name}'`).join(', '));
  return value as Name;
}

function span(where: string, value: unknown): [number, number] {
  const [low, high] = list(where, value, 2).map(number);
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) wrong(where, '[low, high]');
  return [low, high];
}

function whole(where: string, value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 1) wrong(where, 'a whole number from 1');
  return value as number;
}

const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

function wrong(where: string, valid: string): never {
  throw new TypeError(`not a figure: ${where}; valid: ${valid}`);
}
