/**
 * `weight-decay/plot`: what a program says to have its numbers drawn, and the controls a reader may move.
 *
 * Nothing here knows a screen. Marks go to the collector that the host of the program has put on
 * `globalThis`; without one they are discarded, and controls return their defaults, so that a program
 * runs unchanged in a terminal.
 */
import { isWithin, limits, sinkName } from './figure.ts';
import type { Axes, Grid, Place, Scale, Series, Sink } from './figure.ts';

export type { Axes, Place, Scale } from './figure.ts';

/** One number, or an array of them; typed arrays are arrays. */
export type Numbers = number | ArrayLike<number>;

/** Numbers or names on a horizontal axis. */
export type Categories = string | number | ArrayLike<string | number>;

export interface FieldOptions {
  /** Where the field begins and ends. */
  x: [min: number, max: number];
  y: [min: number, max: number];
  /** How many values a row has, those at both ends included; ≥ 2. */
  columns: number;
  /**
   * Row by row from y's min to its max, each row from x's min to its max, evenly spaced; or the function itself,
   * which is then evaluated in as many rows as columns.
   */
  values: ArrayLike<number> | ((x: number, y: number) => number);
  /** Contour lines; one alone parts the plane in two sides. Without levels, round ones are found. */
  levels?: readonly number[];
  /** With one level: the keys of what lies below it and above it, which lend their colours. */
  sides?: readonly [below: string, above: string];
}

export interface HeatOptions {
  rows: number;
  columns: number;
  /** Row by row from the top; `values[i * columns + j]` stands in row i and column j. */
  values: ArrayLike<number>;
  rowNames?: readonly (string | number)[];
  columnNames?: readonly (string | number)[];
  /** The values at both ends of the colours; default: those of the lowest and the highest value. */
  domain?: [min: number, max: number];
}

export interface HistogramOptions {
  /** About how many; a round width is chosen. With a domain: exactly how many. */
  bins?: number;
  /** Where the first bin begins and the last one ends; what lies outside is not counted. */
  domain?: [number, number];
}

/**
 * A chart to draw on. Calls with the same key append to the same series, so a loop may name one point at a
 * time; `x` and `y` are two numbers or two arrays of the same length. NaN and ±∞ leave a gap.
 */
export interface Plot {
  /**
   * A line through (x, y), in the order given. Several curves of one kind, each followed by (NaN, NaN) and all from
   * the same x onwards, are a bundle: drawn thin, with one label.
   */
  line(key: string, x: Numbers, y: Numbers): void;
  /** A dot at each (x, y). */
  points(key: string, x: Numbers, y: Numbers): void;
  /** A bar from 0 to y at each x, a name or a number; a second value for the same x replaces the first. */
  bars(key: string, x: Categories, y: Numbers): void;
  /** The area between low and high. */
  band(key: string, x: Numbers, low: Numbers, high: Numbers): void;
  /** A straight line across the chart: vertical at x, or horizontal at y. The last call for a key holds. */
  rule(key: string, at: { x: number } | { y: number }): void;
  /**
   * A function of the plane as contour lines, or with one level as two sides and the boundary between them.
   * The last call for a key holds.
   *
   * @throws RangeError unless `values` makes at least two whole rows of at least two columns
   */
  field(key: string, options: FieldOptions): void;
  /**
   * A table of numbers as coloured cells; it has its chart to itself. Where values lie on both sides of zero,
   * two colours part there. The last call for a key holds.
   *
   * @throws RangeError unless there are rows · columns values, and as many names as rows or columns
   */
  heat(key: string, options: HeatOptions): void;
  /**
   * How many of the values lie in each of several bins of equal width, [low, high), the last one closed. Values
   * that are not finite are not counted. The last call for a key holds.
   */
  histogram(key: string, values: ArrayLike<number>, options?: HistogramOptions): void;
  /**
   * Titles, scales and domains of the axes; what is left out keeps its value. The domain 'row' is that of all charts
   * which stand in the chart's row, so that they can be compared by eye.
   */
  axes(axes: Axes): void;
}

