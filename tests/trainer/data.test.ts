import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  circles,
  correlatedGroups,
  dataset,
  flipLabels,
  grid,
  kFold,
  legendre,
  line,
  modularArithmetic,
  monomials,
  oneHot,
  moons,
  polynomial,
  sparseRegression,
  spirals,
  split,
  standardize,
  subset,
  xor,
} from '../../src/trainer/index.ts';
import type { Data } from '../../src/trainer/index.ts';

const noisy = { count: 200, noise: 0.1, seed: 3 };
const GENERATORS: [string, (options: typeof noisy) => Data][] = [
  ['line', (options) => line({ slope: 2, ...options })],
  ['polynomial', polynomial],
  ['moons', moons],
  ['spirals', spirals],
  ['circles', circles],
  ['xor', xor],
  ['sparseRegression', (options) => sparseRegression({ features: 5, nonzero: 2, ...options })],
  [
    'correlatedGroups',
    (options) => correlatedGroups({ groups: 2, size: 3, correlation: 0.9, extra: 4, ...options }),
  ],
];

describe.each(GENERATORS)('%s', (_name, make) => {
  it('depends on its options and its seed, and on nothing else', () => {
    const numbers = ({ inputs, targets }: Data) => [...inputs.data, ...targets];
    const data = make(noisy);
    expect(numbers(make(noisy))).toEqual(numbers(data));
    expect(numbers(make({ ...noisy, seed: 4 }))).not.toEqual(numbers(data));
    expect(numbers(make({ ...noisy, noise: 0.2 }))).not.toEqual(numbers(data));
    expect([data.inputs.rows, data.targets.length]).toEqual([200, 200]);
    expect(data.inputs.data.length).toBe(200 * data.inputs.columns);
  });

  it('refuses noise and counts out of range', () => {
    expect(() => make({ ...noisy, noise: -1 })).toThrow('noise is -1; it must be finite and ≥ 0');
    expect(() => make({ ...noisy, count: 0 })).toThrow(
      /^(count|rows) is 0; it must be a whole number ≥ [12]$/,
    );
  });
});

describe('generators', () => {
  it('line and polynomial carry the truth', () => {
    const clean = line({ slope: 2, intercept: -1, noise: 0, count: 50, seed: 0 });
    clean.x.forEach((x, i) => expect(clean.y[i]).toBe(2 * x - 1));
    const curve = polynomial({ count: 5, noise: 0, seed: 0 });
    expect([...curve.x]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(curve.y[3]).toBeCloseTo(1, 14);
    expect(polynomial({ count: 3, noise: 0, seed: 0, truth: (x) => x * x }).y).toEqual(
      Float64Array.of(1, 0, 1),
    );
    const residuals = polynomial({ count: 5000, noise: 0.3, seed: 1 });
    const variance =
      residuals.y.reduce((sum, y, i) => sum + (y - residuals.truth(residuals.x[i])) ** 2, 0) / 5000;
    expect(Math.sqrt(variance)).toBeCloseTo(0.3, 1);
  });

  it('classes lie where they should when there is no noise', () => {
    const clean = { count: 100, noise: 0, seed: 1 };
    const each = (data: Data, holds: (x: number, y: number, label: number) => boolean) =>
      data.targets.forEach((label, i) => {
        const [x, y] = data.inputs.data.slice(2 * i);
        expect(holds(x, y, label), `${x}, ${y}, ${label}`).toBe(true);
      });
    each(
      moons(clean),
      (x, y, label) =>
        Math.abs(Math.hypot(x - label, y - label / 2) - 1) < 1e-12 && (label === 1 ? y <= 0.5 : y >= 0),
    );
    each(circles(clean), (x, y, label) => (label === 0 ? Math.hypot(x, y) <= 0.5 : Math.hypot(x, y) >= 0.7));
    each(xor(clean), (x, y, label) => x * y < 0 === (label === 1));
    each(spirals(clean), (x, y) => Math.hypot(x, y) <= 1);
    for (const make of [moons, circles, xor, spirals])
      expect(make(clean).targets.filter((y) => y === 1).length).toBe(50);
  });

  it('sparse regression has as many weights as said, in [1, 2] in size', () => {
    const { weights, inputs, targets } = sparseRegression({
      count: 30,
      features: 50,
      nonzero: 7,
      noise: 0,
      seed: 2,
    });
    const chosen = weights.filter((w) => w !== 0);
    expect(chosen.length).toBe(7);
    for (const w of chosen) expect(Math.abs(Math.abs(w) - 1.5)).toBeLessThanOrEqual(0.5);
    const first = weights.reduce((sum, w, j) => sum + w * inputs.data[j], 0);
    expect(targets[0]).toBeCloseTo(first, 13);
    expect(() => sparseRegression({ ...noisy, features: 3, nonzero: 4 })).toThrow(
      'nonzero is 4; it must be at most 3',
    );
  });

  it('groups are correlated within and not between', () => {
    const { inputs, weights } = correlatedGroups({
      count: 5000,
      groups: 2,
      size: 2,
      correlation: 0.9,
      extra: 1,
      noise: 0,
      seed: 1,
    });
    const columns = [0, 1, 2, 3, 4].map((j) => inputs.data.filter((_, at) => at % 5 === j));
    const correlation = (j: number, k: number) =>
      columns[j].reduce((sum, x, i) => sum + x * columns[k][i], 0) / 5000;
    // the standard error of a variance is 2 % here
    for (const j of [0, 1, 2, 3, 4]) expect(Math.abs(correlation(j, j) - 1)).toBeLessThan(0.06);
    expect(correlation(0, 1)).toBeCloseTo(0.9, 1);
    expect(Math.abs(correlation(0, 2))).toBeLessThan(0.06);
    expect(Math.abs(correlation(0, 4))).toBeLessThan(0.06);
    expect([...weights]).toEqual([1, 1, 1, 1, 0]);
  });

  it.each([
    ['add', 2, 0],
    ['subtract', 4, 2],
    ['multiply', 2, 4],
  ] as const)('modular arithmetic can %s', (operation, of34, of14) => {
    const { inputs, targets } = modularArithmetic({ modulus: 5, operation });
    expect(targets.length).toBe(25);
    expect([...inputs.data.slice(2 * 19, 2 * 20)]).toEqual([3, 4]);
    expect([targets[3 * 5 + 4], targets[1 * 5 + 4]]).toEqual([of34, of14]);
  });
});

describe('design matrices', () => {
  it('hold the powers of x, or Legendre’s polynomials', () => {
    expect([...monomials([2, 3], 3).data]).toEqual([2, 4, 8, 3, 9, 27]);
    const x = 0.3;
    const expected = [x, (3 * x * x - 1) / 2, (5 * x ** 3 - 3 * x) / 2];
    legendre([x], 3).data.forEach((value, k) => expect(value).toBeCloseTo(expected[k], 14));
    expect([...legendre([1], 9).data]).toEqual(new Array(9).fill(1));
    expect(() => monomials([1], 0)).toThrow('degree is 0; it must be a whole number ≥ 1');
  });

  it('grid includes both ends', () => {
    expect([...grid(0, 1, 3)]).toEqual([0, 0.5, 1]);
    expect([...grid(2, 5, 1)]).toEqual([2]);
  });
});

describe('splits', () => {
  const data = dataset(grid(0, 11, 12), grid(0, 11, 12));
  const sorted = (values: Float64Array[]) => values.flatMap((part) => [...part]).sort((a, b) => a - b);

  it('split and kFold use every row once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        (count, folds, seed) => {
          const { train, test } = split(data, count, seed);
          expect(train.targets.length).toBe(count);
          expect(sorted([train.targets, test.targets])).toEqual([...data.targets]);
          const parts = kFold(data, folds, seed);
          expect(parts.length).toBe(folds);
          expect(sorted(parts.map(({ validation }) => validation.targets))).toEqual([...data.targets]);
          for (const part of parts) {
            expect(sorted([part.train.targets, part.validation.targets])).toEqual([...data.targets]);
            expect(part.train.inputs.data).toEqual(part.train.targets);
          }
        },
      ),
      { numRuns: 30 },
    );
    expect(split(data, 6, 1)).toEqual(split(data, 6, 1));
    expect(split(data, 6, 1)).not.toEqual(split(data, 6, 2));
  });

  it('subset keeps all targets of a row', () => {
    const two = { inputs: data.inputs, targets: Float64Array.from({ length: 24 }, (_, i) => i) };
    expect([...subset(two, [3, 0]).targets]).toEqual([6, 7, 0, 1]);
    expect(() => subset(data, [12])).toThrow('rows[0] is 12; it must be a row number from 0 to 11');
    expect(() => subset(data, [])).toThrow('rows is []; it must be a list of at least one row number');
  });

  it('refuse a part that would be empty', () => {
    expect(() => split(data, 12, 0)).toThrow(
      'count is 12; it must be at most 11, one less than the number of rows',
    );
    expect(() => kFold(data, 13, 0)).toThrow('folds is 13; it must be at most 12');
    expect(() => kFold(data, 1, 0)).toThrow('folds is 1; it must be a whole number ≥ 2');
  });
});

