/** The lesson `penalty`: every usual mistake of its exercise is told what it is, and so is every state of its picture. */
import { describe, expect, test } from 'vitest';
import { drawn, pieces, places, read, repaired, slope } from '../../components/picture-formula.ts';
import type { Filling, Piece, Place } from '../../components/picture-formula.ts';
import check from '../../content/lessons/penalty/cells/objective.check.ts';
import { runChanged } from './lessons.ts';

const target = [3, -1.5];
const sum = (values: number[]): number => values.reduce((all, one) => all + one, 0);
const squares = (w: number[]): number => sum(w.map((wi) => wi * wi));
const sizes = (w: number[]): number => sum(w.map(Math.abs));
const loss = (w: number[]): number => squares(w.map((wi, i) => wi - target[i])) / 2;

type Objective = (w: number[], lambda: number) => unknown;
type Slope = (wi: number, lambda: number, data: number, w: number[]) => number;

const rightObjective: Objective = (w, lambda) => loss(w) + (lambda / 2) * squares(w);
const rightSlope: Slope = (wi, lambda, data) => data + lambda * wi;
const gradientOf = (slope: Slope) => (w: number[], lambda: number) =>
  w.map((wi, i) => slope(wi, lambda, wi - target[i], w));
const answer = (objective: unknown, slope: Slope) =>
  check({ objective, gradient: gradientOf(slope), target });

const objectives: [what: string, objective: Objective, en: RegExp, zh: RegExp][] = [
  ['the loss alone', (w) => loss(w), /still the loss alone/, /仍然只有损失/],
  ['no λ', (w) => loss(w) + squares(w) / 2, /λ is missing/, /λ丢了/],
  ['neither ½ nor λ', (w) => loss(w) + squares(w), /both the ½ and the λ/, /½和λ都没有写/],
  ['no ½', (w, lambda) => loss(w) + lambda * squares(w), /The ½ is missing/, /少了½/],
  ['sign', (w, lambda) => loss(w) - (lambda / 2) * squares(w), /The sign is wrong/, /符号反了/],
  ['L1', (w, lambda) => loss(w) + lambda * sizes(w), /λ‖w‖₁, the L1 penalty/, /即λ‖w‖₁/],
  [
    'half L1',
    (w, lambda) => loss(w) + (lambda / 2) * sizes(w),
    /Square each weight instead/,
    /而不是取绝对值/,
  ],
  ['not squared', (w, lambda) => loss(w) + (lambda / 2) * sum(w), /without squaring them/, /没有平方/],
  [
    'squared too late',
    (w, lambda) => loss(w) + (lambda / 2) * sum(w) ** 2,
    /first and square afterwards/,
    /先求和、后平方/,
  ],
  ['root', (w, lambda) => loss(w) + (lambda / 2) * Math.sqrt(squares(w)), /You took the root/, /开了根号/],
  ['no loss', (w, lambda) => (lambda / 2) * squares(w), /the loss is gone/, /损失不见了/],
  ['NaN', () => NaN, /a NaN or an infinity/, /NaN或无穷大/],
  ['nothing', () => undefined, /must return a number/, /应当返回一个数/],
];

const slopes: [what: string, slope: Slope, en: RegExp, zh: RegExp][] = [
  ['the loss alone', (_wi, _lambda, data) => data, /still the slope of the loss alone/, /仍然只是损失的斜率/],
  ['no λ', (wi, _lambda, data) => data + wi, /λ is missing/, /少了λ/],
  ['½ kept', (wi, lambda, data) => data + (lambda / 2) * wi, /still has the ½/, /还留着½/],
  ['doubled', (wi, lambda, data) => data + 2 * lambda * wi, /without the ½: you add 2λw/, /不带½的/],
  ['sign', (wi, lambda, data) => data - lambda * wi, /the wrong sign/, /符号反了/],
  ['L1', (wi, lambda, data) => data + lambda * Math.sign(wi), /an L1 penalty/, /L1惩罚项/],
  ['value', (wi, lambda, data) => data + (lambda / 2) * wi * wi, /the penalty itself/, /惩罚项本身/],
  ['constant', (_wi, lambda, data) => data + lambda, /the same for every weight/, /对每个权重都一样/],
  ['no loss', (wi, lambda) => lambda * wi, /that of the loss is gone/, /损失的斜率不见了/],
  ['NaN', () => NaN, /a NaN or an infinity/, /NaN或无穷大/],
];

