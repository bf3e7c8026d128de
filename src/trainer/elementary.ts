// Elementary functions in plain arithmetic: the same bits in every engine.
//
// In this order: exact sums and products, exp and its kin, log and pow, sin and cos, erf.
//
// IEEE 754 fixes + − × ÷ and √ to the last bit; it leaves exp, log, sin … to the engine, and engines differ.
// Each function below is a reduction to a short interval followed by a Taylor polynomial, with the
// rounding error of the leading terms carried along. Largest error seen in tests: below 1 ulp.

/** √x, correctly rounded: IEEE 754 fixes it, so the engine's own may be used. */
export const sqrt = Math.sqrt;

/** |x|. */
export const abs = Math.abs;

/** π, rounded to float64. */
export const pi = 3.141592653589793;

const LN2_HIGH = 0.6931471805601177; // the first 40 bits of ln 2: k · LN2_HIGH is exact for |k| < 2¹³
const LN2_LOW = -1.7239444525614835e-13;

// 2ᵏ for every exponent of a normal float64, at POWERS[k + 1022]
const POWERS = new Float64Array(2046);
for (let k = 0, power = 2.2250738585072014e-308; k < 2046; k++, power *= 2) POWERS[k] = power;

// A sum or product of two float64 is a float64 plus an error that is a float64 too.
// A function returns one number, so the error goes to rest[LOW]: an array, since V8 would box a variable at every write.
const rest = new Float64Array(3);
const LOW = 0;

function twoSum(a: number, b: number): number {
  const sum = a + b;
  const shifted = sum - a;
  rest[LOW] = a - (sum - shifted) + (b - shifted);
  return sum;
}

function twoProduct(a: number, b: number): number {
  const product = a * b;
  const aLeft = a * 134217729; // 2²⁷ + 1 cuts a into halves of 26 bits
  const aHigh = aLeft - (aLeft - a);
  const aLow = a - aHigh;
  const bLeft = b * 134217729;
  const bHigh = bLeft - (bLeft - b);
  const bLow = b - bHigh;
  rest[LOW] = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return product;
}

/** Σₖ coefficients[k] xᵏ by Horner's rule. */
function horner(coefficients: number[], x: number): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k];
  return sum;
}

// eʳ − 1 − r = r²/2! + r³/3! + …, |r| ≤ ½ ln 2; even and odd powers apart, so that a processor can do both at once
function expTail(r: number): number {
  const z = r * r;
  const even =
    1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40320 + z * (1 / 3628800 + z * (1 / 479001600)))));
  const odd =
    1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * (1 / 6227020800)))));
  return z * (even + r * odd);
}

// e^(x + xLow) − 1 = 2ᵏ (1 + s) − 1 with x = k ln 2 + r and s = eʳ − 1; k is returned, s and its error are left in `rest`.
const S_HIGH = 1;
const S_LOW = 2;

function reduceExp(x: number, xLow: number): number {
  const k = Math.floor(x * 1.4426950408889634 + 0.5); // Math.round takes longer
  const rHigh = x - k * LN2_HIGH;
  const rLow = xLow - k * LN2_LOW;
  const r = rHigh + rLow;
  const lost = rHigh - r + rLow;
  const tail = expTail(r) + lost * (1 + r);
  rest[S_HIGH] = r + tail;
  rest[S_LOW] = r - rest[S_HIGH] + tail;
  return k;
}

function expSum(x: number, xLow: number): number {
  if (x !== x) return x;
  if (x > 709.8) return Infinity;
  if (x < -745.2) return 0;
  const k = reduceExp(x, xLow);
  const sum = 1 + rest[S_HIGH];
  const y = sum + (1 - sum + rest[S_HIGH] + rest[S_LOW]);
  if (k > 1023) return y * 2 * POWERS[k + 1021];
  if (k < -1021) return y * POWERS[k + 1082] * 8.673617379884035e-19;
  return y * POWERS[k + 1022];
}

/** eˣ. */
export function exp(x: number): number {
  return expSum(x, 0);
}

/** eˣ − 1, accurate for small x. */
export function expm1(x: number): number {
  if (x !== x || x === 0 || x < -60 || x > 60) return x === 0 ? x : exp(x) - 1;
  const k = reduceExp(x, 0);
  if (k === 0) return rest[S_HIGH] + rest[S_LOW];
  const scale = POWERS[k + 1022];
  const sum = twoSum(1 - POWERS[1022 - k], rest[S_HIGH]);
  return (sum + (rest[LOW] + rest[S_LOW])) * scale;
}

