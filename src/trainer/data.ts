// Data: made from a seed (curves, classes in the plane, regression, arithmetic), split, standardized, spoiled on purpose.
//
// count rows · noise the standard deviation of what is added, ≥ 0 · seed a whole number ≥ 0
import {
  check,
  checkChoice,
  checkCount,
  checkFinite,
  checkIndices,
  checkNumber,
  checkTargets,
} from './check.ts';
import { cos, pi, sin, sqrt } from './elementary.ts';
import { columnMoments, matrix, selectRows, times, zeros } from './matrix.ts';
import type { Matrix, MatrixLike } from './matrix.ts';
import { random } from './random.ts';
import type { Random } from './random.ts';

/** Examples: one row of inputs for each, and its target: a number, a class number, or several numbers. */
export type Data = { inputs: Matrix; targets: Float64Array };

/**
 * Data from lists.
 *
 * @throws RangeError if a number is not finite, or if the targets are not equally many for every row
 */
export function dataset(inputs: MatrixLike, targets: ArrayLike<number>): Data {
  const x = matrix(inputs, 'inputs');
  check(targets.length > 0, 'targets', [], 'a list of at least one number');
  const multiple = x.rows * Math.ceil(targets.length / x.rows);
  checkTargets(targets, multiple, `or another multiple of the ${x.rows} rows`);
  checkFinite('inputs', x.data);
  checkFinite('targets', targets);
  return { inputs: x, targets: Float64Array.from(targets) };
}

/** `count` equally spaced numbers from `low` to `high`, both included. */
export function grid(low: number, high: number, count: number): Float64Array {
  checkCount('count', count);
  return Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(count - 1, 1));
}

// ---------------------------------------------------------------- curves

/** Points of a curve: `x` and `y` are `inputs` and `targets`; `truth` is the curve without noise. */
export type Curve = Data & { x: Float64Array; y: Float64Array; truth: (x: number) => number };

type Noisy = { count: number; noise: number; seed: number };

function curve(x: Float64Array, truth: (x: number) => number, noise: number, generator: Random): Curve {
  checkNumber('noise', noise, 0);
  const y = x.map((value) => truth(value) + noise * generator.normal());
  return { x, y, truth, inputs: { rows: x.length, columns: 1, data: x }, targets: y };
}

/** Points of a straight line: x drawn from N(0, 1), y = slope·x + intercept + noise·N(0, 1). */
export function line(options: Noisy & { slope: number; intercept?: number }): Curve {
  const { slope, intercept = 0, noise, count, seed } = options;
  checkNumber('slope', slope);
  checkCount('count', count);
  const generator = random(seed);
  const x = normals(count, 1, generator).data;
  return curve(x, (value) => slope * value + intercept, noise, generator);
}

/** Points for a polynomial to fit: x equally spaced on [−1, 1], y = truth(x) + noise·N(0, 1); by default sin(πx). */
export function polynomial(options: Noisy & { truth?: (x: number) => number }): Curve {
  const { count, noise, seed, truth = (x: number) => sin(pi * x) } = options;
  return curve(grid(-1, 1, count), truth, noise, random(seed));
}

/** The design matrix of a polynomial without its constant: columns x, x², …, x^degree. */
export function monomials(x: ArrayLike<number>, degree: number): Matrix {
  checkCount('degree', degree);
  const result = zeros(x.length, degree);
  for (let i = 0; i < x.length; i++) {
    let power = 1;
    for (let k = 0; k < degree; k++) {
      power *= x[i];
      result.data[i * degree + k] = power;
    }
  }
  return result;
}

/** As {@link monomials}, but the Legendre polynomials P₁ … P_degree: the same curves, far better conditioned on [−1, 1]. */
export function legendre(x: ArrayLike<number>, degree: number): Matrix {
  const result = monomials(x, degree);
  for (let i = 0; i < x.length; i++) {
    // (k + 1) Pₖ₊₁ = (2k + 1) x Pₖ − k Pₖ₋₁, from P₀ = 1
    let [before, p] = [0, 1];
    for (let k = 0; k < degree; k++) {
      [before, p] = [p, ((2 * k + 1) * x[i] * p - k * before) / (k + 1)];
      result.data[i * degree + k] = p;
    }
  }
  return result;
}

// ---------------------------------------------------------------- classes in the plane

