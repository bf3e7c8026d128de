import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCollector, sinkName } from '../../src/plot/collector.ts';
import type { Collector } from '../../src/plot/collector.ts';
import { validate } from '../../src/plot/figure.ts';
import type { Series, Settings } from '../../src/plot/figure.ts';
import { chart, plot, points } from '../../src/plot/index.ts';

const host = globalThis as { [sinkName]?: Collector | undefined };
let collector: Collector;

function start(settings: Settings = {}): void {
  collector = host[sinkName] = createCollector(settings);
}

beforeEach(() => start());
afterEach(() => {
  host[sinkName] = undefined;
});

const first = (): Series => collector.figure().charts[0].series[0];
const loose = plot as unknown as Record<string, (...values: unknown[]) => void>;

describe('fields', () => {
  test('are values, or a function evaluated from corner to corner', () => {
    plot.field('f', { x: [0, 2], y: [10, 30], columns: 3, values: (x, y) => x + y, levels: [20, 15, 20] });
    const sampled = { columns: 3, values: [10, 11, 12, 20, 21, 22, 30, 31, 32], levels: [15, 20] };
    expect(first()).toEqual({ key: 'f', mark: 'field', x: [0, 2], y: [10, 30], grid: sampled });
    plot.field('f', { x: [0, 1], y: [0, 1], columns: 2, values: Float32Array.of(1, 2, 3, 4) });
    expect(first().grid).toEqual({ columns: 2, values: [1, 2, 3, 4] });
  });

  test.each<[string, () => void, string]>([
    [
      'rows',
      () => plot.field('f', { x: [0, 1], y: [0, 1], columns: 2, values: [1, 2, 3] }),
      "plot.field('f'): values has 3 entries; it must be 2 or more rows of 2",
    ],
    [
      'one row',
      () => plot.field('f', { x: [0, 1], y: [0, 1], columns: 2, values: [1, 2] }),
      'it must be 2 or more rows of 2',
    ],
    [
      'domain',
      () => plot.field('f', { x: [1, 0], y: [0, 1], columns: 2, values: [1, 2, 3, 4] }),
      'x is [1, 0]; the first must be less than the second',
    ],
    [
      'too many',
      () => plot.field('f', { x: [0, 1], y: [0, 1], columns: 101, values: () => 0 }),
      'columns is 101; it must be a whole number from 2 to 100',
    ],
    [
      'sides',
      () =>
        plot.field('f', {
          x: [0, 1],
          y: [0, 1],
          columns: 2,
          values: () => 0,
          levels: [0, 1],
          sides: ['a', 'b'],
        }),
      'it must be [below, above], and needs exactly one level',
    ],
    [
      'levels',
      () => plot.field('f', { x: [0, 1], y: [0, 1], columns: 2, values: () => 0, levels: [Number.NaN] }),
      'it must be an array of 1 to 24 finite numbers',
    ],
    [
      'value',
      () => loose.field('f', { x: [0, 1], y: [0, 1], columns: 2, values: () => 'a' }),
      "values[0] is 'a'; it must be a number",
    ],
    ['option', () => loose.field('f', { z: 1 }), "there is no option 'z'; valid: x, y, columns"],
  ])('error: %s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('heat maps', () => {
  test('keep names and numbers', () => {
    const names = { rowNames: ['unit'], columnNames: [0.1, 1] };
    plot.heat('w', { rows: 1, columns: 2, values: [1, 2], ...names, domain: [0, 3] });
    expect(first()).toEqual({
      key: 'w',
      mark: 'heat',
      x: [],
      y: [],
      grid: { columns: 2, values: [1, 2], ...names, domain: [0, 3] },
    });
  });

  test('have their chart to themselves', () => {
    plot.heat('w', { rows: 1, columns: 1, values: [1] });
    plot.heat('w', { rows: 1, columns: 1, values: [2] });
    expect(first().grid?.values).toEqual([2]);
    expect(() => plot.line('l', 0, 0)).toThrow("plot.line('l'): a heat map has its chart to itself");
    chart('c').line('l', 0, 0);
    expect(() => chart('c').heat('w', { rows: 1, columns: 1, values: [1] })).toThrow('chart to itself');
  });

  test.each<[string, () => void, string]>([
    [
      'count',
      () => plot.heat('w', { rows: 2, columns: 2, values: [1] }),
      'values has 1 entries; it must have rows · columns = 4',
    ],
    [
      'names',
      () => plot.heat('w', { rows: 1, columns: 1, values: [1], rowNames: ['a', 'b'] }),
      'rowNames has 2 entries; it must have 1',
    ],
    [
      'domain',
      () => plot.heat('w', { rows: 1, columns: 1, values: [1], domain: [1, 1] }),
      'domain is [1, 1]; the first must be less than the second',
    ],
    [
      'cells',
      () => plot.heat('w', { rows: 101, columns: 100, values: new Float64Array(10_100) }),
      '10100 values; there may be at most 10000',
    ],
  ])('error: %s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('histograms', () => {
  test('have round bins, the last of them closed', () => {
    plot.histogram('h', [0, 0.1, 0.5, 1, Number.NaN, Infinity], { bins: 2 });
    expect(first()).toEqual({ key: 'h', mark: 'bars', x: [0.25, 0.75], y: [2, 2], width: 0.5 });
  });

  test('in a domain have exactly so many bins, and leave the rest out', () => {
    plot.histogram('h', [-1, 0, 1, 2, 3, 9], { bins: 3, domain: [0, 3] });
    expect(first()).toMatchObject({ x: [0.5, 1.5, 2.5], y: [1, 1, 2], width: 1 });
  });

  test('of nothing and of one value', () => {
    plot.histogram('h', []);
    expect(first()).toMatchObject({ x: [], y: [] });
    plot.histogram('h', [5, 5]);
    expect(first().y).toEqual([2]);
  });

  test('the last call holds, and bars need another key', () => {
    plot.histogram('h', [1, 2]);
    plot.histogram('h', [7]);
    expect(first().y).toEqual([1]);
    expect(() => plot.bars('h', 1, 1)).toThrow('this is the key of a histogram');
  });

  test('count every finite value once, in even bins that hold it', () => {
    const values = fc.array(fc.oneof(fc.double({ min: -1e290, max: 1e290, noNaN: true }), fc.integer()));
    fc.assert(
      fc.property(values, fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }), (all, bins) => {
        start();
        plot.histogram('h', all, bins === undefined ? {} : { bins });
        const { x, y, width = 0 } = first();
        expect(y.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(y.length).toBeLessThanOrEqual((bins ?? 40) + 2);
        expect(width).toBeGreaterThan(0);
        expect(x.every(Number.isFinite)).toBe(true);
        expect(validate(collector.figure())).toEqual(collector.figure());
      }),
    );
  });
});

describe('rows of charts', () => {
  test('are numbers', () => {
    chart('a', { row: 2 }).line('l', 0, 0);
    expect(collector.figure().charts[0].row).toBe(2);
    expect(() => chart('a', { row: 0 })).toThrow(
      "chart('a'): row is 0; it must be a whole number from 1 to 8",
    );
  });
});

describe('draggable points', () => {
  const box = { x: [0, 10], y: [-1, 1] } satisfies Parameters<typeof points>[2];

  test('return their places, the reader’s where these fit', () => {
    host[sinkName] = undefined;
    expect(points('p', [[1, 0]], box)).toEqual([[1, 0]]);
    start(JSON.parse('{ "p": [[99, -99], ["a", 0], [2, 0.5], [7, 7]] }') as Settings);
    const all: [number, number][] = [
      [1, 0],
      [2, 0],
      [3, 0],
    ];
    expect(points('p', all, box)).toEqual([
      [10, -1],
      [2, 0],
      [2, 0.5],
    ]);
    expect(collector.figure().controls[0]).toMatchObject({ kind: 'points', initial: all });
    for (const setting of [1, 'x', true, [[Number.NaN, 0]], [[1]]]) {
      start({ p: setting as never });
      expect(points('p', all, box)).toEqual(all);
    }
  });

  test('what the program does with them changes nothing', () => {
    const mine = points('p', [[1, 0]], box);
    mine[0][0] = 77;
    expect(collector.figure().controls[0].value).toEqual([[1, 0]]);
  });

  test.each<[string, () => void, string]>([
    ['none', () => points('p', [], box), 'it must be an array of 1 to 64 points [x, y]'],
    [
      'outside',
      () => points('p', [[11, 0]], box),
      'initial[0] is [11, 0]; it must lie within x [0, 10] and y [-1, 1]',
    ],
    ['shape', () => points('p', [[1] as never], box), 'initial[0] is [1]; it must be [x, y]'],
    ['range', () => points('p', [[1, 0]], { ...box, x: [1, 1] }), 'x is [1, 1]; the first must be less'],
  ])('error: %s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('data from anywhere', () => {
  const wrap = (series: unknown, controls: unknown[] = []) => ({
    charts: [{ key: '', axes: {}, series: [series] }],
    controls,
  });
  const grid = { columns: 2, values: [1, 2, 3, 4] };

  test.each<[string, unknown]>([
    ['no grid', wrap({ key: 'f', mark: 'field', x: [0, 1], y: [0, 1] })],
    [
      'one column',
      wrap({ key: 'f', mark: 'field', x: [0, 1], y: [0, 1], grid: { columns: 1, values: [1, 2] } }),
    ],
    ['columns of no number', wrap({ key: 'f', mark: 'heat', grid: { columns: '2', values: [1, 2] } })],
    ['endless columns', wrap({ key: 'f', mark: 'heat', grid: { columns: Infinity, values: [1, 2] } })],
    ['field without an extent', wrap({ key: 'f', mark: 'field', x: [1, 1], y: [0, 1], grid })],
    ['a domain of one value', wrap({ key: 'f', mark: 'heat', grid: { ...grid, domain: [1, 1] } })],
    ['names of no text', wrap({ key: 'f', mark: 'heat', grid: { ...grid, rowNames: ['a'] } })],
    [
      'side of no text',
      wrap({ key: 'f', mark: 'field', x: [0, 1], y: [0, 1], grid: { ...grid, sides: ['a'] } }),
    ],
    ['bars of no width', wrap({ key: 'b', mark: 'bars', x: [], y: [], width: -1 })],
    [
      'a point outside',
      wrap({ key: 'b', mark: 'bars', x: [], y: [] }, [
        { kind: 'points', key: 'p', value: [[2, 0]], initial: [[0, 0]], x: [0, 1], y: [0, 1] },
      ]),
    ],
    ['row', { charts: [{ key: '', axes: {}, series: [], row: 1.5 }], controls: [] }],
  ])('is refused: %s', (_, figure) => {
    expect(() => validate(figure)).toThrow('not a figure: ');
  });

  test('what is too much is cut off, and nothing else comes through', () => {
    const values = Array.from({ length: 10_050 }, (_, i) => i);
    const levels = Array.from({ length: 30 }, (_, i) => 30 - i);
    const long = { columns: 100, values, levels: [...levels, 'a'], onclick: 'x' };
    const { charts } = validate(
      wrap({ key: 'f', mark: 'field', x: [0, 1], y: [0, 1], grid: long, html: 'x' }),
    );
    const [series] = charts[0].series;
    expect(series.grid?.values).toHaveLength(10_000);
    expect(series.grid?.levels).toEqual(levels.slice(0, 24).reverse());
    expect(JSON.stringify(series)).not.toMatch(/onclick|html/);
  });
});
