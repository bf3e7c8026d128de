import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/runtime/cell-cli.ts';
import { describeError, record } from '../../src/runtime/record.ts';
import type { Progress } from '../../src/runtime/protocol.ts';

// Inside the project, so that 'weight-decay' is found as it is for a lesson's cells.
const folder = resolve(import.meta.dirname, '../../.cache/test-cells');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** Makes a program one that no earlier test run has recorded. */
const once = `\n// ${Date.now()}`;

function write(name: string, source: string): string {
  const file = join(folder, name);
  writeFileSync(file, source);
  return file;
}

describe('a cell', () => {
  test('is recorded with its claims and its check', async () => {
    write(
      'whole.claims.ts',
      `import type * as Cell from './whole.ts';
export default [
  { id: 'first', en: 'A', zh: '甲', holds: (r: typeof Cell) => r.weights instanceof Float64Array && r.square(2) === 4, measured: (r: typeof Cell) => r.weights[0].toFixed(1) },
  { id: 'broken', en: 'B', zh: '乙', holds: () => { throw new Error('oh'); }, measured: () => '' },
];`,
    );
    write(
      'whole.check.ts',
      `export default (r: any) => ({ passed: r.square(3) === 9, en: 'Yes', zh: '对' });`,
    );
    const file = write(
      'whole.ts',
      `import { plot, slider } from 'weight-decay/plot';
const lambda = slider('λ', 0.1, { min: 0, max: 1 });
plot.line('loss', [0, 1], [lambda, 2 * lambda]);
console.log('λ', lambda);
export const weights = new Float64Array([1, NaN]);
export const square = (x: number): number => x * x;
export const chance = Math.random();`,
    );
    const recording = await record(file);
    expect(recording).toMatchObject({
      console: [{ level: 'log', text: 'λ 0.1', count: 1 }],
      dropped: 0,
      results: { weights: [1, NaN], chance: 0.6270739405881613 },
      claims: [
        { id: 'first', en: 'A', zh: '甲', holds: true, measured: '1.0' },
        { id: 'broken', holds: false, measured: 'Error: oh' },
      ],
      check: { passed: true, en: 'Yes', zh: '对' },
    });
    expect(recording.error).toBeUndefined();
    expect(recording.figure.charts[0].series[0]).toEqual({
      key: 'loss',
      mark: 'line',
      x: [0, 1],
      y: [0.1, 0.2],
    });

    const set = await record(file, { settings: { λ: 0.5 } });
    expect(set.figure.charts[0].series[0].y).toEqual([0.5, 1]);
    expect(set.figure.controls[0]).toMatchObject({ value: 0.5, initial: 0.1 });
  });

  test('can import the trainer', async () => {
    const file = write(
      'trainer.ts',
      `import * as trainer from 'weight-decay';\nexport const names = Object.keys(trainer);`,
    );
    const { results, error } = await record(file);
    expect(error).toBeUndefined();
    expect((results['names'] as string[]).length).toBeGreaterThan(0);
  });

  test('that is a solution is checked as the exercise is', async () => {
    write('task.check.ts', `export default (r: any) => ({ passed: r.a === 1, en: 'a is ' + r.a, zh: '' });`);
    const task = write('task.ts', 'export const a = 0;');
    const solution = write('task.solution.ts', 'export const a = 1;');
    expect((await record(task)).check?.passed).toBe(false);
    expect((await record(solution)).check?.passed).toBe(true);
  });

  test('tells how far it is', async () => {
    const file = write(
      'long.ts',
      `import { sweep } from 'weight-decay';
const begin = performance.now();
export const rows = await sweep({ x: [1, 2, 3] }, ({ x }) => {
  while (performance.now() < begin + 200 * x);
  return {};
});`,
    );
    const heard: Progress[] = [];
    const onProgress = (progress: Progress) => void heard.push(progress);
    const { error } = await record(file, { fresh: true, onProgress });
    expect(error).toBeUndefined();
    expect(heard.length).toBeGreaterThanOrEqual(2);
    expect(heard[1]).toMatchObject({ unit: 'runs', part: 1, total: 3 });
    expect(heard[1].left).toBeGreaterThan(0);
  });

  test('that is not there stops, and those that are there are named', async () => {
    write('there.ts', 'export {};');
    await expect(record(join(folder, 'their.ts'))).rejects.toThrow(/No cell their\.ts: .*there\.ts/);
    await expect(record(join(folder, 'their.ts'))).rejects.not.toThrow(/claims/);
  });
});

