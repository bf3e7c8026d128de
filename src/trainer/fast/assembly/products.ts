// Products of matrices, and what one-hot rows leave of them.
//
// Signals x, y and deltas d lie row after row; a row takes `xRow` … bytes, and what fills it up is 0. Rows come in fours: up
// to three rows behind the last are computed and never read.
//
// Weights lie in panels of eight outputs: W[o, i] at ((⌊o/8⌋ · height + i) · 8 + o mod 8), `height` ≥ inputs, so that the
// eight numbers which a tile needs at the same time are neighbours. Outputs beyond the last are 0. Gradients lie likewise.
// `panel` is the bytes of one panel, 32 · height.
import { add, mac, mul, splat } from './elementary';

/** Bytes of eight float32: the width of a tile. */
const WIDE: usize = 32;
/** Rows that are done together, so that what follows finds them in the cache. */
export const BLOCK: i32 = 32;
/** Rows of a batch that are packed together for the gradient of a weight. */
const DEEP: i32 = 256; // a panel of them takes 8 of the 32 KiB that a processor holds nearest

/**
 * A tile of y = start + x Wᵀ, four rows and eight columns, in registers: sixteen products for six loads.
 *
 * Not unrolled, and no larger: engines run out of registers. Exported, so that it is not inlined where it is called: an
 * engine then compiles it by itself, as soon as it is hot.
 */
export function tile(x: usize, xRow: usize, w: usize, inputs: i32, y: usize, yRow: usize, start: usize): void {
  let y00 = v128.load(start), y01 = v128.load(start, 16);
  let y10 = y00, y11 = y01, y20 = y00, y21 = y01, y30 = y00, y31 = y01;
  let x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow;
  const end = w + <usize>inputs * WIDE;
  while (w < end) {
    const w0 = v128.load(w), w1 = v128.load(w, 16);
    let s = v128.load_splat<f32>(x);
    y00 = mac(y00, s, w0);
    y01 = mac(y01, s, w1);
    s = v128.load_splat<f32>(x1);
    y10 = mac(y10, s, w0);
    y11 = mac(y11, s, w1);
    s = v128.load_splat<f32>(x2);
    y20 = mac(y20, s, w0);
    y21 = mac(y21, s, w1);
    s = v128.load_splat<f32>(x3);
    y30 = mac(y30, s, w0);
    y31 = mac(y31, s, w1);
    x += 4;
    x1 += 4;
    x2 += 4;
    x3 += 4;
    w += WIDE;
  }
  v128.store(y, y00);
  v128.store(y, y01, 16);
  y += yRow;
  v128.store(y, y10);
  v128.store(y, y11, 16);
  y += yRow;
  v128.store(y, y20);
  v128.store(y, y21, 16);
  y += yRow;
  v128.store(y, y30);
  v128.store(y, y31, 16);
}

/** A tile of g = xᵀ d, four inputs and eight outputs, summed over `rows` rows; added to what is there if `onTop`. */
export function gradientTile(
  x: usize, xRow: usize, d: usize, dRow: usize, rows: i32, g: usize, onTop: bool,
): void {
  let g00 = splat(0), g01 = g00, g10 = g00, g11 = g00, g20 = g00, g21 = g00, g30 = g00, g31 = g00;
  const end = d + <usize>rows * dRow;
  while (d < end) {
    const d0 = v128.load(d), d1 = v128.load(d, 16);
    let s = v128.load_splat<f32>(x);
    g00 = mac(g00, s, d0);
    g01 = mac(g01, s, d1);
    s = v128.load_splat<f32>(x, 4);
    g10 = mac(g10, s, d0);
    g11 = mac(g11, s, d1);
    s = v128.load_splat<f32>(x, 8);
    g20 = mac(g20, s, d0);
    g21 = mac(g21, s, d1);
    s = v128.load_splat<f32>(x, 12);
    g30 = mac(g30, s, d0);
    g31 = mac(g31, s, d1);
    x += xRow;
    d += dRow;
  }
  if (onTop) {
    g00 = add(g00, v128.load(g));
    g01 = add(g01, v128.load(g, 16));
    g10 = add(g10, v128.load(g, 32));
    g11 = add(g11, v128.load(g, 48));
    g20 = add(g20, v128.load(g, 64));
    g21 = add(g21, v128.load(g, 80));
    g30 = add(g30, v128.load(g, 96));
    g31 = add(g31, v128.load(g, 112));
  }
  v128.store(g, g00);
  v128.store(g, g01, 16);
  v128.store(g, g10, 32);
  v128.store(g, g11, 48);
  v128.store(g, g20, 64);
  v128.store(g, g21, 80);
  v128.store(g, g30, 96);
  v128.store(g, g31, 112);
}

