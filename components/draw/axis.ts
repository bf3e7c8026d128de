/** Domains and ticks. */
import type { Scale } from '../../src/plot/figure.ts';
import { fixed, format, power } from './number.ts';

export type Domain = [number, number];

export interface Ticks {
  values: number[];
  labels: string[];
  /** Places between the values that get a mark but no number. */
  minor: number[];
}

// Past this, spans and steps overflow.
const enormous = 1e150;
// Below this, so does what is divided by them.
const tiny = 1 / enormous;

/** Whether a value has a place on such an axis. */
export function isDrawable(value: number, scale: Scale): boolean {
  return Math.abs(value) < enormous && (scale === 'linear' || value > tiny);
}

/** Lengths are proportional to what this gives. */
export function forward(value: number, scale: Scale): number {
  return scale === 'log' ? Math.log10(value) : value;
}

export function backward(value: number, scale: Scale): number {
  return scale === 'log' ? 10 ** value : value;
}

/** The span of the values, or something to show an axis by; values that have no place are passed over. */
export function extent(values: Iterable<number>, scale: Scale): Domain {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!isDrawable(value, scale)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return scale === 'log' ? [1, 10] : [0, 1];
  if (scale === 'log') return high / low > 1 + 1e-9 ? [low, high] : [low / 2, high * 2];
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > Math.max(size * 1e-12, tiny)) return [low, high];
  return size < tiny ? [-1, 1] : [low - size / 2, high + size / 2];
}

/** The domain, wider by a share of its length at each end. */
export function pad([low, high]: Domain, scale: Scale, share: number): Domain {
  const [from, to] = [forward(low, scale), forward(high, scale)];
  const by = (to - from) * share;
  return [backward(from - by, scale), backward(to + by, scale)];
}

/** At most about `count` round values; on a log axis powers of ten, as few as fit. */
export function ticks(domain: Domain, scale: Scale, count: number): Ticks {
  return scale === 'log' ? logTicks(domain, count) : linearTicks(domain, count);
}

/** The distance between at most `count` round values in a span: 1, 2 or 5 times a power of ten. */
export function stepOf([low, high]: Domain, count: number): number {
  const rough = (high - low) / Math.max(1, count);
  const unit = 10 ** Math.floor(Math.log10(rough));
  const times = rough / unit;
  return unit * (times <= 1.001 ? 1 : times <= 2.001 ? 2 : times <= 5.001 ? 5 : 10);
}

function linearTicks(domain: Domain, count: number): Ticks {
  const step = stepOf(domain, count);
  const [first, last] = [Math.ceil(domain[0] / step - 1e-6), Math.floor(domain[1] / step + 1e-6)];
  const values: number[] = [];
  // Not k · step: 3 · 0.1 is 0.30000000000000004.
  for (let k = first; k <= last && values.length < 100; k++) values.push(Number((k * step).toPrecision(12)));
  const size = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const isPlain = size < 1e6 && decimals <= 4;
  const digits = Math.min(12, Math.max(1, Math.ceil(Math.log10(size / step)) + 1));
  const labels = values.map((value) =>
    value === 0 ? '0' : isPlain ? fixed(value, decimals) : format(value, digits),
  );
  return { values, labels, minor: [] };
}

function logTicks(domain: Domain, count: number): Ticks {
  const [low, high] = [Math.log10(domain[0]), Math.log10(domain[1])];
  const [first, last] = [Math.ceil(low - 1e-6), Math.floor(high + 1e-6)];
  const powers = last - first + 1;
  if (powers < 2 || (powers === 2 && count >= 4)) {
    const values: number[] = [];
    for (let exponent = first - 1; exponent <= last + 1; exponent++) {
      for (const times of [1, 2, 5]) {
        const value = Number(`${times}e${exponent}`);
        if (value >= domain[0] * (1 - 1e-6) && value <= domain[1] * (1 + 1e-6)) values.push(value);
      }
    }
    if (values.length >= 2)
      return {
        values,
        labels: values.map((value) => format(value)),
        minor: powers < 2 ? [] : minorOf(domain, first, last),
      };
    return linearTicks(domain, Math.min(4, count));
  }
  const stride = Math.ceil(powers / Math.max(2, count));
  const exponents: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    // Counted from 10⁰, so that 1 is among them where it is in sight.
    if (exponent % stride === 0) exponents.push(exponent);
  }
  const isPlain = first >= -3 && last <= 4;
  const labels = exponents.map((exponent) =>
    isPlain || exponent === 0 || exponent === 1 ? format(Number(`1e${exponent}`)) : power(exponent),
  );
  const minor: number[] = [];
  if (powers <= 6 && stride === 1) {
    minor.push(...minorOf(domain, first, last));
  } else if (stride > 1) {
    for (let exponent = first; exponent <= last; exponent++) {
      if (exponent % stride !== 0) minor.push(Number(`1e${exponent}`));
    }
  }
  return { values: exponents.map((exponent) => Number(`1e${exponent}`)), labels, minor };
}

function minorOf(domain: Domain, first: number, last: number): number[] {
  const minor: number[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    for (let times = 2; times <= 9; times++) {
      const value = Number(`${times}e${exponent}`);
      if (value > domain[0] && value < domain[1]) minor.push(value);
    }
  }
  return minor;
}
