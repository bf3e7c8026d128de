/** The exercise of lesson `adam`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/adam/cells/adamw-step.check.ts';
import { runChanged } from './lessons.ts';

/** The two lines of the starter that an answer changes. */
const l2 = '    g += weightDecay * w;\n';
const last = '    return w - (learningRate * mHat) / (sqrt(vHat) + epsilon);\n';
const step = '(learningRate * mHat) / (sqrt(vHat) + epsilon)';
const decayed = '(1 - learningRate * weightDecay) * w';

const submit = (first: string, end: string, more: (source: string) => string = (source) => source) =>
  runChanged('adam', 'adamw-step.ts', (source) => {
    expect(source).toContain(l2);
    expect(source).toContain(last);
    return more(source.replace(l2, first).replace(last, end));
  });
const firstMoment = (source: string) =>
  source.replace('(1 - beta1) * g;', '(1 - beta1) * (g + weightDecay * w);');
const secondMoment = (source: string) =>
  source.replace('(1 - beta2) * g * g;', '(1 - beta2) * (g + weightDecay * w) * (g + weightDecay * w);');

const mistakes: [what: string, run: () => ReturnType<typeof submit>, en: RegExp, zh: RegExp][] = [
  ['the starter', () => submit(l2, last), /still Adam with L2/, /仍是带L2的Adam/],
  ['no decay', () => submit('', last), /nothing decays/, /什么都不衰减/],
  ['twice', () => submit(l2, `    return ${decayed} - ${step};\n`), /decay twice/, /衰减了两次/],
  [
    'without η',
    () => submit('', `    return (1 - weightDecay) * w - ${step};\n`),
    /independent form/,
    /独立权重衰减/,
  ],
  [
    'under the fraction bar',
    () => submit('', '    return w - learningRate * ((mHat + weightDecay * w) / (sqrt(vHat) + epsilon));\n'),
    /still divided by √v̂/,
    /还是被除以√v̂/,
  ],
  ['in the first moment', () => submit('', last, firstMoment), /still in the first/, /还在一阶矩里/],
  [
    'in the second moment',
    () => submit('', `    return ${decayed} - ${step};\n`, secondMoment),
    /sits in the second moment/,
    /还留在二阶矩里/,
  ],
  [
    'afterwards',
    () => submit('', `    return (1 - learningRate * weightDecay) * (w - ${step});\n`),
    /close relative/,
    /很接近了/,
  ],
  [
    'sign',
    () => submit('', `    return (1 + learningRate * weightDecay) * w - ${step};\n`),
    /sign is wrong/,
    /符号反了/,
  ],
  [
    'L1',
    () => submit('', `    return w - ${step} - learningRate * weightDecay * Math.sign(w);\n`),
    /L1 penalty/,
    /L1惩罚项/,
  ],
  ['NaN', () => submit('', '    return w / 0 - w / 0;\n'), /NaN or infinity/, /NaN或无穷大/],
  [
    'something else',
    () => submit('', `    return 0.9 * w - ${step};\n`),
    /the first step with g = 0\.5 gives 1\.34;/,
    /第一步得到1\.34；/,
  ],
];

describe('adamw-step', () => {
  test.each(mistakes)('%s', async (_what, run, en, zh) => {
    const { check: verdict, error } = await run();
    expect(error).toBeUndefined();
    expect(verdict?.passed).toBe(false);
    expect(verdict?.en).toMatch(en);
    expect(verdict?.zh).toMatch(zh);
  });

  test.each([
    `    return ${decayed} - ${step};\n`,
    `    w -= learningRate * weightDecay * w;\n    return w - ${step};\n`,
    '    return w - learningRate * (mHat / (sqrt(vHat) + epsilon) + weightDecay * w);\n',
  ])('a right answer, however it is written: %s', async (end) => {
    const { check: verdict } = await submit('', end);
    expect(verdict?.passed).toBe(true);
  });

  test('a program without its exports is told so', async () => {
    const none = await submit(l2, last, (source) => source.replace('export function', 'function'));
    expect(none.check?.en).toMatch(/no function called createStep/);
    const hidden = await submit(l2, last, (source) =>
      source.replace('export const weightDecay', 'const weightDecay'),
    );
    expect(hidden.check?.en).toMatch(/between 0 and 1/);
  });

  test('a step that returns nothing, and one that is no function', () => {
    const given = { learningRate: 0.01, weightDecay: 0.5 };
    expect(check({ ...given, createStep: () => () => undefined }).en).toMatch(/must return a number/);
    expect(check({ ...given, createStep: () => 1 }).zh).toMatch(/应当像原来那样返回一个/);
  });
});