/** y = start + x Wᵀ for some rows; `width` is the bytes of y's row, `startStep` 32, or 0 where start is eight zeros. */
export function product(
  x: usize, xRow: usize, w: usize, panel: usize, inputs: i32,
  start: usize, startStep: usize, y: usize, yRow: usize, width: usize, rows: i32,
): void {
  for (let j: usize = 0; j < width; j += WIDE) {
    for (let r = 0; r < rows; r += 4) {
      tile(x + <usize>r * xRow, xRow, w, inputs, y + <usize>r * yRow + j, yRow, start);
    }
    w += panel;
    start += startStep;
  }
}

/** dW = dᵀ x and db = Σ_rows d; `pack` is room for a panel of d. */
export function weightGradient(
  x: usize, xRow: usize, d: usize, dRow: usize, width: usize, rows: i32, inputs: i32,
  g: usize, panel: usize, gb: usize, pack: usize,
): void {
  for (let r = 0; r < rows; r += DEEP) {
    const count = min(DEEP, rows - r);
    for (let j: usize = 0; j < width; j += WIDE) {
      let rowOfD = d + j;
      let step = dRow;
      if (gb) sumOfRows(rowOfD, dRow, count, gb + j, r > 0);
      // Many tiles read these eight columns: neighbours are found faster.
      if (inputs > 16) {
        for (let k = 0; k < count; k++) {
          const to = pack + <usize>k * WIDE;
          v128.store(to, v128.load(rowOfD));
          v128.store(to, v128.load(rowOfD, 16), 16);
          rowOfD += dRow;
        }
        rowOfD = pack;
        step = WIDE;
      }
      let to = g + (j >> 5) * panel;
      for (let i = 0; i < inputs; i += 4) {
        gradientTile(x + (<usize>i << 2), xRow, rowOfD, step, count, to, r > 0);
        to += 4 * WIDE;
      }
    }
    x += <usize>DEEP * xRow;
    d += <usize>DEEP * dRow;
  }
}

/** Σ_rows d of eight columns, added to what is there if `onTop`. */
export function sumOfRows(d: usize, dRow: usize, rows: i32, g: usize, onTop: bool): void {
  let g0 = splat(0), g1 = g0;
  for (let r = 0; r < rows; r++) {
    g0 = add(g0, v128.load(d));
    g1 = add(g1, v128.load(d, 16));
    d += dRow;
  }
  v128.store(g, onTop ? add(g0, v128.load(g)) : g0);
  v128.store(g, onTop ? add(g1, v128.load(g, 16)) : g1, 16);
}

/** Wᵀ in panels of eight inputs, from W in panels of eight outputs: four by four numbers at a time. */
export function transpose(w: usize, panel: usize, inputs: i32, outputs: i32, to: usize): void {
  const toPanel = <usize>((outputs + 3) & ~3) * WIDE;
  for (let i = 0; i < inputs; i += 4) {
    const column = to + <usize>(i >> 3) * toPanel + (<usize>(i & 4) << 2);
    for (let o = 0; o < outputs; o += 4) {
      const from = w + <usize>(o >> 3) * panel + <usize>i * WIDE + (<usize>(o & 4) << 2);
      const a = v128.load(from), b = v128.load(from, 32), c = v128.load(from, 64), d = v128.load(from, 96);
      const ab0 = i32x4.shuffle(a, b, 0, 4, 1, 5), ab1 = i32x4.shuffle(a, b, 2, 6, 3, 7);
      const cd0 = i32x4.shuffle(c, d, 0, 4, 1, 5), cd1 = i32x4.shuffle(c, d, 2, 6, 3, 7);
      const target = column + <usize>o * WIDE;
      v128.store(target, i32x4.shuffle(ab0, cd0, 0, 1, 4, 5));
      v128.store(target, i32x4.shuffle(ab0, cd0, 2, 3, 6, 7), 32);
      v128.store(target, i32x4.shuffle(ab1, cd1, 0, 1, 4, 5), 64);
      v128.store(target, i32x4.shuffle(ab1, cd1, 2, 3, 6, 7), 96);
    }
  }
}

// ---------------------------------------------------------------- one output