// Points of class 0 and 1 in turn; u and v are uniform in [0, 1).
function plane(
  { count, noise, seed }: Noisy,
  place: (label: number, u: number, v: number) => [number, number],
): Data {
  checkCount('count', count, 2);
  checkNumber('noise', noise, 0);
  const generator = random(seed);
  const inputs = zeros(count, 2);
  const targets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    targets[i] = i % 2;
    const [a, b] = place(targets[i], generator.uniform(), generator.uniform());
    inputs.data[2 * i] = a + noise * generator.normal();
    inputs.data[2 * i + 1] = b + noise * generator.normal();
  }
  return { inputs, targets };
}

/** Two interleaved half circles. */
export function moons(options: Noisy): Data {
  return plane(options, (label, u) => {
    const sign = 1 - 2 * label;
    return [label + sign * cos(pi * u), label / 2 + sign * sin(pi * u)];
  });
}

/** Two spirals wound around each other. */
export function spirals(options: Noisy & { turns?: number }): Data {
  const { turns = 1 } = options;
  return plane(options, (label, u) => {
    const angle = 2 * pi * turns * u + pi * label;
    return [u * cos(angle), u * sin(angle)];
  });
}

/** A disc of radius 0.5, class 0, inside a ring of radii 0.7 to 1, class 1. */
export function circles(options: Noisy): Data {
  return plane(options, (label, u, v) => {
    const radius = label === 0 ? 0.5 * v : 0.7 + 0.3 * v;
    return [radius * cos(2 * pi * u), radius * sin(2 * pi * u)];
  });
}

/** Four quarters of a square: class 1 where the signs of the coordinates differ. */
export function xor(options: Noisy): Data {
  return plane(options, (label, u, v) => {
    const x = 2 * u - 1;
    return [x, x < 0 === (label === 0) ? -v : v];
  });
}

// ---------------------------------------------------------------- regression

/** Data of a linear model, and the weights it was made with. */
export type Regression = Data & { weights: Float64Array };

/** y = x·w + noise·N(0, 1), x ~ N(0, 1), where `nonzero` of the weights have a size in [1, 2] and either sign, the rest are 0. */
export function sparseRegression(options: Noisy & { features: number; nonzero: number }): Regression {
  const { count, features, nonzero, noise, seed } = options;
  checkCount('features', features);
  checkCount('nonzero', nonzero, 0, features, 'the number of features');
  const generator = random(seed);
  const weights = new Float64Array(features);
  const chosen = generator.shuffle(weights.map((_, j) => j)).slice(0, nonzero);
  for (const j of chosen) weights[j] = generator.uniform(1, 2) * (generator.uniform() < 0.5 ? -1 : 1);
  return respond(normals(count, features, generator), weights, noise, generator);
}

/**
 * Regression with groups of features that say nearly the same: `groups` groups of `size` columns, correlated by
 * `correlation` within a group, then `extra` columns that do not matter. y = Σ (grouped columns) + noise·N(0, 1).
 */
export function correlatedGroups(
  options: Noisy & { groups: number; size: number; correlation: number; extra?: number },
): Regression {
  const { count, groups, size, correlation, extra = 0, noise, seed } = options;
  checkCount('groups', groups);
  checkCount('size', size);
  checkCount('extra', extra, 0);
  checkNumber('correlation', correlation, 0, 1);
  const generator = random(seed);
  const shared = normals(count, groups, generator);
  const inputs = normals(count, groups * size + extra, generator);
  for (let i = 0; i < count; i++)
    for (let j = 0; j < groups * size; j++) {
      const common = shared.data[i * groups + Math.floor(j / size)];
      const at = i * inputs.columns + j;
      inputs.data[at] = sqrt(correlation) * common + sqrt(1 - correlation) * inputs.data[at];
    }
  return respond(inputs, new Float64Array(inputs.columns).fill(1, 0, groups * size), noise, generator);
}

function normals(rows: number, columns: number, generator: Random): Matrix {
  const result = zeros(rows, columns);
  for (let i = 0; i < result.data.length; i++) result.data[i] = generator.normal();
  return result;
}

function respond(inputs: Matrix, weights: Float64Array, noise: number, generator: Random): Regression {
  checkNumber('noise', noise, 0);
  const targets = times(inputs, weights).map((y) => y + noise * generator.normal());
  return { inputs, targets, weights };
}

// ---------------------------------------------------------------- arithmetic

