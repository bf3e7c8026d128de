import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCollector } from '../../src/plot/collector.ts';
import type { Series } from '../../src/plot/figure.ts';

const most = 2000;

function gather(mark: 'line' | 'points' | 'bars' | 'band', x: number[], y: number[], y2?: number[]): Series {
  const collector = createCollector();
  collector.append('', mark, 's', x, y, y2);
  return collector.figure().charts[0].series[0];
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('thinning', () => {
  test('up to 2000 points nothing is lost', () => {
    const x = range(most);
    const y = x.map((i) => Math.sin(i));
    expect(gather('line', x, y)).toEqual({ key: 's', mark: 'line', x, y });
  });

  test('a single outlier among 10⁷ points survives, in bounded memory', { timeout: 120_000 }, () => {
    const collector = createCollector();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 1e7; i++) {
      collector.append('', 'line', 's', [i], [i === 7_654_321 ? 50 : i === 12_345 ? -50 : Math.sin(i / 1e5)]);
    }
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
    const [{ x, y }] = collector.figure().charts[0].series;
    expect(x.length).toBeLessThanOrEqual(most);
    expect(x.length).toBeGreaterThan(500);
    expect([x[0], x.at(-1)]).toEqual([0, 1e7 - 1]);
    expect(x[y.indexOf(50)]).toBe(7_654_321);
    expect(x[y.indexOf(-50)]).toBe(12_345);
  });

  test('of any line the ends, the extremes and the order stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2001, max: 30_000 }), fc.integer(), (n, seed) => {
        const x = range(n);
        const y = x.map((i) => Math.sin((i + 1) * (seed % 1000)) * i);
        const thin = gather('line', x, y);
        expect(thin.x.length).toBeLessThanOrEqual(most);
        expect([thin.x[0], thin.x.at(-1)]).toEqual([0, n - 1]);
        expect([Math.min(...thin.y), Math.max(...thin.y)]).toEqual([Math.min(...y), Math.max(...y)]);
        for (let i = 1; i < thin.x.length; i++) expect(thin.x[i]).toBeGreaterThan(thin.x[i - 1] as number);
      }),
      { numRuns: 40 },
    );
  });

  test('a path in the plane keeps its outline', () => {
    const turn = range(20_000).map((i) => (i / 20_000) * 50);
    const thin = gather(
      'line',
      turn.map((t) => Math.cos(t)),
      turn.map((t) => Math.sin(t)),
    );
    for (const values of [thin.x as number[], thin.y]) {
      expect(Math.min(...values)).toBeCloseTo(-1, 5);
      expect(Math.max(...values)).toBeCloseTo(1, 5);
    }
  });

  test('gaps stay gaps', () => {
    const x = range(10_000);
    const thin = gather(
      'line',
      x,
      x.map((i) => (i >= 4000 && i < 4040 ? Number.NaN : i === 9000 ? Infinity : 1)),
    );
    expect(thin.y.filter(Number.isNaN).length).toBeGreaterThan(0);
    expect(thin.y).toContain(Infinity);
    expect(
      gather(
        'line',
        x,
        x.map((i) => (i % 2 ? Number.NaN : i)),
      ).x.length,
    ).toBeLessThanOrEqual(most);
  });

  test('a band keeps its lowest low and its highest high', () => {
    const x = range(9000);
    const low = x.map((i) => (i === 4321 ? -9 : -1));
    const high = x.map((i) => (i === 5432 ? 9 : 1));
    const thin = gather('band', x, low, high);
    expect(thin.x.length).toBeLessThanOrEqual(most);
    expect(thin.y2).toHaveLength(thin.x.length);
    expect(Math.min(...thin.y)).toBe(-9);
    expect(Math.max(...(thin.y2 ?? []))).toBe(9);
  });

  test('a cloud is thinned evenly', () => {
    const x = range(50_000);
    const thin = gather('points', x, x);
    expect(thin.x.length).toBeLessThanOrEqual(most);
    expect(thin.x.length).toBeGreaterThan(most / 3);
    const steps = new Set(thin.x.slice(1).map((value, i) => (value as number) - (thin.x[i] as number)));
    expect(steps.size).toBe(1);
  });
});

describe('a host', () => {
  test('learns of changes, also while the program holds the thread', () => {
    const collector = createCollector({ on: true });
    let calls = 0;
    let seen = 0;
    collector.onChange = () => {
      calls++;
      if (calls === 3) seen = collector.figure().charts[0].series[0].x.length;
    };
    expect(collector.changed()).toBe(false);
    collector.append('', 'line', 's', [0, 1], [1, 2]);
    expect(collector.changed()).toBe(true);
    collector.figure();
    expect(collector.changed()).toBe(false);
    collector.axes('', { x: 'step' });
    collector.append('', 'line', 's', [2], [3]);
    expect(seen).toBe(3);
    expect(collector.changed()).toBe(false);
    collector.control({ kind: 'toggle', key: 'on', value: false, initial: false });
    expect(collector.changed()).toBe(true);
    expect(calls).toBe(4);
  });

  test('gets snapshots that later marks do not change', () => {
    const collector = createCollector();
    const xDomain: [number, number] = [0, 1];
    collector.axes('', { xDomain });
    collector.append('', 'line', 's', [0], [1]);
    const first = collector.figure();
    const copy = structuredClone(first);
    collector.append('', 'line', 's', [1], [2]);
    collector.axes('', { x: 'step' });
    xDomain[0] = 9;
    expect(first).toEqual(copy);
    expect(collector.figure().charts[0].axes).toEqual({ x: 'step', xDomain: [0, 1] });
  });
});
