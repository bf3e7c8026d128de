import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataset,
  dot,
  elasticNet,
  elasticNetPath,
  grid,
  largestL1,
  lasso,
  legendre,
  logisticRegression,
  monomials,
  moons,
  pi,
  polynomial,
  ridge,
  ridgePath,
  sigmoid,
  sin,
  solve,
  sparseRegression,
  standardize,
} from '../../src/trainer/index.ts';
import type { Data, Fit } from '../../src/trainer/index.ts';

const regression = (seed: number, count = 20, features = 4) =>
  sparseRegression({ count, features, nonzero: features, noise: 0.5, seed });
const difference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

// The gradient of (1/2n)‖y − Xw − b‖² (or of the logistic loss) at a fit, with respect to w and b.
function gradient(
  { inputs, targets }: Data,
  fit: Fit,
  link = (z: number) => z,
): { weights: number[]; intercept: number } {
  const { rows: n, columns: p, data } = inputs;
  const r = fit.predict(inputs).map((z, i) => (link(z) - targets[i]) / n);
  const weights = Array.from({ length: p }, (_, j) =>
    r.reduce((sum, value, i) => sum + value * data[i * p + j], 0),
  );
  return { weights, intercept: r.reduce((sum, value) => sum + value, 0) };
}

describe('solve', () => {
  it('finds x, rows exchanged where it must', () => {
    const a = [
      [0, 2, 1],
      [1, -1, 0],
      [3, 0, -2],
    ];
    expect(difference(solve(a, [7, -1, -3]), [1, 2, 3])).toBeLessThan(1e-15);
    expect([...solve([2], [3])]).toEqual([1.5]);
  });

  it('A x = b, whatever A, and what it was given is left as it was', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 8 }), (seed, n) => {
        const { inputs, targets } = regression(seed, n, n);
        const before = inputs.data.slice();
        const x = solve(inputs, targets);
        const product = targets.map((_, i) => x.reduce((sum, v, j) => sum + v * inputs.data[i * n + j], 0));
        const size = Math.max(1, ...x.map(Math.abs));
        expect(difference(product, targets)).toBeLessThan(1e-13 * size);
        expect(inputs.data).toEqual(before);
      }),
    );
  });

  it('refuses what has no single solution', () => {
    const singular = [
      [1, 2],
      [0.1, 0.2],
    ];
    expect(() => solve(singular, [1, 1])).toThrow(/A is singular.*column 1/);
    expect(() => solve([[1, 2]], [1])).toThrow('A is [1,2]; it must be square');
    expect(() => solve([[1]], [1, 2])).toThrow('the length of b is 2; it must be 1');
    expect(() => solve([[1]], [NaN])).toThrow('b[0] is NaN');
  });
});

