/** The exercises of lesson `ridge`: every usual mistake is told what it is, and one thing at a time. */
import { describe, expect, test } from 'vitest';
import fairCheck from '../../content/lessons/ridge/cells/fair.check.ts';
import { runChanged } from './lessons.ts';

/** What an answer to `fair` may put between the braces of `fit`. */
const body = {
  start: `  const XtX = columns.map((a) => columns.map((b) => dot(a, b) + 0 * lambda));
  const Xty = columns.map((a) => dot(a, y));
  const weights = Array.from(solve(XtX, Xty));
  return { weights, intercept: 0 };
`,
  /** Ridge regression of `columns` with nλ (or something else) on the diagonal, through the origin. */
  ridge: (amount = 'y.length * lambda', where = 'a === b') => `
  const XtX = columns.map((a) => columns.map((b) => dot(a, b) + (${where} ? ${amount} : 0)));
  const Xty = columns.map((a) => dot(a, y));
  const weights = Array.from(solve(XtX, Xty));
`,
  means: '  const means = columns.map(mean);\n',
  centre: '  columns = columns.map((a, j) => a.map((x) => x - means[j]));\n',
  deviations: (divisor = 'y.length', power = 'Math.sqrt') => `
  const deviations = columns.map((a) => {
    const e = a.map((x) => x - mean(a));
    return ${power}(dot(e, e) / (${divisor}));
  });
`,
  scale: '  columns = columns.map((a, j) => a.map((x) => x / deviations[j]));\n',
  back: '  weights.forEach((w, j) => (weights[j] = w / deviations[j]));\n',
  through: '  return { weights, intercept: mean(y) - dot(means, weights) };\n',
  origin: '  return { weights, intercept: 0 };\n',
  atMean: '  return { weights, intercept: mean(y) };\n',
};
const { start, ridge, means, centre, deviations, scale, back, through, origin, atMean } = body;
const standardized = means + centre + deviations() + scale + ridge();

const submit = (text: string) =>
  runChanged('ridge', 'fair.ts', (source) => {
    expect(source).toContain(start);
    return source.replace(start, text);
  });

const ones = (amount: string) => `
  const X = [y.map(() => 1), ...columns];
  const XtX = X.map((a, j) => X.map((b, k) => dot(a, b) + (${amount})));
  const [intercept, ...weights] = solve(XtX, X.map((a) => dot(a, y)));
  return { weights, intercept };
`;

const mistakes: [what: string, text: string, en: RegExp, zh: RegExp][] = [
  ['the starter', start, /λ has no effect yet/, /λ还没有起作用/],
  ['least squares with an intercept', means + centre + ridge('0') + through, /no effect yet/, /还没有起作用/],
  ['λ without n', ridge('lambda') + origin, /sum over n rows/, /λ。但XᵀX是n行之和/],
  [
    'λ without n, all else right',
    means + centre + deviations() + scale + ridge('lambda') + back + through,
    /sum over n rows/,
    /λ。但XᵀX是n行之和/,
  ],
  ['n twice', ridge('y.length * y.length * lambda') + origin, /n counts twice/, /n算了两次/],
  [
    'XᵀX divided by n, and n all the same',
    ridge().replace('dot(a, b) +', 'dot(a, b) / y.length +').replace('dot(a, y)', 'dot(a, y) / y.length') +
      origin,
    /n counts twice/,
    /n算了两次/,
  ],
  ['λ/n', ridge('lambda / y.length') + origin, /divide by n where you should multiply/, /除以了n/],
  [
    'only XᵀX divided by n',
    ridge('lambda').replace('dot(a, b) +', 'dot(a, b) / y.length +') + origin,
    /but not Xᵀy/,
    /却没有除Xᵀy/,
  ],
  ['sign', ridge('-y.length * lambda') + origin, /sign is wrong/, /符号反了/],
  ['without ½', ridge('2 * y.length * lambda') + origin, /Twice too much/, /多了一倍/],
  ['λ everywhere', ridge('lambda', 'true') + origin, /every entry of XᵀX.*what it gets is nλ/, /加的是nλ/],
  ['nλ everywhere', ridge(undefined, 'true') + origin, /nλ is right, but.*every entry/, /nλ没有错/],
  ['through the origin', ridge() + origin, /goes through the origin/, /被迫经过原点/],
  ['an intercept too late', means + ridge() + through, /do not know of it/, /权重不知道它/],
  [
    'standardized, but not centred',
    means + deviations() + scale + ridge() + back + through,
    /do not know of it/,
    /权重不知道它/,
  ],
  [
    'a penalized intercept',
    ones('j === k ? y.length * lambda : 0'),
    /penalize it with the others/,
    /一起惩罚了/,
  ],
  ['units', means + centre + ridge() + through, /still depend on the units/, /仍取决于单位/],
  ['centred, intercept at ȳ', means + centre + ridge() + atMean, /still depend on the units/, /仍取决于单位/],
  [
    'sample deviation',
    means + centre + deviations('y.length - 1') + scale + ridge() + back + through,
    /divides by n − 1/,
    /除的是n − 1/,
  ],
  [
    'variance',
    means + centre + deviations('y.length', '') + scale + ridge() + back + through,
    /divide by the variance/,
    /除以的是方差/,
  ],
  [
    'weights of scaled columns',
    standardized + through,
    /still those of the scaled columns/,
    /缩放之后各列的权重/,
  ],
  ['intercept 0', standardized + back + origin, /but the intercept is 0/, /截距却是0/],
  [
    'intercept ȳ',
    standardized + back + atMean,
    /ȳ is the intercept for the centered/,
    /ȳ是减去均值之后的截距/,
  ],
  [
    'some other intercept',
    standardized + back + '  return { weights, intercept: mean(y) + dot(means, weights) };\n',
    /weights are right\. The intercept is not/,
    /权重都对，截距不对/,
  ],
  [
    'something else',
    '  return { weights: columns.map(() => 1), intercept: lambda + solve([1], [1])[0] };\n',
    /weight 1 and the intercept 1\.05; they should be 0\.8756 and 4\.247/,
    /权重是1，截距是1\.05，应当是0\.8756和4\.247/,
  ],
  [
    'NaN',
    '  return { weights: columns.map(() => NaN), intercept: lambda };\n',
    /NaN or infinity/,
    /NaN或无穷大/,
  ],
];

