/** The exercise of lesson `spectrum`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/spectrum/cells/same-filter.check.ts';
import { runChanged } from './lessons.ts';

const power = (base: number, t: number) =>
  Array.from({ length: t }).reduce<number>((product) => product * base, 1);
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const right = {
  stopped: (s: number, eta: number, t: number) => 1 - power(1 - eta * s, t),
  steps: (eta: number, lambda: number) => 1 / (eta * lambda),
  degreesOfFreedom: (s: number[], lambda: number) => sum(s.map((sj) => sj / (sj + lambda))),
};

type Changed = { [Name in keyof typeof right]?: unknown };
const mistakes: [what: string, changed: Changed, en: RegExp, zh: RegExp][] = [
  [
    'missing',
    { stopped: (s: number, eta: number, t: number) => power(1 - eta * s, t) },
    /still missing/,
    /还差多少/,
  ],
  ['no η', { stopped: (s: number, _: number, t: number) => 1 - power(1 - s, t) }, /not s\./, /不是s。/],
  [
    'equal steps',
    { stopped: (s: number, eta: number, t: number) => eta * s * t },
    /t equal steps/,
    /同样大的步子/,
  ],
  [
    't without η',
    { steps: (_: number, lambda: number) => 1 / lambda },
    /twice as many steps/,
    /步数就要加倍/,
  ],
  ['λ/η', { steps: (eta: number, lambda: number) => lambda / eta }, /λ is upside down/, /λ放反了/],
  ['η/λ', { steps: (eta: number, lambda: number) => eta / lambda }, /η is upside down/, /η放反了/],
  ['ηλ', { steps: (eta: number, lambda: number) => eta * lambda }, /its reciprocal/, /它的倒数/],
  ['half-life', { steps: (eta: number, lambda: number) => Math.LN2 / (eta * lambda) }, /half-life/, /半衰期/],
  [
    'threshold',
    { degreesOfFreedom: (s: number[], lambda: number) => s.filter((sj) => sj > lambda).length },
    /no threshold/,
    /不是阈值/,
  ],
  ['count', { degreesOfFreedom: (s: number[]) => s.length }, /as a whole one/, /整整一个/],
  [
    'taken',
    { degreesOfFreedom: (s: number[], lambda: number) => sum(s.map((sj) => lambda / (sj + lambda))) },
    /what is taken away/,
    /被拿走的份额/,
  ],
  [
    'pooled',
    { degreesOfFreedom: (s: number[], lambda: number) => sum(s) / (sum(s) + lambda) },
    /all directions into one/,
    /合成了一个/,
  ],
  [
    'squared',
    { degreesOfFreedom: (s: number[], lambda: number) => sum(s.map((sj) => (sj * sj) / (sj * sj + lambda))) },
    /squares s/,
    /平方了/,
  ],
  [
    'mean',
    { degreesOfFreedom: (s: number[], lambda: number) => right.degreesOfFreedom(s, lambda) / s.length },
    /mean of the shares/,
    /平均值/,
  ],
  [
    'NaN',
    { stopped: () => NaN },
    /stopped\(2, 0\.1, 3\) must be a finite number; it should be 0\.488/,
    /有限的数，即0\.488/,
  ],
  ['text', { steps: () => 'many' }, /must be a finite number/, /有限的数/],
  [
    'something else',
    { steps: () => 7 },
    /steps\(0\.01, 0\.1\) gives 7; it should be 1000\./,
    /结果是7，应当是1000/,
  ],
  [
    'gone',
    { degreesOfFreedom: undefined },
    /no function called degreesOfFreedom/,
    /没有导出名为degreesOfFreedom/,
  ],
];

describe('same-filter', () => {
  test('a right answer', () => {
    expect(check(right).passed).toBe(true);
  });

  test.each(mistakes)('%s', (_what, changed, en, zh) => {
    const verdict = check({ ...right, ...changed });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('as a whole program: one function right, the next mistake is told', async () => {
    const line = 'return eta * s * t;';
    const { check: verdict } = await runChanged('spectrum', 'same-filter.ts', (source) => {
      expect(source).toContain(line);
      return source.replace(line, 'return 1 - pow(1 - eta * s, t);');
    });
    expect(verdict?.en).toMatch(/λ is upside down/);
  });
});