describe('standardize', () => {
  it('brings columns to mean 0 and variance 1, and other rows by the same measure', () => {
    const { inputs, apply } = standardize([
      [1, 5, 7],
      [3, 5, 8],
      [5, 5, 12],
    ]);
    const column = (j: number) => [...inputs.data].filter((_, at) => at % 3 === j);
    for (const j of [0, 2]) {
      expect(column(j).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 14);
      expect(column(j).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(3, 13);
    }
    expect(column(1)).toEqual([0, 0, 0]);
    expect(apply([[3, 6, 9]]).data[0]).toBe(0);
    expect(apply([[3, 6, 9]]).data[1]).toBe(1);
    // 3 · 0.1/3 is not 0.1: what is left of a constant column is rounding, and must not be stretched
    expect(Math.max(...standardize([0.1, 0.1, 0.1, 0.1, 0.1, 0.1]).inputs.data.map(Math.abs))).toBeLessThan(
      1e-15,
    );
    expect(() => apply([[1]])).toThrow('the number of columns is 1; it must be 3');
  });
});

describe('oneHot', () => {
  it('has a 1 in each row, at the class', () => {
    expect([...oneHot([2, 0], 3)]).toEqual([0, 0, 1, 1, 0, 0]);
    expect(() => oneHot([3], 3)).toThrow('classes[0] is 3; it must be a class number from 0 to 2');
  });
});

describe('flipLabels', () => {
  it('changes the share that it says, each to another class', () => {
    const data = dataset(
      grid(0, 1, 100),
      new Array(100).fill(0).map((_, i) => i % 3),
    );
    const flipped = flipLabels(data, { share: 0.25, seed: 1, classes: 3 });
    const changed = [...flipped.targets].filter((label, i) => label !== data.targets[i]);
    expect(changed.length).toBe(25);
    expect(new Set(changed)).toEqual(new Set([0, 1, 2]));
    expect(flipLabels(data, { share: 0, seed: 1 }).targets).toEqual(data.targets);
    expect(() => flipLabels(data, { share: 1.5, seed: 1 })).toThrow('share is 1.5; it must be from 0 to 1');
  });
});