describe('ridge', () => {
  it('is (XᵀX + nλI)⁻¹Xᵀy, as elimination finds it', () => {
    const { inputs, targets } = regression(3);
    const columns = Array.from({ length: 4 }, (_, j) => inputs.data.filter((_, at) => at % 4 === j));
    const gram = columns.map((a, j) => columns.map((b, k) => dot(a, b) + (j === k ? 20 * 0.3 : 0)));
    const exact = solve(
      gram,
      columns.map((a) => dot(a, targets)),
    );
    const { weights } = ridge({ inputs, targets }, { weightDecay: 0.3, intercept: false });
    expect(difference(weights, exact)).toBeLessThan(1e-14);
  });

  it('is the textbook solution for one column: w = Σxy/(Σx² + nλ), about the means', () => {
    const data = dataset([1, 2, 3, 6], [1, 3, 2, 8]);
    const { weights, intercept, predict } = ridge(data, { weightDecay: 0.5 });
    expect(weights[0]).toBeCloseTo(19 / (14 + 2), 14);
    expect(intercept).toBeCloseTo(3.5 - 3 * weights[0], 14);
    expect([...predict([[1], [2]])]).toEqual([intercept + weights[0], intercept + 2 * weights[0]]);
    expect(ridge(data, { weightDecay: 0.5, intercept: false }).weights[0]).toBeCloseTo(61 / (50 + 2), 14);
    expect(ridge(data, { weightDecay: 0.5, intercept: false }).intercept).toBe(0);
  });

  it('has zero gradient, for any λ', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.double({ min: -6, max: 3, noNaN: true }), (seed, exponent) => {
        const data = regression(seed);
        const weightDecay = 10 ** exponent;
        const fit = ridge(data, { weightDecay });
        const { weights, intercept } = gradient(data, fit);
        expect(
          difference(
            weights,
            fit.weights.map((w) => -weightDecay * w),
          ),
        ).toBeLessThan(1e-13);
        expect(Math.abs(intercept)).toBeLessThan(1e-13);
      }),
      { numRuns: 30 },
    );
  });

  it('has its limits: least squares at λ = 0, the mean for large λ; nothing grows with λ that should fall', () => {
    const data = regression(1);
    const path = ridgePath(data, [0, 0.01, 0.1, 1, 10, 1e9]);
    expect(difference(gradient(data, path[0]).weights, [0, 0, 0, 0])).toBeLessThan(1e-13);
    expect(path[0].degreesOfFreedom).toBeCloseTo(4, 13);
    expect(Math.max(...path[5].weights.map(Math.abs))).toBeLessThan(1e-7);
    expect(path[5].intercept).toBeCloseTo(data.targets.reduce((sum, y) => sum + y, 0) / 20, 7);
    for (let i = 1; i < path.length; i++) {
      expect(path[i].degreesOfFreedom).toBeLessThan(path[i - 1].degreesOfFreedom);
      expect(path[i].residualSumOfSquares).toBeGreaterThan(path[i - 1].residualSumOfSquares);
      expect(Math.hypot(...path[i].weights)).toBeLessThan(Math.hypot(...path[i - 1].weights));
    }
    expect(path[2].weights).toEqual(ridge(data, { weightDecay: 0.1 }).weights);
  });

  it('shrinks each direction by s²/(s² + nλ)', () => {
    const fit = ridge(regression(2), { weightDecay: 0.3 });
    fit.singularValues.forEach((s, j) =>
      expect(fit.shrinkage[j]).toBeCloseTo((s * s) / (s * s + 20 * 0.3), 14),
    );
  });

  it.each([
    [20, 4, 0.3, true],
    [20, 4, 0, true],
    [20, 4, 0.3, false],
    [8, 12, 0.01, true],
    [8, 12, 0.01, false],
  ])(
    'leaves one out as refitting does: n = %d, p = %d, λ = %d, intercept %s',
    (n, p, weightDecay, intercept) => {
      const data = regression(3, n, p);
      const row = (i: number) => data.inputs.data.slice(i * p, (i + 1) * p);
      const rows = Array.from({ length: n }, (_, i) => i);
      const errors = rows.map((i) => {
        const others = rows.filter((k) => k !== i);
        const kept = dataset(
          others.map(row),
          others.map((k) => data.targets[k]),
        );
        // nλ is the penalty of n rows; n − 1 rows with the same penalty have a larger λ
        const fit = ridge(kept, { weightDecay: (weightDecay * n) / (n - 1), intercept });
        return (data.targets[i] - fit.predict([row(i)])[0]) ** 2;
      });
      const mean = errors.reduce((sum, value) => sum + value, 0) / n;
      expect(ridge(data, { weightDecay, intercept }).leaveOneOut / mean).toBeCloseTo(1, 10);
    },
  );

  it('takes the solution of least norm where the data leave it open', () => {
    // two equal columns share the weight; a column of zeros gets none
    const data = dataset(
      [
        [1, 1, 0],
        [2, 2, 0],
        [4, 4, 0],
      ],
      [2, 4, 8],
    );
    const { weights } = ridge(data, { weightDecay: 0 });
    expect(difference(weights, [1, 1, 0])).toBeLessThan(1e-14);
  });

  it('meets every target at λ = 0 where there are more columns than rows', () => {
    const data = regression(8, 10, 30);
    expect(difference(ridge(data, { weightDecay: 0 }).predict(data.inputs), data.targets)).toBeLessThan(
      1e-12,
    );
  });

  it('does not see the units of a column if it standardizes, and does if not', () => {
    const data = regression(4);
    const scaled = {
      ...data,
      inputs: { ...data.inputs, data: data.inputs.data.map((x, at) => (at % 4 === 1 ? 100 * x + 7 : x)) },
    };
    const fits = [true, false].map((standardize) => {
      const options = { weightDecay: 0.5, standardize };
      return difference(
        ridge(data, options).predict(data.inputs),
        ridge(scaled, options).predict(scaled.inputs),
      );
    });
    expect(fits[0]).toBeLessThan(1e-12);
    expect(fits[1]).toBeGreaterThan(0.1);
    const byHand = ridge({ ...data, inputs: standardize(data.inputs).inputs }, { weightDecay: 0.5 });
    expect(
      difference(
        byHand.predict(standardize(data.inputs).inputs),
        ridge(data, { weightDecay: 0.5, standardize: true }).predict(data.inputs),
      ),
    ).toBeLessThan(1e-13);
  });

  it('tells overfitting from fitting on a polynomial of degree 11 and 12 points', () => {
    const x = grid(-1, 1, 500);
    const errors = Array.from({ length: 20 }, (_, seed) => {
      const curve = polynomial({ count: 12, noise: 0.2, seed });
      const data = { inputs: monomials(curve.x, 11), targets: curve.y };
      return ridgePath(data, [0, 1e-3, 10]).map((fit) => {
        const prediction = fit.predict(monomials(x, 11));
        return prediction.reduce((sum, value, i) => sum + (value - sin(pi * x[i])) ** 2, 0) / 500;
      });
    });
    const mean = (k: number) => errors.reduce((sum, row) => sum + row[k], 0) / 20;
    // means 1.76, 0.016 and 0.47 here
    expect(mean(0)).toBeGreaterThan(10 * mean(1));
    for (const [none, some, much] of errors) {
      expect(some).toBeLessThan(none);
      expect(some).toBeLessThan(much);
    }
  });

  it('meets twelve points with a polynomial of degree 11, in either basis', () => {
    const curve = polynomial({ count: 12, noise: 0.2, seed: 3 });
    const fits = [monomials, legendre].map((basis) => {
      const fit = ridge({ inputs: basis(curve.x, 11), targets: curve.y }, { weightDecay: 0 });
      expect(difference(fit.predict(basis(curve.x, 11)), curve.y)).toBeLessThan(1e-10);
      return fit.predict(basis(grid(-1, 1, 50), 11));
    });
    expect(difference(fits[0], fits[1])).toBeLessThan(1e-8);
  });
});