export interface SliderOptions {
  min: number;
  max: number;
  /** The reader's values lie at min + k·step; without it the slider is continuous. */
  step?: number;
  /** 'log' spreads powers of ten evenly and needs min > 0; 'linear' is the default. */
  scale?: Scale;
}

/** The program's only chart, or its first. */
export const plot: Plot = createPlot('');

/**
 * A further chart of the same program, under a title of its own.
 *
 * @param options.row  charts with the same number, from 1, stand side by side where the screen is wide enough
 */
export function chart(key: string, options: { row?: number } = {}): Plot {
  checkKey('chart', key);
  const where = `chart(${show(key)})`;
  checkOptions(where, options, ['row']);
  if (options.row !== undefined) {
    checkCount(where, 'row', options.row, 1, limits.charts);
    sink()?.row(key, options.row);
  }
  return createPlot(key);
}

/**
 * A number the reader may set; returns `initial` until they do.
 *
 * @throws RangeError unless min < max, min ≤ initial ≤ max, step > 0, and min > 0 on a log scale
 * @throws Error if the program already has a control of this name
 */
export function slider(key: string, initial: number, options: SliderOptions): number {
  checkKey('slider', key);
  const where = `slider(${show(key)})`;
  checkOptions(where, options, ['min', 'max', 'step', 'scale']);
  const { min, max, step, scale = 'linear' } = options;
  checkScale(where, 'scale', scale);
  checkFinite(where, 'min', min);
  checkFinite(where, 'max', max);
  if (min >= max) throw new RangeError(`${where}: min is ${min}; it must be less than max, ${max}`);
  if (scale === 'log' && min <= 0) {
    throw new RangeError(`${where}: min is ${min}; a log scale needs min > 0`);
  }
  if (step !== undefined) {
    checkFinite(where, 'step', step);
    if (step <= 0 || step > max - min) {
      throw new RangeError(`${where}: step is ${step}; it must lie above 0 and at most at ${max - min}`);
    }
  }
  checkFinite(where, 'initial', initial);
  if (initial < min || initial > max) {
    throw new RangeError(`${where}: initial is ${initial}; it must lie between ${min} and ${max}`);
  }
  const control = { kind: 'slider', key, value: initial, initial, min, max, scale } as const;
  return (sink()?.control(step === undefined ? control : { ...control, step }) ?? initial) as number;
}

/**
 * One of several names the reader may choose; returns `initial`, or else the first, until they do.
 *
 * @throws RangeError if there are fewer than two options, the same one twice, or `initial` is not one of them
 * @throws Error if the program already has a control of this name
 */
export function choice<const Option extends string>(
  key: string,
  options: readonly Option[],
  initial?: Option,
): Option {
  checkKey('choice', key);
  const where = `choice(${show(key)})`;
  if (!Array.isArray(options) || options.length < 2 || options.length > limits.options) {
    throw new RangeError(
      `${where}: options is ${show(options)}; it must be an array of 2 to ${limits.options} strings`,
    );
  }
  options.forEach((option, i) => {
    if (typeof option !== 'string' || option === '' || option.length > limits.key) {
      throw new TypeError(
        `${where}: options[${i}] is ${show(option)}; it must be a string of 1 to ${limits.key} characters`,
      );
    }
    if (options.indexOf(option) !== i) {
      throw new RangeError(`${where}: options[${i}] is ${show(option)} again; each option is named once`);
    }
  });
  const value = initial ?? options[0];
  if (!options.includes(value)) {
    throw new RangeError(`${where}: initial is ${show(value)}; valid: ${options.map(show).join(', ')}`);
  }
  const names: string[] = [...options];
  return (sink()?.control({ kind: 'choice', key, value, initial: value, options: names }) ?? value) as Option;
}

/**
 * A switch the reader may turn; returns `initial` until they do.
 *
 * @throws Error if the program already has a control of this name
 */
export function toggle(key: string, initial: boolean): boolean {
  checkKey('toggle', key);
  if (typeof initial !== 'boolean') {
    throw new TypeError(`toggle(${show(key)}): initial is ${show(initial)}; valid: true, false`);
  }
  return (sink()?.control({ kind: 'toggle', key, value: initial, initial }) ?? initial) as boolean;
}

