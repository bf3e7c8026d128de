// What exact solutions stand on: elimination, the singular value decomposition, coordinate descent on a quadratic.
import { check, checkFinite } from './check.ts';
import { sqrt } from './elementary.ts';
import { dot, matrix, rowOf, zeros } from './matrix.ts';
import type { Matrix, MatrixLike } from './matrix.ts';
import { softThreshold } from './penalties.ts';

/**
 * The solution x of A x = b, by Gaussian elimination with exchanged rows.
 *
 * @param a  A [n, n]
 * @param b  n numbers
 * @throws RangeError if A is not square or is singular, if b does not fit, or if a number is not finite
 */
export function solve(a: MatrixLike, b: ArrayLike<number>): Float64Array {
  const { rows: n, columns, data } = matrix(a, 'A');
  check(columns === n, 'A', [n, columns], 'square, as many columns as rows');
  check(b.length === n, 'the length of b', b.length, `${n}, as many as the rows of A`);
  checkFinite('A', data);
  checkFinite('b', b);
  // Each row of A with its entry of b behind it.
  const rows = Array.from({ length: n }, (_, i) => [...data.subarray(i * n, (i + 1) * n), b[i]]);
  const largest = Math.max(...data.map(Math.abs));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    if (Math.abs(rows[k][k]) <= 2.220446049250313e-16 * n * largest)
      throw new RangeError(`A is singular; no column must follow from others (column ${k} does)`);
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    x[i] = rows[i][n];
    for (let j = i + 1; j < n; j++) x[i] -= rows[i][j] * x[j];
    x[i] /= rows[i][i];
  }
  return x;
}

/** X = U S Vᵀ: `values` S in falling order, min(n, p) of them; `left` [n, values] and `right` [p, values] have orthonormal columns. */
export type Decomposition = { values: Float64Array; left: Matrix; right: Matrix; rank: number };

/**
 * The singular value decomposition, by one-sided Jacobi rotations: pairs of columns are rotated until every pair is
 * orthogonal; their lengths are then the singular values. Small ones come out with small relative error.
 *
 * `rank` counts the values above 2⁻⁵² max(n, p) times the largest; the others are noise.
 *
 * @see demmel1992
 */
export function singularValues(x: Matrix): Decomposition {
  // A wide matrix is decomposed as its transpose, so that there are never more columns than rows.
  const wide = x.columns > x.rows;
  const count = wide ? x.rows : x.columns;
  const length = wide ? x.columns : x.rows;
  const columns = Array.from({ length: count }, (_, j) =>
    Float64Array.from({ length }, (_, i) => x.data[wide ? j * x.columns + i : i * x.columns + j]),
  );
  const rotations = Array.from({ length: count }, (_, j) =>
    Float64Array.from({ length: count }, (_, i) => +(i === j)),
  );
  const largest = Math.max(...columns.map((column) => dot(column, column)));
  for (let sweep = 0, rotated = true; rotated && sweep < 60; sweep++) {
    rotated = false;
    for (let j = 0; j < count; j++)
      for (let k = j + 1; k < count; k++) {
        const jj = dot(columns[j], columns[j]);
        const kk = dot(columns[k], columns[k]);
        const jk = dot(columns[j], columns[k]);
        if (Math.abs(jk) <= 1e-16 * sqrt(jj) * sqrt(kk) || Math.min(jj, kk) < 1e-34 * largest) continue;
        rotated = true;
        // the rotation by the smaller angle that makes the product 0
        const ratio = (kk - jj) / (2 * jk);
        const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + sqrt(1 + ratio * ratio));
        const cosine = 1 / sqrt(1 + tangent * tangent);
        rotate(columns[j], columns[k], cosine, cosine * tangent);
        rotate(rotations[j], rotations[k], cosine, cosine * tangent);
      }
  }
  const lengths = columns.map((column) => sqrt(dot(column, column)));
  const order = lengths.map((_, j) => j).sort((j, k) => lengths[k] - lengths[j]);
  const values = Float64Array.from(order, (j) => lengths[j]);
  const rank = values.filter((value) => value > 2.220446049250313e-16 * length * values[0]).length;
  const long = zeros(length, count);
  const short = zeros(count, count);
  order.forEach((j, at) => {
    for (let i = 0; i < length; i++)
      long.data[i * count + at] = lengths[j] > 0 ? columns[j][i] / lengths[j] : 0;
    for (let i = 0; i < count; i++) short.data[i * count + at] = rotations[j][i];
  });
  return wide ? { values, left: short, right: long, rank } : { values, left: long, right: short, rank };
}

function rotate(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const ai = a[i];
    a[i] = cosine * ai - sine * b[i];
    b[i] = sine * ai + cosine * b[i];
  }
}

/** The function ½wᵀHw − cᵀw: `hessian` H [p, p], `linear` c [p]. */
export type Quadratic = { hessian: Matrix; linear: Float64Array };

/**
 * Minimises ½wᵀHw − cᵀw + Σⱼ (λ₁|wⱼ| + ½λ₂wⱼ²) in place, one coordinate at a time:
 *
 *   wⱼ ← soft(cⱼ − Σ_{k≠j} Hⱼₖwₖ, λ₁) / (Hⱼⱼ + λ₂)
 *
 * The sum is over the first `penalised` coordinates; the others have no penalty.
 * It ends when no coordinate moves by more than rounding, at the latest after 100 000 rounds.
 *
 * @param w  the start, overwritten by the minimum
 * @see friedman2010
 */
export function coordinateDescent(
  { hessian, linear }: Quadratic,
  { l1, l2, penalised }: { l1: number; l2: number; penalised: number },
  w: Float64Array,
): void {
  const rows = Array.from(w, (_, j) => rowOf(hessian, j));
  for (let sweep = 0; sweep < 100_000; sweep++) {
    let moved = 0;
    let largest = 0;
    for (let j = 0; j < w.length; j++) {
      const curvature = rows[j][j] + (j < penalised ? l2 : 0);
      if (curvature === 0) continue;
      const pull = linear[j] - dot(rows[j], w) + rows[j][j] * w[j];
      const next = softThreshold(pull, j < penalised ? l1 : 0) / curvature;
      const weight = sqrt(curvature);
      moved = Math.max(moved, weight * Math.abs(next - w[j]));
      largest = Math.max(largest, weight * Math.abs(next));
      w[j] = next;
    }
    if (moved <= 1e-15 * largest) return;
  }
}
