import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consoleLimits, createConsole } from '../../src/runtime/console.ts';
import { formatAll, formatTable, formatValue, toResults } from '../../src/runtime/format.ts';

class Model {
  weights = [1, 2];
}

const cyclic: Record<string, unknown> = { name: 'a' };
cyclic['self'] = cyclic;

const hostile = new Proxy(
  {},
  {
    ownKeys: () => {
      throw new Error('no');
    },
  },
);

const throwing = {
  get a(): never {
    throw new Error('no');
  },
  b: 1,
};

describe('a value', () => {
  test.each([
    [1 / 3, '0.3333333333333333'],
    [-0, '-0'],
    [NaN, 'NaN'],
    [12n, '12n'],
    ['it’s', "'it’s'"],
    ["a'b\n", '"a\'b\\n"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    [[], '[]'],
    [[1, 'a', [true]], "[1, 'a', [true]]"],
    [[1, , 3], '[1, empty, 3]'],
    [new Float64Array([1, NaN]), 'Float64Array(2) [1, NaN]'],
    [{}, '{}'],
    [{ a: 1, 'b-c': { d: null } }, "{ a: 1, 'b-c': { d: null } }"],
    [{ λ: 0.1 }, '{ λ: 0.1 }'],
    [Object.create(null), '{}'],
    [new Model(), 'Model { weights: [1, 2] }'],
    [Model, '[class: Model]'],
    [formatAll, '[Function: formatAll]'],
    [new Map([['a', { b: 1 }]]), "Map(1) { 'a' => { b: 1 } }"],
    [new Set([1, 2]), 'Set(2) { 1, 2 }'],
    [new RangeError('too far'), 'RangeError: too far'],
    [[new Error('x')], '[[Error: x]]'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [/a+/g, '/a+/g'],
    [Promise.resolve(1), 'Promise {}'],
    [cyclic, "{ name: 'a', self: [Circular] }"],
    [throwing, '{ a: [Getter], b: 1 }'],
    [hostile, '[inaccessible]'],
    [{ a: { b: { c: { d: { e: 1 } } } } }, '{ a: { b: { c: { d: [Object] } } } }'],
  ])('%#', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  test('is cut where it is long, and takes no time for it', () => {
    expect(formatValue(Array(1000).fill(0)).replace(/\s+/g, ' ')).toMatch(/0, 0, … 900 more ]$/);
    expect(formatAll(['x'.repeat(1e6)]).length).toBeLessThan(10_000);
    let deep: unknown = 'x'.repeat(100);
    for (let i = 0; i < 4; i++) deep = Array(100).fill(deep);
    const start = performance.now();
    expect(formatValue(deep).length).toBeLessThan(20_000);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test('breaks into lines of equal depth', () => {
    const value = { first: 'a'.repeat(40), second: { third: 'b'.repeat(40), numbers: [1, 2, 3] } };
    expect(formatValue(value)).toBe(`{
  first: '${'a'.repeat(40)}',
  second: { third: '${'b'.repeat(40)}', numbers: [1, 2, 3] }
}`);
  });

  test('of any shape is printed and never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
          withBigInt: true,
          withObjectString: true,
        }),
        (value) => {
          expect(typeof formatValue(value)).toBe('string');
          formatTable(value);
          toResults({ value });
        },
      ),
    );
  });
});

describe('a table', () => {
  test('has a column for each key, and numbers to the right', () => {
    expect(
      formatTable([
        { name: '岭', loss: 0.5 },
        { name: 'ab', loss: 12, λ: 1 },
      ]),
    ).toEqual({
      table: {
        columns: ['', 'name', 'loss', 'λ'],
        rows: [
          ['0', '岭', '0.5', ''],
          ['1', 'ab', '12', '1'],
        ],
      },
      text: '   name  loss  λ\n0  岭     0.5\n1  ab      12  1',
    });
  });

  test.each([
    [
      [1, 2],
      ['', 'value'],
    ],
    [new Float64Array([1]), ['', 'value']],
    [[[1, 2]], ['', '0', '1']],
    [{ a: { b: 1 } }, ['', 'b']],
    [new Map([['k', { b: 1 }]]), ['', 'b']],
  ])('%#', (value, columns) => {
    expect(formatTable(value)?.table.columns).toEqual(columns);
  });

  test('of what has no rows is none', () => {
    expect(formatTable(5)).toBeUndefined();
    expect(formatTable(hostile)).toBeUndefined();
  });
});

describe('results', () => {
  test('are data, with NaN and infinities, without functions', () => {
    const { results } = toResults({
      a: new Float32Array([0.5, NaN]),
      b: { c: [undefined, () => 1, Infinity], d: Symbol('x'), e: () => 1 },
      f: () => 1,
      g: new Map([[1, 2]]),
      h: 5n,
      i: cyclic,
      j: undefined,
      k: throwing,
      l: hostile,
    });
    expect(results).toEqual({
      a: [0.5, NaN],
      b: { c: [null, null, Infinity] },
      g: [[1, 2]],
      h: 5,
      i: { name: 'a', self: '[Circular]' },
      k: { b: 1 },
    });
  });

  test('name what is too large', () => {
    expect(toResults({ a: new Float64Array(1e6), b: 1 })).toEqual({ results: { b: 1 }, tooLarge: ['a'] });
  });
});

describe('the console', () => {
  test('counts repeated lines', () => {
    const gathered = createConsole(() => undefined);
    const { log, warn } = gathered.console;
    log('a');
    log('a');
    warn('a');
    expect(gathered.take()).toEqual({
      from: 0,
      lines: [
        { level: 'log', text: 'a', count: 2 },
        { level: 'warn', text: 'a', count: 1 },
      ],
      dropped: 0,
    });
    expect(gathered.take()).toBeUndefined();
    warn('a');
    log('b');
    expect(gathered.take()).toEqual({
      from: 1,
      lines: [
        { level: 'warn', text: 'a', count: 2 },
        { level: 'log', text: 'b', count: 1 },
      ],
      dropped: 0,
    });
  });

  test('is full after a thousand lines, says so first, then counts', () => {
    let urgent = 0;
    const gathered = createConsole((isUrgent) => void (urgent += Number(isUrgent)));
    for (let i = 0; i < consoleLimits.lines - 1; i++) gathered.console['log'](i);
    const before = urgent;
    gathered.console['log']('last');
    expect(urgent).toBe(before + 1);
    for (let i = 0; i < 500; i++) gathered.console['log'](i);
    expect(urgent).toBe(before + 1);
    const change = gathered.take();
    expect(change?.lines).toHaveLength(1000);
    expect(change?.dropped).toBe(500);
  });

  test('is full after 256 K characters, and cuts lines at 8 K', () => {
    const gathered = createConsole(() => undefined);
    for (let i = 0; i < 100; i++) gathered.console['log'](i, 'x'.repeat(20_000));
    const change = gathered.take();
    expect(change?.lines).toHaveLength(32);
    expect(change?.dropped).toBe(68);
    expect(change?.lines[0].text).toHaveLength(consoleLimits.line + 1);
  });

  test('has tables and assertions', () => {
    const gathered = createConsole(() => undefined);
    gathered.console['table']([{ a: 1 }]);
    gathered.console['assert'](true, 'fine');
    gathered.console['assert'](false, 'not fine');
    expect(gathered.take()?.lines).toEqual([
      { level: 'table', text: '   a\n0  1', count: 1, table: { columns: ['', 'a'], rows: [['0', '1']] } },
      { level: 'error', text: 'Assertion failed: not fine', count: 1 },
    ]);
  });
});