describe('a cell that fails', () => {
  test.each([
    [
      'throws',
      `interface A {\n  b: 1;\n}\nconsole.log('before');\nthrow new RangeError('no');`,
      'runtime',
      5,
      'RangeError: no',
    ],
    ['rejects', `const a = 1;\nPromise.reject(new Error('left'));`, 'runtime', 2, 'Error: left'],
    [
      'late',
      `setTimeout(() => {\n  throw new Error('late');\n}, 0);\nawait new Promise(() => {});`,
      'runtime',
      2,
      'Error: late',
    ],
    ['typo', `const a = 1;\nconst b = ;`, 'syntax', 2, 'SyntaxError: Unexpected token'],
    ['wrong-import', `import { b } from './b.ts';\nb;`, 'syntax', 1, `SyntaxError: Cannot import './b.ts'`],
    [
      'missing',
      `import { plot } from 'weight-decay/plot';\nimport { nothing } from 'weight-decay/plot';\nplot; nothing;`,
      'syntax',
      2,
      'SyntaxError: ',
    ],
    ['string', `throw 'text';`, 'runtime', undefined, 'Uncaught: text'],
  ])('%s', async (name, source, kind, line, message) => {
    const file = write(`fails-${name}.ts`, source);
    const { error, results } = await record(file);
    expect(error?.kind).toBe(kind);
    expect(error?.line).toBe(line);
    expect(results).toEqual({});
    const place = line === undefined ? '' : `:${line}:${error?.column}`;
    expect(describeError(file, error!)).toContain(`fails-${name}.ts${place} ${message}`);
  });

  test.each([
    ['loop', `console.log('before'); while (true) {}`],
    // No engine looks up from this loop of its own accord.
    ['builtin', `console.log('before'); while (true) new Array(1000).fill({});`],
    ['microtasks', `console.log('before'); const f = () => Promise.resolve().then(f); f();`],
    ['wait', `console.log('before'); await new Promise((go) => setTimeout(go, 1e8));`],
  ])('by never ending (%s) is stopped and named', async (name, source) => {
    const file = write(`endless-${name}.ts`, source);
    const { error, console: lines } = await record(file, { limit: 2000 });
    expect(error?.kind).toBe('timeout');
    expect(error?.message).toMatch(/^did not end within 2 s/);
    expect(lines.map((line) => line.text)).toEqual(['before']);
  });

  test('by leaving the process is named', async () => {
    const file = write('exit.ts', `(globalThis as any).process.exit(3);`);
    const { error } = await record(file);
    expect(error).toMatchObject({
      kind: 'crash',
      message: expect.stringMatching(/exit\.ts: its process ended with code 3/),
    });
  });
});

describe('the recording', () => {
  test('is kept until the program, its companions or its settings change', async () => {
    // The clock tells one run from another.
    const file = write('kept.ts', `export const at = Date.now();${once}`);
    const first = await record(file);
    expect(await record(file)).toEqual(first);
    const others = [
      () => record(file, { settings: { a: 1 } }),
      () => record(file, { fresh: true }),
      () => (write('kept.claims.ts', 'export default [];'), record(file)),
      () => (write('kept.ts', `export const at = Date.now();${once} changed`), record(file)),
    ];
    const seen = new Set([first.results['at']]);
    for (const other of others) seen.add((await other()).results['at']);
    expect(seen.size).toBe(others.length + 1);
  });

  test('is made once when it is wanted twice at the same time', async () => {
    const file = write('twice.ts', `export const at = performance.timeOrigin;${once}`);
    const [one, two] = await Promise.all([record(file), record(file)]);
    expect(one).toBe(two);
  });

  test('of a run that was stopped is not kept', async () => {
    const file = write(
      'slow.ts',
      `await new Promise((go) => setTimeout(go, 1500));\nexport const a = 1;${once}`,
    );
    expect((await record(file, { limit: 200 })).error?.kind).toBe('timeout');
    expect((await record(file)).results).toEqual({ a: 1 });
  });
});

test('the command names a missing cell and fails', async () => {
  const said: unknown[] = [];
  const { error, log } = console;
  console.error = console.log = (...values: unknown[]) => void said.push(...values);
  try {
    expect(await main([])).toBe(1);
    expect(await main([join(folder, 'none')])).toBe(1);
    expect(await main([write('printed.ts', `console.log('hello');\nexport const a = [1, 2];`)])).toBe(0);
  } finally {
    Object.assign(console, { error, log });
  }
  expect(said.join('\n')).toMatch(/usage[\s\S]*No cell none\.ts[\s\S]*hello[\s\S]*export a = \[1, 2\]/);
});
