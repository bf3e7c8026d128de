// Elementary functions of four float32 at a time, in plain arithmetic: the same bits on every machine.
//
// No fused multiplication and no relaxed instruction: those may round differently from one machine to the next. NaN stays
// NaN. The largest error that the tests see stands beside each function, in units of the last place.

// @ts-ignore: a decorator of AssemblyScript
@inline export function splat(x: f32): v128 {
  return f32x4.splat(x);
}

// @ts-ignore
@inline export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

// @ts-ignore
@inline export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}

// @ts-ignore
@inline export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

// @ts-ignore
@inline export function div(a: v128, b: v128): v128 {
  return f32x4.div(a, b);
}

/** c + ab, rounded twice. */
// @ts-ignore
@inline export function mac(c: v128, a: v128, b: v128): v128 {
  return f32x4.add(c, f32x4.mul(a, b));
}

/** The larger one; NaN if a is: that of hardware, in one instruction. */
// @ts-ignore
@inline export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b);
}

/** The smaller one; NaN if a is. */
// @ts-ignore
@inline export function smaller(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b);
}

/** The lanes of a where the mask is all ones, those of b elsewhere. */
// @ts-ignore
@inline export function choose(mask: v128, a: v128, b: v128): v128 {
  return v128.bitselect(a, b, mask);
}

