/** What a term is linked to: names in the text of a program, and what a run gives them. */
import { describe, expect, test } from 'vitest';
import { findLinked, parseLink, valueOf, variablesIn } from '../../components/cell/link.ts';
import type { Figure } from '../../src/plot/figure.ts';

const source = `import { parameter, sgd } from 'weight-decay';
import { plot, slider, toggle } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.1, { min: 0, max: 1 });
const w = parameter([5]); // fixedPoint = 1
const optimizer = sgd([w], { learningRate: 0.1, weightDecay });
const path = [w.value[0]];
export let steps = 0;
for (let step = 1; step <= 9; step++) {
  w.grad[0] = step < 5 ? w.value[0] - 3 : 0;
  optimizer.step();
  path.push(w.value[0]);
  steps += 1;
  plot.line('Adam, L2', steps, w.value[0]);
}
const [first, { second = 2 }] = [path[0], { second: path[1] }];
export const fixedPoint = path.reduce(
  (sum, value) => sum + value,
  first + second,
);
plot.line('path', [steps], path);
plot.rule('fixed point', { y: fixedPoint });
plot.band('band', [1], path, path.map((value) => value + 1));
`;

describe('the lines of', () => {
  test.each<[string, number[], string[]]>([
    // A control belongs to the variable that takes its value, a series to the variable that it draws.
    ['weightDecay', [4], ['λ']],
    ['λ', [4], ['λ']],
    ['fixedPoint', [17, 18, 19, 20, 22], ['fixed point']],
    ['fixed point', [17, 18, 19, 20, 22], ['fixed point']],
    // A key, a variable and what is drawn under both.
    ['path', [7, 12, 21, 23], ['path', 'band']],
    ['Adam, L2', [5, 14], ['Adam, L2']],
    // What stands on the horizontal axis is not what is drawn.
    ['steps', [8, 13], []],
    ['step', [9], []],
    ['w.grad', [10], []],
    ['optimizer.step', [11], []],
    ['second', [16], []],
    ['nothing', [], []],
    // Named in comments and read, but never made.
    ['w.value', [], []],
    ['weight', [], []],
  ])('%s', (name, lines, keys) => {
    expect(findLinked(source, [name])).toEqual({ lines, keys });
  });

  test('several names together', () => {
    expect(findLinked(source, ['optimizer.step', 'λ'])).toEqual({ lines: [4, 11], keys: ['λ'] });
  });

  test('a program in the making: without semicolons, or not closed', () => {
    expect(findLinked('const a = 1\nconst b = a\nb.push(2', ['a']).lines).toEqual([1]);
    expect(findLinked("plot.line('k', [1], a", ['k']).lines).toEqual([1]);
    expect(findLinked('const [', ['a'])).toEqual({ lines: [], keys: [] });
  });
});

test.each(['a=', 'a[', 'const [a,', "f.line('a',a", 'a.push(\n', 'a=\n', 'a.b.c.a.b.c.'])(
  'a long text made of %j comes to an end, and one beyond measure has no names',
  (piece) => {
    expect(findLinked(piece.repeat(5000 / piece.length), ['a']).lines.length).toBeLessThanOrEqual(5000);
    expect(variablesIn(piece.repeat(5001))).toEqual([]);
  },
);

test('the variables of a program, with what is assigned or called in them', () => {
  const variables = 'weightDecay w optimizer path steps step first second fixedPoint'.split(' ');
  const parts = 'w.grad optimizer.step path.push path.reduce path.map'.split(' ');
  expect(variablesIn(source).sort()).toEqual([...variables, ...parts].sort());
});

test('how a link is written', () => {
  expect(parseLink('one-weight.w.grad & leak alone')).toEqual({
    cell: 'one-weight',
    names: ['w.grad', 'leak alone'],
  });
  for (const wrong of ['', 'fixedPoint', 'cell.', 'cell.a &', '.a'])
    expect(parseLink(wrong), wrong).toBeUndefined();
});

describe('the value', () => {
  const figure: Figure = {
    charts: [
      {
        key: '',
        axes: {},
        series: [
          { key: 'path', mark: 'line', x: [0, 1], y: [5, 4] },
          { key: 'silence', mark: 'rule', x: [150], y: [] },
        ],
      },
    ],
    controls: [{ kind: 'choice', key: 'mode', value: 'L2', initial: 'L2', options: ['L2'] }],
  };
  test.each([
    ['an export before all else', ['a'], ['path'], 7],
    ['of a series its newest', ['path'], ['path'], 4],
    ['of an upright rule its place', ['silence'], ['silence'], 150],
    ['of a control what is chosen', ['mode'], ['mode'], 'L2'],
    ['none of a list, or of what is not there', ['list', 'constructor'], ['other'], undefined],
  ])('%s', (_, names, keys, value) => {
    expect(valueOf(names, keys, figure, { a: 7, list: [1] })).toBe(value);
  });
});
