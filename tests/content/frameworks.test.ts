/** The exercises of lesson `frameworks`: every usual mistake is told what it is. */
import { describe, expect, test } from 'vitest';
import checkMend from '../../content/lessons/frameworks/cells/mend.check.ts';
import checkTranslate from '../../content/lessons/frameworks/cells/translate.check.ts';
import { runChanged } from './lessons.ts';

const lambda = 0.5;
type Step = (w: number, sum: number, batch: number) => unknown;

const mended: [what: string, step: Step, en: RegExp, zh: RegExp][] = [
  ['as it was', (w, sum, B) => w - (0.1 * (sum + lambda * w)) / B, /a sixteenth as much/, /十六分之一/],
  ['nothing divided', (w, sum) => w - 0.1 * (sum + lambda * w), /nothing is divided/, /什么都没有除/],
  ['the other term', (w, sum, B) => w - 0.1 * (sum + (lambda * w) / B), /wrong term/, /放错了地方/],
  ['times B', (w, sum, B) => w - 0.1 * (sum / B + lambda * B * w), /multiplied by B/, /又乘上了B/],
  ['no decay', (w, sum, B) => w - (0.1 * sum) / B, /the decay is gone/, /衰减不见了/],
  [
    'independent',
    (w, sum, B) => w - (0.1 * sum) / B - lambda * w,
    /independent weight decay/,
    /独立权重衰减/,
  ],
  ['sign', (w, sum, B) => w - 0.1 * (sum / B - lambda * w), /The sign is wrong/, /符号反了/],
  ['twice', (w, sum, B) => w - 0.1 * (sum / B + 2 * lambda * w), /without the ½/, /不带½/],
  ['NaN', () => NaN, /NaN or infinity/, /NaN或无穷大/],
  ['nothing', () => undefined, /must return a number/, /应当返回一个数/],
  [
    'a number typed in',
    (w, sum) => w - 0.1 * (sum / 4 + lambda * w),
    /step\(-1\.5, 8, 10\) gives -1\.625; it should be -1\.505\./,
    /step\(-1\.5, 8, 10\)的结果是-1\.625，应当是-1\.505。/,
  ],
];

describe('mend', () => {
  test.each(mended)('%s', (_what, step, en, zh) => {
    const verdict = checkMend({ step, lambda });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = mended.map(([, step]) => checkMend({ step, lambda }).en);
    expect(new Set(given).size).toBe(mended.length);
  });

  const right: Step[] = [
    (w, sum, B) => w - 0.1 * (sum / B + lambda * w),
    (w, sum, B) => (1 - 0.1 * lambda) * w - (0.1 * sum) / B,
    (w, sum, B) => w - (0.1 * (sum + B * lambda * w)) / B,
  ];
  test.each(right)('a right answer, however it is written: %s', (step) => {
    expect(checkMend({ step, lambda }).passed).toBe(true);
  });

  test('a program without its exports is told so', () => {
    expect(checkMend({ lambda }).en).toMatch(/no function called step/);
    expect(checkMend({ step: () => 0 }).en).toMatch(/between 0 and 1/);
    expect(checkMend({ step: () => 0, lambda: 0 }).en).toMatch(/between 0 and 1/);
  });

  test('as whole programs: a mistake and a right answer', async () => {
    const line = 'const gradient = (sum + lambda * w) / batch;';
    const [mistake, solved] = await Promise.all(
      ['const gradient = sum + lambda * w;', 'const gradient = lambda * w + sum / batch;'].map((changed) =>
        runChanged('frameworks', 'mend.ts', (source) => {
          expect(source).toContain(line);
          return source.replace(line, changed);
        }),
      ),
    );
    expect(mistake.check?.en).toMatch(/nothing is divided/);
    expect(solved.check?.passed).toBe(true);
  });
});

type Knobs = Record<string, unknown>;
const solved: Knobs = {
  torchHalf: (l: number) => l,
  torchMse: (l: number) => 2 * l,
  kerasL2: (l: number) => l / 2,
  kerasSgd: (l: number, mu: number) => l / (1 - mu),
  ridgeAlpha: (l: number, n: number) => n * l,
};
type Knob = (l: number, other: number) => unknown;