/** All ones in the lanes below `count`: in all four if it is 4 or more. */
// @ts-ignore
@inline export function lanesBelow(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** The sum of the four lanes, in float64. */
// @ts-ignore
@inline export function sumOfLanes(x: v128): f64 {
  const pairs = f64x2.add(f64x2.promote_low_f32x4(x), f64x2.promote_low_f32x4(i32x4.shuffle(x, x, 2, 3, 2, 3)));
  return f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
}

// Constants of a polynomial are loaded from memory: engines take three or four instructions to make one.
const LOG2_E = memory.data<f32>([1.44269504]);
const LN2_HIGH = memory.data<f32>([0.693359375]); // 9 bits of ln 2: k · LN2_HIGH is exact
const LN2_LOW = memory.data<f32>([-2.12194440e-4]);
const SHIFT = memory.data<f32>([12582912]); // 1.5 · 2²³: a number added to it is rounded, and its lowest bits then hold it
const ONE = memory.data<f32>([1]);
const BIAS = memory.data<i32>([127 << 23]);
const EXP = memory.data<f32>([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0]);
const ODD = memory.data<f32>([1.0 / 3.0, 1.0 / 5.0, 1.0 / 7.0, 1.0 / 9.0, 1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0]);

// @ts-ignore
@inline function constant(at: usize, k: usize = 0): v128 {
  return v128.load_splat<f32>(at + (k << 2));
}

// k + SHIFT, for x = k ln 2 + r with |r| ≤ ½ ln 2
// @ts-ignore
@inline function shiftedExponentOf(x: v128): v128 {
  return mac(constant(SHIFT), x, constant(LOG2_E));
}

// r
// @ts-ignore
@inline function remainderOf(x: v128, shifted: v128): v128 {
  const k = sub(shifted, constant(SHIFT));
  return sub(sub(x, mul(k, constant(LN2_HIGH))), mul(k, constant(LN2_LOW)));
}

// 2ᵏ, for k from −126 to 127
// @ts-ignore
@inline function powerOf2(shifted: v128): v128 {
  return i32x4.add(i32x4.shl(shifted, 23), constant(BIAS));
}

// eʳ − 1 = r + r²/2! + … + r⁷/7!
// @ts-ignore
@inline function expm1Near0(r: v128): v128 {
  let tail = mac(constant(EXP, 4), r, constant(EXP, 5));
  tail = mac(constant(EXP, 3), r, tail);
  tail = mac(constant(EXP, 2), r, tail);
  tail = mac(constant(EXP, 1), r, tail);
  tail = mac(constant(EXP, 0), r, tail);
  return mac(r, mul(r, r), tail);
}

const LOWEST = memory.data<f32>([-87]);
const HIGHEST = memory.data<f32>([88]);

/** eˣ, to 1 ulp; below e⁻⁸⁷ it is 0, above e⁸⁸ infinite. */
export function exp4(x: v128): v128 {
  const near = smaller(larger(x, constant(LOWEST)), constant(HIGHEST));
  const shifted = shiftedExponentOf(near);
  const scale = powerOf2(shifted);
  let y = mac(scale, scale, expm1Near0(remainderOf(near, shifted)));
  y = v128.andnot(y, f32x4.lt(x, constant(LOWEST)));
  return choose(f32x4.gt(x, constant(HIGHEST)), splat(Infinity), y);
}

const TANH_HIGHEST = memory.data<f32>([20]);
const TANH_LOWEST = memory.data<f32>([-20]);

/** tanh x = t/(t + 2) with t = e²ˣ − 1, to 3 ulp. */
export function tanh4(x: v128): v128 {
  const twice = smaller(larger(add(x, x), constant(TANH_LOWEST)), constant(TANH_HIGHEST));
  const shifted = shiftedExponentOf(twice);
  const scale = powerOf2(shifted);
  const one = constant(ONE);
  const t = mac(sub(scale, one), scale, expm1Near0(remainderOf(twice, shifted)));
  return div(t, add(add(t, one), one));
}

/** σ(x) = 1/(1 + e⁻ˣ), to 3 ulp. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  return div(choose(f32x4.lt(x, splat(0.0)), e, constant(ONE)), add(constant(ONE), e));
}

// log((1 + s)/(1 − s)) = 2s (1 + s²/3 + s⁴/5 + …), |s| ≤ ⅓
// @ts-ignore
@inline function logOfQuotient(s: v128): v128 {
  const z = mul(s, s);
  let tail = mac(constant(ODD, 5), z, constant(ODD, 6));
  tail = mac(constant(ODD, 4), z, tail);
  tail = mac(constant(ODD, 3), z, tail);
  tail = mac(constant(ODD, 2), z, tail);
  tail = mac(constant(ODD, 1), z, tail);
  tail = mac(constant(ODD, 0), z, tail);
  const twice = add(s, s);
  return mac(twice, mul(twice, z), tail);
}

/** log x for normal x > 0, to 2 ulp. */
export function log4(x: v128): v128 {
  // x = 2ᵏ m with m from ⅔ to 4/3: the exponent's bits are read after adding what carries into them at 4/3
  const k = i32x4.sub(i32x4.shr_u(i32x4.add(x, i32x4.splat(0x3f800000 - 0x3f2aaaab)), 23), i32x4.splat(127));
  const m = i32x4.sub(x, i32x4.shl(k, 23));
  const s = div(sub(m, splat(1.0)), add(m, splat(1.0)));
  const power = f32x4.convert_i32x4_s(k);
  return add(mul(power, constant(LN2_HIGH)), mac(logOfQuotient(s), power, constant(LN2_LOW)));
}

/** log(1 + eˣ), the softplus, to 3 ulp. */
export function softplus4(x: v128): v128 {
  const u = exp4(f32x4.neg(f32x4.abs(x)));
  // log(1 + u) with s = u/(2 + u)
  return add(larger(x, splat(0.0)), logOfQuotient(div(u, add(u, splat(2.0)))));
}

const ERF_P = memory.data<f32>([
  1.1283791459494388, 0.1905860301469193, 0.05276824007402897, 3.7722058347298944e-3, 2.848337980132797e-4, 2.0460629346307175e-6,
]);
const ERF_Q = memory.data<f32>([
  1, 0.5022352042627721, 0.1141794944497307, 0.014982513937168368, 1.1637703238179214e-3, 3.804762853197302e-5,
]);

/** erf x ≈ x P(x²)/Q(x²), fitted to the least relative error for |x| ≤ 3.925, and ±1 beyond; to 8 ulp. */
export function erf4(x: v128): v128 {
  const near = smaller(larger(x, splat(-3.925)), splat(3.925));
  const z = mul(near, near);
  let p = constant(ERF_P, 5), q = constant(ERF_Q, 5);
  for (let k = 4; k >= 0; k--) {
    p = mac(constant(ERF_P, k), z, p);
    q = mac(constant(ERF_Q, k), z, q);
  }
  return div(mul(near, p), q);
}
