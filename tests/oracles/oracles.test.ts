import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as adapter from './adapter.ts';
import { arrayError, readCases, worstError } from './compare.ts';

const cases = readCases(path.join(import.meta.dirname, 'data'));

// What is left out, with the number of its cases: a case that is skipped for any other reason fails.
const LEFT_OUT = {
  float64: {
    'no exact softmax regression': 11,
    'no batch norm': 16,
    'no schedule OneCycleLR': 3,
    'no schedule MultiStepLR': 1,
  },
  float32: { 'computed in float64 only': 254, 'no batch norm': 16 },
};
// What the fast engine hands over to the other one, which must then pass all the same.
const HANDED_OVER = { layerNorm: 13 };

const counted = () => ({}) as Record<string, number>;
const skipped = { float64: counted(), float32: counted() };
const handed = counted();
const count = (of: Record<string, number>, reason: string) => (of[reason] = (of[reason] ?? 0) + 1);

for (const precision of ['float64', 'float32'] as const)
  for (const [file, recorded] of Map.groupBy(cases, (one) => one.file)) {
    describe(`${precision}: ${file}`, () => {
      for (const one of recorded)
        it(one.name, ({ skip }) => {
          const run = adapter[one.kind as keyof typeof adapter] as (one: unknown, context: unknown) => object;
          const got = run(one, { precision });
          if ('skip' in got) {
            const reason = String(got.skip);
            count(skipped[precision], reason);
            expect(Object.keys(LEFT_OUT[precision])).toContain(reason);
            skip(reason);
          }
          if ('handedOver' in got && got.handedOver !== undefined) count(handed, String(got.handedOver));
          const { error, at } = worstError(got, one.expected, one.optional);
          expect(error, `the error of ${at}`).toBeLessThanOrEqual(one.tolerance[precision]!);
        });
    });
  }

describe('the comparison', () => {
  it('skips what is left out and nothing else', () => {
    expect(skipped).toEqual(LEFT_OUT);
    expect(handed).toEqual(HANDED_OVER);
    expect(cases.length).toBe(442);
  });

  it('finds what is missing, of another length, not a number, or off', () => {
    expect(arrayError(undefined, [1])).toBe(Infinity);
    expect(arrayError([1, 2], [1])).toBe(Infinity);
    expect(arrayError([NaN], [1])).toBe(Infinity);
    expect(arrayError([1.5, 0], [1, 0])).toBe(0.5);
    expect(worstError({ a: { b: [1] } }, { a: { b: [1], c: [2] } }, [])).toEqual({
      error: Infinity,
      at: '.a.c',
    });
    expect(worstError({ a: {} }, { a: { c: [2] } }, ['c']).error).toBe(0);
  });
});