/**
 * Points the reader may drag; returns `initial` until they do. They are drawn where `plot.points` of the same key
 * draws them, on axes that span x and y unless `axes` says otherwise.
 *
 * @param options.x  between which values they may be dragged across
 * @param options.y  and up
 * @throws RangeError unless there are 1 to 64 points, all of them within these
 * @throws Error if the program already has a control of this name
 */
export function points(
  key: string,
  initial: readonly (readonly [number, number])[],
  options: { x: [min: number, max: number]; y: [min: number, max: number] },
): Place[] {
  checkKey('points', key);
  const where = `points(${show(key)})`;
  checkOptions(where, options, ['x', 'y']);
  const { x, y } = options;
  checkDomain(where, 'x', x, undefined);
  checkDomain(where, 'y', y, undefined);
  if (!Array.isArray(initial) || initial.length < 1 || initial.length > limits.handles) {
    throw new RangeError(
      `${where}: initial is ${show(initial)}; it must be an array of 1 to ${limits.handles} points [x, y]`,
    );
  }
  const places = (initial as readonly unknown[]).map((point, i): Place => {
    if (!Array.isArray(point) || point.length !== 2) {
      throw new TypeError(`${where}: initial[${i}] is ${show(point)}; it must be [x, y]`);
    }
    checkFinite(where, `initial[${i}][0]`, point[0]);
    checkFinite(where, `initial[${i}][1]`, point[1]);
    if (!isWithin(point as Place, x, y)) {
      throw new RangeError(
        `${where}: initial[${i}] is ${show(point)}; it must lie within x ${show(x)} and y ${show(y)}`,
      );
    }
    return [point[0] as number, point[1] as number];
  });
  const copy = () => places.map(([a, b]): Place => [a, b]);
  const given = sink()?.control({
    kind: 'points',
    key,
    value: copy(),
    initial: copy(),
    x: [x[0], x[1]],
    y: [y[0], y[1]],
  });
  return (given ?? copy()) as Place[];
}

