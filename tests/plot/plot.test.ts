import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chart, choice, plot, slider, toggle } from '../../src/plot/index.ts';
import { createCollector, sinkName } from '../../src/plot/collector.ts';
import type { Collector } from '../../src/plot/collector.ts';
import type { Settings } from '../../src/plot/figure.ts';

const host = globalThis as { [sinkName]?: Collector | undefined };

function start(settings: Settings = {}): Collector {
  return (host[sinkName] = createCollector(settings));
}

afterEach(() => {
  host[sinkName] = undefined;
});

describe('without a collector', () => {
  test('marks are discarded and controls return their defaults', () => {
    plot.line('loss', 0, 1);
    plot.axes({ x: 'step' });
    chart('second').bars('weights', ['a', 'b'], [1, 2]);
    expect(slider('λ', 0.1, { min: 0.01, max: 1, scale: 'log' })).toBe(0.1);
    expect(choice('optimizer', ['sgd', 'adam'])).toBe('sgd');
    expect(choice('optimizer', ['sgd', 'adam'], 'adam')).toBe('adam');
    expect(toggle('decay', true)).toBe(true);
  });

  test('bad input throws all the same', () => {
    expect(() => plot.line('loss', [1, 2], [1])).toThrow(RangeError);
    expect(() => slider('λ', 0, { min: 1, max: 0 })).toThrow(RangeError);
  });
});

