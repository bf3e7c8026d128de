/** Programs in a real browser: what they give back, how they fail, how they are stopped, and what they cannot reach. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { keptGlobals } from '../../src/runtime/globals.ts';
import { transpile } from '../../src/runtime/transpile.ts';
import type { Program, Progress, Recording } from '../../src/runtime/protocol.ts';
import { consoleLimits } from '../../src/runtime/console.ts';
import type { RunHandlers } from '../../src/runtime/sandbox.ts';
import { adamw, crossEntropy, mlp, moons, train } from '../../src/trainer/index.ts';
import { hitsInControl, openInControl, probeProgram, probeRuntime, attempts } from './attempts.ts';
import { launch } from './chromium.ts';
import { endless, hostile } from './hostile.ts';
import { openOutside, openStage, type Stage } from './stage.ts';

declare const window: Stage & typeof globalThis;

let stage: Awaited<ReturnType<typeof openStage>>;
let browser: Browser;
let page: Page;
let noise: string[];

beforeAll(async () => {
  stage = await openStage();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  stage?.close();
});

async function open(path = '/'): Promise<Page> {
  const context = await browser.newContext();
  const opened = await context.newPage();
  opened.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => noise.push(String(error)));
  await opened.goto(stage.origin + path);
  return opened;
}

beforeEach(async () => {
  noise = [];
  page = await open();
  await page.waitForFunction(() => 'runner' in window);
});

afterEach(async () => {
  await page.context().close();
});

function programOf(source: string, rest: Partial<Program> = {}): Program {
  return { js: transpile(source), settings: {}, limit: 20_000, ...rest };
}

function run(source: string, rest: Partial<Program> = {}): Promise<Recording> {
  return page.evaluate((program) => window.runner.run(program).finished, programOf(source, rest));
}

/** The beginning of programs that train: a line through points, some microseconds a step. */
const trainer = `import { halfSquaredError, line, linear, sgd, sweep, train } from 'weight-decay';
const data = line({ slope: 2, noise: 1, count: 10, seed: 1 });
function trainFor(steps: number): void {
  const model = linear(1);
  const optimizer = sgd(model.parameters, { learningRate: 0.1 });
  for (const _ of train({ model, data, loss: halfSquaredError, optimizer, steps }));
}`;

/** Starts a program and leaves it running. */
async function start(source: string, rest: Partial<Program> = {}): Promise<void> {
  await page.evaluate(
    (program) => {
      const handlers: RunHandlers = {
        onUpdate: (shown) => void window.shown.push(shown),
        onProgress: (progress) => void window.progress.push(progress),
      };
      window.current = window.runner.run(program, handlers);
    },
    programOf(source, rest),
  );
}

function stop(): Promise<Recording> {
  return page.evaluate(() => {
    window.current.stop();
    return window.current.finished;
  });
}

/** Those of the browser, by their ids. */
async function processes(): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.map(({ id }) => id);
}

/** Waits until one of these has ended: with it go its threads and all its memory. */
async function oneEnds(running: number[]): Promise<void> {
  await expect
    .poll(async () => {
      const left = await processes();
      return running.filter((id) => !left.includes(id)).length;
    })
    .toBe(1);
}

/** Settings of a program that trains in Node as the same lines do in the sandbox. */
function settingsInNode() {
  const model = mlp([2, 9, 2], { activation: 'tanh' });
  const data = moons({ count: 40, noise: 0.2, seed: 1 });
  const optimizer = adamw(model.parameters, { learningRate: 0.05 });
  return { model, data, loss: crossEntropy, optimizer, steps: 50 };
}

