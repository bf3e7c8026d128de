import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as adapter from './adapter.ts';
import { arrayError, readCases, worstError } from './compare.ts';

const cases = readCases(path.join(import.meta.dirname, 'data'));

// What the trainer leaves out, with the number of its cases: a case that is skipped for any other reason fails.
const LEFT_OUT: Record<string, number> = {
  'no exact softmax regression': 11,
  'no batch norm': 16,
  'no schedule OneCycleLR': 3,
  'no schedule MultiStepLR': 1,
};
const skipped: Record<string, number> = {};

for (const [file, recorded] of Map.groupBy(cases, (one) => one.file)) {
  describe(file, () => {
    for (const one of recorded)
      it(one.name, ({ skip }) => {
        const run = adapter[one.kind as keyof typeof adapter] as (one: unknown, context: unknown) => object;
        const got = run(one, { precision: 'float64' });
        if ('skip' in got) {
          const reason = String(got.skip);
          skipped[reason] = (skipped[reason] ?? 0) + 1;
          expect(Object.keys(LEFT_OUT)).toContain(reason);
          skip(reason);
        }
        const { error, at } = worstError(got, one.expected, one.optional);
        expect(error, `the error of ${at}`).toBeLessThanOrEqual(one.tolerance!);
      });
  });
}

describe('the comparison', () => {
  it('skips what is left out and nothing else', () => {
    expect(skipped).toEqual(LEFT_OUT);
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