describe('marks', () => {
  test('single numbers append to what arrays began', () => {
    const collector = start();
    plot.line('loss', [0, 1], Float64Array.of(3, 2));
    plot.line('loss', 2, 1);
    expect(collector.figure().charts).toEqual([
      { key: '', axes: {}, series: [{ key: 'loss', mark: 'line', x: [0, 1, 2], y: [3, 2, 1] }] },
    ]);
  });

  test('every mark, in the order in which it was first named', () => {
    const collector = start();
    plot.axes({ x: 'step', yScale: 'log', yDomain: [0.1, 10] });
    plot.points('data', [1, 2], [3, 4]);
    plot.band('spread', 1, 2, 3);
    plot.band('spread', [2], [3], [4]);
    plot.rule('limit', { y: 1 });
    plot.rule('limit', { x: 2 });
    plot.line('data', 1, Number.NaN);
    chart('weights').bars('w', ['a', 'b'], [1, 2]);
    chart('weights').bars('w', 'b', 5);
    plot.axes({ y: 'loss' });
    expect(collector.figure().charts).toEqual([
      {
        key: '',
        axes: { x: 'step', y: 'loss', yScale: 'log', yDomain: [0.1, 10] },
        series: [
          { key: 'data', mark: 'points', x: [1, 2], y: [3, 4] },
          { key: 'spread', mark: 'band', x: [1, 2], y: [2, 3], y2: [3, 4] },
          { key: 'limit', mark: 'rule', x: [2], y: [] },
          { key: 'data', mark: 'line', x: [1], y: [Number.NaN] },
        ],
      },
      { key: 'weights', axes: {}, series: [{ key: 'w', mark: 'bars', x: ['a', 'b'], y: [1, 5] }] },
    ]);
  });

  const loose = plot as unknown as Record<string, (...values: unknown[]) => void>;
  test.each<[string, () => void, string]>([
    [
      'length',
      () => plot.line('loss', [1, 2, 3], [1]),
      "plot.line('loss'): x is an array of 3 and y is an array of 1",
    ],
    [
      'shape',
      () => plot.line('loss', 1, [1]),
      "plot.line('loss'): x is a single value and y is an array of 1",
    ],
    [
      'band',
      () => plot.band('b', [1], [1], [1, 2]),
      "plot.band('b'): x is an array of 1 and high is an array of 2",
    ],
    [
      'type',
      () => loose.line('loss', 0, undefined),
      "plot.line('loss'): y is undefined; it must be a number",
    ],
    [
      'element',
      () => loose.points('p', [1, 2], [1, '2']),
      "plot.points('p'): y[1] is '2'; it must be a number",
    ],
    ['names', () => loose.line('l', ['a', 'b'], [1, 2]), "plot.line('l'): x[0] is 'a'; it must be a number"],
    ['big', () => loose.line('l', [1], BigInt64Array.of(1n)), "plot.line('l'): y is "],
    ['key', () => plot.line('', 0, 0), "plot.line: the key is ''; it must be a string of 1 to 80 characters"],
    ['long key', () => plot.line('k'.repeat(81), 0, 0), 'it must be a string of 1 to 80 characters'],
    ['chart', () => chart('').line('l', 0, 0), "chart: the key is ''"],
    [
      'in chart',
      () => chart('c').line('l', [1], []),
      "chart('c').line('l'): x is an array of 1 and y is an array of 0",
    ],
    [
      'rule',
      () => loose.rule('r', {}),
      "plot.rule('r'): the place is {  }; valid: { x: number } or { y: number }",
    ],
    ['rule value', () => loose.rule('r', { x: '1' }), "plot.rule('r'): x is '1'; it must be a number"],
    ['rule option', () => loose.rule('r', { z: 1 }), "plot.rule('r'): there is no option 'z'; valid: x, y"],
    ['scale', () => loose.axes({ xScale: 'sqrt' }), "plot.axes: xScale is 'sqrt'; valid: 'linear', 'log'"],
    [
      'axis',
      () => loose.axes({ xscale: 'log' }),
      "plot.axes: there is no option 'xscale'; valid: x, y, xScale",
    ],
    ['domain', () => plot.axes({ xDomain: [1, 1] }), 'plot.axes: xDomain is [1, 1]; the first must be less'],
    ['log domain', () => plot.axes({ yScale: 'log', yDomain: [0, 1] }), 'yDomain[0] is 0; a log scale needs'],
    [
      'domain of nothing',
      () => loose.axes({ yDomain: 'column' }),
      "plot.axes: yDomain is 'column'; valid: [lowest, highest], 'row'",
    ],
    ['domain of no row', () => plot.axes({ yDomain: 'row' }), "plot.axes: yDomain is 'row', but this chart"],
    [
      'equal',
      () => plot.axes({ xScale: 'log', equal: true }),
      "xScale is 'log'; with equal: true both scales",
    ],
  ])('error: %s', (_, run, message) => {
    start();
    expect(run).toThrow(message);
  });

  test('names and numbers on one axis are an error, as are too many charts, series and bars', () => {
    start();
    plot.bars('w', ['a'], [1]);
    expect(() => plot.bars('w', [1], [1])).toThrow(
      "x is the number 1, but the chart already has the name 'a'",
    );
    expect(() => plot.line('w', 1, 1)).toThrow('all names or all numbers');
    const many = Array.from({ length: 2001 }, (_, i) => i);
    expect(() => chart('many').bars('w', many, many)).toThrow('2001 bars; there may be at most 2000');
    for (let i = 0; i < 6; i++) chart(`c${i}`).line('l', 0, 0);
    expect(() => chart('c6').line('l', 0, 0)).toThrow("chart('c6'): a program draws at most 8 charts");
    for (let i = 0; i < 56; i++) plot.rule(`r${i}`, { y: i });
    expect(() => plot.rule('r', { y: 0 })).toThrow('a program draws at most 64 series');
  });
});