function createPlot(chartKey: string): Plot {
  const prefix = chartKey === '' ? 'plot' : `chart(${show(chartKey)})`;

  function append(
    mark: Exclude<Series['mark'], 'field' | 'heat'>,
    key: string,
    names: readonly string[],
    values: readonly (Categories | Numbers)[],
  ) {
    // A training loop calls this at each step: no text is put together before it is needed.
    if (isKey(key) && values.every((value) => typeof value === 'number')) {
      const [x, y, y2] = values;
      sink()?.append(chartKey, mark, key, [x], [y], y2 === undefined ? undefined : [y2]);
      return;
    }
    checkKey(`${prefix}.${mark}`, key);
    const where = `${prefix}.${mark}(${show(key)})`;
    const lists = values.map((value, i) => toList(where, names[i], value, mark === 'bars' && i === 0));
    const isSingle = values.map((value) => typeof value !== 'object');
    for (let i = 1; i < lists.length; i++) {
      if (isSingle[i] !== isSingle[0] || lists[i].length !== lists[0].length) {
        const size = (at: number) => (isSingle[at] ? 'a single value' : `an array of ${lists[at].length}`);
        throw new RangeError(
          `${where}: ${names[0]} is ${size(0)} and ${names[i]} is ${size(i)}; they must be of the same length`,
        );
      }
    }
    const [x, y, y2] = lists;
    sink()?.append(chartKey, mark, key, x, y as ArrayLike<number>, y2 as ArrayLike<number> | undefined);
  }

  return {
    line: (key, x, y) => append('line', key, ['x', 'y'], [x, y]),
    points: (key, x, y) => append('points', key, ['x', 'y'], [x, y]),
    bars: (key, x, y) => append('bars', key, ['x', 'y'], [x, y]),
    band: (key, x, low, high) => append('band', key, ['x', 'low', 'high'], [x, low, high]),

    rule(key, at) {
      checkKey(`${prefix}.rule`, key);
      const where = `${prefix}.rule(${show(key)})`;
      checkOptions(where, at, ['x', 'y']);
      const { x, y } = at as { x?: number; y?: number };
      if ((x === undefined) === (y === undefined)) {
        throw new TypeError(`${where}: the place is ${show(at)}; valid: { x: number } or { y: number }`);
      }
      checkNumber(where, x === undefined ? 'y' : 'x', x ?? y);
      sink()?.append(chartKey, 'rule', key, x === undefined ? [] : [x], y === undefined ? [] : [y]);
    },

    field(key, options) {
      checkKey(`${prefix}.field`, key);
      const where = `${prefix}.field(${show(key)})`;
      checkOptions(where, options, ['x', 'y', 'columns', 'values', 'levels', 'sides']);
      const { x, y, columns, values, levels, sides } = options;
      checkDomain(where, 'x', x, undefined);
      checkDomain(where, 'y', y, undefined);
      checkCount(where, 'columns', columns, 2, Math.floor(limits.cells / 2));
      const sampled = typeof values === 'function' ? sample(where, x, y, columns, values) : values;
      const list = numbersOf(where, 'values', sampled);
      checkCells(where, list, columns, 2);
      const grid: Grid = { columns, values: list };
      if (levels !== undefined) {
        const sorted = numbersOf(where, 'levels', levels).sort((a, b) => a - b);
        if (sorted.length < 1 || sorted.length > limits.levels || !sorted.every(Number.isFinite)) {
          throw new RangeError(
            `${where}: levels is ${show(levels)}; it must be an array of 1 to ${limits.levels} finite numbers`,
          );
        }
        grid.levels = [...new Set(sorted)];
      }
      if (sides !== undefined) {
        if (!Array.isArray(sides) || sides.length !== 2 || grid.levels?.length !== 1) {
          throw new TypeError(
            `${where}: sides is ${show(sides)}; it must be [below, above], and needs exactly one level`,
          );
        }
        for (const side of sides as unknown[]) checkKey(`${where}: sides`, side);
        grid.sides = [sides[0], sides[1]];
      }
      sink()?.put(chartKey, { key, mark: 'field', x: [x[0], x[1]], y: [y[0], y[1]], grid });
    },

    heat(key, options) {
      checkKey(`${prefix}.heat`, key);
      const where = `${prefix}.heat(${show(key)})`;
      checkOptions(where, options, ['rows', 'columns', 'values', 'rowNames', 'columnNames', 'domain']);
      const { rows, columns, domain } = options;
      checkCount(where, 'rows', rows, 1, limits.cells);
      checkCount(where, 'columns', columns, 1, limits.cells);
      const values = numbersOf(where, 'values', options.values);
      if (values.length !== rows * columns) {
        throw new RangeError(
          `${where}: values has ${values.length} entries; it must have rows · columns = ${rows * columns}`,
        );
      }
      checkCells(where, values, columns, 1);
      const grid: Grid = { columns, values };
      if (domain !== undefined) {
        checkDomain(where, 'domain', domain, undefined);
        grid.domain = [domain[0], domain[1]];
      }
      for (const [name, count] of [
        ['rowNames', rows],
        ['columnNames', columns],
      ] as const) {
        const names = options[name];
        if (names === undefined) continue;
        const list = toList(where, name, names, true);
        if (list.length !== count) {
          throw new RangeError(`${where}: ${name} has ${list.length} entries; it must have ${count}`);
        }
        grid[name] = Array.from(list);
      }
      sink()?.put(chartKey, { key, mark: 'heat', x: [], y: [], grid });
    },

    histogram(key, values, options = {}) {
      checkKey(`${prefix}.histogram`, key);
      const where = `${prefix}.histogram(${show(key)})`;
      checkOptions(where, options, ['bins', 'domain']);
      if (options.bins !== undefined) checkCount(where, 'bins', options.bins, 1, limits.points);
      if (options.domain !== undefined) checkDomain(where, 'domain', options.domain, undefined);
      const list = toList(where, 'values', values, false) as ArrayLike<number>;
      sink()?.put(chartKey, { key, mark: 'bars', ...bin(list, options) });
    },

    axes(axes) {
      const where = `${prefix}.axes`;
      checkOptions(where, axes, ['x', 'y', 'xScale', 'yScale', 'xDomain', 'yDomain', 'equal']);
      for (const axis of ['x', 'y'] as const) {
        if (axes[axis] !== undefined) checkKey(`${where}: ${axis}`, axes[axis]);
        const scale = axes[`${axis}Scale`];
        if (scale !== undefined) checkScale(where, `${axis}Scale`, scale);
        const domain = axes[`${axis}Domain`];
        if (typeof domain === 'string' && domain !== 'row') {
          throw new TypeError(`${where}: ${axis}Domain is ${show(domain)}; valid: [lowest, highest], 'row'`);
        }
        if (domain !== undefined && domain !== 'row') checkDomain(where, `${axis}Domain`, domain, scale);
        if (axes.equal && scale === 'log') {
          throw new RangeError(`${where}: ${axis}Scale is 'log'; with equal: true both scales are linear`);
        }
      }
      if (axes.equal !== undefined && typeof axes.equal !== 'boolean') {
        throw new TypeError(`${where}: equal is ${show(axes.equal)}; valid: true, false`);
      }
      sink()?.axes(chartKey, axes);
    },
  };
}

