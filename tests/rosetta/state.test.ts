/** What is typed into the calculator and what its address holds: read, refused, and never thrown at the reader. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeState,
  encodeState,
  lossNames,
  lossOf,
  readNumber,
  start,
  writeNumber,
  type Field,
  type State,
} from '../../components/rosetta/state.ts';
import { systemIds } from '../../components/rosetta/table.ts';

describe('numbers', () => {
  test.each([
    ['value', '1e-4', 1e-4],
    ['value', ' 0.05 ', 0.05],
    ['value', '.5', 0.5],
    ['value', '5.', 5],
    ['value', '0', 0],
    ['value', '+3E+2', 300],
    ['inverse', '10', 10],
    ['momentum', '0', 0],
    ['batch', '1e1', 10],
  ] as const)('%s takes %s', (field, text, value) => {
    expect(readNumber(field, text, 10)).toBe(value);
  });

  test.each([
    ['value', ''],
    ['value', ' '],
    ['value', 'abc'],
    ['value', '-1'],
    ['value', '0x10'],
    ['value', '1,5'],
    ['value', '1e400'],
    ['value', '1e-400x'],
    ['value', 'Infinity'],
    ['value', '1e-40'],
    ['inverse', '0'],
    ['learningRate', '0'],
    ['momentum', '1'],
    ['momentum', '-0.1'],
    ['examples', '0'],
    ['examples', '1.5'],
    ['batch', '11'],
    ['batch', '0'],
  ] as const)('%s refuses “%s”', (field, text) => {
    expect(readNumber(field, text, 10)).toBeUndefined();
  });

  test.each([
    [0, '0'],
    [1e-4, '1e-4'],
    [0.0010000000000000002, '0.001'],
    [0.05, '0.05'],
    [20000, '20000'],
    [1234567, '1.23457e6'],
    [2.5e-7, '2.5e-7'],
    [Infinity, '∞'],
    [NaN, '–'],
  ])('%d is written %s', (value, text) => {
    expect(writeNumber(value)).toBe(text);
  });

  test('what is written can be read again, with six digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-20, max: 1e20, noNaN: true }), (value) => {
        expect(Math.abs((readNumber('value', writeNumber(value)) ?? NaN) / value - 1)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe('the address', () => {
  const states: fc.Arbitrary<State> = fc
    .record({
      from: fc.constantFrom(...systemIds),
      value: fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
      learningRate: fc.double({ min: 1e-12, max: 1e3, noNaN: true }),
      momentum: fc.double({ min: 0, max: 0.999, noNaN: true }),
      examples: fc.integer({ min: 1000, max: 1e9 }),
      batch: fc.integer({ min: 1, max: 1000 }),
      loss: fc.constantFrom(...lossNames),
    })
    .map(({ loss, ...rest }) => ({ ...rest, ...lossOf(loss) }));

  test('holds every state exactly', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeState(`#${encodeState(state)}`)).toEqual({ kind: 'state', state, unread: [] });
      }),
    );
  });

  test('of other things is none of its business', () => {
    for (const fragment of ['', '#', '#predict-same-number-apart', '#cell=a&v=1&z=b']) {
      expect(decodeState(fragment)).toEqual({ kind: 'none' });
    }
  });

  test('with fewer examples than the starting batch has a batch of all of them', () => {
    const decoded = decodeState('#rosetta=1&from=site&value=1&n=10');
    expect(decoded).toEqual({
      kind: 'state',
      state: { ...start, from: 'site', value: 1, examples: 10, batch: 10 },
      unread: [],
    });
  });

  test('of a newer version is told apart', () => {
    expect(decodeState('#rosetta=2&from=martian')).toEqual({ kind: 'newer' });
    expect(decodeState('#rosetta=x')).toEqual({ kind: 'state', state: start, unread: ['rosetta=x'] });
  });

  test.each([
    ['lr=0', { lr: '0' }, 'learningRate'],
    ['momentum=1', { momentum: '1' }, 'momentum'],
    ['n=-3', { n: '-3' }, 'examples'],
    ['batch=many', { batch: 'many' }, 'batch'],
    ['batch=2000', { batch: '2000' }, 'batch'],
    ['loss=none', { loss: 'none' }, 'mean'],
    ['loss=__proto__', { loss: '__proto__' }, 'mean'],
  ] as const)('with %s says so, and keeps the starting value there', (name, change, field) => {
    const parts = new URLSearchParams(encodeState({ ...start, value: 0.3 }));
    for (const [key, value] of Object.entries(change)) parts.set(key, value);
    const decoded = decodeState(parts.toString());
    expect(decoded).toMatchObject({ kind: 'state', unread: [name] });
    if (decoded.kind !== 'state') return;
    expect(decoded.state[field as keyof State]).toBe(start[field as keyof State]);
    expect(decoded.state.value).toBe(0.3);
  });

  test.each([
    'from=constructor&value=1',
    'from=adamw&value=-1',
    'from=logistic&value=0',
    'value=3',
    'from=adamw',
  ])('with %s starts with the knob it starts with', (part) => {
    const decoded = decodeState(`rosetta=1&${part}`);
    expect(decoded).toMatchObject({ kind: 'state', state: start });
    expect(decoded.kind === 'state' && decoded.unread.length).toBe(2);
  });

  test('may hold anything: nothing is thrown, and the state is one that can be shown', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const decoded = decodeState(`#rosetta=1&n=${a}&batch=${b}&lr=${a}${b}&value=${b}`);
        if (decoded.kind !== 'state') return;
        const { learningRate, momentum, examples, batch } = decoded.state;
        const written: [Field, number][] = [
          ['learningRate', learningRate],
          ['momentum', momentum],
          ['examples', examples],
          ['batch', batch],
        ];
        for (const [field, value] of written) expect(readNumber(field, String(value), examples)).toBe(value);
      }),
    );
  });
});