describe('lasso and elastic net', () => {
  it('meet the conditions of optimality, for any penalty', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0, 0.2),
        (seed, l1, l2) => {
          const data = sparseRegression({ count: 15, features: 20, nonzero: 4, noise: 0.5, seed });
          const fit = elasticNet(data, { l1: l1 + 0.01, l2 });
          const { weights, intercept } = gradient(data, fit);
          expect(Math.abs(intercept)).toBeLessThan(1e-12);
          weights.forEach((slope, j) => {
            const w = fit.weights[j];
            if (w !== 0) expect(Math.abs(slope + l2 * w + (l1 + 0.01) * Math.sign(w))).toBeLessThan(1e-11);
            else expect(Math.abs(slope)).toBeLessThan(l1 + 0.01 + 1e-11);
          });
          expect(fit.nonzero).toBe(fit.weights.filter((w) => w !== 0).length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is the soft threshold for orthonormal columns', () => {
    const columns = [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ];
    const { weights } = lasso(dataset(columns, [2, 1.6, -1.4, -2.2]), { l1: 0.5 });
    expect(weights[0]).toBeCloseTo(1.8 - 0.5, 14);
    expect(weights[1]).toBe(0);
  });

  it('is 0 from largestL1 on, and not before', () => {
    const data = regression(5);
    const top = largestL1(data);
    expect(lasso(data, { l1: top * (1 + 1e-12) }).nonzero).toBe(0);
    expect(lasso(data, { l1: top * 0.999 }).nonzero).toBe(1);
  });

  it('is ridge without λ₁, and least squares without either', () => {
    const data = regression(6);
    for (const l2 of [0, 0.3]) {
      const [a, b] = [elasticNet(data, { l1: 0, l2 }), ridge(data, { weightDecay: l2 })];
      expect(difference(a.weights, b.weights)).toBeLessThan(1e-12);
      expect(a.intercept).toBeCloseTo(b.intercept, 12);
    }
    expect(difference(lasso(data, { l1: 0 }).weights, lasso(data, { l1: 0.2 }).weights)).toBeGreaterThan(0.1);
  });

  it('reaches along a path what it reaches at once', () => {
    const data = regression(7, 30, 8);
    const path = elasticNetPath(data, [{ l1: 1 }, { l1: 0.3 }, { l1: 0.1, l2: 0.5 }], { standardize: true });
    const once = elasticNet(data, { l1: 0.1, l2: 0.5, standardize: true });
    expect(difference(path[2].weights, once.weights)).toBeLessThan(1e-13);
  });

  it('chooses one of two equal columns; the elastic net shares', () => {
    const x = [1, 2, 3, 5, 8].map((value) => [value, value]);
    const data = dataset(x, [2, 4, 6, 10, 16]);
    expect(lasso(data, { l1: 0.1 }).nonzero).toBe(1);
    const { weights } = elasticNet(data, { l1: 0.1, l2: 0.1 });
    expect(weights[0]).toBeCloseTo(weights[1], 10);
  });
});

