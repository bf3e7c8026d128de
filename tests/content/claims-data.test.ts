/** The exercise of lesson `claims-data`: every usual mistake is told what it is; and its verdicts under other rules. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/claims-data/cells/compare.check.ts';
import { runChanged } from './lessons.ts';

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const gains = (a: number[], b: number[]) => b.map((x, i) => x - a[i]);
const wins = (a: number[], b: number[]) => gains(a, b).filter((gain) => gain > 0).length;
const difference = (a: number[], b: number[]) => sum(gains(a, b)) / a.length;
type Rule = typeof wins;

const mistakes: [what: string, wins: Rule, difference: Rule, en: RegExp, zh: RegExp][] = [
  ['ties', (a, b) => gains(a, b).filter((g) => g >= 0).length, difference, /count a tie/, /平局/],
  ['losses', (a, b) => wins(b, a), difference, /that decay loses/, /衰减输掉/],
  [
    'first',
    (a, b) => b.filter((x) => x > a[0]).length,
    difference,
    /with the first run/,
    /和没有衰减的第一次比/,
  ],
  ['mean', (a, b) => b.filter((x) => x > sum(a) / a.length).length, difference, /with a mean/, /和平均值比/],
  ['other wins', () => 7, difference, /with 3 wins your wins is 7/, /赢了3次，你的wins却是7/],
  ['best', wins, (a, b) => Math.max(...b) - Math.max(...a), /best run of each/, /最好的一次/],
  ['sum', wins, (a, b) => sum(gains(a, b)), /sum of the differences/, /差的总和/],
  ['sign', wins, (a, b) => difference(b, a), /sign is turned/, /符号反了/],
  ['one draw', wins, (a, b) => b[0] - a[0], /Only the first draw/, /只算了第一次/],
  ['other difference', wins, () => 9, /should be 0\.042; yours is 9/, /应当是0\.042，你的是9/],
];
const compareBy = (w: Rule, d: Rule) => (a: number[], b: number[]) => ({
  wins: w(a, b),
  difference: d(a, b),
});

describe('compare', () => {
  test('a right answer', () => {
    expect(check({ compare: compareBy(wins, difference) }).passed).toBe(true);
  });

  test.each(mistakes)('%s', (_what, w, d, en, zh) => {
    const verdict = check({ compare: compareBy(w, d) });
    expect([verdict.passed, verdict.en, verdict.zh]).toEqual([
      false,
      expect.stringMatching(en),
      expect.stringMatching(zh),
    ]);
  });

  test('a function that is gone', () => {
    expect(check({}).en).toMatch(/no function called compare/);
  });
});

/** The verdict of a trial in which one choice is made otherwise. */
async function verdictOf(file: string, key: string, option: string): Promise<unknown> {
  const { results } = await runChanged('claims-data', file, (source) => {
    const changed = source.replace(new RegExp(`choice\\('${key}', [^)]*\\)`), `'${option}' as string`);
    expect(changed).not.toBe(source);
    return changed;
  });
  return results['verdict'];
}

test('without wrong labels the accuracy is not better in most draws', async () => {
  expect(await verdictOf('overfitting.ts', 'wrong labels', 'none')).not.toBe('holds');
});

test('on two moons decay does not make the accuracy robust, in most draws', async () => {
  expect(await verdictOf('robust.ts', 'data', 'two moons')).not.toBe('holds');
});

test('on two moons the loss is lower in most draws', async () => {
  const { results } = await runChanged('claims-data', 'robust.ts', (source) =>
    source
      .replace(/choice\('data', [^)]*\)/, `'two moons' as string`)
      .replace(/choice\('measured by', [^)]*\)/, `'loss' as 'loss' | 'accuracy'`),
  );
  expect(results['verdict']).toBe('holds');
});