/** All pairs (a, b) below `modulus`, and a ∘ b mod modulus as the class: what {@link embedding} with two fields is made for. */
export function modularArithmetic(options: {
  modulus: number;
  operation?: 'add' | 'subtract' | 'multiply';
}): Data {
  const { modulus, operation = 'add' } = options;
  checkCount('modulus', modulus, 2);
  checkChoice('operation', operation, ['add', 'subtract', 'multiply']);
  const inputs = zeros(modulus * modulus, 2);
  const targets = Float64Array.from({ length: modulus * modulus }, (_, i) => {
    const a = Math.floor(i / modulus);
    const b = i % modulus;
    inputs.data.set([a, b], 2 * i);
    return (operation === 'multiply' ? a * b : operation === 'add' ? a + b : a - b + modulus) % modulus;
  });
  return { inputs, targets };
}

// ---------------------------------------------------------------- parts, scales, wrong labels

/** The rows with the given numbers, as data of their own. */
export function subset(data: Data, rows: ArrayLike<number>): Data {
  const n = data.inputs.rows;
  check(rows.length > 0, 'rows', [], 'a list of at least one row number');
  checkIndices('rows', rows, n, 'row');
  const targets = { rows: n, columns: data.targets.length / n, data: data.targets };
  return { inputs: selectRows(data.inputs, rows), targets: selectRows(targets, rows).data };
}

/** Two parts of the rows, drawn at random: `count` for training, the rest for testing. */
export function split(data: Data, count: number, seed: number): { train: Data; test: Data } {
  const n = data.inputs.rows;
  checkCount('count', count, 1, n - 1, `one less than the number of rows, so that some are left to test`);
  const order = shuffledRows(n, seed);
  return { train: subset(data, order.slice(0, count)), test: subset(data, order.slice(count)) };
}

/** `folds` ways to hold back a part of the rows, each row held back once. */
export function kFold(data: Data, folds: number, seed: number): { train: Data; validation: Data }[] {
  const n = data.inputs.rows;
  checkCount('folds', folds, 2, n, 'the number of rows');
  const order = shuffledRows(n, seed);
  return Array.from({ length: folds }, (_, fold) => {
    const kept = order.filter((_row, i) => i % folds !== fold);
    const held = order.filter((_row, i) => i % folds === fold);
    return { train: subset(data, kept), validation: subset(data, held) };
  });
}

const shuffledRows = (n: number, seed: number) =>
  random(seed).shuffle(Array.from({ length: n }, (_, i) => i));

/** Classes as rows of zeros with a single 1, one row after the other: what {@link squaredError} needs for targets. */
export function oneHot(classes: ArrayLike<number>, count: number): Float64Array {
  checkCount('count', count);
  checkIndices('classes', classes, count, 'class');
  const rows = new Float64Array(classes.length * count);
  for (let i = 0; i < classes.length; i++) rows[i * count + classes[i]] = 1;
  return rows;
}

/**
 * Inputs with every column brought to mean 0 and variance 1 (divisor n), and a function that does the same, with the same
 * means and deviations, to other rows: a test set must not be standardized by itself. A constant column becomes 0.
 */
export function standardize(inputs: MatrixLike): { inputs: Matrix; apply(inputs: MatrixLike): Matrix } {
  const from = matrix(inputs, 'inputs');
  const p = from.columns;
  const { means, deviations } = columnMoments(from);
  const apply = (other: MatrixLike) => {
    const x = matrix(other, 'inputs');
    check(x.columns === p, 'the number of columns', x.columns, `${p}, as when the means were taken`);
    return { ...x, data: x.data.map((value, at) => (value - means[at % p]) / (deviations[at % p] || 1)) };
  };
  return { inputs: apply(from), apply };
}

/** The same data with a share of the labels, drawn at random, changed to another class; 0 ≤ share ≤ 1. */
export function flipLabels(data: Data, options: { share: number; seed: number; classes?: number }): Data {
  const { share, seed, classes = 2 } = options;
  checkNumber('share', share, 0, 1);
  checkCount('classes', classes, 2);
  const targets = data.targets.slice();
  const generator = random(seed);
  const rows = generator.shuffle(targets.map((_, i) => i));
  const chosen = rows.slice(0, Math.round(share * targets.length));
  for (const i of chosen) targets[i] = (targets[i] + 1 + generator.integer(classes - 1)) % classes;
  return { inputs: data.inputs, targets };
}
