import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSeed, freshSeeds, summarise, withSeed } from '../../components/cell/trust.ts';
import { transpile } from '../../src/runtime/transpile.ts';
import { claim, recordingOf } from './recording.ts';

describe('the seed of a program', () => {
  test.each([
    ['const seed = 12;', 12],
    ['const firstSeed = 1;', 1],
    ['export const seed = 12', 12],
    ['const seed: number = 1_000;', 1000],
    ['const seed = 0x1f;', 31],
    ['const seed = 12\nplot.line()', 12],
    ['const seed = 12 // + 1\n', 12],
    ['const seed = 12, noise = 0.1;', 12],
    ['const seed = 12\n++count', 12],
    ["const a = 'const seed = 1;';\nconst seed = 2;", 2],
    ['// const seed = 1;\nconst seed = 2;', 2],
    ['function f() { const seed = 1; }\nconst seed = 2;', 2],
    ['for (const seed = 1; ; ) {}\nconst seed = 2;', 2],
    ['const t = `${1} const seed = 1;`;\nconst seed = 2;', 2],
    ['const seed = firstSeed + 1;\nconst firstSeed = 2;', 2],
  ])('is found in %s', (source, value) => {
    expect(findSeed(source)?.value).toBe(value);
    const next = withSeed(source, 777) ?? '';
    expect(findSeed(next)?.value).toBe(777);
    expect(next.length - 3).toBe(
      source.length - ((findSeed(source)?.end ?? 0) - (findSeed(source)?.start ?? 0)),
    );
  });

  test.each([
    '',
    'let seed = 12;',
    'const seeds = 12;',
    'const mySeed = 12;',
    'const seed = 1.5;',
    'const seed = -1;',
    'const seed = 12 + 1;',
    'const seed = 12\n+ 1;',
    'const seed = 12\n  .toString();',
    'const seed = 12\n`x`;',
    'const seed = 12\nas number;',
    'const seed = slider(12);',
    'const seed = 12n;',
    'const { seed = 12 } = options;',
    '{ const seed = 12; }',
    'const seed =',
    'object.seed = 12;',
    'f(() => { )\nconst seed = 12; });',
  ])('is not found in %s', (source) => {
    expect(findSeed(source)).toBeUndefined();
    expect(withSeed(source, 1)).toBeNull();
  });

  test('is the same number of a lesson’s program and of what it is transpiled to', () => {
    const root = resolve(import.meta.dirname, '../../content/lessons');
    const programs = globSync('*/cells/*.ts', { cwd: root })
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .filter((source) => /^const (?:seed|firstSeed) = \d/m.test(source));
    expect(programs.length).toBeGreaterThan(0);
    for (const source of programs) {
      const js = transpile(source);
      expect(findSeed(js)?.value).toBe(findSeed(source)?.value);
      expect(withSeed(js, 31)).toBe(transpile(withSeed(source, 31) ?? ''));
    }
  });

  test('any text can be asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (before, after) => {
        const source = `${before}\nconst seed = 5;${after}`;
        const found = findSeed(source);
        if (found) expect(source.slice(found.start, found.end)).toBe(String(found.value));
      }),
    );
  });
});

describe('fresh seeds', () => {
  const isApart = (seeds: number[]) =>
    seeds.every((seed, i) => seeds.every((other, j) => i === j || Math.abs(seed - other) >= 1000));

  test('are whole, apart, and as many as were asked for, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.array(fc.double(), { minLength: 1 }), (count, numbers) => {
        let i = 0;
        const seeds = freshSeeds(count, () => numbers[i++ % numbers.length]);
        expect(seeds).toHaveLength(count);
        expect(isApart(seeds)).toBe(true);
        expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 1 && seed <= 1_000_000)).toBe(true);
      }),
    );
  });

  test('come from the numbers given', () => {
    expect(freshSeeds(2, () => 0.5)[0]).toBe(500_001);
    const numbers = [0.1, 0.9, 0.3];
    expect(freshSeeds(3, () => numbers.shift() ?? 0)).toEqual([100_001, 900_001, 300_001]);
  });

  test('have room for 400, and no more', () => {
    for (const from of [() => 0.999999, () => 0, () => NaN]) {
      const seeds = freshSeeds(400, from);
      expect(isApart(seeds)).toBe(true);
      expect(seeds).toHaveLength(400);
    }
    for (const count of [401, -1, 1.5, NaN]) expect(() => freshSeeds(count, () => 0)).toThrow(RangeError);
  });
});

describe('the summary', () => {
  test('counts claims and spans exports', () => {
    const runs = [3, 1, 2, 10].map((error, i) =>
      recordingOf({
        results: { error, name: 'x', list: [1] },
        claims: [claim('a', i > 0), claim('b', true)],
      }),
    );
    const summary = summarise(runs);
    expect(summary).toMatchObject({ runs: 4, failed: 0 });
    expect(summary.claims.map(({ id, held, zh }) => [id, held, zh])).toEqual([
      ['a', 3, 'a的中文'],
      ['b', 4, 'b的中文'],
    ]);
    expect(summary.values).toEqual([{ name: 'error', count: 4, min: 1, median: 2.5, max: 10 }]);
  });

  test('a run that fails bears out nothing; one that was stopped does not count', () => {
    const good = recordingOf({ results: { a: 1 }, claims: [claim('a', true)] });
    const error = (kind: 'runtime' | 'stopped') =>
      recordingOf({
        results: { a: 5 },
        claims: [claim('a', true)],
        error: { kind, name: '', message: '' },
      });
    const summary = summarise([good, error('runtime'), error('stopped')]);
    expect(summary).toMatchObject({ runs: 2, failed: 1, claims: [{ id: 'a', held: 1 }] });
    expect(summary.values).toEqual([{ name: 'a', count: 1, min: 1, median: 1, max: 1 }]);
  });

  test('numbers that are none are left out and counted', () => {
    const runs = [NaN, 1, Infinity, 2, 3].map((loss) => recordingOf({ results: { loss } }));
    expect(summarise(runs).values).toEqual([{ name: 'loss', count: 3, min: 1, median: 2, max: 3 }]);
    expect(summarise([recordingOf({ results: { loss: NaN } })]).values).toEqual([]);
    const large = [1.5e308, 1.7e308].map((loss) => recordingOf({ results: { loss } }));
    expect(summarise(large).values[0].median).toBeCloseTo(1.6e308, -300);
    expect(summarise([])).toEqual({ runs: 0, failed: 0, claims: [], values: [] });
  });

  test('the median lies between the others, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (list) => {
        const [{ min, median, max, count }] = summarise(
          list.map((a) => recordingOf({ results: { a } })),
        ).values;
        expect(count).toBe(list.length);
        expect(median >= min && median <= max).toBe(true);
        expect(list.filter((a) => a < median).length).toBeLessThanOrEqual(list.length / 2);
        expect(list.filter((a) => a > median).length).toBeLessThanOrEqual(list.length / 2);
      }),
    );
  });

  test('names of any kind are names', () => {
    const results = JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, number>;
    expect(summarise([recordingOf({ results })]).values.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });
});
