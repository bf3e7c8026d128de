// Exact solutions of penalised linear models: no step size, no start, no stopping rule to doubt.
// First what they share, then ridge, lasso and elastic net, logistic regression.
//
// n rows · p columns · X inputs [n, p] · y targets [n] · w weights [p] · b intercept, never penalised
import { check, checkNumber, checkOptions, checkTargets } from './check.ts';
import { dataset } from './data.ts';
import type { Data } from './data.ts';
import { coordinateDescent, singularValues } from './decompositions.ts';
import type { Quadratic } from './decompositions.ts';
import { abs, sigmoid, softplus } from './elementary.ts';
import { columnMoments, dot, matrix, rowOf, times, zeros } from './matrix.ts';
import type { Matrix, MatrixLike } from './matrix.ts';

/** A fitted linear model. */
export type Fit = {
  weights: Float64Array;
  intercept: number;
  /** x·w + b for each row; for {@link logisticRegression} these are logits. */
  predict(inputs: MatrixLike): Float64Array;
};

/** What the exact solutions have in common. */
export type FitOptions = {
  /** Whether there is an intercept; default true. */
  intercept?: boolean;
  /** Whether the penalty sees each column divided by its standard deviation (divisor n); default false. */
  standardize?: boolean;
};

// X with its columns centred (if there is an intercept) and divided by their deviations (if asked for); y centred with
// X, and its mean, which the intercept has to add.
type Prepared = { x: Matrix; y: Float64Array; mean: number; finish(w: Float64Array, shift: number): Fit };

function prepare(name: string, data: Data, options: FitOptions): Prepared {
  checkOptions(name, options, ['intercept', 'standardize']);
  const { intercept = true, standardize = false } = options;
  checkTargets(data.targets, matrix(data.inputs, 'inputs').rows, 'one for each row of inputs');
  const { inputs, targets } = dataset(data.inputs, data.targets);
  const p = inputs.columns;
  const moments = columnMoments(inputs);
  const means = moments.means.map((mean) => (intercept ? mean : 0));
  const deviations = moments.deviations.map((deviation) => (standardize && deviation > 0 ? deviation : 1));
  const mean = intercept ? targets.reduce((sum, value) => sum + value, 0) / targets.length : 0;
  return {
    x: { ...inputs, data: inputs.data.map((value, at) => (value - means[at % p]) / deviations[at % p]) },
    y: targets.map((value) => value - mean),
    mean,
    finish(w, shift) {
      const weights = w.map((value, j) => value / deviations[j]);
      const b = intercept ? shift - dot(means, weights) : 0;
      const predict = (given: MatrixLike) => {
        const rows = matrix(given, 'inputs');
        check(rows.columns === p, 'the number of columns', rows.columns, `${p}, as in the data of the fit`);
        return times(rows, weights).map((value) => value + b);
      };
      return { weights, intercept: b, predict };
    },
  };
}

/** A ridge fit, and what its singular value decomposition tells about it. */
export type RidgeFit = Fit & {
  /** λ. */
  weightDecay: number;
  /** sⱼ of the centred inputs, in falling order. */
  singularValues: Float64Array;
  /** sⱼ²/(sⱼ² + nλ): by how much each direction of the unpenalised solution is shrunk. */
  shrinkage: Float64Array;
  /** Σ shrinkage: the effective degrees of freedom, the intercept's not counted. */
  degreesOfFreedom: number;
  /** Σ (y − ŷ)². */
  residualSumOfSquares: number;
  /** The mean of (yᵢ − ŷᵢ)² where row i is left out of the fit that predicts it; NaN if that is not defined. */
  leaveOneOut: number;
};

/**
 * Ridge regression, exactly: minimises (1/2n)‖y − Xw − b‖² + ½λ‖w‖².
 *
 *   w = V diag(s/(s² + nλ)) Uᵀ(y − ȳ),  X − X̄ = U diag(s) Vᵀ
 *
 * λ is the same number as the weightDecay of {@link sgd} on {@link halfSquaredError}; scikit-learn's Ridge(alpha) has alpha = nλ.
 * At λ = 0, the solution of least norm.
 *
 * @param options.weightDecay  λ ≥ 0
 * @throws RangeError if λ < 0, or if the data are empty, not finite, or do not match
 * @see hoerl1970
 */
export function ridge(data: Data, options: FitOptions & { weightDecay: number }): RidgeFit {
  const { weightDecay, ...rest } = options;
  return ridgePath(data, [weightDecay], rest)[0];
}

