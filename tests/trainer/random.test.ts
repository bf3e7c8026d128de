import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/trainer/index.ts';

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random', () => {
  it('repeats itself for the same seed, and only for the same seed', () => {
    const stream = (seed: number) => {
      const { uniform } = random(seed);
      return draw(8, () => uniform());
    };
    expect(stream(7)).toEqual(stream(7));
    const starts = new Set(Array.from({ length: 2000 }, (_, seed) => random(seed).uniform()));
    expect(starts.size).toBe(2000);
    expect(stream(5)).not.toEqual(stream(5 + 2 ** 32));
  });

  it('is the same stream for ever', () => {
    const generator = random(0);
    expect(draw(3, () => generator.uniform())).toMatchInlineSnapshot(`
      [
        0.13587393870443443,
        0.9216673093719565,
        0.28481521277936905,
      ]
    `);
    expect(draw(3, () => generator.normal())).toMatchInlineSnapshot(`
      [
        -1.079914803247444,
        0.3368084599788088,
        -0.14285541195689183,
      ]
    `);
    expect(generator.shuffle([0, 1, 2, 3, 4, 5]).join(' ')).toMatchInlineSnapshot(`"0 3 2 5 4 1"`);
  });

  it('draws uniform numbers', () => {
    const { uniform } = random(1);
    const values = draw(40_000, () => uniform());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    // standard error of the mean 0.0014, of the mean square 0.0015
    expect(mean(values)).toBeCloseTo(1 / 2, 2);
    expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1 / 3, 2);
    // 16 cells of 2500 ± 48
    const cells = new Array(16).fill(0);
    for (const value of values) cells[Math.floor(16 * value)] += 1;
    expect(Math.max(...cells.map((count) => Math.abs(count - 2500)))).toBeLessThan(200);
    expect(uniform(3, 3)).toBe(3);
  });

  it('draws normal numbers', () => {
    const { normal } = random(2);
    const values = draw(40_000, () => normal());
    const moment = (k: number) => mean(values.map((value) => value ** k));
    // standard errors 0.005, 0.007, 0.02, 0.05
    expect(Math.abs(moment(1))).toBeLessThan(0.02);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03);
    expect(Math.abs(moment(3))).toBeLessThan(0.08);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.2);
    // neighbours, which are drawn in pairs, are not correlated
    expect(Math.abs(mean(values.slice(1).map((value, i) => value * values[i])))).toBeLessThan(0.02);
    expect(mean(draw(10_000, () => normal(5, 0.1)))).toBeCloseTo(5, 2);
  });

  it('draws streams that have nothing to do with those of neighbouring seeds', () => {
    const values = Array.from({ length: 20_000 }, (_, seed) => random(seed).normal());
    expect(Math.abs(mean(values.slice(1).map((value, i) => value * values[i])))).toBeLessThan(0.03);
    expect(Math.abs(mean(values))).toBeLessThan(0.03);
  });

  it('shuffles: nothing is lost, every place is equally likely', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (values, seed) => {
        const before = [...values];
        const shuffled = random(seed).shuffle(values);
        expect(values).toEqual(before);
        expect(shuffled.sort((a, b) => a - b)).toEqual(before.sort((a, b) => a - b));
      }),
    );
    const generator = random(3);
    const first = draw(6000, () => generator.shuffle([0, 1, 2])[0]);
    // 2000 ± 37
    for (const k of [0, 1, 2])
      expect(Math.abs(first.filter((value) => value === k).length - 2000)).toBeLessThan(150);
    expect(() => generator.integer(0)).toThrow('count is 0; it must be a whole number ≥ 1');
  });

  it.each([-1, 0.5, NaN, '3'])('refuses the seed %s', (seed) => {
    expect(() => random(seed as number)).toThrow(/^seed is .*; it must be a whole number ≥ 0$/);
  });
});