describe('fair', () => {
  test.each(mistakes)('%s', async (_what, text, en, zh) => {
    const { check, error } = await submit(text);
    expect(error).toBeUndefined();
    expect(check?.passed).toBe(false);
    expect(check?.en).toMatch(en);
    expect(check?.zh).toMatch(zh);
  });

  test.each([
    ['centred and scaled', standardized + back + through],
    [
      'y centred as well',
      means +
        centre +
        deviations() +
        scale +
        ridge().replace('dot(a, y)', 'dot(a, y.map((v) => v - mean(y)))') +
        back +
        through,
    ],
    [
      'means in place of sums',
      means +
        centre +
        deviations() +
        scale +
        ridge('lambda')
          .replace('dot(a, b) +', 'dot(a, b) / y.length +')
          .replace('dot(a, y)', 'dot(a, y) / y.length') +
        back +
        through,
    ],
    [
      'a penalty of its own for each column',
      means + deviations() + ones('j === k && j > 0 ? y.length * lambda * deviations[j - 1] ** 2 : 0'),
    ],
  ])('right, however it is written: %s', async (_what, text) => {
    const { check, error } = await submit(text);
    expect(error).toBeUndefined();
    expect(check?.en).toMatch(/as a library should do it/);
    expect(check?.passed).toBe(true);
  });

  test('a program without its export is told so', () => {
    expect(fairCheck({}).en).toMatch(/no function called fit/);
  });

  test.each([
    ['no object', () => [1]],
    ['no list of weights', () => ({ weights: 1, intercept: 0 })],
    ['too few weights', () => ({ weights: [1], intercept: 0 })],
    ['nothing', () => undefined],
  ])('what is no fit: %s', (_what, fit) => {
    const verdict = fairCheck({ fit });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(/must return \{ weights, intercept \}/);
    expect(verdict.zh).toMatch(/应当返回\{ weights, intercept \}/);
  });
});

describe('choose', () => {
  const line = '  const errors = fits.map((fit) => error(fit, parts.training));\n';
  const submitLine = (text: string, fitted = 'parts.training') =>
    runChanged('ridge', 'choose.ts', (source) => {
      expect(source).toContain(line);
      return source.replace(line, text).replace('ridgePath(parts.training', `ridgePath(${fitted}`);
    });
  const on = (part: string) => line.replace('parts.training', part);
  const both =
    'dataset([parts.training, parts.heldOut].flatMap(({ inputs: { rows, columns, data } }) => ' +
    'Array.from({ length: rows }, (_, i) => data.slice(i * columns, (i + 1) * columns))), ' +
    '[...parts.training.targets, ...parts.heldOut.targets])';

  test.each<[what: string, run: () => ReturnType<typeof submitLine>, en: RegExp, zh: RegExp]>([
    ['the training error', () => submitLine(line), /always takes the smallest λ/, /永远选中最小的λ/],
    [
      'the training error and the penalty',
      () =>
        submitLine(
          line.replace(
            'error(fit, parts.training)',
            'error(fit, parts.training) / 2 + fit.weightDecay * fit.weights.reduce((sum, w) => sum + w * w, 0) / 2',
          ),
        ),
      /error plus the penalty/,
      /加上惩罚项也是如此/,
    ],
    [
      'the norm',
      () => submitLine(line.replace('error(fit, parts.training)', '-fit.weightDecay')),
      /always takes the largest λ/,
      /永远选中最大的λ/,
    ],
    ['exchanged', () => submitLine(line, 'parts.heldOut'), /parts are exchanged/, /用反了/],
    ['both fitted', () => submitLine(on('parts.heldOut'), both), /has been seen/, /已经被见过了/],
    [
      'both measured',
      () =>
        submitLine(
          line.replace(
            'error(fit, parts.training)',
            'error(fit, parts.training) + error(fit, parts.heldOut)',
          ),
        ),
      /add the training error/,
      /相加了/,
    ],
    [
      'the largest error',
      () => submitLine(line.replace('error(fit, parts.training)', '-error(fit, parts.heldOut)')),
      /with the largest error/,
      /选了误差最大的λ/,
    ],
    [
      'the error itself',
      () => submitLine(`${on('parts.heldOut')}  return Math.min(...errors);\n`),
      /one of the λ that it is given/,
      /所给的λ中的一个/,
    ],
    [
      'something else',
      () => submitLine(`${line}  return lambdas[3];\n`),
      /you choose λ = 0\.03; the held-out error is lowest at 0\.3/,
      /你选了λ = 0\.03，而留出误差在0\.3处最低/,
    ],
  ])('%s', async (_what, run, en, zh) => {
    const { check, error } = await run();
    expect(error).toBeUndefined();
    expect(check?.passed).toBe(false);
    expect(check?.en).toMatch(en);
    expect(check?.zh).toMatch(zh);
  });

  test('right', async () => {
    const { check } = await submitLine(on('parts.heldOut'));
    expect(check?.passed).toBe(true);
  });
});
