// Activations of a block of rows: y = f(x) above d ← f′(x) d, as in layers.ts.
//
// x, y and d lie alike: `rows` rows, `row` bytes apart, of which `width` bytes are used. y may be x where f′ can be told
// from y: linear, relu, leakyRelu with a slope above 0, sigmoid, tanh.
import { GELU, GELU_TANH, LEAKY_RELU, LINEAR, RELU, SIGMOID, SILU, SQUARE, TANH } from '../codes';
import { add, choose, erf4, exp4, mac, mul, sigmoid4, splat, sub, tanh4 } from './elementary';

const ROOT_HALF: f32 = 0.70710678; // √½
const DENSITY: f32 = 0.39894228; // 1/√2π
const ROOT_2_PI: f32 = 0.79788456; // √(2/π)
const CUBIC: f32 = 0.044715;

// u = √(2/π) (x + 0.044715x³)
// @ts-ignore
@inline function geluInner(x: v128): v128 {
  return mul(splat(ROOT_2_PI), mac(x, mul(splat(CUBIC), x), mul(x, x)));
}

// ½(1 + erf(x/√2))
// @ts-ignore
@inline function normalShare(x: v128): v128 {
  return mac(splat(0.5), splat(0.5), erf4(mul(x, splat(ROOT_HALF))));
}

// @ts-ignore
@inline function forward(kind: i32, x: v128, slope: v128): v128 {
  switch (kind) {
    case SQUARE: return mul(x, x);
    case RELU: return v128.andnot(x, f32x4.le(x, splat(0)));
    case LEAKY_RELU: return choose(f32x4.le(x, splat(0)), mul(slope, x), x);
    case SIGMOID: return sigmoid4(x);
    case TANH: return tanh4(x);
    case SILU: return mul(x, sigmoid4(x));
    case GELU: return mul(x, normalShare(x));
    case GELU_TANH: return mul(x, mac(splat(0.5), splat(0.5), tanh4(geluInner(x))));
    default: return x;
  }
}

// @ts-ignore
@inline function back(kind: i32, x: v128, y: v128, d: v128, slope: v128): v128 {
  const one = splat(1);
  switch (kind) {
    case SQUARE: return mul(add(x, x), d);
    case RELU: return v128.andnot(d, f32x4.le(y, splat(0)));
    case LEAKY_RELU: return choose(f32x4.le(x, splat(0)), mul(slope, d), d);
    case SIGMOID: return mul(mul(y, sub(one, y)), d);
    case TANH: return mul(sub(one, mul(y, y)), d);
    case SILU: return mul(mac(y, sigmoid4(x), sub(one, y)), d);
    case GELU: {
      const density = mul(splat(DENSITY), exp4(mul(splat(-0.5), mul(x, x))));
      return mul(mac(normalShare(x), x, density), d);
    }
    case GELU_TANH: {
      const t = tanh4(geluInner(x));
      const innerSlope = mul(splat(ROOT_2_PI), mac(one, splat(3 * CUBIC), mul(x, x)));
      return mul(mul(splat(0.5), add(add(one, t), mul(mul(x, sub(one, mul(t, t))), innerSlope))), d);
    }
    default: return d;
  }
}

// Written out for one kind at a time: a loop that asked for the kind at each number would take much longer.
// @ts-ignore
@inline function eachForward(
  kind: i32, slope: f32, x: usize, y: usize, rows: i32, row: usize, width: usize,
): void {
  const s = splat(slope);
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < width; i += 16) v128.store(y + i, forward(kind, v128.load(x + i), s));
    x += row;
    y += row;
  }
}

// @ts-ignore
@inline function eachBack(
  kind: i32, slope: f32, x: usize, y: usize, d: usize, rows: i32, row: usize, width: usize,
): void {
  const s = splat(slope);
  for (let r = 0; r < rows; r++) {
    for (let i: usize = 0; i < width; i += 16) {
      v128.store(d + i, back(kind, v128.load(x + i), v128.load(y + i), v128.load(d + i), s));
    }
    x += row;
    y += row;
    d += row;
  }
}

/** y = f(x); the numbers of a row behind the first `used` become 0 again (0: none are). */
export function activate(
  kind: i32, slope: f32, x: usize, y: usize, rows: i32, row: usize, width: usize, used: i32,
): void {
  switch (kind) {
    case SQUARE: eachForward(SQUARE, slope, x, y, rows, row, width); break;
    case RELU: eachForward(RELU, slope, x, y, rows, row, width); break;
    case LEAKY_RELU: eachForward(LEAKY_RELU, slope, x, y, rows, row, width); break;
    case TANH: eachForward(TANH, slope, x, y, rows, row, width); break;
    case SILU: eachForward(SILU, slope, x, y, rows, row, width); break;
    case GELU: eachForward(GELU, slope, x, y, rows, row, width); break;
    case GELU_TANH: eachForward(GELU_TANH, slope, x, y, rows, row, width); break;
    case SIGMOID:
      eachForward(SIGMOID, slope, x, y, rows, row, width);
      // σ(0) is ½
      for (let r = 0; used && r < rows; r++) {
        for (let i = <usize>used << 2; i < width; i += 4) store<f32>(y + <usize>r * row + i, 0);
      }
      break;
    default:
      if (x != y) eachForward(LINEAR, slope, x, y, rows, row, width);
  }
}

/** d ← f′(x) d */
export function activateBack(
  kind: i32, slope: f32, x: usize, y: usize, d: usize, rows: i32, row: usize, width: usize,
): void {
  switch (kind) {
    case SQUARE: eachBack(SQUARE, slope, x, y, d, rows, row, width); break;
    case RELU: eachBack(RELU, slope, x, y, d, rows, row, width); break;
    case LEAKY_RELU: eachBack(LEAKY_RELU, slope, x, y, d, rows, row, width); break;
    case SIGMOID: eachBack(SIGMOID, slope, x, y, d, rows, row, width); break;
    case TANH: eachBack(TANH, slope, x, y, d, rows, row, width); break;
    case SILU: eachBack(SILU, slope, x, y, d, rows, row, width); break;
    case GELU: eachBack(GELU, slope, x, y, d, rows, row, width); break;
    case GELU_TANH: eachBack(GELU_TANH, slope, x, y, d, rows, row, width); break;
  }
}