/** {@link ridge} for several λ, with one decomposition for all. */
export function ridgePath(data: Data, weightDecays: ArrayLike<number>, options: FitOptions = {}): RidgeFit[] {
  const { x, y, mean, finish } = prepare('ridge', data, options);
  const { rows: n, columns: p } = x;
  const { values, left, right, rank } = singularValues(x);
  const count = values.length;
  const uy = new Float64Array(count); // Uᵀy
  for (let i = 0; i < n; i++) for (let j = 0; j < count; j++) uy[j] += left.data[i * count + j] * y[i];
  const free = options.intercept === false ? 0 : 1;

  return Array.from(weightDecays, (weightDecay) => {
    checkNumber('weightDecay', weightDecay, 0);
    const alpha = n * weightDecay;
    const kept = values.map((s, j) => (j < rank ? s / (s * s + alpha) : 0));
    const w = new Float64Array(p);
    for (let k = 0; k < p; k++)
      for (let j = 0; j < rank; j++) w[k] += right.data[k * count + j] * kept[j] * uy[j];
    const shrinkage = values.map((s, j) => s * kept[j]);

    // Residuals and 1 − leverages from the shares (1 − shrinkage) that were taken away: no difference of near equals.
    let residualSumOfSquares = 0;
    let leaveOneOut = 0;
    const spare = rank + free < n ? 1 : 0; // whether the columns leave something of y unexplained
    for (let i = 0; i < n; i++) {
      let residual = spare * y[i];
      let slack = spare * (1 - free / n);
      for (let j = 0; j < rank; j++) {
        const u = left.data[i * count + j];
        const taken = alpha / (values[j] * values[j] + alpha) - spare;
        residual += u * uy[j] * taken;
        slack += u * u * taken;
      }
      residualSumOfSquares += residual * residual;
      leaveOneOut += ((residual / slack) * (residual / slack)) / n;
    }
    return {
      ...finish(w, mean),
      weightDecay,
      singularValues: values,
      shrinkage,
      degreesOfFreedom: shrinkage.reduce((sum, value) => sum + value, 0),
      residualSumOfSquares,
      leaveOneOut,
    };
  });
}

/** A lasso or elastic net fit. */
export type SparseFit = Fit & {
  l1: number;
  l2: number;
  /** How many weights are not exactly 0. */
  nonzero: number;
};

const sparse = (fit: Fit, l1: number, l2: number): SparseFit => ({
  ...fit,
  l1,
  l2,
  nonzero: fit.weights.filter((weight) => weight !== 0).length,
});

/**
 * The lasso, exactly: minimises (1/2n)‖y − Xw − b‖² + λ₁‖w‖₁.
 *
 * λ₁ is scikit-learn's alpha, and glmnet's lambda.
 *
 * @param options.l1  λ₁ ≥ 0; from {@link largestL1} on, every weight is 0
 * @throws RangeError if λ₁ < 0, or if the data are empty, not finite, or do not match
 * @see tibshirani1996
 */
export function lasso(data: Data, options: FitOptions & { l1: number }): SparseFit {
  return elasticNet(data, { ...options, l2: 0 });
}

/**
 * The elastic net, exactly: minimises (1/2n)‖y − Xw − b‖² + λ₁‖w‖₁ + ½λ₂‖w‖².
 *
 * scikit-learn's alpha and l1_ratio: λ₁ = alpha·l1_ratio, λ₂ = alpha·(1 − l1_ratio). glmnet divides λ₂ by the deviation of y.
 *
 * @throws RangeError if λ₁ < 0 or λ₂ < 0, or if the data are empty, not finite, or do not match
 * @see zou2005
 */
export function elasticNet(data: Data, options: FitOptions & { l1: number; l2: number }): SparseFit {
  const { l1, l2, ...rest } = options;
  return elasticNetPath(data, [{ l1, l2 }], rest)[0];
}

/** {@link elasticNet} for several penalties, each fit started from the one before: give the largest λ₁ first. */
export function elasticNetPath(
  data: Data,
  penalties: { l1: number; l2?: number }[],
  options: FitOptions = {},
): SparseFit[] {
  const { x, y, mean, finish } = prepare('elasticNet', data, options);
  const parabola = quadratic(x, y);
  const w = new Float64Array(x.columns);
  return penalties.map(({ l1, l2 = 0 }) => {
    checkNumber('l1', l1, 0);
    checkNumber('l2', l2, 0);
    coordinateDescent(parabola, { l1, l2, penalised: w.length }, w);
    return sparse(finish(w, mean), l1, l2);
  });
}

