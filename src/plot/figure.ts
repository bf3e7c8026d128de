/**
 * Figures as data: what a program asks to have drawn, and nothing about how.
 *
 * A figure holds charts, controls and tables in the order in which the program named them.
 * Every `key` is an English word that the page looks up in `content/labels.ts`.
 */

export type Scale = 'linear' | 'log';

/** Axis titles are keys; a missing domain is taken from the data. */
export interface Axes {
  x?: string;
  y?: string;
  xScale?: Scale;
  yScale?: Scale;
  xDomain?: [number, number];
  yDomain?: [number, number];
  /** One unit is as long on both axes, for pictures of a plane; needs two linear scales. */
  equal?: boolean;
}

/**
 * One named thing in a chart.
 *
 * - `line`, `points`: (x[i], y[i])
 * - `bars`: a bar of height y[i] at the category or number x[i]
 * - `band`: between y[i] and y2[i]
 * - `rule`: a straight line across the chart at x[0] (vertical) or y[0] (horizontal); the other array is empty
 *
 * The same key with another mark is another series: a line and its points share a name and a colour.
 * Numbers may be NaN or infinite (a diverging run); they are drawn as gaps.
 */
export interface Series {
  key: string;
  mark: 'line' | 'points' | 'bars' | 'band' | 'rule';
  x: (number | string)[];
  y: number[];
  y2?: number[];
}

export interface Chart {
  /** '' for the program's only chart. */
  key: string;
  axes: Axes;
  series: Series[];
}

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
  | { kind: 'toggle'; key: string; value: boolean; initial: boolean };

export interface Figure {
  charts: Chart[];
  controls: Control[];
}

/** The reader's settings, by control key; a key without one keeps the program's default. */
export type Settings = Record<string, number | string | boolean>;

/** What a figure may hold at most: enough for a book, little enough for a page. */
export const limits = {
  charts: 8,
  /** In the whole figure. */
  series: 64,
  /** In one series; longer lines, points and bands are thinned, more bars are an error. */
  points: 2000,
  controls: 16,
  options: 32,
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
    mark: Series['mark'],
    key: string,
    x: ArrayLike<number | string>,
    y: ArrayLike<number>,
    y2?: ArrayLike<number>,
  ): void;
  /** Announces a control and returns its value: the reader's setting, or `control.value`. */
  control(control: Control): number | string | boolean;
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
      const { key, axes, series: entries } = record(`charts[${i}]`, chart);
      const kept = list(`charts[${i}].series`, entries, limits.series - series);
      series += kept.length;
      return {
        key: text(`charts[${i}].key`, key),
        axes: validAxes(`charts[${i}].axes`, axes),
        series: kept.map((entry, j) => validSeries(`charts[${i}].series[${j}]`, entry)),
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
    if (domain !== undefined) {
      const [low, high] = list(`${where}.${name}Domain`, domain, 2).map(number);
      if (!(Number.isFinite(low) && Number.isFinite(high) && low < high))
        wrong(`${where}.${name}Domain`, '[low, high]');
      axes[`${name}Domain`] = [low, high];
    }
  }
  if (given.equal !== undefined) axes.equal = given.equal === true;
  return axes;
}

function validSeries(where: string, value: unknown): Series {
  const given = record(where, value);
  const mark = oneOf(`${where}.mark`, given.mark, ['line', 'points', 'bars', 'band', 'rule']);
  const most = mark === 'rule' ? 1 : limits.points;
  const key = text(`${where}.key`, given.key);
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
  return y2 === undefined ? series : { ...series, y2: y2.slice(0, length) };
}

function validControl(where: string, value: unknown): Control {
  const given = record(where, value);
  const kind = oneOf(`${where}.kind`, given.kind, ['slider', 'choice', 'toggle']);
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

const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

function wrong(where: string, valid: string): never {
  throw new TypeError(`not a figure: ${where}; valid: ${valid}`);
}
