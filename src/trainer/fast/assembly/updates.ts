// What changes the parameters: penalties, and the chain of optimizers.ts in one pass over a group's numbers:
//
//   d ← g + λθ    d ← rule(d)    θ ← θ − (ηd + share · θ)
//
// `share` is what the parameter loses by decay. It is taken from θ together with ηd, since 1 − share would keep only the
// leading digits of a small share in float32.
//
// A group is `bytes` bytes of values at θ; its gradients lie `apart` bytes behind them, what is remembered 2, 3 and 4 times
// as far. The settings `s` are float32: 0 η, 1 λ in the gradient, 2 share, 3 ε or for sgd μ, then what the rule names, as written
// in engine.ts.
import { add, choose, div, larger, mac, mul, splat, sub } from './elementary';

// @ts-ignore
@inline function setting(settings: usize, k: i32): v128 {
  return v128.load_splat<f32>(settings + (<usize>k << 2));
}

/** θ ← θ − (ηd + share · θ) */
// @ts-ignore
@inline function descend(at: usize, value: v128, d: v128, rate: v128, share: v128): void {
  v128.store(at, sub(value, mac(mul(rate, d), share, value)));
}

/** Never 0: where nothing has come yet, which is so in all that fills a panel up, 0/0 is taken as 0. */
// @ts-ignore
@inline function denominator(root: v128, epsilon: v128): v128 {
  return larger(add(root, epsilon), splat(1.1754944e-38));
}

/** b ← μb + taken · d, and d ← b, or with nesterov d ← d + μb. */
export function sgd(at: usize, bytes: usize, apart: usize, s: usize, nesterov: i32): void {
  const rate = setting(s, 0), lambda = setting(s, 1), share = setting(s, 2);
  const momentum = setting(s, 3), taken = setting(s, 4);
  const end = at + bytes;
  if (load<f32>(s, 12) == 0) {
    for (; at < end; at += 16) {
      const value = v128.load(at);
      descend(at, value, mac(v128.load(at + apart), lambda, value), rate, share);
    }
    return;
  }
  for (; at < end; at += 16) {
    const value = v128.load(at);
    const d = mac(v128.load(at + apart), lambda, value);
    const velocity = mac(mul(momentum, v128.load(at + 2 * apart)), taken, d);
    v128.store(at + 2 * apart, velocity);
    descend(at, value, nesterov ? mac(d, momentum, velocity) : velocity, rate, share);
  }
}

/** s ← s + d², d ← d/(√s + ε) */
export function adagrad(at: usize, bytes: usize, apart: usize, s: usize): void {
  const rate = setting(s, 0), lambda = setting(s, 1), share = setting(s, 2), epsilon = setting(s, 3);
  for (const end = at + bytes; at < end; at += 16) {
    const value = v128.load(at);
    const d = mac(v128.load(at + apart), lambda, value);
    const sum = mac(v128.load(at + 2 * apart), d, d);
    v128.store(at + 2 * apart, sum);
    descend(at, value, div(d, denominator(f32x4.sqrt(sum), epsilon)), rate, share);
  }
}

/** v ← β₂v + (1 − β₂)d², a ← β₂a + (1 − β₂)d, b ← μb + d/(√(v − a²) + ε), d ← b; v − a² only if centered. */
export function rmsprop(at: usize, bytes: usize, apart: usize, s: usize, centered: i32): void {
  const rate = setting(s, 0), lambda = setting(s, 1), share = setting(s, 2), epsilon = setting(s, 3);
  const kept2 = setting(s, 4), taken2 = setting(s, 5), momentum = setting(s, 6);
  for (const end = at + bytes; at < end; at += 16) {
    const value = v128.load(at);
    const d = mac(v128.load(at + apart), lambda, value);
    const v = mac(mul(kept2, v128.load(at + 2 * apart)), mul(taken2, d), d);
    const a = mac(mul(kept2, v128.load(at + 3 * apart)), taken2, d);
    const variance = centered ? larger(sub(v, mul(a, a)), splat(0)) : v;
    const scaled = div(d, denominator(f32x4.sqrt(variance), epsilon));
    const b = mac(scaled, momentum, v128.load(at + 4 * apart));
    v128.store(at + 2 * apart, v);
    v128.store(at + 3 * apart, a);
    v128.store(at + 4 * apart, b);
    descend(at, value, b, rate, share);
  }
}

