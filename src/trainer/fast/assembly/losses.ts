// Losses, as in the trainer's losses.ts: each leaves ∂loss/∂z in d, and returns its value, summed in float64 over blocks that
// are summed in float32.
//
// z outputs · t targets · d deltas, all in rows that are `row` bytes apart; one output is one long row.
import { add, choose, exp4, lanesBelow, larger, log4, mul, mac, sigmoid4, softplus4, splat, sub, sumOfLanes } from './elementary';

/** So many groups of four are summed in float32: the sum then loses a few units in the last place. */
const GROUPS: i32 = 16;

/** factor · mean of r², r = z − t; d = 2 factor r/size. */
export function squares(
  factor: f32, z: usize, t: usize, d: usize, rows: i32, columns: i32, row: usize,
): f64 {
  const size = <f32>rows * <f32>columns;
  const scale = splat(2 * factor / size);
  let sum: f64 = 0;
  for (let k = 0; k < rows; k++) {
    for (let j = 0; j < columns; ) {
      let part = splat(0);
      for (const end = min(columns, j + 4 * GROUPS); j < end; j += 4) {
        const at = <usize>j << 2;
        const r = v128.and(sub(v128.load(z + at), v128.load(t + at)), lanesBelow(columns - j));
        part = mac(part, r, r);
        v128.store(d + at, mul(scale, r));
      }
      sum += sumOfLanes(part);
    }
    z += row;
    t += row;
    d += row;
  }
  return (<f64>factor * sum) / <f64>size;
}

/** Mean of log(1 + eᶻ) − tz; d = (σ(z) − t)/size. */
export function binaryCrossEntropy(
  z: usize, t: usize, d: usize, rows: i32, columns: i32, row: usize,
): f64 {
  const size = <f32>rows * <f32>columns;
  const scale = splat(1 / size);
  let sum: f64 = 0;
  for (let k = 0; k < rows; k++) {
    for (let j = 0; j < columns; ) {
      let part = splat(0);
      for (const end = min(columns, j + 4 * GROUPS); j < end; j += 4) {
        const at = <usize>j << 2;
        const mask = lanesBelow(columns - j);
        const logits = v128.load(z + at), labels = v128.load(t + at);
        part = add(part, v128.and(mask, sub(softplus4(logits), mul(labels, logits))));
        v128.store(d + at, v128.and(mask, mul(scale, sub(sigmoid4(logits), labels))));
      }
      sum += sumOfLanes(part);
    }
    z += row;
    t += row;
    d += row;
  }
  return sum / <f64>size;
}

// @ts-ignore
@inline function largestLane(x: v128): f32 {
  const pairs = larger(x, i32x4.shuffle(x, x, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/** Mean of log Σ exp zₖ − z_c; d = (softmax z − [k = c])/rows. */
export function crossEntropy(
  z: usize, classes: usize, d: usize, rows: i32, columns: i32, row: usize,
): f64 {
  const share: f32 = 1 / <f32>rows;
  let sum: f64 = 0;
  for (let r = 0; r < rows; r++) {
    let top = splat(-Infinity);
    for (let j = 0; j < columns; j += 4) {
      const logits = v128.load(z + (<usize>j << 2));
      top = larger(top, choose(lanesBelow(columns - j), logits, splat(-Infinity)));
    }
    const largest = largestLane(top);
    let parts = splat(0);
    for (let j = 0; j < columns; j += 4) {
      const at = <usize>j << 2;
      const e = exp4(sub(v128.load(z + at), splat(largest)));
      const own = v128.and(e, lanesBelow(columns - j));
      parts = add(parts, own);
      v128.store(d + at, own);
    }
    const total = <f32>sumOfLanes(parts);
    const scale = splat(share / total);
    for (let j = 0; j < columns; j += 4) {
      const at = d + (<usize>j << 2);
      v128.store(at, mul(v128.load(at), scale));
    }
    const c = <usize>load<i32>(classes) << 2;
    store<f32>(d + c, load<f32>(d + c) - share);
    sum += <f64>f32x4.extract_lane(log4(splat(total)), 0) + <f64>largest - <f64>load<f32>(z + c);
    z += row;
    d += row;
    classes += 4;
  }
  return sum / <f64>rows;
}