/** y = b + x w for one output, as one list; w is one row, `width` its bytes; b is an address, or 0. */
export function column(x: usize, xRow: usize, w: usize, width: usize, b: usize, y: usize, rows: i32): void {
  const bias: f32 = b ? load<f32>(b) : 0;
  for (let r = 0; r < rows; r++) {
    let sum = splat(0), more = sum;
    let i: usize = 0;
    for (; i + 16 < width; i += 32) {
      sum = mac(sum, v128.load(x + i), v128.load(w + i));
      more = mac(more, v128.load(x + i, 16), v128.load(w + i, 16));
    }
    if (i < width) sum = mac(sum, v128.load(x + i), v128.load(w + i));
    sum = add(sum, more);
    sum = add(sum, i32x4.shuffle(sum, sum, 2, 3, 0, 1));
    store<f32>(y, f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + bias);
    x += xRow;
    y += 4;
  }
}

/** dw = Σ_rows d x and db = Σ_rows d for one output. */
export function columnGradient(
  x: usize, xRow: usize, d: usize, width: usize, rows: i32, g: usize, gb: usize,
): void {
  const end = d + (<usize>rows << 2);
  let i: usize = 0;
  for (; i + 64 <= width; i += 64) {
    let g0 = splat(0), g1 = g0, g2 = g0, g3 = g0;
    let at = x + i;
    for (let k = d; k < end; k += 4) {
      const s = v128.load_splat<f32>(k);
      g0 = mac(g0, s, v128.load(at));
      g1 = mac(g1, s, v128.load(at, 16));
      g2 = mac(g2, s, v128.load(at, 32));
      g3 = mac(g3, s, v128.load(at, 48));
      at += xRow;
    }
    v128.store(g + i, g0);
    v128.store(g + i, g1, 16);
    v128.store(g + i, g2, 32);
    v128.store(g + i, g3, 48);
  }
  for (; i < width; i += 16) {
    let g0 = splat(0);
    let at = x + i;
    for (let k = d; k < end; k += 4) {
      g0 = mac(g0, v128.load_splat<f32>(k), v128.load(at));
      at += xRow;
    }
    v128.store(g + i, g0);
  }
  if (!gb) return;
  let sum: f32 = 0;
  for (let k = d; k < end; k += 4) sum += load<f32>(k);
  store<f32>(gb, sum);
}

/** dx = d wᵀ for one output. */
export function columnBack(d: usize, w: usize, width: usize, dx: usize, dxRow: usize, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const s = v128.load_splat<f32>(d);
    for (let i: usize = 0; i < width; i += 16) v128.store(dx + i, mul(s, v128.load(w + i)));
    d += 4;
    dx += dxRow;
  }
}

// ---------------------------------------------------------------- one-hot rows

/** y = b + the sum of the rows of the weight that `ones` numbers of each row of `x` pick. */
export function pick(
  x: usize, ones: i32, w: usize, panel: usize, start: usize, startStep: usize,
  y: usize, yRow: usize, width: usize, rows: i32,
): void {
  for (let j: usize = 0; j < width; j += WIDE) {
    const s0 = v128.load(start), s1 = v128.load(start, 16);
    let at = x;
    let to = y + j;
    for (let r = 0; r < rows; r++) {
      let y0 = s0, y1 = s1;
      for (let k = 0; k < ones; k++) {
        const row = w + <usize>load<i32>(at) * WIDE;
        y0 = add(y0, v128.load(row));
        y1 = add(y1, v128.load(row, 16));
        at += 4;
      }
      v128.store(to, y0);
      v128.store(to, y1, 16);
      to += yRow;
    }
    w += panel;
    start += startStep;
  }
}

/** The gradient of what {@link pick} read: each row of d is added to the rows that were picked. */
export function pickGradient(
  x: usize, ones: i32, d: usize, dRow: usize, width: usize, rows: i32,
  g: usize, panel: usize, gb: usize,
): void {
  memory.fill(g, 0, (width >> 5) * panel);
  for (let r = 0; r < rows; r += DEEP) {
    const count = min(DEEP, rows - r);
    let to = g;
    for (let j: usize = 0; j < width; j += WIDE) {
      let from = d + j;
      let at = x;
      if (gb) sumOfRows(from, dRow, count, gb + j, r > 0);
      for (let k = 0; k < count; k++) {
        const d0 = v128.load(from), d1 = v128.load(from, 16);
        for (let k = 0; k < ones; k++) {
          const row = to + <usize>load<i32>(at) * WIDE;
          v128.store(row, add(v128.load(row), d0));
          v128.store(row, add(v128.load(row, 16), d1), 16);
          at += 4;
        }
        from += dRow;
      }
      to += panel;
    }
    x += <usize>(DEEP * ones) << 2;
    d += <usize>DEEP * dRow;
  }
}