describe('logisticRegression', () => {
  const data = moons({ count: 80, noise: 0.4, seed: 1 });

  it.each([
    [0, 0],
    [0.01, 0],
    [1, 0],
    [0, 0.05],
    [0.1, 0.05],
  ])('has zero gradient at λ = %d, λ₁ = %d', (weightDecay, l1) => {
    const fit = logisticRegression(data, { weightDecay, l1 });
    const { weights, intercept } = gradient(data, fit, sigmoid);
    expect(Math.abs(intercept)).toBeLessThan(1e-13);
    weights.forEach((slope, j) => {
      const w = fit.weights[j];
      if (w !== 0) expect(Math.abs(slope + weightDecay * w + l1 * Math.sign(w))).toBeLessThan(1e-13);
      else expect(Math.abs(slope)).toBeLessThan(l1);
    });
  });

  it('predicts the share of the class if the penalty leaves nothing else', () => {
    const fit = logisticRegression(dataset([1, 2, 3, 4], [0, 1, 1, 1]), { l1: 10 });
    expect(fit.weights[0]).toBe(0);
    expect(sigmoid(fit.intercept)).toBeCloseTo(0.75, 14);
  });

  it('says so if there is no minimum, and finds one as soon as there is a penalty', () => {
    const separable = dataset([1, 2, 3, 4], [0, 0, 1, 1]);
    expect(() => logisticRegression(separable)).toThrow(
      /^weightDecay is 0; it must be large enough to have a minimum/,
    );
    expect(logisticRegression(separable, { weightDecay: 1e-3 }).weights[0]).toBeGreaterThan(1);
  });

  it('starts Newton’s method far from a minimum and arrives', () => {
    const far = dataset([-300, -5, 1, 2, 200, 210], [0, 1, 0, 1, 1, 0]);
    const fit = logisticRegression(far, { weightDecay: 1e-6 });
    expect(Math.abs(gradient(far, fit, sigmoid).weights[0] + 1e-6 * fit.weights[0])).toBeLessThan(1e-12);
  });
});

describe('what cannot be used', () => {
  const good = dataset(
    [
      [1, 2],
      [3, 4],
      [5, 7],
    ],
    [1, 2, 4],
  );
  it.each([
    [() => ridge(good, { weightDecay: -1 }), 'weightDecay is -1; it must be finite and ≥ 0'],
    [() => ridge(good, { weightDecay: NaN }), 'weightDecay is NaN; it must be finite and ≥ 0'],
    [
      () => ridge(good, { lambda: 1 } as never),
      "an option of ridge is 'lambda'; it must be one of intercept, standardize",
    ],
    [() => lasso(good, { l1: -1 }), 'l1 is -1; it must be finite and ≥ 0'],
    [() => elasticNet(good, { l1: 0, l2: Infinity }), 'l2 is Infinity; it must be finite and ≥ 0'],
    [
      () => ridge({ ...good, targets: good.targets.slice(1) }, { weightDecay: 1 }),
      'the number of targets is 2; it must be 3',
    ],
    [() => ridge({ ...good, targets: Float64Array.of(1, NaN, 2) }, { weightDecay: 1 }), 'targets[1] is NaN'],
    [() => dataset([], []), 'inputs is []; it must be a list of at least one row'],
    [
      () => dataset([1, 2], [1]),
      'the number of targets is 1; it must be 2, or another multiple of the 2 rows',
    ],
    [() => logisticRegression(good), 'targets[1] is 2; it must be 0 or 1'],
    [() => ridge(good, { weightDecay: 1 }).predict([[1, 2, 3]]), 'the number of columns is 3; it must be 2'],
  ])('%s', (run, message) => {
    expect(run).toThrow(message);
  });
});
