// Random numbers that a seed fixes: the same in every engine and on every machine.
import { check, checkCount, checkNumber } from './check.ts';
import { cos, log, pi, sin, sqrt } from './elementary.ts';

/** A stream of random numbers; see {@link random}. */
export type Random = {
  /** A number in [low, high); default [0, 1). */
  uniform(low?: number, high?: number): number;
  /** A draw from N(mean, deviation²); default N(0, 1). */
  normal(mean?: number, deviation?: number): number;
  /** A whole number from 0 to count − 1. */
  integer(count: number): number;
  /** `values` in random order, as a new array. */
  shuffle<T>(values: ArrayLike<T>): T[];
};

/**
 * A generator of random numbers: the same seed gives the same stream.
 *
 *   xoshiro128** for the bits, two 32-bit words to a number in [0, 1);
 *   normal draws in pairs by Box and Muller: √(−2 ln u) cos 2πv and √(−2 ln u) sin 2πv
 *
 * @param seed  a whole number ≥ 0
 * @throws RangeError if seed is anything else
 * @see blackman2021, box1958
 */
export function random(seed: number): Random {
  checkCount('seed', seed, 0);
  // Neighbouring seeds must start far apart: each word of the state is a hash of the seed and the word's number.
  let [a, b, c, d] = [1, 2, 3, 4].map((k) =>
    hash(seed ^ hash(Math.floor(seed / 4294967296) + k * 0x9e3779b9)),
  );
  let spare = NaN;

  function bits(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result >>> 0;
  }

  // 27 and 26 bits make the 53 of a float64
  const unit = () => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;

  function normal(mean = 0, deviation = 1): number {
    let draw = spare;
    spare = NaN;
    if (draw !== draw) {
      const radius = sqrt(-2 * log(1 - unit()));
      const angle = 2 * pi * unit();
      draw = radius * cos(angle);
      spare = radius * sin(angle);
    }
    return mean + deviation * draw;
  }

  function integer(count: number): number {
    checkCount('count', count);
    return Math.floor(unit() * count);
  }

  function shuffle<T>(values: ArrayLike<T>): T[] {
    const shuffled = Array.from(values);
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }

  return {
    uniform(low = 0, high = 1) {
      checkNumber('low', low);
      check(high >= low && high < Infinity, 'high', high, `finite and ≥ low = ${low}`);
      return low + (high - low) * unit();
    },
    normal,
    integer,
    shuffle,
  };
}

const rotate = (word: number, k: number) => (word << k) | (word >>> (32 - k));

// The last step of MurmurHash3: a bijection of 32-bit words; one bit changed changes about half of them.
function hash(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
