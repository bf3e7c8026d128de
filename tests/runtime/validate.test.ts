import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCollector } from '../../src/plot/collector.ts';
import { createAssembly } from '../../src/runtime/assembly.ts';
import { readMessage } from '../../src/runtime/validate.ts';
import type { RunMessage } from '../../src/runtime/protocol.ts';

const collector = createCollector({});
collector.axes('', { x: 'step', yScale: 'log', xDomain: [0, 1], equal: true });
collector.append('', 'line', 'loss', [0, 1], [1, NaN]);
collector.append('', 'band', 'spread', [0], [1], [2]);
collector.append('other', 'bars', 'error', ['a', 'b'], [1, 2]);
collector.append('other', 'rule', 'limit', [], [1]);
collector.control({
  kind: 'slider',
  key: 'λ',
  value: 1,
  initial: 1,
  min: 0,
  max: 2,
  step: 0.5,
  scale: 'linear',
});
collector.control({ kind: 'choice', key: 'mode', value: 'l2', initial: 'l2', options: ['l2', 'decoupled'] });
collector.control({ kind: 'toggle', key: 'bias', value: true, initial: false });

const update: RunMessage = {
  type: 'update',
  figure: collector.figure(),
  from: 0,
  lines: [
    { level: 'log', text: 'a', count: 3 },
    { level: 'table', text: 'b', count: 1, table: { columns: ['', 'x'], rows: [['0', '1']] } },
  ],
  dropped: 0,
};

const progress: RunMessage = {
  type: 'progress',
  unit: 'steps',
  part: 2,
  done: 300,
  total: 1000,
  ms: 60,
  rate: 5000,
  left: 140,
};

const done: RunMessage = {
  type: 'done',
  results: { a: [1, NaN], b: { c: 'd' } },
  claims: [{ id: 'a', en: 'A', zh: '甲', holds: true, measured: '1' }],
  check: { passed: false, en: 'No', zh: '不对' },
  error: { kind: 'runtime', name: 'Error', message: 'x', line: 1, column: 2 },
  ms: 1.5,
};

test('messages pass unchanged', () => {
  expect(readMessage(update)).toEqual(update);
  expect(readMessage(progress)).toEqual(progress);
  expect(readMessage(done)).toEqual(done);
});

test('what is not a message does not pass', () => {
  fc.assert(fc.property(fc.anything(), (value) => void expect(readMessage(value)).toBeUndefined()));
});

test('a message with anything else in any place is refused or clean', () => {
  // Each path through a message, and the value there replaced.
  const paths = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? [path, ...Object.entries(value).flatMap(([key, each]) => paths(each, [...path, key]))]
      : [path];
  for (const message of [update, progress, done]) {
    const places = paths(message).slice(1);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.anything(), (path, value) => {
        const changed = structuredClone(message);
        let target = changed as unknown as Record<string, unknown>;
        for (const key of path.slice(0, -1)) target = target[key] as Record<string, unknown>;
        target[path[path.length - 1]] = value;
        const read = readMessage(changed);
        if (read !== undefined) expect(readMessage(read)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  }
});

test.each([
  { done: -1 },
  { done: 0.5 },
  { done: 1001 },
  { done: '300' },
  { total: NaN },
  { total: 2 ** 53 },
  { part: -1 },
  { unit: 'toString' },
  { unit: ['steps'] },
  { ms: -1 },
  { rate: Infinity },
  { left: NaN },
  { left: null },
])('progress with %o is refused', (wrong) => {
  expect(readMessage({ ...progress, ...wrong })).toBeUndefined();
});

test('an assembly puts lines in their places', () => {
  const assembly = createAssembly();
  const line = (text: string, count = 1) => ({ level: 'log' as const, text, count });
  assembly.add({ type: 'update', from: 0, lines: [line('a'), line('b')], dropped: 0 });
  assembly.add({ type: 'update', from: 1, lines: [line('b', 2), line('c')], dropped: 0 });
  assembly.add({ type: 'update', from: 3, lines: [], dropped: 7, figure: collector.figure() });
  expect(assembly.shown().console).toEqual([line('a'), line('b', 2), line('c')]);
  expect(assembly.finish({ results: {}, claims: [], ms: 0 })).toMatchObject({
    dropped: 7,
    figure: collector.figure(),
  });
});