const translated: [name: string, what: string, knob: Knob, en: RegExp, zh: RegExp][] = [
  ['torchHalf', 'half', (l) => l / 2, /right as it stood.*already spent/, /原来就是对的.*约掉了/],
  ['torchHalf', 'twice', (l) => 2 * l, /right as it stood.*λ itself/, /原来就是对的.*λ本身/],
  ['torchMse', 'as it was', (l) => l, /weighs half/, /只有一半/],
  ['torchMse', 'half', (l) => l / 2, /the other way/, /方向反了/],
  ['torchMse', 'four times', (l) => 4 * l, /once too often/, /四倍多了/],
  ['kerasL2', 'as it was', (l) => l, /without a ½, whose slope is 2cw/, /斜率是2cw/],
  ['kerasL2', 'twice', (l) => 2 * l, /Halve c/, /应当减半/],
  ['kerasL2', 'a quarter', (l) => l / 4, /a quarter is too little/, /四分之一太少/],
  ['kerasSgd', 'as it was', (l) => l, /too weak/, /太弱/],
  ['kerasSgd', '1 − μ', (l, mu) => l * (1 - mu), /weaker still/, /更弱/],
  ['kerasSgd', 'over μ', (l, mu) => l / mu, /would be infinite/, /无穷大/],
  ['kerasSgd', '1 + μ', (l, mu) => l * (1 + mu), /last two gradients only/, /最近两个梯度/],
  ['kerasSgd', 'ten', (l) => 10 * l, /for μ = 0\.9 only/, /只对μ = 0\.9/],
  ['ridgeAlpha', 'as it was', (l) => l, /outweighs the penalty n times/, /n倍/],
  ['ridgeAlpha', 'over n', (l, n) => l / n, /you divided by n/, /除以了n/],
  ['ridgeAlpha', 'half', (l, n) => (n * l) / 2, /half too little/, /少了一半/],
  ['ridgeAlpha', 'twice', (l, n) => 2 * n * l, /twice too much/, /多了一倍/],
  ['ridgeAlpha', 'twenty', (l) => 20 * l, /for this program only/, /只对这个程序/],
  ['ridgeAlpha', 'no number', () => '', /must return a number/, /应当返回一个数/],
  ['kerasL2', 'something', (l) => l + 1, /kerasL2\(0\.5, 0\) gives 1\.5; it should be 0\.25/, /应当是0\.25/],
];

describe('translate', () => {
  test.each(translated)('%s: %s', (name, _what, knob, en, zh) => {
    const verdict = checkTranslate({ ...solved, [name]: knob });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
    expect(verdict.en).toContain(name);
    expect(verdict.en).toMatch(/Right so far: 4 of 5\.$/);
    expect(verdict.zh).toMatch(/目前做对了5个中的4个。$/);
  });

  test('each mistake has feedback of its own', () => {
    const given = translated.map(([name, , knob]) => checkTranslate({ ...solved, [name]: knob }).en);
    expect(new Set(given).size).toBe(translated.length);
  });

  test('all five right pass; one that is missing is named', () => {
    expect(checkTranslate(solved).passed).toBe(true);
    expect(checkTranslate({ ...solved, kerasSgd: undefined }).en).toMatch(/no function called kerasSgd/);
  });

  test('as a whole program: five bars of one height', async () => {
    const changes: [from: string, to: string][] = [
      ['torchMse = (lambda: number) => lambda', 'torchMse = (lambda: number) => 2 * lambda'],
      ['kerasL2 = (lambda: number) => lambda', 'kerasL2 = (lambda: number) => lambda / 2'],
      ['lambda + 0 * mu', 'lambda / (1 - mu)'],
      ['lambda + 0 * n', 'n * lambda'],
    ];
    const { check, figure } = await runChanged('frameworks', 'translate.ts', (source) =>
      changes.reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, source),
    );
    expect(check?.passed).toBe(true);
    const [bars] = figure.charts[0].series.filter(({ mark }) => mark === 'bars');
    expect(bars.y.length).toBe(5);
    for (const rest of bars.y) expect(rest).toBeCloseTo(2, 9);
  });
});
