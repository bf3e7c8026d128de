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

const LN2_HIGH: f32 = 0.693359375; // 9 bits of ln 2: k · LN2_HIGH is exact
const LN2_LOW: f32 = -2.12194440e-4;

// x = k ln 2 + r with |r| ≤ ½ ln 2
// @ts-ignore
@inline function exponentOf(x: v128): v128 {
  return f32x4.floor(mac(splat(0.5), x, splat(1.44269504)));
}

// @ts-ignore
@inline function remainderOf(x: v128, k: v128): v128 {
  return sub(sub(x, mul(k, splat(LN2_HIGH))), mul(k, splat(LN2_LOW)));
}

// 2ᵏ, for k from −126 to 127
// @ts-ignore
@inline function powerOf2(k: v128): v128 {
  return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
}

// eʳ − 1 = r + r²/2! + … + r⁷/7!
// @ts-ignore
@inline function expm1Near0(r: v128): v128 {
  let tail = mac(splat(1.0 / 720.0), r, splat(1.0 / 5040.0));
  tail = mac(splat(1.0 / 120.0), r, tail);
  tail = mac(splat(1.0 / 24.0), r, tail);
  tail = mac(splat(1.0 / 6.0), r, tail);
  tail = mac(splat(0.5), r, tail);
  return mac(r, mul(r, r), tail);
}

/** eˣ, to 1 ulp; below e⁻⁸⁷ it is 0, above e⁸⁸ infinite. */
export function exp4(x: v128): v128 {
  const near = f32x4.min(f32x4.max(x, splat(-87.0)), splat(88.0));
  const k = exponentOf(near);
  const scale = powerOf2(k);
  let y = mac(scale, scale, expm1Near0(remainderOf(near, k)));
  y = v128.andnot(y, f32x4.lt(x, splat(-87.0)));
  return choose(f32x4.gt(x, splat(88.0)), splat(Infinity), y);
}

/** tanh x = t/(t + 2) with t = e²ˣ − 1, to 3 ulp. */
export function tanh4(x: v128): v128 {
  const twice = f32x4.min(f32x4.max(add(x, x), splat(-20.0)), splat(20.0));
  const k = exponentOf(twice);
  const scale = powerOf2(k);
  const t = mac(sub(scale, splat(1.0)), scale, expm1Near0(remainderOf(twice, k)));
  return div(t, add(t, splat(2.0)));
}

/** σ(x) = 1/(1 + e⁻ˣ), to 3 ulp. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  return div(choose(f32x4.lt(x, splat(0.0)), e, splat(1.0)), add(splat(1.0), e));
}

// log((1 + s)/(1 − s)) = 2s (1 + s²/3 + s⁴/5 + …), |s| ≤ ⅓
// @ts-ignore
@inline function logOfQuotient(s: v128): v128 {
  const z = mul(s, s);
  let tail = mac(splat(1.0 / 13.0), z, splat(1.0 / 15.0));
  tail = mac(splat(1.0 / 11.0), z, tail);
  tail = mac(splat(1.0 / 9.0), z, tail);
  tail = mac(splat(1.0 / 7.0), z, tail);
  tail = mac(splat(1.0 / 5.0), z, tail);
  tail = mac(splat(1.0 / 3.0), z, tail);
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
  return add(mul(power, splat(LN2_HIGH)), mac(mul(power, splat(LN2_LOW)), splat(1.0), logOfQuotient(s)));
}

/** log(1 + eˣ), the softplus, to 3 ulp. */
export function softplus4(x: v128): v128 {
  const u = exp4(f32x4.neg(f32x4.abs(x)));
  // log(1 + u) with s = u/(2 + u); max passes NaN on
  return add(f32x4.max(x, splat(0.0)), logOfQuotient(div(u, add(u, splat(2.0)))));
}

/** erf x ≈ x P(x²)/Q(x²), fitted to the least relative error for |x| ≤ 3.925, and ±1 beyond; to 8 ulp. */
export function erf4(x: v128): v128 {
  const near = f32x4.min(f32x4.max(x, splat(-3.925)), splat(3.925));
  const z = mul(near, near);
  let p = mac(splat(2.848337980132797e-4), z, splat(2.0460629346307175e-6));
  p = mac(splat(3.7722058347298944e-3), z, p);
  p = mac(splat(0.05276824007402897), z, p);
  p = mac(splat(0.1905860301469193), z, p);
  p = mac(splat(1.1283791459494388), z, p);
  let q = mac(splat(1.1637703238179214e-3), z, splat(3.804762853197302e-5));
  q = mac(splat(0.014982513937168368), z, q);
  q = mac(splat(0.1141794944497307), z, q);
  q = mac(splat(0.5022352042627721), z, q);
  q = mac(splat(1.0), z, q);
  return div(mul(near, p), q);
}