describe('a program', () => {
  test('trains in WebAssembly, to the same bits as in Node', async () => {
    const source = `import { crossEntropy, handedOver, mlp, moons, adamw, train } from 'weight-decay';
const data = moons({ count: 40, noise: 0.2, seed: 1 });
const model = mlp([2, 9, 2], { activation: 'tanh' });
const optimizer = adamw(model.parameters, { learningRate: 0.05 });
const settings = { model, data, loss: crossEntropy, optimizer, steps: 50 };
export const reason = String(handedOver(settings));
export const hook = String(Object.getOwnPropertySymbols(globalThis).map(String).includes('Symbol(weight-decay/engine)'));
export const losses = [];
for (const { loss } of train({ ...settings, precision: 'float32' })) losses.push(loss);`;
    const { results, error } = await run(source);
    expect(error).toBeUndefined();
    expect(results['reason']).toBe('undefined');
    expect(results['hook']).toBe('false');
    const losses = Array.from(train({ ...settingsInNode(), precision: 'float32' }), ({ loss }) => loss);
    expect(results['losses']).toEqual(losses);
  });

  test('whose fast engine cannot be fetched trains in float64', async () => {
    const source = `import { handedOver, line, linear, halfSquaredError, sgd, train } from 'weight-decay';
const data = line({ slope: 2, noise: 1, count: 10, seed: 1 });
const model = linear(1);
const optimizer = sgd(model.parameters, { learningRate: 0.1 });
const settings = { model, data, loss: halfSquaredError, optimizer, steps: 5, precision: 'float32' };
export const reason = handedOver(settings);
export const steps = [...train(settings)].length;`;
    const { results, error } = await page.evaluate(async (program) => {
      const library = async () => (await fetch('library.json')).text();
      const engine = () => Promise.reject(new Error('offline'));
      return window.createRunner({ library, engine }).run(program).finished;
    }, programOf(source));
    expect(error).toBeUndefined();
    expect(results).toEqual({ reason: 'no WebAssembly SIMD here', steps: 5 });
  });

  test('gives its figure, console, results and claims', async () => {
    const recording = await run(
      `import { plot, slider } from 'weight-decay/plot';
const lambda: number = slider('λ', 0.1, { min: 0, max: 1 });
for (let i = 0; i < 3; i++) plot.line('loss', i, lambda * i);
console.log('λ', lambda);
console.table([{ a: 1 }]);
export const weights = new Float64Array([1, NaN, Infinity]);
export const square = (x: number): number => x * x;`,
      {
        settings: { λ: 0.5 },
        claims: transpile(
          `export default [{ id: 'a', en: 'A', zh: '甲', holds: (r: any) => r.square(3) === 9, measured: (r: any) => String(r.weights[0]) }];`,
        ),
        check: transpile(`export default (r: any) => ({ passed: r.square(2) === 4, en: 'Yes', zh: '对' });`),
      },
    );
    expect(recording.error).toBeUndefined();
    expect(recording.figure.charts[0].series[0]).toEqual({
      key: 'loss',
      mark: 'line',
      x: [0, 1, 2],
      y: [0, 0.5, 1],
    });
    expect(recording.figure.controls[0]).toMatchObject({
      kind: 'slider',
      key: 'λ',
      value: 0.5,
      initial: 0.1,
    });
    expect(recording.console.map((line) => line.text)).toEqual(['λ 0.5', '   a\n0  1']);
    expect(recording.results).toEqual({ weights: [1, NaN, Infinity] });
    expect(recording.claims).toEqual([{ id: 'a', en: 'A', zh: '甲', holds: true, measured: '1' }]);
    expect(recording.check).toEqual({ passed: true, en: 'Yes', zh: '对' });
    expect(noise).toEqual([]);
  });

  test('can import both libraries, and run many times in the same frame', async () => {
    const source = `import * as trainer from 'weight-decay';
import * as plot from 'weight-decay/plot';
export const count = Object.keys(trainer).length;
export const names = Object.keys(plot);
export const chance = Math.random();`;
    const first = await run(source);
    expect(first.error).toBeUndefined();
    expect(first.results['count']).toBeGreaterThan(0);
    for (let i = 0; i < 3; i++) expect((await run(source)).results).toEqual(first.results);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  test('shows what there is while it loops', async () => {
    await start(`import { plot } from 'weight-decay/plot';
console.log('before');
for (let i = 0; ; i++) plot.line('step', i, i);`);
    await page.waitForFunction(() => (window.shown.at(-1)?.figure.charts[0]?.series[0].x.length ?? 0) > 1000);
    const recording = await stop();
    expect(recording.error?.kind).toBe('stopped');
    expect(recording.console).toEqual([{ level: 'log', text: 'before', count: 1 }]);
    expect(recording.figure.charts).toHaveLength(1);
  });

  test('tells how far it is, although it shows nothing and never yields', async () => {
    await start(`${trainer}\ntrainFor(1e9);`);
    await page.waitForFunction(() => (window.progress.at(-1)?.ms ?? 0) > 1000);
    const recording = await stop();
    expect(recording.error?.kind).toBe('stopped');
    const [progress, shown] = await page.evaluate(() => [window.progress, window.shown]);
    expect(shown).toEqual([]);
    expect(progress.length).toBeGreaterThan(5);
    // At most one each 50 ms.
    expect(progress.length).toBeLessThan((progress.at(-1)?.ms ?? 0) / 50 + 2);
    const done = progress.map((one) => one.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    const last = progress[progress.length - 1];
    expect(last).toMatchObject({ type: 'progress', unit: 'steps', total: 1e9, part: 1 });
    expect(last.rate).toBeGreaterThan(1000);
    expect(last.left).toBeGreaterThan(1000);
  });

  test('is stopped in the middle of a sweep', async () => {
    await start(`${trainer}
const x = Array.from({ length: 1000 }, (_, i) => i);
await sweep({ x }, () => (trainFor(3e5), {}));`);
    await page.waitForFunction(() => (window.progress.at(-1)?.done ?? 0) >= 2);
    const last = await page.evaluate(() => window.progress[window.progress.length - 1]);
    expect(last).toMatchObject({ unit: 'runs', total: 1000, part: 1 });
    expect((await stop()).error?.kind).toBe('stopped');
    const heard = await page.evaluate(() => window.progress.length);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.evaluate(() => window.progress.length)).toBe(heard);
    expect((await run('export const a = 1;')).results).toEqual({ a: 1 });
  });

  test('starts later than another one that it stops', async () => {
    const [first, second] = await page.evaluate(
      async ([endless, quick]) => {
        const one = window.runner.run(endless).finished;
        return [await Promise.all([one, window.runner.run(quick).finished])].flat();
      },
      [programOf('while (true) {}'), programOf('export const a = 1;')],
    );
    expect(first.error?.kind).toBe('stopped');
    expect(second.results).toEqual({ a: 1 });
    expect(await page.locator('iframe').count()).toBe(1);
  });
});

describe('an error', () => {
  test('has the line of the TypeScript', async () => {
    const { error, console: lines } = await run(`interface Unused {
  a: number;
}
console.log('before');
const fail = (value: number): never => {
  throw new TypeError('no ' + value);
};
fail(3);`);
    expect(error).toEqual({
      kind: 'runtime',
      name: 'TypeError',
      message: 'no 3',
      line: 6,
      column: expect.any(Number),
    });
    expect(lines).toHaveLength(1);
  });

  test('from the library has the line of the call', async () => {
    const { error } = await run(`import { slider } from 'weight-decay/plot';

slider('λ', 5, { min: 0, max: 1 });`);
    expect(error).toMatchObject({ kind: 'runtime', name: 'RangeError', line: 3 });
  });

  test('in an import names the library', async () => {
    const { error } = await run(`import {
  plot,
  nothing,
} from 'weight-decay/plot';
plot; nothing;`);
    expect(error).toMatchObject({ kind: 'syntax', line: 3 });
    expect(error?.message).toContain("'weight-decay/plot'");
  });

  test.each([
    [
      'a timer',
      `setTimeout(() => {\n  throw new Error('late');\n}, 0);\nawait new Promise(() => {});`,
      'late',
      2,
    ],
    ['a promise that nothing awaits', `const a = 1;\nPromise.reject(new Error('left'));`, 'left', 2],
  ])('%s', async (_, source, message, line) => {
    const { error } = await run(source);
    expect(error?.kind).toBe('runtime');
    expect(error?.message).toBe(message);
    if (error?.line !== undefined) expect(error.line).toBe(line);
  });

  test('of the library that cannot be loaded', async () => {
    const [failed, next] = await page.evaluate(async (program) => {
      let tries = 0;
      const library = async (): Promise<string> => {
        if (++tries === 1) throw new Error('offline');
        return (await fetch('library.json')).text();
      };
      const runner = window.createRunner({ library });
      return [await runner.run(program).finished, await runner.run(program).finished];
    }, programOf('export const a = 1;'));
    expect(failed.error).toMatchObject({ kind: 'start', message: 'offline' });
    expect(next.results).toEqual({ a: 1 });
  });
});

describe('the sandbox', () => {
  test('of a broken library says so, and the next one works', async () => {
    const [ready, failed, next] = await page.evaluate(async (program) => {
      const text = await (await fetch('library.json')).text();
      let tries = 0;
      const library = async (): Promise<string> =>
        ++tries <= 1
          ? JSON.stringify({ ...(JSON.parse(text) as object), 'weight-decay': 'throw new Error("broken")' })
          : text;
      const broken = window.createRunner({ library });
      const ready = await broken.prepare().then(() => 'ready', String);
      const failed = await broken.run(program).finished;
      const next = await window.runner.run(program).finished;
      return [ready, failed, next] as const;
    }, programOf('export const a = 1;'));
    expect(ready).toContain('broken');
    expect(failed.error).toMatchObject({ kind: 'start', message: expect.stringContaining('broken') });
    expect(next.results).toEqual({ a: 1 });
  });

  test('that cannot start under the page’s policy says so', async () => {
    const context = await browser.newContext();
    const strict = await context.newPage();
    await strict.goto(`${stage.origin}/strict`);
    await strict.waitForFunction(() => 'runner' in window);
    const recording = await strict.evaluate((program) => window.runner.run(program).finished, programOf(''));
    expect(recording.error).toMatchObject({ kind: 'start', message: 'The sandbox did not start' });
    await context.close();
  });

  test('that died while nothing ran is replaced', async () => {
    const tab = await open();
    await tab.waitForFunction(() => 'runner' in window);
    await tab.evaluate((program) => window.runner.run(program).finished, programOf('export const a = 1;'));
    const report = new Promise<string>((settle) => (stage.onReport = settle));
    // Later than the crash, after which the driver no longer speaks to the page.
    await tab.evaluate((program) => {
      setTimeout(() => {
        void window.runner
          .run(program)
          .finished.then((recording) => fetch('report', { method: 'POST', body: JSON.stringify(recording) }));
      }, 1000);
    }, programOf('export const a = 2;'));
    const session = await tab.context().newCDPSession(tab.frames()[1]);
    void session.send('Page.crash').catch(() => undefined);
    expect((JSON.parse(await report) as Recording).results).toEqual({ a: 2 });
    await tab.context().close();
  });
});

describe('a program without end', () => {
  test.each(endless)('$name leaves the page alive, and Stop frees all it took', async ({ source }) => {
    const watched = page.evaluate((program) => window.watch(program), programOf(source));
    await page.waitForFunction(() => window.shown.length > 0);
    const running = await processes();
    const recording = await stop();
    expect(recording.error?.kind).toBe('stopped');
    expect(recording.console[0].text).toBe('before');
    expect((await watched).pause).toBeLessThan(1000);
    expect(await page.locator('iframe').count()).toBe(0);
    await oneEnds(running);
    expect((await run('export const a = 1;')).results).toEqual({ a: 1 });
  });

  test('ends at its time limit, which can be moved', async () => {
    const short = await run('while (true) {}', { limit: 300 });
    expect(short.error?.kind).toBe('timeout');
    const moved = await page.evaluate(
      async (program) => {
        const warnings: number[] = [];
        const run = window.runner.run(program, {
          onLimitNear(left) {
            warnings.push(left);
            if (warnings.length === 1) run.extend(600);
          },
        });
        const { error, ms } = await run.finished;
        return { error, ms, warnings };
      },
      programOf('while (true) {}', { limit: 300 }),
    );
    expect(moved.error?.kind).toBe('timeout');
    expect(moved.warnings).toHaveLength(2);
    expect(moved.ms).toBeGreaterThan(800);
  });

  test('is reported after five seconds of silence', async () => {
    const silences = await page.evaluate(async (program) => {
      let silences = 0;
      const run = window.runner.run(program, { onSilence: () => void silences++ });
      await new Promise((resolve) => setTimeout(resolve, 6000));
      run.stop();
      return silences;
    }, programOf('while (true) {}'));
    expect(silences).toBe(1);
  });

  test('is not called silent while it trains', async () => {
    const silences = await page.evaluate(
      async (program) => {
        let silences = 0;
        const run = window.runner.run(program, { onSilence: () => void silences++ });
        await new Promise((resolve) => setTimeout(resolve, 6000));
        run.stop();
        return silences;
      },
      programOf(`${trainer}\ntrainFor(1e9);`),
    );
    expect(silences).toBe(0);
  });

  test('that eats all memory ends as a crash, and the next run works', async () => {
    const small = await launch('--js-flags=--max-old-space-size=200');
    try {
      const context = await small.newContext();
      const tab = await context.newPage();
      await tab.goto(stage.origin);
      await tab.waitForFunction(() => 'runner' in window);
      // The driver takes the crash of a frame for the page's, so the page itself tells how it goes on.
      const report = new Promise<string>((settle) => (stage.onReport = settle));
      await tab.evaluate(
        ([bomb, quick]) => {
          const both = async (): Promise<Recording[]> => [
            await window.runner.run(bomb).finished,
            await window.runner.run(quick).finished,
          ];
          void both().then((recordings) =>
            fetch('report', { method: 'POST', body: JSON.stringify(recordings) }),
          );
        },
        [
          programOf(
            'const all: object[] = [];\nwhile (true) all.push(Array.from({ length: 1e5 }, () => ({})));',
          ),
          programOf('export const a = 1;'),
        ],
      );
      const [crashed, next] = JSON.parse(await report) as Recording[];
      expect(crashed.error?.kind).toBe('crash');
      expect(next.results).toEqual({ a: 1 });
    } finally {
      await small.close();
    }
  });
});

describe('a hostile program', () => {
  test.each(hostile)('$name', async ({ source, ends, gives }) => {
    const { recording, pause } = await page.evaluate((program) => window.watch(program), programOf(source));
    if (ends === 'badly') expect(recording.error?.kind).toBe('runtime');
    if (ends === 'well') expect(recording.error).toBeUndefined();
    expect(recording).toMatchObject(gives ?? {});
    expect(recording.console.length).toBeLessThanOrEqual(consoleLimits.lines);
    expect(pause).toBeLessThan(1000);
    expect((await run('export const a = 1;')).results).toEqual({ a: 1 });
    expect(noise).toEqual([]);
  });

  test('leaves no memory behind', async () => {
    const busy = page.evaluate(
      (program) => window.watch(program),
      programOf(`console.log('before');
const all: number[][] = [];
const start = performance.now();
while (performance.now() - start < 1000) all.push([all.length]);
export const count = all.length;`),
    );
    await page.waitForFunction(() => window.shown.length > 0);
    const running = await processes();
    const { recording } = await busy;
    expect(recording.results['count']).toBeGreaterThan(0);
    await oneEnds(running);
    expect((await run('export const a = 1;')).results).toEqual({ a: 1 });
  });
});

describe('a program cannot reach', () => {
  let outside: Awaited<ReturnType<typeof openOutside>>;
  beforeAll(async () => {
    outside = await openOutside();
  });
  beforeEach(() => {
    outside.hits.length = 0;
  });
  afterAll(() => outside?.close());

  test('anything, by policy, even with all of the browser at hand', async () => {
    const { results, heard } = await page.evaluate(
      (runtime) => window.probe(runtime),
      probeRuntime(outside.origin, stage.origin),
    );
    expect(Object.keys(results).length).toBeGreaterThan(20);
    expect(Object.entries(results).filter(([, outcome]) => outcome !== 'shut')).toEqual([]);
    expect(outside.hits).toEqual([]);
    expect(heard).toBe(0);
  });

  test('what could reach it, since that is gone', async () => {
    const { results, error } = await run(probeProgram(outside.origin, stage.origin));
    expect(error).toBeUndefined();
    expect(results['open']).toEqual([]);
    expect(results['reachable']).toEqual([]);
    // Chromium's two constants cannot be deleted.
    const left = (results['left'] as string[]).filter((name) => !/^(?:PERSISTENT|TEMPORARY)$/.test(name));
    expect(left.filter((name) => !keptGlobals.has(name))).toEqual([]);
    expect(left.length).toBeGreaterThan(50);
    expect(outside.hits).toEqual([]);
  });

  test('(control: without frame and policy the same attempts arrive)', async () => {
    const control = await open('/open');
    const outcomes = await control.evaluate(
      (code) => window.control(code),
      attempts(outside.origin, stage.origin),
    );
    expect(Object.keys(outcomes).filter((name) => outcomes[name] === 'open')).toEqual(
      expect.arrayContaining(openInControl),
    );
    expect(outside.hits).toEqual(expect.arrayContaining(hitsInControl));
    await control.context().close();
  });

  test('the page through what it sends', async () => {
    const { recording, heard } = await page.evaluate(async () => {
      const heard: Progress[] = [];
      const runtime = `let calls = 0; onmessage = () => { if (++calls === 1) { postMessage('ready'); return; }
postMessage('started');
postMessage({ type: 'update', from: 0, lines: [{ level: 'log', text: 'x'.repeat(1e6), count: 1 }], dropped: 0 });
postMessage({ type: 'update', from: 5e8, lines: [], dropped: 0 });
postMessage({ type: 'update', from: 0, lines: [], dropped: 0, figure: { charts: [{ key: '', axes: {}, series: [{ key: { toString: 1 }, mark: 'line', x: [], y: [] }] }], controls: [] } });
postMessage({ type: 'progress', unit: 'steps', part: 1, done: 2, total: 1, ms: 0 });
postMessage({ type: 'progress', unit: '<b>', part: 1, done: 1, total: 2, ms: 0 });
postMessage({ type: 'progress', unit: 'steps', part: 1, done: 1, total: 2, ms: 0, left: Infinity });
postMessage({ type: 'progress', unit: 'steps', part: 1, done: 1, total: 2, ms: 0, html: '<b>' });
postMessage({ type: 'update', from: 0, lines: [{ level: 'log', text: 'fine', count: 1, html: '<b>' }], dropped: 0 });
postMessage({ type: 'done', results: { a: 1, b: new Blob([]), c: [new Map([[1, 2]])] }, claims: [], ms: 0 }); };`;
      const runner = window.createRunner({ library: async () => JSON.stringify({ runtime }) });
      const handlers: RunHandlers = { onProgress: (progress) => void heard.push(progress) };
      return {
        recording: await runner.run({ js: '', settings: {}, limit: 5000 }, handlers).finished,
        heard,
      };
    });
    expect(heard).toEqual([{ type: 'progress', unit: 'steps', part: 1, done: 1, total: 2, ms: 0 }]);
    expect(recording.console).toEqual([{ level: 'log', text: 'fine', count: 1 }]);
    expect(recording.figure).toEqual({ charts: [], controls: [] });
    expect(recording.results['a']).toBe(1);
    expect(recording.results['c']).toEqual([[[1, 2]]]);
  });
});
