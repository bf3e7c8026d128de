// Schedules: the learning rate (or any other option) of each step. step is the number of steps already taken: 0, 1, 2, …
import { check, checkNumber } from './check.ts';
import { cos, pi, pow } from './elementary.ts';

/** A number, or a function of the number of steps already taken: 0 for the first step. */
export type Schedule = number | ((step: number) => number);

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
  const { every, factor } = options;
  checkPositive('every', every);
  checkPositive('factor', factor);
  return (step) => start * pow(factor, Math.floor(step / every));
}

/** A straight line from `start` at step 0 to `end` at step `steps`; `end` from then on. */
export function linearTo(start: number, options: { end: number; steps: number }): (step: number) => number {
  const { end, steps } = options;
  checkPositive('steps', steps);
  return (step) => start + (end - start) * Math.min(step / steps, 1);
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
  checkPositive('steps', steps);
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

function checkPositive(name: string, value: number): void {
  check(Number.isFinite(value) && value > 0, name, value, 'finite and > 0');
}
