import { beforeEach, expect, test } from 'vitest';
import { createMeter } from '../../src/runtime/meter.ts';
import type { Meter } from '../../src/runtime/meter.ts';
import type { Work } from '../../src/trainer/progress.ts';

let time: number;
let meter: Meter;
beforeEach(() => {
  time = 1000;
  meter = createMeter(() => time);
});

/** The work's count, told `ms` after the last one. */
function take(work: Work, done: number, ms: number): boolean {
  time += ms;
  work.done = done;
  return meter.take(work);
}

test('a training: rate and time left from the average since its beginning', () => {
  const work: Work = { unit: 'steps', done: 0, total: 100 };
  meter.take(work);
  expect(meter.read()).toEqual({ unit: 'steps', done: 0, total: 100, part: 1, ms: 0 });
  take(work, 10, 20);
  take(work, 20, 20);
  expect(meter.read()).toEqual({
    unit: 'steps',
    done: 20,
    total: 100,
    part: 1,
    ms: 40,
    rate: 500,
    left: 160,
  });
});

test('nothing new is not told twice', () => {
  expect(meter.read()).toBeUndefined();
  meter.take({ unit: 'steps', done: 0, total: 3 });
  expect(meter.read()).toBeDefined();
  expect(meter.read()).toBeUndefined();
});

test('a sweep: the time left runs down during a long run, and the rate stays', () => {
  const work: Work = { unit: 'runs', done: 0, total: 4 };
  meter.take(work);
  take(work, 0, 500);
  expect(meter.read()).toEqual({ unit: 'runs', done: 0, total: 4, part: 1, ms: 500 });
  take(work, 1, 500);
  expect(meter.read()).toMatchObject({ done: 1, ms: 1000, rate: 1, left: 3000 });
  take(work, 1, 800);
  expect(meter.read()).toMatchObject({ done: 1, ms: 1800, rate: 1, left: 2200 });
  take(work, 1, 9000);
  expect(meter.read()).toMatchObject({ left: 0 });
});

test('the next part has a beginning of its own; one in lockstep is no next part', () => {
  const [first, second, third]: Work[] = [3, 5, 7].map((total) => ({ unit: 'steps', done: 0, total }));
  meter.take(first);
  take(second, 0, 10);
  expect(meter.read()).toMatchObject({ total: 5, part: 1, ms: 0 });
  take(second, 5, 10);
  take(third, 0, 10);
  take(third, 1, 2);
  expect(meter.read()).toMatchObject({ total: 7, part: 2, ms: 2, rate: 500 });
});

test('asks to be told again at once only if a millisecond has passed', () => {
  const work: Work = { unit: 'steps', done: 0, total: 10 };
  expect(meter.take(work)).toBe(true);
  expect(take(work, 1, 0.5)).toBe(false);
  expect(take(work, 2, 1)).toBe(true);
});

test('a clock that stands still gives no rate', () => {
  const work: Work = { unit: 'steps', done: 0, total: 10 };
  meter.take(work);
  take(work, 5, 0);
  expect(meter.read()).toEqual({ unit: 'steps', done: 5, total: 10, part: 1, ms: 0 });
});
