// Losses: a number, and its derivative with respect to the model's outputs, written beside it. Last, answers and accuracy.
//
// n rows · m outputs · z output · y target · r = z − y. Every loss is a mean, over the n·m outputs or over the n rows.
import { check, checkIndices, checkTargets } from './check.ts';
import { exp, log, sigmoid, softplus } from './elementary.ts';
import type { Matrix } from './matrix.ts';

/**
 * A loss: returns its value, and writes ∂loss/∂outputs into `gradient` if it is given.
 *
 * @param outputs  what the model returned, [n, m]
 * @param targets  what it should have returned: n·m numbers, or n class numbers for {@link crossEntropy}
 */
export type Loss = (outputs: Matrix, targets: ArrayLike<number>, gradient?: Matrix) => number;

/** Half squared error, (1/2nm) Σ r²: the site's convention, whose gradient is r/nm. */
export function halfSquaredError(outputs: Matrix, targets: ArrayLike<number>, gradient?: Matrix): number {
  return meanOfSquares(outputs, targets, 1 / 2, gradient);
}

/** Squared error, (1/nm) Σ r², as PyTorch's MSELoss: twice {@link halfSquaredError}, so a penalty weighs half as much. */
export function squaredError(outputs: Matrix, targets: ArrayLike<number>, gradient?: Matrix): number {
  return meanOfSquares(outputs, targets, 1, gradient);
}

function meanOfSquares(
  { data }: Matrix,
  targets: ArrayLike<number>,
  factor: number,
  gradient?: Matrix,
): number {
  const size = data.length;
  checkTargets(targets, size, 'as many as the outputs');
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const r = data[i] - targets[i];
    sum += r * r;
    if (gradient) gradient.data[i] = (2 * factor * r) / size;
  }
  return (factor * sum) / size;
}

/**
 * Binary cross-entropy of logits z, targets 0 or 1.
 *
 *   (1/nm) Σ log(1 + eᶻ) − yz          ∂/∂z = (σ(z) − y)/nm
 */
export function binaryCrossEntropy({ data }: Matrix, targets: ArrayLike<number>, gradient?: Matrix): number {
  const size = data.length;
  checkTargets(targets, size, 'as many as the outputs');
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const y = targets[i];
    if (!(y >= 0 && y <= 1)) check(false, `targets[${i}]`, y, 'from 0 to 1');
    sum += softplus(data[i]) - y * data[i];
    if (gradient) gradient.data[i] = (sigmoid(data[i]) - y) / size;
  }
  return sum / size;
}

/**
 * Softmax cross-entropy of logits z, targets class numbers c.
 *
 *   (1/n) Σ (log Σₖ exp zₖ − z_c)      ∂/∂zₖ = (pₖ − [k = c])/n,  pₖ = exp zₖ / Σⱼ exp zⱼ
 */
export function crossEntropy(outputs: Matrix, targets: ArrayLike<number>, gradient?: Matrix): number {
  const { rows: n, columns: m, data } = outputs;
  checkTargets(targets, n, 'one class for each row of outputs');
  checkIndices('targets', targets, m, 'class');
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const c = targets[i];
    const row = i * m;
    // Subtracting the largest logit leaves the quotient as it is and keeps exp from overflowing.
    let largest = data[row];
    for (let k = 1; k < m; k++) largest = Math.max(largest, data[row + k]);
    let total = 0;
    for (let k = 0; k < m; k++) {
      const e = exp(data[row + k] - largest);
      total += e;
      if (gradient) gradient.data[row + k] = e;
    }
    sum += log(total) + largest - data[row + c];
    if (!gradient) continue;
    for (let k = 0; k < m; k++) gradient.data[row + k] /= total * n;
    gradient.data[row + c] -= 1 / n;
  }
  return sum / n;
}

/** The answer of each row: the class with the largest output, or with one output its sign (z > 0 is class 1). */
export function predictedClasses({ rows: n, columns: m, data }: Matrix): Float64Array {
  const answers = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let answer = m === 1 && data[i] > 0 ? 1 : 0;
    for (let k = 1; k < m; k++) if (data[i * m + k] > data[i * m + answer]) answer = k;
    answers[i] = answer;
  }
  return answers;
}

/** The share of rows whose answer is right, see {@link predictedClasses}. */
export function accuracy(outputs: Matrix, targets: ArrayLike<number>): number {
  checkTargets(targets, outputs.rows, 'one for each row of outputs');
  let right = 0;
  predictedClasses(outputs).forEach((answer, i) => {
    if (answer === targets[i]) right += 1;
  });
  return right / outputs.rows;
}