/** m ← β₁m + (1 − β₁)d, v ← β₂v + (1 − β₂)d², d ← (m/c₁)/(√v/c₂ + ε); amsgrad: the largest v so far for v. */
export function adam(at: usize, bytes: usize, apart: usize, s: usize, amsgrad: i32): void {
  const rate = setting(s, 0), lambda = setting(s, 1), share = setting(s, 2), epsilon = setting(s, 3);
  const kept1 = setting(s, 4), taken1 = setting(s, 5), kept2 = setting(s, 6), taken2 = setting(s, 7);
  const over1 = setting(s, 8), over2 = setting(s, 9);
  for (const end = at + bytes; at < end; at += 16) {
    const value = v128.load(at);
    const d = mac(v128.load(at + apart), lambda, value);
    const m = mac(mul(kept1, v128.load(at + 2 * apart)), taken1, d);
    let v = mac(mul(kept2, v128.load(at + 3 * apart)), mul(taken2, d), d);
    v128.store(at + 2 * apart, m);
    v128.store(at + 3 * apart, v);
    if (amsgrad) {
      v = larger(v, v128.load(at + 4 * apart));
      v128.store(at + 4 * apart, v);
    }
    const root = mul(f32x4.sqrt(v), over2);
    descend(at, value, div(mul(m, over1), denominator(root, epsilon)), rate, share);
  }
}

// ---------------------------------------------------------------- penalties

/** λ₁ Σ|w| + ½λ₂ Σw² */
export function penaltyValue(at: usize, bytes: usize, l1: f32, l2: f32): f64 {
  let absolute = f64x2.splat(0);
  let squared = absolute;
  for (const end = at + bytes; at < end; at += 8) {
    const w = f64x2.promote_low_f32x4(v128.load64_zero(at));
    absolute = f64x2.add(absolute, f64x2.abs(w));
    squared = f64x2.add(squared, f64x2.mul(w, w));
  }
  const size = f64x2.extract_lane(absolute, 0) + f64x2.extract_lane(absolute, 1);
  return <f64>l1 * size + (<f64>l2 / 2) * (f64x2.extract_lane(squared, 0) + f64x2.extract_lane(squared, 1));
}

/** g ← g + λ₁ sign(w) + λ₂w */
export function penaltyGradient(at: usize, bytes: usize, apart: usize, l1: f32, l2: f32): void {
  const sign = splat(l1);
  for (const end = at + bytes; at < end; at += 16) {
    const w = v128.load(at);
    const up = v128.and(sign, f32x4.gt(w, splat(0)));
    const down = v128.and(sign, f32x4.lt(w, splat(0)));
    v128.store(at + apart, add(v128.load(at + apart), mac(sub(up, down), splat(l2), w)));
  }
}

/** w ← soft(w, ηλ₁)/(1 + ηλ₂) */
export function proximalStep(at: usize, bytes: usize, learningRate: f32, l1: f32, l2: f32): void {
  const threshold = splat(learningRate * l1);
  const divisor = splat(1 + learningRate * l2);
  for (const end = at + bytes; at < end; at += 16) {
    const w = v128.load(at);
    const above = f32x4.gt(w, threshold), below = f32x4.lt(w, f32x4.neg(threshold));
    const soft = choose(above, sub(w, threshold), v128.and(below, add(w, threshold)));
    v128.store(at, div(soft, divisor));
  }
}