// Looked up at each call: the host gives every run a collector of its own, while this module is loaded once.
function sink(): Sink | undefined {
  return (globalThis as { [sinkName]?: Sink })[sinkName];
}

function toList(where: string, name: string, value: unknown, namesToo: boolean): ArrayLike<number | string> {
  if (typeof value === 'number' || (namesToo && typeof value === 'string'))
    return toList(where, name, [value], namesToo);
  const valid = namesToo ? 'a number, a name or an array of them' : 'a number or an array of numbers';
  if (ArrayBuffer.isView(value) && 'length' in value && !('getBigInt64' in value)) {
    if (typeof (value as unknown as ArrayLike<unknown>)[0] !== 'bigint')
      return value as unknown as ArrayLike<number>;
  }
  if (!Array.isArray(value)) throw new TypeError(`${where}: ${name} is ${show(value)}; it must be ${valid}`);
  for (let i = 0; i < value.length; i++) {
    const entry: unknown = value[i];
    if (typeof entry === 'number') continue;
    if (namesToo && typeof entry === 'string' && entry !== '' && entry.length <= limits.key) continue;
    throw new TypeError(
      `${where}: ${value.length === 1 ? name : `${name}[${i}]`} is ${show(entry)}; it must be ${namesToo ? `a number or a name of 1 to ${limits.key} characters` : 'a number'}`,
    );
  }
  return value;
}

/** A copy as plain numbers. */
function numbersOf(where: string, name: string, values: unknown): number[] {
  return Array.from(toList(where, name, values, false) as ArrayLike<number>);
}

function sample(
  where: string,
  x: [number, number],
  y: [number, number],
  columns: number,
  value: (x: number, y: number) => number,
): number[] {
  checkCount(where, 'columns', columns, 2, Math.floor(Math.sqrt(limits.cells)));
  // The last one is the end itself and not a rounding error beside it.
  const places = ([from, to]: [number, number]) =>
    Array.from({ length: columns }, (_, i) =>
      i === columns - 1 ? to : from + ((to - from) * i) / (columns - 1),
    );
  const across = places(x);
  return places(y).flatMap((b) => across.map((a) => value(a, b)));
}

/** Checks that values are a table of whole rows, few enough to be drawn. */
function checkCells(where: string, values: readonly number[], columns: number, least: number): void {
  if (values.length > limits.cells) {
    throw new RangeError(`${where}: ${values.length} values; there may be at most ${limits.cells}`);
  }
  if (values.length % columns !== 0 || values.length < least * columns) {
    throw new RangeError(
      `${where}: values has ${values.length} entries; it must be ${least} or more rows of ${columns}`,
    );
  }
}

