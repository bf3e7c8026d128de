import { describe, expect, it } from 'vitest';
import { matrix, random, selectRows, zeros } from '../../src/trainer/index.ts';
import { singularValues } from '../../src/trainer/decompositions.ts';
import { multiply } from '../../src/trainer/matrix.ts';
import type { Matrix } from '../../src/trainer/index.ts';

function normals(rows: number, columns: number, seed: number): Matrix {
  const { normal } = random(seed);
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, () => normal()) };
}

const at = (m: Matrix, i: number, j: number) => m.data[i * m.columns + j];

describe('multiply', () => {
  const SIZES = [
    [1, 1, 1],
    [3, 5, 2],
    [4, 4, 4],
    [5, 4, 7],
    [8, 9, 3],
    [13, 6, 10],
    [1, 8, 5],
    [8, 1, 5],
  ];

  it.each(SIZES)('%d × %d over %d, in all three ways to read the factors, to the last bit', (n, m, k) => {
    const [a, b] = [normals(n, k, 1), normals(m, k, 2)];
    const start = normals(1, m, 3).data;
    const [aT, bT] = [zeros(k, n), zeros(k, m)];
    for (let i = 0; i < n; i++) for (let t = 0; t < k; t++) aT.data[t * n + i] = at(a, i, t);
    for (let j = 0; j < m; j++) for (let t = 0; t < k; t++) bT.data[t * m + j] = at(b, j, t);
    const expected = (first: number[] | Float64Array | null) =>
      Float64Array.from({ length: n * m }, (_, place) => {
        let sum = first === null ? 0 : first[place % m];
        for (let t = 0; t < k; t++) sum += at(a, Math.floor(place / m), t) * at(b, place % m, t);
        return sum;
      });
    const c = new Float64Array(n * m);
    multiply(a.data, k, 1, b.data, k, 1, c, n, m, k, start);
    expect(c).toEqual(expected(start));
    multiply(a.data, k, 1, bT.data, 1, m, c, n, m, k);
    expect(c).toEqual(expected(null));
    multiply(aT.data, 1, n, bT.data, 1, m, c, n, m, k);
    expect(c).toEqual(expected(null));
  });
});

describe('matrix', () => {
  it('takes rows, a column, or a matrix', () => {
    expect(
      matrix([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ).toEqual({ rows: 3, columns: 2, data: Float64Array.of(1, 2, 3, 4, 5, 6) });
    expect(matrix([1, 2])).toEqual({ rows: 2, columns: 1, data: Float64Array.of(1, 2) });
    expect(matrix([Float64Array.of(1, 2)])).toEqual({ rows: 1, columns: 2, data: Float64Array.of(1, 2) });
    const m = zeros(2, 3);
    expect(matrix(m)).toBe(m);
    expect(selectRows(matrix([1, 2, 3]), [2, 0, 2]).data).toEqual(Float64Array.of(3, 1, 3));
  });

  it.each([
    [[], 'matrix is []; it must be a list of at least one row'],
    [[[1, 2], [3]], 'the length of matrix[1] is 1; it must be 2, as of matrix[0]'],
    [[[1, NaN]], 'matrix[0][1] is NaN; it must be a finite number'],
    [[1, Infinity], 'matrix[1] is Infinity; it must be a finite number'],
    [{ rows: 2, columns: 2, data: new Float64Array(3) }, 'matrix.data.length is 3; it must be 2·2'],
    [
      { rows: 0, columns: 2, data: new Float64Array(0) },
      'matrix is [0,2]; it must be of at least one row and one column',
    ],
  ])('refuses %o', (values, message) => {
    expect(() => matrix(values as never)).toThrow(message);
  });
});

describe('singularValues', () => {
  const SHAPES = [
    [6, 6],
    [9, 4],
    [4, 9],
    [1, 5],
    [5, 1],
  ];

  it.each(SHAPES)('of a %d × %d matrix put it together again, with orthonormal columns', (n, p) => {
    const x = normals(n, p, n);
    const { values, left, right, rank } = singularValues(x);
    const count = Math.min(n, p);
    expect([values.length, left.rows, left.columns, right.rows, right.columns, rank]).toEqual([
      count,
      n,
      count,
      p,
      count,
      count,
    ]);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    for (let i = 0; i < n; i++)
      for (let j = 0; j < p; j++) {
        let sum = 0;
        for (let k = 0; k < count; k++) sum += at(left, i, k) * values[k] * at(right, j, k);
        expect(sum).toBeCloseTo(at(x, i, j), 13);
      }
    for (const m of [left, right])
      for (let j = 0; j < count; j++)
        for (let k = 0; k < count; k++) {
          let sum = 0;
          for (let i = 0; i < m.rows; i++) sum += at(m, i, j) * at(m, i, k);
          expect(sum).toBeCloseTo(j === k ? 1 : 0, 13);
        }
  });

  it('find the rank, and small values with small relative error', () => {
    const twice = matrix([
      [1, 2, 1],
      [2, 4, 0],
      [3, 6, 5],
      [4, 8, 1],
    ]);
    expect(singularValues(twice).rank).toBe(2);
    expect(
      singularValues(
        matrix([
          [0, 0],
          [0, 0],
        ]),
      ).rank,
    ).toBe(0);
    // Lᵀ L of the Läuchli matrix: singular values √(3 + e²), e, e
    const e = 1e-9;
    const { values } = singularValues(
      matrix([
        [1, 1, 1],
        [e, 0, 0],
        [0, e, 0],
        [0, 0, e],
      ]),
    );
    expect(values[0]).toBeCloseTo(Math.sqrt(3), 14);
    expect(values[1] / e).toBeCloseTo(1, 6);
    expect(values[2] / e).toBeCloseTo(1, 6);
  });
});
