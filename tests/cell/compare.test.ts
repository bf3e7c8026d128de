import { expect, test } from 'vitest';
import { compareRows, maxPins, pin, withPin } from '../../components/cell/compare.ts';
import type { Pin } from '../../components/cell/compare.ts';
import type { Control, Settings } from '../../src/plot/figure.ts';
import { claim, recordingOf } from './recording.ts';

const slider = (key: string, value: number): Control => ({
  kind: 'slider',
  key,
  value,
  initial: 0.1,
  min: 0,
  max: 1,
  scale: 'linear',
});

const run = (
  loss: number,
  code = 'a\nb',
  controls: Control[] = [],
  settings: Settings = {},
  previous: Pin[] = [],
) =>
  pin(
    recordingOf({ figure: { charts: [], controls }, results: { loss, name: 'sgd', path: [1, 2] } }),
    { code, settings },
    previous,
  );

function pinned(...makers: ((previous: Pin[]) => Pin)[]): Pin[] {
  return makers.reduce((pins: Pin[], make) => withPin(pins, make(pins)), []);
}

test('runs are numbered and at most five are kept, the newest', () => {
  let pins: Pin[] = [];
  for (let i = 0; i < 7; i++) pins = withPin(pins, run(i, 'a', [], {}, pins));
  expect(pins).toHaveLength(maxPins);
  expect(pins.map(({ number }) => number)).toEqual([3, 4, 5, 6, 7]);
});

test('a setting is the value that was used, moved or not', () => {
  expect(run(1, 'a', [slider('λ', 0.1)]).settings).toEqual({ λ: 0.1 });
  expect(run(1, 'a', [slider('λ', 0.1)], { λ: 0.2, gone: 1 }).settings).toEqual({ λ: 0.1, gone: 1 });
});

test('the table names what differs and what came of it', () => {
  const pins = pinned(
    (all) => run(0.123456, 'a\nb', [slider('λ', 0.1), slider('η', 0.5)], {}, all),
    (all) => run(20000, 'a\nb', [slider('λ', 0.01), slider('η', 0.5)], { λ: 0.01 }, all),
    (all) => run(NaN, 'a\nc\nd', [slider('λ', 0.01), slider('η', 0.5)], {}, all),
  );
  expect(compareRows(pins, 'en')).toEqual({
    columns: ['Run', 'λ', 'Code', 'loss', 'name'],
    rows: [
      ['Run 1', '0.1', 'unchanged', '0.1235', 'sgd'],
      ['Run 2', '0.01', 'unchanged', '20\u202f000', 'sgd'],
      ['Run 3', '0.01', 'changed: +2 −1 lines', 'NaN', 'sgd'],
    ],
  });
  const chinese = compareRows(pins, 'zh');
  expect(chinese.columns.slice(0, 3)).toEqual(['运行', 'λ', '代码']);
  expect(chinese.rows[2].slice(0, 3)).toEqual(['第3次', '0.01', '有改动：+2 −1行']);
});

test('what one run has and another has not is left empty', () => {
  const toggle: Control = { kind: 'toggle', key: 'noise', value: true, initial: false };
  const points = { kind: 'points', key: 'data', value: [[0.5, 1]], initial: [], x: [0, 1], y: [0, 1] };
  const { columns, rows } = compareRows(
    pinned(
      (all) => pin(recordingOf({ results: { a: 1 } }), { code: 'x', settings: {} }, all),
      (all) =>
        pin(
          recordingOf({
            figure: { charts: [], controls: [toggle, points as never] },
            results: { b: true, text: 'long '.repeat(20) },
          }),
          { code: 'x', settings: {} },
          all,
        ),
    ),
    'en',
  );
  expect(columns).toEqual(['Run', 'noise', 'data', 'a', 'b', 'text']);
  expect(rows[0]).toEqual(['Run 1', '–', '–', '1', '–', '–']);
  expect(rows[1].slice(0, 5)).toEqual(['Run 2', 'on', '(0.5, 1)', '–', 'true']);
  expect(rows[1][5]).toHaveLength(40);
});

test('claims are counted, and an error is said', () => {
  const error = { kind: 'runtime', name: 'TypeError', message: '' } as const;
  const claimed = pinned(
    (all) =>
      pin(recordingOf({ claims: [claim('a', true), claim('b', false)] }), { code: '', settings: {} }, all),
    (all) => pin(recordingOf({ error }), { code: '', settings: {} }, all),
  );
  expect(compareRows(claimed, 'en').rows).toEqual([
    ['Run 1', '1/2'],
    ['Run 2', 'error'],
  ]);
  expect(compareRows([pin(recordingOf({ error }), { code: '', settings: {} })], 'zh').rows).toEqual([
    ['第1次 (出错)'],
  ]);
});

test('names of any kind are names, and every row is as long as the head', () => {
  const results = JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, number>;
  const { columns, rows } = compareRows(
    pinned(
      (all) => pin(recordingOf({ results }), { code: 'a', settings: {} }, all),
      (all) => run(1, 'b', [slider('constructor', 0.1)], {}, all),
    ),
    'en',
  );
  expect(columns).toEqual(['Run', 'constructor', 'Code', '__proto__', 'constructor', 'loss', 'name']);
  expect(rows.every((row) => row.length === columns.length)).toBe(true);
  expect(rows[1][3]).toBe('–');
  expect(compareRows([], 'en')).toEqual({ columns: ['Run'], rows: [] });
});
