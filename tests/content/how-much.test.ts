/** The exercise of lesson `how-much`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/how-much/cells/choose.check.ts';
import { runChanged } from './lessons.ts';

type Fold = { train: unknown; validation: unknown };
type Measure = (fitted: unknown, on: unknown, lambda: number) => number;
type Choose = (lambdas: number[], folds: Fold[], errorOf: Measure) => unknown;

/** Where a list of values is least. */
const least = (values: number[]) => values.indexOf(Math.min(...values));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
/** Chooses by a score of each λ, from its error on each fold. */
const by =
  (score: (errors: number[]) => number, fit: 'train' | 'validation' = 'train'): Choose =>
  (lambdas, folds, errorOf) =>
    lambdas[
      least(
        lambdas.map((lambda) =>
          score(
            folds.map((fold) => errorOf(fold[fit], fold[fit === 'train' ? 'validation' : 'train'], lambda)),
          ),
        ),
      )
    ];

const byTraining: Choose = (lambdas, folds, errorOf) =>
  lambdas[least(lambdas.map((l) => sum(folds.map(({ train }) => errorOf(train, train, l)))))];

const byVote: Choose = (lambdas, folds, errorOf) => {
  const votes = folds.map(({ train, validation }) =>
    least(lambdas.map((l) => errorOf(train, validation, l))),
  );
  const counts = lambdas.map((_, i) => votes.filter((vote) => vote === i).length);
  return lambdas[counts.indexOf(Math.max(...counts))];
};

const place: Choose = (lambdas, folds, errorOf) =>
  lambdas.indexOf(by(sum)(lambdas, folds, errorOf) as number);

const mistakes: [what: string, choose: unknown, en: RegExp, zh: RegExp][] = [
  ['training error', byTraining, /fits the training data best/, /把训练数据拟合得最好/],
  ['one fold', by(([first]) => first), /one fold only/, /只问了一折/],
  ['the luckiest fold', by((errors) => Math.min(...errors)), /single smallest error/, /最小的那一个误差/],
  ['a vote', byVote, /A vote forgets/, /投票不计较/],
  ['swapped', by(sum, 'validation'), /parts are swapped/, /用反了/],
  ['the largest', by((errors) => -sum(errors)), /largest error/, /误差最大/],
  ['the worst fold', by((errors) => Math.max(...errors)), /least sum over the folds/, /各折误差之和最小/],
  ['the place in the list', place, /returns 2, which is none of the λ/, /返回了2，不是给定的λ之一/],
  ['nothing', () => undefined, /returns nothing/, /什么也没有返回/],
  ['gone', undefined, /no function called choose/, /没有导出名为choose/],
];

describe('choose', () => {
  test('a right answer, by the sum or by the mean', () => {
    expect(check({ choose: by(sum) }).passed).toBe(true);
    expect(check({ choose: by((errors) => sum(errors) / errors.length) }).passed).toBe(true);
  });

  test.each(mistakes)('%s', (_what, choose, en, zh) => {
    const verdict = check({ choose });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('as a whole program: measured on the right part, but on one fold', async () => {
    const line = 'errorOf(fold.train, fold.train, lambda)';
    const { check: verdict } = await runChanged('how-much', 'choose.ts', (source) => {
      expect(source).toContain(line);
      return source.replace(line, 'errorOf(fold.train, fold.validation, lambda)');
    });
    expect(verdict?.en).toMatch(/one fold only/);
  });
});
