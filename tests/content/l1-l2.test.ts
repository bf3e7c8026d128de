/** The exercise of lesson `l1-l2`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/l1-l2/cells/proximal.check.ts';
import { runChanged } from './lessons.ts';

const learningRate = 0.2;
const lambda = 0.3;
const threshold = learningRate * lambda;
const answer = (step: unknown) => check({ step, learningRate, lambda });
type Step = (w: number, g: number) => unknown;

const soft = (v: number, by: number) => Math.sign(v) * Math.max(Math.abs(v) - by, 0);
const down = (w: number, g: number) => w - learningRate * g;

const mistakes: [what: string, step: Step, en: RegExp, zh: RegExp][] = [
  ['subgradient', (w, g) => down(w, g + lambda * Math.sign(w)), /still the subgradient/, /仍是次梯度步/],
  ['threshold λ', (w, g) => soft(down(w, g), lambda), /the threshold is ηλ/, /阈值应当是ηλ/],
  ['proximal L2', (w, g) => down(w, g) / (1 + threshold), /proximal step of L2/, /L2的近端步/],
  ['decay', (w, g) => (1 - threshold) * w - learningRate * g, /That is weight decay/, /这是权重衰减/],
  ['shrink', (w, g) => (1 - threshold) * down(w, g), /multiply by 1 − ηλ/, /乘以1 − ηλ/],
  [
    'no clamp',
    (w, g) => down(w, g) - threshold * Math.sign(down(w, g)),
    /Nothing stops at zero/,
    /没有在零处停住/,
  ],
  ['too early', (w, g) => soft(w, threshold) - learningRate * g, /comes too early/, /来得太早/],
  [
    'no negatives',
    (w, g) => Math.max(down(w, g) - threshold, 0),
    /Every negative weight becomes 0/,
    /负的权重都变成了0/,
  ],
  ['no sign', (w, g) => Math.max(Math.abs(down(w, g)) - threshold, 0), /sign is lost/, /符号丢了/],
  [
    'wrong way',
    (w, g) => (Math.abs(down(w, g)) > threshold ? down(w, g) - threshold : 0),
    /moves away from zero/,
    /离零更远/,
  ],
  [
    'old sign',
    (w, g) => Math.sign(w) * Math.max(Math.abs(down(w, g)) - threshold, 0),
    /sign of the old weight/,
    /旧权重的符号/,
  ],
  [
    'hard threshold',
    (w, g) => (Math.abs(down(w, g)) > threshold ? down(w, g) : 0),
    /hard threshold/,
    /硬阈值/,
  ],
  ['half', (w, g) => soft(down(w, g), threshold / 2), /half as large/, /只有应有的一半/],
  ['no penalty', down, /penalty is gone/, /惩罚项不见了/],
  ['no gradient', (w) => soft(w, threshold), /gradient is gone/, /梯度不见了/],
  ['NaN', () => NaN, /NaN or infinity/, /NaN或无穷大/],
  ['text', () => 'zero', /must return a number/, /应当返回一个数/],
  ['nothing', () => undefined, /must return a number/, /应当返回一个数/],
  [
    'another number',
    (w, g) => soft(down(w, g), 0.05),
    /step\(2, 0\.5\) gives 1\.85; it should be 1\.84\./,
    /step\(2, 0\.5\)的结果是1\.85，应当是1\.84。/,
  ],
];

describe('proximal', () => {
  test.each(mistakes)('%s', (_what, step, en, zh) => {
    const verdict = answer(step);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = mistakes.slice(0, 16).map(([, step]) => answer(step).en);
    expect(new Set(given).size).toBe(16);
  });

  const right: Step[] = [
    (w, g) => soft(down(w, g), threshold),
    (w, g) => {
      const v = down(w, g);
      return v > threshold ? v - threshold : v < -threshold ? v + threshold : 0;
    },
    (w, g) => Math.max(down(w, g) - threshold, 0) + Math.min(down(w, g) + threshold, 0),
  ];
  test.each(right)('a right answer, however it is written: %s', (step) => {
    expect(answer(step).passed).toBe(true);
  });

  test('another λ is as good; none is not, nor is a program without its exports', () => {
    const step: Step = (w, g) => soft(down(w, g), learningRate * 0.05);
    expect(check({ step, learningRate, lambda: 0.05 }).passed).toBe(true);
    expect(check({ step, learningRate, lambda: 0 }).en).toMatch(/lambda above 0/);
    expect(check({ step }).en).toMatch(/Leave learningRate and lambda/);
    expect(check({ learningRate, lambda }).en).toMatch(/no function called step/);
  });

  test('as whole programs: a mistake, and a right answer with softThreshold', async () => {
    const body = 'return w - learningRate * (g + lambda * Math.sign(w));';
    const submit = (line: string) =>
      runChanged('l1-l2', 'proximal.ts', (source) => {
        expect(source).toContain(body);
        return `import { softThreshold } from 'weight-decay';\n${source.replace(body, line)}`;
      });
    const [mistake, solved] = await Promise.all([
      submit('return softThreshold(w - learningRate * g, lambda);'),
      submit('return softThreshold(w - learningRate * g, learningRate * lambda);'),
    ]);
    expect(mistake.check?.en).toMatch(/the threshold is ηλ/);
    expect(solved.check?.passed).toBe(true);
    expect(solved.results['zeros']).toBe(2);
  });
});