describe('controls', () => {
  beforeEach(() => start());

  test.each<[string, () => void, string]>([
    ['order', () => slider('λ', 1, { min: 2, max: 1 }), "slider('λ'): min is 2; it must be less than max, 1"],
    ['log', () => slider('λ', 1, { min: 0, max: 1, scale: 'log' }), 'min is 0; a log scale needs min > 0'],
    [
      'scale',
      () => slider('λ', 1, { min: 0, max: 1, scale: 'ln' as 'log' }),
      "scale is 'ln'; valid: 'linear', 'log'",
    ],
    ['range', () => slider('λ', 3, { min: 0, max: 1 }), 'initial is 3; it must lie between 0 and 1'],
    ['nan', () => slider('λ', Number.NaN, { min: 0, max: 1 }), 'initial is NaN; it must be finite'],
    ['max', () => slider('λ', 0, { min: 0 } as never), 'max is undefined; it must be a number'],
    [
      'step',
      () => slider('λ', 0, { min: 0, max: 1, step: 0 }),
      'step is 0; it must lie above 0 and at most at 1',
    ],
    [
      'option',
      () => slider('λ', 0, { min: 0, max: 1, log: true } as never),
      "there is no option 'log'; valid: min",
    ],
    [
      'none',
      () => slider('λ', 0, undefined as never),
      'the options are undefined; valid: an object with min, max',
    ],
    ['choice', () => choice('c', ['a', 'b'], 'd' as 'a'), "choice('c'): initial is 'd'; valid: 'a', 'b'"],
    ['few', () => choice('c', ['a']), "options is ['a']; it must be an array of 2 to 32 strings"],
    ['twice', () => choice('c', ['a', 'a']), "options[1] is 'a' again"],
    ['kind', () => choice('c', ['a', 1 as never]), 'options[1] is 1; it must be a string'],
    ['toggle', () => toggle('t', 1 as never), "toggle('t'): initial is 1; valid: true, false"],
  ])('error: %s', (_, run, message) => {
    expect(run).toThrow(message);
  });

  test('the same key twice is an error, whatever its kind', () => {
    toggle('decay', true);
    expect(() => toggle('decay', true)).toThrow("toggle('decay'): the program already has a control 'decay'");
    expect(() => slider('decay', 0, { min: 0, max: 1 })).toThrow('already has a control');
  });

  test('are part of the figure, in order', () => {
    const collector = start({ seed: 4 });
    slider('λ', 0.1, { min: 0.01, max: 1, scale: 'log' });
    slider('seed', 1, { min: 0, max: 9, step: 1 });
    choice('mode', ['l2', 'decoupled']);
    toggle('bias', false);
    expect(collector.figure().controls).toEqual([
      { kind: 'slider', key: 'λ', value: 0.1, initial: 0.1, min: 0.01, max: 1, scale: 'log' },
      { kind: 'slider', key: 'seed', value: 4, initial: 1, min: 0, max: 9, step: 1, scale: 'linear' },
      { kind: 'choice', key: 'mode', value: 'l2', initial: 'l2', options: ['l2', 'decoupled'] },
      { kind: 'toggle', key: 'bias', value: false, initial: false },
    ]);
  });

  test.each<[unknown, number]>([
    [5, 5],
    [99, 10],
    [-99, 1],
    [Infinity, 10],
    [Number.NaN, 2],
    ['5', 2],
    [true, 2],
    [4.4, 4],
  ])('a slider set to %s gives %s', (setting, value) => {
    start({ degree: setting as number });
    expect(slider('degree', 2, { min: 1, max: 10, step: 1 })).toBe(value);
  });

  test('a slider lands on its steps without rounding noise, and never past its end', () => {
    start({ a: 0.31, b: 1 });
    expect(slider('a', 0.1, { min: 0.1, max: 1, step: 0.1 })).toBe(0.3);
    expect(slider('b', 0, { min: 0, max: 1, step: 0.3 })).toBe(0.9);
  });

  test('a number chooses the option that is written like it', () => {
    start({ λ: 0.5 });
    expect(choice('λ', ['0', '0.5', '1'])).toBe('0.5');
  });

  test('a setting that does not fit is ignored', () => {
    start(JSON.parse('{ "c": "z", "t": "yes", "d": "b", "__proto__": "b" }') as Settings);
    expect(choice('c', ['a', 'b'])).toBe('a');
    expect(choice('d', ['a', 'b'])).toBe('b');
    expect(choice('toString', ['a', 'b'])).toBe('a');
    expect(toggle('t', false)).toBe(false);
  });
});
