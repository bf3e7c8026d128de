/** The exercise of lesson `leak`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/leak/cells/one-step.check.ts';
import { runChanged } from './lessons.ts';

const learningRate = 0.1;
const weightDecay = 0.5;
const answer = (step: unknown) => check({ step, learningRate, weightDecay });
type Step = (w: number, g: number) => unknown;

const mistakes: [what: string, step: Step, en: RegExp, zh: RegExp][] = [
  ['no decay', (w, g) => w - learningRate * g, /plain gradient descent/, /普通的梯度下降/],
  [
    '1 %',
    (w, g) => (1 - weightDecay) * w - learningRate * g,
    /multiplied by the learning rate/,
    /乘上学习率/,
  ],
  [
    'rate decay',
    (w, g) => w - learningRate * (1 - weightDecay) * g,
    /that is learning-rate decay/,
    /这是学习率衰减/,
  ],
  [
    'rate decay, ηλ',
    (w, g) => w - learningRate * (1 - learningRate * weightDecay) * g,
    /belongs to w/,
    /乘在w上/,
  ],
  [
    'sign',
    (w, g) => (1 + learningRate * weightDecay) * w - learningRate * g,
    /The sign is wrong/,
    /符号反了/,
  ],
  ['ascent', (w, g) => (1 - learningRate * weightDecay) * w + learningRate * g, /climbs/, /上升/],
  [
    'afterwards',
    (w, g) => (1 - learningRate * weightDecay) * (w - learningRate * g),
    /close relative/,
    /很接近了/,
  ],
  ['no gradient', (w) => (1 - learningRate * weightDecay) * w, /gradient is gone/, /梯度不见了/],
  [
    'twice',
    (w, g) => (1 - 2 * learningRate * weightDecay) * w - learningRate * g,
    /Twice too much/,
    /多了一倍/,
  ],
  ['L1', (w, g) => w - learningRate * (g + weightDecay * Math.sign(w)), /L1 penalty/, /L1惩罚项/],
  ['constant', (w, g) => w - learningRate * (g + weightDecay), /subtract a constant/, /同一个常数/],
  ['NaN', () => NaN, /NaN or infinity/, /NaN或无穷大/],
  ['infinite', (w) => w / 0, /NaN or infinity/, /NaN或无穷大/],
  ['text', () => 'smaller', /must return a number/, /应当返回一个数/],
  ['nothing', () => undefined, /must return a number/, /应当返回一个数/],
  [
    'a number typed in',
    (w, g) => 0.97 * w - learningRate * g,
    /step\(2, 0\.5\) gives 1\.89; it should be 1\.85\./,
    /step\(2, 0\.5\)的结果是1\.89，应当是1\.85。/,
  ],
];

describe('one-step', () => {
  test.each(mistakes)('%s', (_what, step, en, zh) => {
    const verdict = answer(step);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = mistakes.slice(0, 12).map(([, step]) => answer(step).en);
    expect(new Set(given).size).toBe(12);
  });

  const right: Step[] = [
    (w, g) => (1 - learningRate * weightDecay) * w - learningRate * g,
    (w, g) => w - learningRate * (g + weightDecay * w),
    (w, g) => w - learningRate * weightDecay * w - learningRate * g,
  ];
  test.each(right)('a right answer, however it is written: %s', (step) => {
    expect(answer(step).passed).toBe(true);
  });

  test('another λ is as good; none is not, nor is a program without its exports', () => {
    const step: Step = (w, g) => (1 - learningRate * 0.02) * w - learningRate * g;
    expect(check({ step, learningRate, weightDecay: 0.02 }).passed).toBe(true);
    expect(check({ step, learningRate, weightDecay: 0 }).en).toMatch(/between 0 and 1/);
    expect(check({ step }).en).toMatch(/between 0 and 1/);
    expect(check({ learningRate, weightDecay }).en).toMatch(/no function called step/);
  });

  const body = 'return w - learningRate * g;';
  const submit = (line: string) =>
    runChanged('leak', 'one-step.ts', (source) => {
      expect(source).toContain(body);
      return source.replace(body, line);
    });

  test('as whole programs: a mistake, a right answer, and two that do not run', async () => {
    const [mistake, solved, thrown, broken] = await Promise.all(
      [
        'return (1 - weightDecay) * w - learningRate * g;',
        'w *= 1 - learningRate * weightDecay;\n  return w - learningRate * g;',
        'throw new Error("no");',
        'return (1 - ;',
      ].map(submit),
    );
    expect(mistake.check?.en).toMatch(/multiplied by the learning rate/);
    expect(solved.check?.passed).toBe(true);
    expect([thrown.error?.kind, thrown.error?.line]).toEqual(['runtime', 7]);
    expect([broken.error?.kind, broken.error?.line]).toEqual(['syntax', 7]);
    expect(thrown.check ?? broken.check).toBeUndefined();
  });
});