/** The smallest λ₁ at which every weight of the {@link lasso} is 0: the largest |Xᵀ(y − ȳ)|/n. */
export function largestL1(data: Data, options: FitOptions = {}): number {
  const { x, y } = prepare('largestL1', data, options);
  return Math.max(...quadratic(x, y).linear.map(abs));
}

// (1/2n)‖y − Xw‖² = ½wᵀHw − cᵀw + …, with H = XᵀX/n and c = Xᵀy/n; rows may weigh more or less than 1.
function quadratic(x: Matrix, y: Float64Array, rowWeights?: Float64Array): Quadratic {
  const { rows: n, columns: p, data } = x;
  const hessian = zeros(p, p);
  const linear = new Float64Array(p);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) {
      linear[j] += (data[i * p + j] * y[i]) / n;
      const weighted = (data[i * p + j] * (rowWeights ? rowWeights[i] : 1)) / n;
      for (let k = 0; k < p; k++) hessian.data[j * p + k] += weighted * data[i * p + k];
    }
  return { hessian, linear };
}

/**
 * Logistic regression, exactly: minimises (1/n) Σ log(1 + exp(−s(x·w + b))) + λ₁‖w‖₁ + ½λ‖w‖², s = ±1 for class 1 and 0.
 *
 * Newton's method: the loss is replaced by the parabola that touches it, the penalised parabola is minimised by
 * coordinate descent, and the step is halved until the objective falls.
 * scikit-learn's LogisticRegression(C) has λ = 1/(nC).
 *
 * @param data  targets 0 or 1
 * @param options.weightDecay  λ ≥ 0; default 0
 * @param options.l1  λ₁ ≥ 0; default 0
 * @throws RangeError if a penalty is negative, if a target is not 0 or 1, or if no minimum is found: without a penalty,
 *   classes that a plane separates have none
 */
export function logisticRegression(
  data: Data,
  options: FitOptions & { weightDecay?: number; l1?: number } = {},
): SparseFit {
  const { weightDecay: l2 = 0, l1 = 0, ...rest } = options;
  checkNumber('weightDecay', l2, 0);
  checkNumber('l1', l1, 0);
  const { x, finish } = prepare('logisticRegression', data, rest);
  const { rows: n, columns: p } = x;
  const y = data.targets;
  for (let i = 0; i < n; i++) if (y[i] !== 0 && y[i] !== 1) check(false, `targets[${i}]`, y[i], '0 or 1');
  const free = rest.intercept === false ? 0 : 1;
  // The intercept is the weight of a column of ones, with no penalty.
  const size = p + free;
  const design = zeros(n, size);
  design.data.fill(1);
  for (let i = 0; i < n; i++) rowOf(design, i).set(rowOf(x, i));

  function objective(w: Float64Array): number {
    let sum = 0;
    const z = times(design, w);
    for (let i = 0; i < n; i++) sum += (softplus(z[i]) - y[i] * z[i]) / n;
    for (let j = 0; j < p; j++) sum += l1 * abs(w[j]) + (l2 / 2) * w[j] * w[j];
    return sum;
  }

  let w = new Float64Array(size);
  let value = objective(w);
  for (let iteration = 0; iteration < 100; iteration++) {
    const probabilities = times(design, w).map(sigmoid);
    const residuals = y.map((target, i) => target - probabilities[i]);
    const curvatures = probabilities.map((q) => q * (1 - q));
    const { hessian, linear } = quadratic(design, residuals, curvatures);
    // linear is minus the gradient; the parabola around w has its linear term at linear + Hw
    times(hessian, w).forEach((value, j) => (linear[j] += value));
    const target = w.slice();
    coordinateDescent({ hessian, linear }, { l1, l2, penalised: p }, target);
    let share = 1;
    const at = () => w.map((start, j) => (share === 1 ? target[j] : start + share * (target[j] - start)));
    while (objective(at()) > value + 1e-15 * abs(value) && share > 1e-10) share /= 2;
    const next = at();
    const moved = Math.max(...next.map((number, j) => abs(number - w[j])));
    w = next;
    value = objective(w);
    if (moved <= 1e-14 * Math.max(1, ...w.map(abs)))
      return sparse(finish(w.slice(0, p), free * w[p]), l1, l2);
  }
  const remedy =
    'large enough to have a minimum: the classes can be separated, or the inputs are badly scaled';
  throw new RangeError(`weightDecay is ${l2}; it must be ${remedy} (no convergence in 100 steps)`);
}