/** tanh x = (e²ˣ − 1) / (e²ˣ + 1). */
export function tanh(x: number): number {
  if (x !== x || x === 0) return x;
  if (x > 20) return 1;
  if (x < -20) return -1;
  // e²ˣ = 2ᵏ (1 + s), as in reduceExp; written out here, since tanh is slower when s and its error pass through `rest`
  const k = Math.floor(2 * abs(x) * 1.4426950408889634 + 0.5);
  const rHigh = 2 * abs(x) - k * LN2_HIGH;
  const rLow = -k * LN2_LOW;
  const r = rHigh + rLow;
  const tail = expTail(r) + (rHigh - r + rLow) * (1 + r);
  const s = r + tail;
  const scale = POWERS[k + 1022];
  let y: number;
  if (k > 2) {
    // far from 0 the quotient is 1 − 2 / (e²ˣ + 1), a small number taken from 1
    y = 1 - 2 / (scale + scale * s + 1);
  } else {
    // near 0, t = e²ˣ − 1 is kept as a sum of two numbers, and the quotient t / (t + 2) is corrected by its remainder
    const t = scale - 1 + scale * s;
    const tLow = scale - 1 - t + scale * s + scale * (r - s + tail);
    const divisor = 2 + t;
    const divisorLow = 2 - divisor + t + tLow;
    const inverse = 1 / divisor;
    const quotient = t * inverse;
    const product = twoProduct(quotient, divisor);
    y = quotient + (t - product - rest[LOW] + tLow - quotient * divisorLow) * inverse;
  }
  return x < 0 ? -y : y;
}

/** 1 / (1 + e⁻ˣ), the logistic function, without overflow on either side. */
export function sigmoid(x: number): number {
  const e = exp(-abs(x));
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

/** log(1 + eˣ), the softplus, without overflow. */
export function softplus(x: number): number {
  return (x > 0 ? x : 0) + log1p(exp(-abs(x)));
}

// log(1 + f) for −0.3 < f < 0.42, as a sum; the small part is left in rest[LOW].
// With s = f / (2 + f): log(1 + f) = 2s + s³ (2/3 + 2s²/5 + 2s⁴/7 + …)
const ATANH = [2 / 5, 2 / 7, 2 / 9, 2 / 11, 2 / 13, 2 / 15, 2 / 17, 2 / 19, 2 / 21, 2 / 23, 2 / 25];

function logOnePlus(f: number): number {
  const divisor = 2 + f;
  const divisorLow = 2 - divisor + f;
  const s = f / divisor;
  let product = twoProduct(s, divisor);
  const sRest = (f - product - rest[LOW] - s * divisorLow) / divisor;
  const z = twoProduct(s, s);
  const zLow = rest[LOW] + 2 * s * sRest;
  const bracket = twoSum(0.6666666666666666, z * horner(ATANH, z));
  const bracketLow = rest[LOW] + 3.700743415417188e-17;
  product = twoProduct(z, bracket);
  const cubeOverS = product;
  const cubeOverSLow = rest[LOW] + z * bracketLow + zLow * bracket;
  product = twoProduct(s, cubeOverS);
  const tailLow = rest[LOW] + s * cubeOverSLow + sRest * cubeOverS;
  const sum = 2 * s + product;
  rest[LOW] = 2 * s - sum + product + (tailLow + 2 * sRest);
  return sum;
}

// The exponent is read from the high word of a float64, whose place depends on the machine.
const float = new Float64Array([1]);
const words = new Uint32Array(float.buffer);
const HIGH = words[1] === 0 ? 0 : 1;

// log x as a sum; the small part is left in rest[LOW].
function logSum(x: number): number {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    k = -54;
  }
  float[0] = x;
  k += (words[HIGH] >>> 20) - 1023;
  words[HIGH] = (words[HIGH] & 0xfffff) | 0x3ff00000;
  let m = float[0];
  if (m > 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  const fraction = logOnePlus(m - 1);
  const fractionLow = rest[LOW];
  const sum = twoSum(k * LN2_HIGH, fraction);
  const small = rest[LOW] + (fractionLow + k * LN2_LOW);
  const high = sum + small;
  rest[LOW] = sum - high + small;
  return high;
}

/** ln x; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x < 0 ? NaN : x;
  return logSum(x) + rest[LOW];
}

/** ln(1 + x), accurate for small x. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logOnePlus(x) + rest[LOW];
  if (!(x > -1) || x > 1152921504606846976) return log(x > 0 ? x : 1 + x);
  const u = 1 + x;
  const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  const high = logSum(u);
  return high + (rest[LOW] + lost / u);
}

/** xʸ, with the special values of IEEE 754 (x⁰ = 1 for every x). */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x !== x || y !== y) return NaN;
  const whole = Math.floor(y) === y;
  const sign = whole && y % 2 !== 0 && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (x < 0 && !whole && x !== -Infinity) return NaN;
  const base = abs(x);
  if (base === 1) return sign;
  if (base === 0 || base === Infinity) return sign * ((base === 0) === y > 0 ? 0 : Infinity);
  const logarithm = logSum(base);
  const logarithmLow = rest[LOW];
  if (abs(y * logarithm) > 800) return sign * (logarithm > 0 === y > 0 ? Infinity : 0);
  const product = twoProduct(y, logarithm);
  return sign * expSum(product, rest[LOW] + y * logarithmLow);
}

