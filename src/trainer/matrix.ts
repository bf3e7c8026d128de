// Matrices as flat arrays, row after row: making them, rows and columns of them, products.
// Last `multiply`, the one place where speed decides the form: all three products of a dense layer.
import { check, checkCount, checkFinite } from './check.ts';

/** A matrix: `data[row * columns + column]`. A row of data is one example. */
export type Matrix = { rows: number; columns: number; data: Float64Array };

/** What is accepted as a matrix: one, a list of rows, or a list of numbers, which becomes one column. */
export type MatrixLike = Matrix | ArrayLike<ArrayLike<number>> | ArrayLike<number>;

/**
 * A matrix from a list of rows, or of one column from a list of numbers. A matrix is returned as it is.
 *
 * @throws RangeError if it is empty, if rows differ in length, or if an entry is not a finite number
 */
export function matrix(values: MatrixLike, name = 'matrix'): Matrix {
  if ('columns' in values) {
    const { rows, columns, data } = values;
    check(rows > 0 && columns > 0, name, [rows, columns], 'of at least one row and one column');
    check(data.length === rows * columns, `${name}.data.length`, data.length, `${rows}·${columns}`);
    return values;
  }
  check(values.length > 0, name, [], 'a list of at least one row');
  const first = values[0];
  if (typeof first === 'number') {
    const data = Float64Array.from(values as ArrayLike<number>);
    checkFinite(name, data);
    return { rows: data.length, columns: 1, data };
  }
  const result = zeros(values.length, first.length);
  for (let i = 0; i < values.length; i++) {
    const row = (values as ArrayLike<ArrayLike<number>>)[i];
    const expected = `${first.length}, as of ${name}[0]`;
    check(row.length === first.length, `the length of ${name}[${i}]`, row.length, expected);
    checkFinite(`${name}[${i}]`, row);
    result.data.set(row, i * first.length);
  }
  return result;
}

/** A matrix of zeros. */
export function zeros(rows: number, columns: number): Matrix {
  checkCount('rows', rows);
  checkCount('columns', columns);
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/** Matrices to be written again and again: one for each number of rows, so that nothing is allocated once each was seen. */
export function workspace(): (rows: number, columns: number) => Matrix {
  const kept = new Map<number, Matrix>();
  return (rows, columns) => {
    let found = kept.get(rows);
    if (found === undefined || found.columns !== columns) kept.set(rows, (found = zeros(rows, columns)));
    return found;
  };
}

/** The rows with the given numbers, in that order, as a new matrix (or written `into` one). */
export function selectRows(from: Matrix, rows: ArrayLike<number>, into?: Matrix): Matrix {
  const { columns } = from;
  const to = into ?? zeros(rows.length, columns);
  const [source, target] = [from.data, to.data];
  for (let i = 0, k = 0; i < rows.length; i++)
    for (let at = rows[i] * columns, end = at + columns; at < end; at++) target[k++] = source[at];
  return to;
}

/** The mean and the standard deviation (divisor n) of every column; 0 for a column whose values differ by rounding only. */
export function columnMoments({ rows, columns, data }: Matrix) {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    for (let i = 0; i < rows; i++) means[j] += data[i * columns + j] / rows;
    for (let i = 0; i < rows; i++) {
      const off = data[i * columns + j] - means[j];
      deviations[j] += (off * off) / rows;
    }
    deviations[j] = Math.sqrt(deviations[j]);
    if (deviations[j] <= 1e-14 * Math.abs(means[j])) deviations[j] = 0;
  }
  return { means, deviations };
}

/** Σ aᵢbᵢ, from the first to the last. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Row i of a matrix: a view, not a copy. */
export function rowOf({ columns, data }: Matrix, i: number): Float64Array {
  return data.subarray(i * columns, (i + 1) * columns);
}

/** X w: one number for each row. */
export function times(x: Matrix, w: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: x.rows }, (_, i) => dot(rowOf(x, i), w));
}

/**
 * C = A B, where A and B are read through strides, so that a transposed matrix is read where it lies:
 *
 *   C[i, j] = start[j] + Σₖ A[i·aRow + k·aStep] B[j·bColumn + k·bStep],   k = 0, 1, …, inner − 1 in this order
 *
 * Four rows of A meet four columns of B in sixteen running sums: each number read is used four times. What does not fill
 * such a tile, the last rows and the last columns, is done four sums at a time.
 */
