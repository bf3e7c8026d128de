// Schedules: the learning rate (or any other option) of each step. step is the number of steps already taken: 0, 1, 2, …
import { check, checkNumber } from './check.ts';
import { cos, pi, pow } from './elementary.ts';

/** The same value at every step. */
export function constant(value: number): (step: number) => number {
  checkNumber('value', value);
  return () => value;
}

/** start · factor^⌊step/every⌋: multiplied by `factor` after every `every` steps. With every = 1, exponential decay. */
export function stepDecay(
  start: number,
  options: { every: number; factor: number },
): (step: number) => number {
  checkPositive(options);
  return (step) => start * pow(options.factor, Math.floor(step / options.every));
}

/** start · factor^(number of milestones ≤ step). */
export function milestoneDecay(
  start: number,
  options: { milestones: number[]; factor: number },
): (step: number) => number {
  return (step) =>
    start * pow(options.factor, options.milestones.filter((milestone) => milestone <= step).length);
}

/** A straight line from `start` at step 0 to `end` at step `steps`; `end` from then on. */
export function linearTo(start: number, options: { end: number; steps: number }): (step: number) => number {
  checkPositive({ steps: options.steps });
  return (step) => start + (options.end - start) * Math.min(step / options.steps, 1);
}

/**
 * Half a cosine wave from `start` at step 0 down to `end` at step `steps`.
 *
 *   end + ½(start − end)(1 + cos(π step/steps))
 *
 * After `steps` the wave goes on and the value rises again, as in PyTorch's CosineAnnealingLR.
 *
 * @see loshchilov2017
 */
export function cosine(start: number, options: { steps: number; end?: number }): (step: number) => number {
  const { steps, end = 0 } = options;
  checkPositive({ steps });
  return (step) => end + ((start - end) * (1 + cos((pi * step) / steps))) / 2;
}

/** A straight line up to `peak` in `warmup` steps (peak/warmup at step 0), then {@link cosine} down to `end` at step `steps`. */
export function warmupCosine(
  peak: number,
  options: { warmup: number; steps: number; end?: number },
): (step: number) => number {
  const { warmup, steps, end = 0 } = options;
  checkNumber('warmup', warmup, 0);
  check(steps > warmup, 'steps', steps, `more than warmup = ${warmup}`);
  const after = cosine(peak, { steps: steps - warmup, end });
  return (step) => (step < warmup ? (peak * (step + 1)) / warmup : after(step - warmup));
}

/**
 * One cycle: from `start` up to `peak` at step share·steps − 1, then down to `end` at step steps − 1, on half cosine waves.
 *
 * For a momentum that moves against the rate, exchange high and low: oneCycle(0.85, { start: 0.95, end: 0.95, … }).
 *
 * @see smith2019
 */
export function oneCycle(
  peak: number,
  options: { steps: number; start: number; end: number; share?: number; wave?: 'cosine' | 'linear' },
): (step: number) => number {
  const { steps, start, end, share = 0.3, wave = 'cosine' } = options;
  const top = share * steps - 1;
  check(top > 0 && top < steps - 1, 'share', share, 'so that share·steps − 1 is between 0 and steps − 1');
  const shape = wave === 'linear' ? linearTo : cosine;
  const up = shape(start, { end: peak, steps: top });
  const down = shape(peak, { end, steps: steps - 1 - top });
  return (step) => (step <= top ? up(step) : down(step - top));
}

function checkPositive(options: Record<string, number>): void {
  for (const [name, value] of Object.entries(options))
    check(Number.isFinite(value) && value > 0, name, value, 'finite and > 0');
}
