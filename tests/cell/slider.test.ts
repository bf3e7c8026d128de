/** The steps of a slider: each press of a key shows another value, and both ends can be reached. */
import { expect, test } from 'vitest';
import { sliderPosition, sliderValue, stepsOf } from '../../components/slider.ts';

test.each([
  [2, 6, 1],
  [1, 20, 1],
  [0, 1, 0.005],
  [0, 0.98, 0.01],
  [0.05, 0.95, 0.1],
  [0, 0.1, 0.005],
])('from %d to %d by %d', (min, max, step) => {
  const range = { min, max, step, scale: 'linear' as const };
  const steps = stepsOf(range);
  const values = Array.from({ length: steps + 1 }, (_, at) => sliderValue(range, (1000 * at) / steps));
  expect(new Set(values).size).toBe(steps + 1);
  expect([values[0], values.at(-1)]).toEqual([min, max]);
  values.forEach((value, at) => expect(Math.round((sliderPosition(range, value) * steps) / 1000)).toBe(at));
});
