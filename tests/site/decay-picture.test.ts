/** The weight on the home page does what the trainer does. */
import { expect, test } from 'vitest';
import { parameter, sgd } from '../../src/trainer/index.ts';
import {
  decayed,
  future,
  halfLife,
  heightOf,
  learningRate,
  now,
  past,
  remembered,
  strengths,
  weightAt,
} from '../../components/decay-picture.ts';

const points = (path: string): number[][] =>
  [...path.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test.each([strengths.min, strengths.initial, strengths.max])(
  'λ = %d decays as in the trainer',
  (strength) => {
    const w = parameter([1]);
    const optimizer = sgd(w, { learningRate, weightDecay: strength });
    for (let step = 0; step < 300; step++) optimizer.step();
    expect(decayed(1, strength, 300)).toBeCloseTo(w.value[0] ?? NaN, 12);
    expect(decayed(1, strength, halfLife(strength))).toBeCloseTo(0.5, 12);
  },
);

test('the way so far ends now, and the way to come begins there', () => {
  const way = points(past([0.2, 0.4, 0.6]));
  expect(way).toEqual([
    [now - 2, Number(heightOf(0.2).toFixed(1))],
    [now - 1, Number(heightOf(0.4).toFixed(1))],
    [now, Number(heightOf(0.6).toFixed(1))],
  ]);
  expect(points(past(new Array<number>(9999).fill(1)))).toHaveLength(remembered + 1);
  const [first, ...rest] = points(future(0.6, strengths.initial));
  expect(first).toEqual(way.at(-1));
  // Down in the picture is up in numbers.
  expect(rest.every(([, y = NaN], i) => y >= ([first, ...rest][i]?.[1] ?? NaN))).toBe(true);
});

test('a place in the picture is a weight from 0 to 1', () => {
  for (const weight of [0, 0.25, 1]) expect(weightAt(heightOf(weight))).toBeCloseTo(weight, 12);
  expect([weightAt(-50), weightAt(999)]).toEqual([1, 0]);
});
