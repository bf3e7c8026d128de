/**
 * `weight-decay/plot`: what a program says to have its numbers drawn, and the controls a reader may move.
 *
 * Nothing here knows a screen. Marks go to the collector that the host of the program has put on
 * `globalThis`; without one they are discarded, and controls return their defaults, so that a program
 * runs unchanged in a terminal.
 */
import { limits, sinkName } from './figure.ts';
import type { Axes, Scale, Series, Sink } from './figure.ts';

export type { Axes, Scale } from './figure.ts';

/** One number, or an array of them; typed arrays are arrays. */
export type Numbers = number | ArrayLike<number>;

/** Numbers or names on a horizontal axis. */
export type Categories = string | number | ArrayLike<string | number>;

/**
 * A chart to draw on. Calls with the same key append to the same series, so a loop may name one point at a
 * time; `x` and `y` are two numbers or two arrays of the same length. NaN and ±∞ leave a gap.
 */
export interface Plot {
  /** A line through (x, y), in the order given. */
  line(key: string, x: Numbers, y: Numbers): void;
  /** A dot at each (x, y). */
  points(key: string, x: Numbers, y: Numbers): void;
  /** A bar from 0 to y at each x, a name or a number; a second value for the same x replaces the first. */
  bars(key: string, x: Categories, y: Numbers): void;
  /** The area between low and high. */
  band(key: string, x: Numbers, low: Numbers, high: Numbers): void;
  /** A straight line across the chart: vertical at x, or horizontal at y. The last call for a key holds. */
  rule(key: string, at: { x: number } | { y: number }): void;
  /** Titles, scales and domains of the axes; what is left out keeps its value. */
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

/** A further chart of the same program, under a title of its own. */
export function chart(key: string): Plot {
  checkKey('chart', key);
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

function createPlot(chartKey: string): Plot {
  const prefix = chartKey === '' ? 'plot' : `chart(${show(chartKey)})`;

  function append(
    mark: Series['mark'],
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

    axes(axes) {
      const where = `${prefix}.axes`;
      checkOptions(where, axes, ['x', 'y', 'xScale', 'yScale', 'xDomain', 'yDomain', 'equal']);
      for (const axis of ['x', 'y'] as const) {
        if (axes[axis] !== undefined) checkKey(`${where}: ${axis}`, axes[axis]);
        const scale = axes[`${axis}Scale`];
        if (scale !== undefined) checkScale(where, `${axis}Scale`, scale);
        const domain = axes[`${axis}Domain`];
        if (domain !== undefined) checkDomain(where, `${axis}Domain`, domain, scale);
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