// prettier-ignore
export function multiply(
  a: Float64Array, aRow: number, aStep: number,
  b: Float64Array, bColumn: number, bStep: number,
  c: Float64Array, rows: number, columns: number, inner: number,
  start: Float64Array | null = null,
): void {
  const tiledRows = rows - (rows % 4);
  const tiledColumns = columns - (columns % 4);
  for (let i = 0; i < tiledRows; i += 4) {
    for (let j = 0; j < tiledColumns; j += 4) {
      const s0 = start === null ? 0 : start[j];
      const s1 = start === null ? 0 : start[j + 1];
      const s2 = start === null ? 0 : start[j + 2];
      const s3 = start === null ? 0 : start[j + 3];
      let c00 = s0, c01 = s1, c02 = s2, c03 = s3;
      let c10 = s0, c11 = s1, c12 = s2, c13 = s3;
      let c20 = s0, c21 = s1, c22 = s2, c23 = s3;
      let c30 = s0, c31 = s1, c32 = s2, c33 = s3;
      for (let k = 0, p = i * aRow, q = j * bColumn; k < inner; k++, p += aStep, q += bStep) {
        const a0 = a[p], a1 = a[p + aRow], a2 = a[p + 2 * aRow], a3 = a[p + 3 * aRow];
        const b0 = b[q], b1 = b[q + bColumn], b2 = b[q + 2 * bColumn], b3 = b[q + 3 * bColumn];
        c00 += a0 * b0; c01 += a0 * b1; c02 += a0 * b2; c03 += a0 * b3;
        c10 += a1 * b0; c11 += a1 * b1; c12 += a1 * b2; c13 += a1 * b3;
        c20 += a2 * b0; c21 += a2 * b1; c22 += a2 * b2; c23 += a2 * b3;
        c30 += a3 * b0; c31 += a3 * b1; c32 += a3 * b2; c33 += a3 * b3;
      }
      let at = i * columns + j;
      c[at] = c00; c[at + 1] = c01; c[at + 2] = c02; c[at + 3] = c03;
      at += columns;
      c[at] = c10; c[at + 1] = c11; c[at + 2] = c12; c[at + 3] = c13;
      at += columns;
      c[at] = c20; c[at + 1] = c21; c[at + 2] = c22; c[at + 3] = c23;
      at += columns;
      c[at] = c30; c[at + 1] = c31; c[at + 2] = c32; c[at + 3] = c33;
    }
  }
  for (let i = tiledRows; i < rows; i++)
    multiplyStrip(a, i * aRow, aStep, b, bColumn, bStep, c, i * columns, 1, columns, inner, start, 0, 1);
  for (let j = tiledColumns; j < columns; j++)
    multiplyStrip(b, j * bColumn, bStep, a, aRow, aStep, c, j, columns, tiledRows, inner, start, j, 0);
}

// One row against many: c[at + j·cStep] = start[s + j·sStep] + Σₖ a[p + k·aStep] b[j·bRow + k·bStep]
// prettier-ignore
function multiplyStrip(
  a: Float64Array, p: number, aStep: number,
  b: Float64Array, bRow: number, bStep: number,
  c: Float64Array, at: number, cStep: number, count: number, inner: number,
  start: Float64Array | null, s: number, sStep: number,
): void {
  let j = 0;
  for (; j + 4 <= count; j += 4) {
    let c0 = start === null ? 0 : start[s + j * sStep];
    let c1 = start === null ? 0 : start[s + (j + 1) * sStep];
    let c2 = start === null ? 0 : start[s + (j + 2) * sStep];
    let c3 = start === null ? 0 : start[s + (j + 3) * sStep];
    for (let k = 0, q = j * bRow, r = p; k < inner; k++, q += bStep, r += aStep) {
      const a0 = a[r];
      c0 += a0 * b[q]; c1 += a0 * b[q + bRow]; c2 += a0 * b[q + 2 * bRow]; c3 += a0 * b[q + 3 * bRow];
    }
    const to = at + j * cStep;
    c[to] = c0; c[to + cStep] = c1; c[to + 2 * cStep] = c2; c[to + 3 * cStep] = c3;
  }
  for (; j < count; j++) {
    let sum = start === null ? 0 : start[s + j * sStep];
    for (let k = 0, q = j * bRow, r = p; k < inner; k++, q += bStep, r += aStep) sum += a[r] * b[q];
    c[at + j * cStep] = sum;
  }
}
