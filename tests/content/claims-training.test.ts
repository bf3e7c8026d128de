/** The exercise of lesson `claims-training`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/claims-training/cells/two-numbers.check.ts';
import { runChanged } from './lessons.ts';

const right = {
  conditionNumber: (least: number, most: number, lambda: number) => (most + lambda) / (least + lambda),
  largestLearningRate: (most: number, lambda: number) => 2 / (most + lambda),
};
type Kappa = typeof right.conditionNumber;
type Eta = typeof right.largestLearningRate;

const kappas: [what: string, rule: Kappa, en: RegExp, zh: RegExp][] = [
  [
    'steepest only',
    (least, most, lambda) => (most + lambda) / least,
    /steepest direction only/,
    /只加在了最陡的方向/,
  ],
  [
    'flattest only',
    (least, most, lambda) => most / (least + lambda),
    /flattest direction only/,
    /只加在了最平的方向/,
  ],
  ['no decay', (least, most) => most / least, /without decay/, /没有衰减时的条件数/],
  ['upside down', (least, most, lambda) => (least + lambda) / (most + lambda), /Upside down/, /上下颠倒/],
  ['outside', (least, most, lambda) => most / least + lambda, /added to the ratio/, /加在了比值外面/],
  ['root', (least, most, lambda) => Math.sqrt((most + lambda) / (least + lambda)), /root of it/, /平方根/],
  [
    'other',
    () => 5,
    /conditionNumber\(0\.001, 1, 0\.01\) gives 5; it should be 91\.8182/,
    /结果是5，应当是91\.8182/,
  ],
];
const etas: [what: string, rule: Eta, en: RegExp, zh: RegExp][] = [
  ['minus', (most, lambda) => 2 / (most - lambda), /makes room for larger steps/, /腾出了余地/],
  ['no decay', (most) => 2 / most, /limit without decay/, /没有衰减时的界限/],
  ['one step', (most, lambda) => 1 / (most + lambda), /arrives in one step/, /一步就到/],
  ['decay alone', (_most, lambda) => 2 / lambda, /decay alone/, /只有衰减的界限/],
];

describe('two-numbers', () => {
  test('a right answer', () => {
    expect(check(right).passed).toBe(true);
  });

  test.each(kappas)('κ: %s', (_what, conditionNumber, en, zh) => {
    const verdict = check({ ...right, conditionNumber });
    expect([verdict.passed, verdict.en, verdict.zh]).toEqual([
      false,
      expect.stringMatching(en),
      expect.stringMatching(zh),
    ]);
  });

  test.each(etas)('η: %s', (_what, largestLearningRate, en, zh) => {
    const verdict = check({ ...right, largestLearningRate });
    expect([verdict.passed, verdict.en, verdict.zh]).toEqual([
      false,
      expect.stringMatching(en),
      expect.stringMatching(zh),
    ]);
  });

  test('a function that is gone', () => {
    expect(check({ conditionNumber: right.conditionNumber }).en).toMatch(
      /no function called largestLearningRate/,
    );
  });

  test('as a whole program: one number right, the other not', async () => {
    const line = 'return (most + lambda) / least;';
    const { check: verdict } = await runChanged('claims-training', 'two-numbers.ts', (source) => {
      expect(source).toContain(line);
      return source.replace(line, 'return (most + lambda) / (least + lambda);');
    });
    expect(verdict?.en).toMatch(/makes room for larger steps/);
  });
});

test('under the other rule the verdict on speed is the opposite', async () => {
  const verdictUntil = async (rule: string) => {
    const { results } = await runChanged('claims-training', 'speed.ts', (source) =>
      source.replace(/choice\('until', [^)]*\)/, `'${rule}' as string`),
    );
    return results['verdict'];
  };
  expect(await verdictUntil('near its own optimum')).toBe('holds');
  expect(await verdictUntil('at a fixed loss')).toBe('fails');
});
