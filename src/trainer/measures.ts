// Measures: numbers that tell how a model is doing, beside its loss. Lengths and angles of weights, how far a matrix
// stretches, a model's outputs over the plane, waves in a table.
import { check, checkCount, checkNumber } from './check.ts';
import { grid } from './data.ts';
import { singularValues } from './decompositions.ts';
import { cos, pi, sin, sqrt } from './elementary.ts';
import { dot, matrix, rowOf, zeros } from './matrix.ts';
import type { Matrix, MatrixLike } from './matrix.ts';
import type { Model } from './models.ts';
import type { Parameter } from './parameter.ts';

/** ‖θ‖ of all parameters together: the root of the sum of squares. */
export function norm(params: Parameter | Parameter[]): number {
  return sqrt(sumOfSquares(params));
}

function sumOfSquares(params: Parameter | Parameter[]): number {
  return [params].flat().reduce((sum, { value }) => sum + dot(value, value), 0);
}

/** ‖g‖ of all gradients together. */
export function gradientNorm(params: Parameter | Parameter[]): number {
  return sqrt([params].flat().reduce((sum, { grad }) => sum + dot(grad, grad), 0));
}

/**
 * The angle between two directions, in radians from 0 to π; accurate for the small angle of one step.
 *
 *   sin(angle/2) = ½‖â − b̂‖,  cos(angle/2) = ½‖â + b̂‖          â, b̂ the directions at length 1
 */
export function angle(a: ArrayLike<number>, b: ArrayLike<number>): number {
  check(a.length === b.length, 'the length of b', b.length, `${a.length}, as a's`);
  const [aNorm, bNorm] = [sqrt(dot(a, a)), sqrt(dot(b, b))];
  check(aNorm > 0 && bNorm > 0, 'a direction', 0, 'longer than 0');
  let [difference, sum] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    difference += (a[i] / aNorm - b[i] / bNorm) * (a[i] / aNorm - b[i] / bNorm);
    sum += (a[i] / aNorm + b[i] / bNorm) * (a[i] / aNorm + b[i] / bNorm);
  }
  const [sine, cosine] = [sqrt(difference) / 2, sqrt(sum) / 2];
  // half ← half + sin(angle/2 − half): an error e becomes e − sin e, about e³/6
  let half = 0;
  for (let i = 0; i < 6; i++) half += sine * cos(half) - cosine * sin(half);
  return 2 * half;
}

/** η/‖w‖²: how far a step turns a weight whose length does not matter, in front of a normalisation. */
export function effectiveLearningRate(learningRate: number, weights: Parameter | Parameter[]): number {
  return learningRate / sumOfSquares(weights);
}

/** The largest factor by which a weight stretches a vector: its largest singular value. */
export function spectralNorm(weight: Parameter): number {
  const [rows, columns] = weight.shape;
  check(weight.shape.length === 2, 'the shape of the weight', weight.shape, '[outputs, inputs]');
  return singularValues({ rows, columns, data: weight.value }).values[0];
}

/**
 * The condition number of ridge regression's quadratic, (s₁²/n + λ)/(sₚ²/n + λ), from the singular values of X [n, p].
 *
 * With λ = 0 and dependent columns it is infinite; a value near 10¹⁶ and above is not to be told from that.
 */
export function conditionNumber(inputs: MatrixLike, weightDecay = 0): number {
  const x = matrix(inputs, 'inputs');
  checkNumber('weightDecay', weightDecay, 0);
  const { values } = singularValues(x);
  const smallest = x.columns > x.rows ? 0 : values[values.length - 1];
  return (square(values[0]) / x.rows + weightDecay) / (square(smallest) / x.rows + weightDecay);
}

const square = (x: number) => x * x;

/** A model's first output on a grid over a rectangle: `values[row * x.length + column]` belongs to x[column], y[row]. */
export function decisionField(
  model: Model,
  options: { x: [number, number]; y: [number, number]; resolution?: number },
): { x: Float64Array; y: Float64Array; values: Float64Array } {
  const { resolution: count = 50 } = options;
  checkCount('resolution', count, 2);
  const [x, y] = [grid(...options.x, count), grid(...options.y, count)];
  const points = zeros(count * count, 2);
  for (let i = 0; i < count * count; i++) points.data.set([x[i % count], y[Math.floor(i / count)]], 2 * i);
  const outputs = model.forward(points);
  return { x, y, values: outputs.data.filter((_, at) => at % outputs.columns === 0) };
}

/**
 * How the power of each column of a table [count, width] is spread over frequencies: one row for each column, one number
 * for each k, which sum to 1. The column's mean does not count; a column of zeros has a row of zeros.
 *
 *   powerₖ = (Σₐ x_a cos 2πka/count)² + (Σₐ x_a sin 2πka/count)²,   k = 1 … ⌊count/2⌋
 *
 * @param table  a parameter, of which the first `count` rows are read
 */
export function fourierSpectrum(table: Parameter, count = table.shape[0]): Matrix {
  const width = table.shape[1];
  checkCount('count', count, 3);
  check(count <= table.shape[0], 'count', count, `at most ${table.shape[0]}, the table's rows`);
  const frequencies = Math.floor(count / 2);
  const waves = Array.from({ length: count }, (_, i) => (2 * pi * i) / count);
  const [cosines, sines] = [waves.map(cos), waves.map(sin)];
  const spectrum = zeros(width, frequencies);
  for (let j = 0; j < width; j++) {
    const row = rowOf(spectrum, j);
    let total = 0;
    for (let k = 1; k <= frequencies; k++) {
      let [even, odd] = [0, 0];
      for (let a = 0; a < count; a++) {
        even += table.value[a * width + j] * cosines[(k * a) % count];
        odd += table.value[a * width + j] * sines[(k * a) % count];
      }
      row[k - 1] = even * even + odd * odd;
      total += row[k - 1];
    }
    for (let k = 0; k < frequencies; k++) row[k] /= total || 1;
  }
  return spectrum;
}

/**
 * How far each column of a table is a single wave along its rows: the share of the column's power that lies in its
 * strongest frequency, averaged over the columns. 1 for pure waves. See {@link fourierSpectrum}.
 *
 * @param table  a parameter, of which the first `count` rows are read
 * @see nanda2023
 */
export function fourierConcentration(table: Parameter, count = table.shape[0]): number {
  const spectrum = fourierSpectrum(table, count);
  let sum = 0;
  for (let j = 0; j < spectrum.rows; j++) sum += Math.max(...rowOf(spectrum, j));
  return sum / spectrum.rows;
}