// The Taylor series of sin and cos without their leading terms.
// prettier-ignore
const SIN = [-1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800, -1 / 1307674368000, 1 / 355687428096000];
// prettier-ignore
const COS = [1 / 24, -1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600, -1 / 87178291200, 1 / 20922789888000];

// x = n π/2 + r, |r| ≤ π/4: returns r, leaves its small part in rest[LOW] and n mod 4 in `quadrant`.
let quadrant = 0;

function reduceAngle(x: number): number {
  if (abs(x) > 1e6) throw new RangeError(`sin and cos take angles up to 1e6 in size, not ${x}`);
  const n = Math.round(x * 0.6366197723675814);
  quadrant = ((n % 4) + 4) % 4;
  const near = x - n * 1.5707963267341256; // 33 bits of π/2: exact
  const sum = twoSum(near, -n * 6.077100506303966e-11); // the next 33
  const small = rest[LOW] - n * 2.0222662487959506e-21;
  const r = sum + small;
  rest[LOW] = sum - r + small;
  return r;
}

function sinNear0(r: number, rLow: number): number {
  const z = r * r;
  return r + (r * z * horner(SIN, z) + rLow * (1 - z / 2));
}

function cosNear0(r: number, rLow: number): number {
  const z = r * r;
  const half = z / 2;
  const sum = 1 - half;
  return sum + (1 - sum - half + (z * z * horner(COS, z) - r * rLow));
}

/** sin x for |x| ≤ 10⁶; x in radians. */
export function sin(x: number): number {
  if (x === 0 || x - x !== 0) return x === 0 ? x : NaN;
  const r = reduceAngle(x);
  const y = quadrant % 2 === 0 ? sinNear0(r, rest[LOW]) : cosNear0(r, rest[LOW]);
  return quadrant < 2 ? y : -y;
}

/** cos x for |x| ≤ 10⁶; x in radians. */
export function cos(x: number): number {
  if (x - x !== 0) return NaN;
  const r = reduceAngle(x);
  const y = quadrant % 2 === 0 ? cosNear0(r, rest[LOW]) : sinNear0(r, rest[LOW]);
  return quadrant === 0 || quadrant === 3 ? y : -y;
}

// erf x = 2/√π (x − x³/3 + x⁵/(5·2!) − …), for |x| < ¾. The factor 2/√π is 1 + 0.128…: only its fraction is rounded.
const ERF: number[] = [];
for (let k = 0, term = 1.1283791670955126; k < 18; k++, term /= -k) ERF.push(term / (2 * k + 1));
ERF[0] = 0.12837916709551256;

// Around c = 1, 1.5, …, 6: erf(c + h) = 1 − erfc(c) + 2/√π e^(−c²) Σ gₙ hⁿ⁺¹/(n + 1), where g = e^(−2ct − t²) obeys
// (n + 1) gₙ₊₁ = −2c gₙ − 2 gₙ₋₁
const ERFC = [
  0.15729920705028513, 0.033894853524689274, 0.004677734981047266, 0.0004069520174449589,
  2.209049699858544e-5, 7.430983723414128e-7, 1.541725790028002e-8, 1.9661604415428876e-10,
  1.537459794428035e-12, 7.357847917974398e-15, 2.1519736712498913e-17,
];
const ERF_AROUND = ERFC.map((_, i) => {
  const c = 1 + i / 2;
  const g = [1, -2 * c];
  for (let n = 1; n < 24; n++) g.push((-2 * c * g[n] - 2 * g[n - 1]) / (n + 1));
  return g.map((gn, n) => (1.1283791670955126 * exp(-c * c) * gn) / (n + 1));
});

/** erf x = 2/√π ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const a = abs(x);
  if (a < 0.75) return x + x * horner(ERF, x * x);
  if (!(a < 6)) return x !== x ? x : x < 0 ? -1 : 1;
  const i = Math.round(2 * a) - 2;
  const h = a - (1 + i / 2);
  const sum = 1 - ERFC[i];
  const y = sum + (1 - sum - ERFC[i] + h * horner(ERF_AROUND[i], h));
  return x < 0 ? -y : y;
}