/** Counts in bins of one width, as bars at their middles. */
function bin(
  values: ArrayLike<number>,
  { bins, domain }: HistogramOptions,
): Pick<Series, 'x' | 'y'> & { width: number } {
  let [low, high, count] = [Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    // Differences of greater numbers would overflow.
    if (!(Math.abs(values[i]) < 1e300)) continue;
    count++;
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  let [first, width, length] = [0, 1, 0];
  if (domain !== undefined) {
    length = bins ?? 20;
    first = domain[0];
    width = domain[1] / length - domain[0] / length;
  } else if (count > 0) {
    const wished = bins ?? Math.min(40, Math.max(5, Math.ceil(2 * Math.cbrt(count))));
    const size = Math.max(Math.abs(low), Math.abs(high));
    // Where all are alike up to rounding, one bin holds them.
    width = high - low > size * 1e-12 ? roundUp((high - low) / wished) : size > 0 ? roundUp(size / 10) : 1;
    first = Math.floor(low / width + 1e-9) * width;
    length = Math.max(1, Math.ceil((high - first) / width - 1e-9));
    // The highest value lies in the last bin, which is closed.
  }
  const y = Array.from({ length }, () => 0);
  for (let i = 0; i < values.length; i++) {
    const at = (values[i] - first) / width;
    if (!(at >= -1e-9 && at <= length + 1e-9) || !Number.isFinite(values[i])) continue;
    y[Math.min(length - 1, Math.max(0, Math.floor(at + 1e-9)))]++;
  }
  const x = y.map((_, i) => Number((first + (i + 0.5) * width).toPrecision(12)));
  return { x, y, width };
}

/** The next number of the kind 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  // Spans that small have lost their digits.
  if (value < 1e-300) return 1e-300;
  const unit = 10 ** Math.floor(Math.log10(value));
  const times = value / unit;
  // Through text, since 5 · 10⁻² may not be the number that 0.05 is.
  return Number(`${times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10}e${Math.round(Math.log10(unit))}`);
}

function isKey(key: unknown): boolean {
  return typeof key === 'string' && key !== '' && key.length <= limits.key;
}

function checkKey(where: string, key: unknown): void {
  if (!isKey(key)) {
    throw new TypeError(
      `${where}: the key is ${show(key)}; it must be a string of 1 to ${limits.key} characters`,
    );
  }
}

function checkNumber(where: string, name: string, value: unknown): void {
  if (typeof value !== 'number')
    throw new TypeError(`${where}: ${name} is ${show(value)}; it must be a number`);
}

function checkFinite(where: string, name: string, value: unknown): void {
  checkNumber(where, name, value);
  if (!Number.isFinite(value)) throw new RangeError(`${where}: ${name} is ${show(value)}; it must be finite`);
}

function checkCount(where: string, name: string, value: unknown, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < least || (value as number) > most) {
    throw new RangeError(
      `${where}: ${name} is ${show(value)}; it must be a whole number from ${least} to ${most}`,
    );
  }
}

function checkScale(where: string, name: string, value: unknown): void {
  if (value !== 'linear' && value !== 'log') {
    throw new RangeError(`${where}: ${name} is ${show(value)}; valid: 'linear', 'log'`);
  }
}

function checkDomain(where: string, name: string, value: unknown, scale: Scale | undefined): void {
  if (!Array.isArray(value) || value.length !== 2) {
    throw new TypeError(`${where}: ${name} is ${show(value)}; it must be [lowest, highest]`);
  }
  checkFinite(where, `${name}[0]`, value[0]);
  checkFinite(where, `${name}[1]`, value[1]);
  if (value[0] >= value[1]) {
    throw new RangeError(`${where}: ${name} is ${show(value)}; the first must be less than the second`);
  }
  if (scale === 'log' && value[0] <= 0) {
    throw new RangeError(`${where}: ${name}[0] is ${value[0]}; a log scale needs a domain above 0`);
  }
}

function checkOptions(where: string, options: unknown, valid: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(
      `${where}: the options are ${show(options)}; valid: an object with ${valid.join(', ')}`,
    );
  }
  for (const name of Object.keys(options)) {
    if (!valid.includes(name)) {
      throw new TypeError(`${where}: there is no option ${show(name)}; valid: ${valid.join(', ')}`);
    }
  }
}

/** A value as it stands in a program, shortened. */
function show(value: unknown): string {
  let text: string;
  if (typeof value === 'string') text = `'${value}'`;
  else if (Array.isArray(value))
    text = `[${value.slice(0, 4).map(show).join(', ')}${value.length > 4 ? ', …' : ''}]`;
  else if (typeof value === 'function') text = 'a function';
  else if (typeof value === 'object' && value !== null)
    text = `{ ${Object.keys(value).slice(0, 6).join(', ')} }`;
  else text = String(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
