/** Lesson `grokking`: the exercise tells each usual mistake what it is, and the prose's outcomes for other settings hold. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import check from '../../content/lessons/grokking/cells/by-hand.check.ts';
import { record } from '../../src/runtime/record.ts';
import { cellsOf, runChanged } from './lessons.ts';

const { cos, sin, PI } = Math;
const turn = (2 * PI * 3) / 23;
const numbers = Array.from({ length: 23 }, (_, i) => i);

type Weight = (number: number, phi: number, psi: number) => unknown;

const answer = (
  W: Weight,
  A: Weight = (a, phi) => cos(turn * a + phi),
  B: Weight = (b, _phi, psi) => cos(turn * b + psi),
) =>
  check({
    neuron: (phi: number, psi: number) => {
      const [listA, listB, listW] = [A, B, W].map((weight) => numbers.map((x) => weight(x, phi, psi)));
      return { A: listA, B: listB, W: listW };
    },
  });

const mistakes: [what: string, W: Weight, en: RegExp, zh: RegExp][] = [
  ['nothing yet', () => 0, /W is still 0/, /W还全是0/],
  ['no phase', (c) => cos(turn * c), /the same in all 64 neurons/, /64个神经元的W都一样/],
  ['the other half', (c, phi, psi) => cos(turn * c + phi - psi), /it answers a − b/, /它回答a − b/],
  ['that backwards', (c, phi, psi) => cos(turn * c - phi + psi), /answers b − a/, /回答b − a/],
  ['backwards', (c, phi, psi) => cos(turn * c - phi - psi), /answers −\(a \+ b\)/, /回答−\(a \+ b\)/],
  ['one phase', (c, phi) => cos(turn * c + phi), /every output is 0/, /每个输出都是0/],
  [
    'frequency 1',
    (c, phi, psi) => cos((2 * PI * c) / 23 + phi + psi),
    /answers 3\(a \+ b\)/,
    /回答3\(a \+ b\)/,
  ],
  ['a sine', (c, phi, psi) => sin(turn * c + phi + psi), /off by 2: .* quarter of a turn/, /都多了2/],
  ['upside down', (c, phi, psi) => -cos(turn * c + phi + psi), /upside down/, /上下颠倒/],
  [
    'no cosine',
    (c, phi, psi) => turn * c + phi + psi,
    /answers 22 .* is the cosine there/,
    /都回答22：.*余弦/,
  ],
  ['no turn', (c, phi, psi) => cos(c + phi + psi), /^23 of the 529 sums are right/, /^529道算式里答对了23道/],
  ['NaN', () => NaN, /23 finite numbers/, /23个有限的数/],
  ['text', () => 'wave', /23 finite numbers/, /23个有限的数/],
];

describe('by-hand', () => {
  test.each(mistakes)('%s', (_what, W, en, zh) => {
    const verdict = answer(W);
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = mistakes.slice(0, 11).map(([, W]) => answer(W).en);
    expect(new Set(given).size).toBe(11);
  });

  const right: [W: Weight, A?: Weight, B?: Weight][] = [
    [(c, phi, psi) => cos(turn * c + phi + psi)],
    [(c, phi, psi) => 5 * cos(phi + psi + turn * c)],
    [(c, phi, psi) => cos(turn * c) * cos(phi + psi) - sin(turn * c) * sin(phi + psi)],
    [
      (c, phi, psi) => cos(2 * turn * c + phi + psi),
      (a, phi) => cos(2 * turn * a + phi),
      (b, _phi, psi) => cos(2 * turn * b + psi),
    ],
  ];
  test.each(right)('a right answer, however it is written: %s', (...weights) => {
    expect(answer(...weights).passed).toBe(true);
  });

  test('without its function, or with one that returns something else', () => {
    expect(check({}).en).toMatch(/no function called neuron/);
    for (const value of [undefined, 1, {}, { A: numbers, B: numbers }, { A: [1], B: numbers, W: numbers }])
      expect(check({ neuron: () => value }).en).toMatch(/must return \{ A, B, W \}/);
  });

  test('as whole programs: a mistake and a right answer', async () => {
    const submit = (W: string) =>
      runChanged('grokking', 'by-hand.ts', (source) => {
        expect(source).toContain('numbers.map(() => 0)');
        return source.replace('numbers.map(() => 0)', W);
      });
    const mistake = await submit('numbers.map((c) => cos(turn * c))');
    expect(mistake.check?.en).toMatch(/the same in all 64 neurons/);
    const solved = await submit('numbers.map((c) => cos(turn * c + phi + psi))');
    expect([solved.check?.passed, solved.results['right']]).toEqual([true, 1]);
  });
});

describe('what the reader is told to try', () => {
  const run = async (cell: string, settings: Record<string, string | number | boolean>) =>
    (await record(join(cellsOf('grokking'), `${cell}.ts`), { settings })).results;

  test.each([
    ['0', 0],
    ['10', 0],
  ])('at λ = %s it never generalises', async (λ, generalized) => {
    expect(await run('wait', { λ })).toMatchObject({ generalized });
  });

  test('at λ = 2 it does so sooner', async () => {
    const [one, two] = [await run('wait', { λ: '1' }), await run('wait', { λ: '2' })];
    expect(Number(two['generalized'])).toBeGreaterThan(0);
    expect(Number(two['generalized'])).toBeLessThan(Number(one['generalized']) * 0.8);
  });

  test('what was won when decay is switched off stays', async () => {
    const early = Number((await run('release', { release: 60 }))['unseen']);
    const half = Number((await run('release', { release: 250 }))['unseen']);
    const late = Number((await run('release', { release: 400 }))['unseen']);
    expect(early).toBeLessThan(0.15);
    expect(half).toBeGreaterThan(0.3);
    expect(half).toBeLessThan(0.9);
    expect(late).toBeGreaterThan(half + 0.1);
  });

  test('cross-entropy without decay stays with its memory; with β₂ = 0.999 the rise stops on the way', async () => {
    const plain = await run('without', { 'squared error': false });
    expect([plain['half'], plain['seen']]).toEqual([0, 1]);
    const slow = await run('without', { 'squared error': false, λ: '1', 'β₂': '0.999' });
    expect(Number(slow['half'])).toBeGreaterThan(0);
    expect(Number(slow['unseen'])).toBeLessThan(0.9);
  });

  test('with half of the training sums it never gets there, with 423 it does so in half the time', async () => {
    const [few, many] = await Promise.all(
      ['159', '423'].map((count) =>
        runChanged('grokking', 'wait.ts', (source) => source.replace('317', count)),
      ),
    );
    expect(few.results['generalized']).toBe(0);
    expect(Number(many.results['generalized'])).toBeGreaterThan(0);
    expect(Number(many.results['generalized'])).toBeLessThan(300);
  });
});