describe('objective', () => {
  test.each(objectives)('%s', (_what, objective, en, zh) => {
    const verdict = answer(objective, rightSlope);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test.each(slopes)('gradient, %s', (_what, slope, en, zh) => {
    const verdict = answer(rightObjective, slope);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = [
      ...objectives.slice(0, 11).map(([, objective]) => answer(objective, rightSlope).en),
      ...slopes.slice(0, 9).map(([, slope]) => answer(rightObjective, slope).en),
    ];
    expect(new Set(given).size).toBe(20);
  });

  test('without the ½ in both places: consistent, but another convention', () => {
    const verdict = answer(objectives[3][1], slopes[3][1]);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(/fits your objective, and yet.*rests at 1\.5 instead of 2/);
    expect(verdict.zh).toMatch(/停在1\.5，而不是2/);
  });

  test('what is not among the usual mistakes is told by a number', () => {
    expect(answer((w: number[]) => loss(w) + 7, rightSlope).en).toBe(
      'objective([2, 1], 0.3) gives 10.625; it should be 4.375.',
    );
    // Right at the first of the cases, where the second weight is 1, and wrong at another.
    const late: Slope = (wi, lambda, data) => data + lambda * (wi === 0.7 ? 1 : wi);
    expect(answer(rightObjective, late).en).toMatch(
      /gradient\(\[-1\.5, 0\.7\], 0\.2\) gives \[-4\.8, 2\.4\]/,
    );
  });

  test('a right answer passes; one that lacks an export or a shape does not', () => {
    expect(answer(rightObjective, rightSlope).passed).toBe(true);
    const gradient = gradientOf(rightSlope);
    expect(check({ objective: rightObjective, target }).en).toMatch(/no function called gradient/);
    expect(check({ gradient, target }).zh).toMatch(/没有导出名为objective的函数/);
    expect(check({ objective: rightObjective, gradient }).en).toMatch(/Leave target exported/);
    expect(check({ objective: rightObjective, gradient: () => 1, target }).en).toMatch(
      /a list with one number/,
    );
  });

  test('as whole programs: a mistake, and the starter', async () => {
    const half = await runChanged('penalty', 'objective.ts', (source) => {
      const changed = source
        .replace(
          'const penalty = 0 * lambda;',
          'let penalty = 0;\n  for (const wi of w) penalty += (lambda / 2) * wi ** 2;',
        )
        .replace('+ 0 * lambda', '+ (lambda / 2) * wi');
      expect(changed).not.toContain('0 * lambda');
      return changed;
    });
    expect(half.check?.en).toMatch(/still has the ½/);
    const starter = await runChanged('penalty', 'objective.ts', (source) => source);
    expect(starter.check?.en).toMatch(/still the loss alone/);
  });
});

describe('the picture', () => {
  const rights = (filling: Filling) => Object.values(read(filling)).map(({ right }) => right);
  const put = (changes: Partial<Filling>): Filling => ({ ...repaired, ...changes });

  test('as drawn, its left side and its factor are wrong; repaired, nothing is', () => {
    expect(rights(drawn)).toEqual([false, false, true]);
    expect(read(drawn).left.en).toMatch(/0 = the penalty is left: true of w = 0/);
    expect(read(drawn).factor.en).toMatch(/λ is lost\. The penalty counts ½ times/);
    expect(rights(repaired)).toEqual([true, true, true]);
    expect(rights(put({ first: 'lambda', second: 'half' }))).toEqual([true, true, true]);
  });

  test('in all 10 000 states only these two are right, and each part has its reading in both languages', () => {
    const all = [null, ...(Object.keys(pieces) as Piece[])];
    let right = 0;
    const said = new Set<string>();
    for (const left of all)
      for (const first of all)
        for (const second of all)
          for (const size of all) {
            const readings = Object.values(read({ left, first, second, size }));
            if (readings.every((one) => one.right)) right += 1;
            for (const { en, zh } of readings) {
              said.add(en);
              expect(en && zh && !/\p{Script=Han}/u.test(en)).toBe(true);
            }
          }
    expect(right).toBe(2);
    expect(said.size).toBeGreaterThan(18);
  });

  test.each([
    [put({ left: 'loss' }), 'left', /both sides/, /两边/],
    [put({ left: 'loss', size: null }), 'left', /the name of one of its parts/, /其中一项的名字/],
    [put({ left: 'two' }), 'left', /nothing to minimize/, /没有什么可以最小化/],
    [put({ left: 'square' }), 'left', /how large the weights are/, /权重有多大/],
    [put({ second: 'eta' }), 'factor', /learning rate.*λ is still missing/, /学习率.*λ仍然不在/],
    [put({ first: 'eta' }), 'factor', /the minimum moves whenever/, /最低点就跟着移动/],
    [put({ first: null }), 'factor', /slope becomes 2λw/, /斜率成了2λw/],
    [put({ first: 'two' }), 'factor', /slope becomes 4λw/, /斜率成了4λw/],
    [put({ second: 'two' }), 'factor', /counts 1 times/, /大小的1倍/],
    [put({ first: 'loss' }), 'factor', /multiplied by the loss/, /乘上了损失/],
    [put({ second: 'objective' }), 'factor', /its own definition/, /自己的定义/],
    [put({ second: 'norm' }), 'factor', /Two sizes/, /两个大小/],
    [put({ size: 'norm' }), 'size', /without its square/, /不平方/],
    [put({ size: 'absolute' }), 'size', /the L1 penalty/, /L1惩罚项/],
    [put({ size: 'lambda' }), 'size', /a constant has no slope/, /常数没有斜率/],
    [put({ size: 'loss' }), 'size', /a second time/, /第二遍/],
  ] as const)('%o: the %s', (filling, part, en, zh) => {
    const reading = read(filling)[part];
    expect(reading.right).toBe(false);
    expect(reading.en).toMatch(en);
    expect(reading.zh).toMatch(zh);
  });

  test.each([
    [drawn, 'w'],
    [repaired, 'λw'],
    [put({ first: null }), '2λw'],
    [put({ first: 'two' }), '4λw'],
    [put({ first: 'lambda', second: 'eta' }), '2ηλw'],
    [put({ size: 'norm' }), '½λw/‖w‖₂'],
    [put({ first: null, second: null, size: 'absolute' }), 'sign(w)'],
    [put({ size: 'half' }), null],
    [put({ second: 'loss' }), null],
  ])('the slope of %o is %s', (filling, expected) => {
    expect(slope(filling)).toBe(expected);
  });

  test('every place and piece has a name in both languages', () => {
    for (const { name } of Object.values(pieces)) expect(name.en && name.zh).toBeTruthy();
    for (const place of Object.keys(places) as Place[]) expect(places[place].zh).toMatch(/\p{Script=Han}/u);
  });
});
