import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  decode,
  encode,
  fields,
  initial,
  names,
  rates,
  roundNumbers,
  strengths,
  type State,
} from '../../components/playground/state.ts';

const states = fc
  .record(
    Object.fromEntries(
      names.map((name) => {
        const field = fields[name];
        if ('choices' in field) return [name, fc.constantFrom<string | number>(...field.choices)];
        const { low, high, isWhole } = field;
        return [
          name,
          isWhole ? fc.integer({ min: low, max: high }) : fc.double({ min: low, max: high, noNaN: true }),
        ];
      }),
    ),
  )
  .map((state) => agreed(state as unknown as State));

describe('an address', () => {
  test('gives back every state', () => {
    fc.assert(
      fc.property(states, (state) => {
        const back = decode(`#${encode(state)}`);
        // −0 is written as 0.
        expect(encode(back.state)).toBe(encode(state));
        expect(back.problems).toEqual([]);
      }),
    );
  });

  test('is bare for the initial state, and short for a change', () => {
    expect(encode(initial)).toBe('');
    expect(encode({ ...initial, lambda: 0.1 })).toBe('v=1&lambda=0.1');
  });

  test('never throws, and gives a state that holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webFragments(),
          fc.string().map((text) => `v=1&lambda=${text}`),
        ),
        (text) => {
          const { state } = decode(text);
          expect(decode(encode(state))).toEqual({ state, problems: [] });
        },
      ),
    );
  });

  test('the name of a heading is no state', () => {
    expect(decode('#_top')).toEqual({ state: initial, problems: [] });
    expect(decode('')).toEqual({ state: initial, problems: [] });
  });

  test('what is broken is named, and the rest is kept', () => {
    const { state, problems } = decode('#v=1&width=4&layers=9&data=moon&colour=red&lambda=&seed=1.5');
    expect(state).toEqual({ ...initial, width: 4 });
    expect(problems).toEqual([
      { kind: 'value', name: 'layers', value: '9' },
      { kind: 'value', name: 'data', value: 'moon' },
      { kind: 'unknown', name: 'colour', value: 'red' },
      { kind: 'value', name: 'lambda', value: '' },
      { kind: 'value', name: 'seed', value: '1.5' },
    ]);
  });

  test('of a newer version is said to be that, and what is known is kept', () => {
    const { state, problems } = decode('#v=2&width=4&depth=3');
    expect(state.width).toBe(4);
    expect(problems.map(({ kind }) => kind)).toEqual(['newer', 'unknown']);
    expect(decode('#width=4').problems).toEqual([{ kind: 'version' }]);
    expect(decode('#v=x&width=4').problems).toEqual([{ kind: 'version' }]);
  });
});

test('a line has neither labels nor cross-entropy, and a batch no more rows than there are', () => {
  const state = agreed({ ...initial, data: 'line', flipped: 0.2, batch: 200, count: 40 });
  expect(state).toMatchObject({ loss: 'squared', flipped: 0, batch: 40 });
});

test('sliders go through round numbers that an address can carry', () => {
  expect(roundNumbers([0.1, 2])).toEqual([
    0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2,
  ]);
  for (const value of Object.values(strengths).flatMap(roundNumbers))
    expect(decode(`v=1&lambda=${value}`).problems).toEqual([]);
  for (const value of roundNumbers(rates)) expect(decode(`v=1&eta=${value}`).problems).toEqual([]);
});
