/**
 * `npm run bench cells`: what the cell costs a reader, measured on the built site in a headless Chromium.
 *
 * Bytes are the same on every machine. Times are not: read them beside each other, and beside the same run of another version.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { encodeLink } from '../components/cell/share.ts';
import { serve } from '../scripts/serve.mjs';
import { transpile } from '../src/runtime/transpile.ts';
import { attempts, hitsInControl, probeProgram, probeRuntime } from '../tests/browser/attempts.ts';
import { budgets, bytesOf } from '../tests/browser/bytes.ts';
import { launch } from '../tests/browser/chromium.ts';
import { endless, hostile } from '../tests/browser/hostile.ts';
import { openOutside, openStage, type Stage } from '../tests/browser/stage.ts';
import { table } from './table.ts';

declare const window: Stage & typeof globalThis & { answered: Promise<number> };

const folder = resolve(import.meta.dirname, '../dist');
/** A program that takes about a millisecond, so that what is measured is not the program. */
const main = '#cell-half-life';
const figure = '#cell-overfit';
const runs = 30;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The value below which a share of all lie. */
function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const spread = (values: number[]): [string, string] => [
  ms(quantile(values, 0.5)),
  ms(quantile(values, 0.95)),
];

const { url, close } = await serve(folder);
const browser = await launch();

async function open(path: string, context?: Awaited<ReturnType<Browser['newContext']>>): Promise<Page> {
  const page = await (
    context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 } }))
  ).newPage();
  await page.goto(url + path, { waitUntil: 'networkidle' });
  return page;
}

/** Milliseconds in the page from a click on Run to the first output. */
function timeRun(page: Page, cell: string): Promise<number> {
  return page.evaluate(
    (cell) =>
      new Promise<number>((resolve) => {
        const button = document.querySelector<HTMLElement>(`${cell} [data-do="run"]`);
        const output = document.querySelector(`${cell} .cell-output`);
        if (!button || !output) throw new Error(`there is no ${cell}`);
        const start = performance.now();
        const watcher = new MutationObserver(() => {
          watcher.disconnect();
          resolve(performance.now() - start);
        });
        watcher.observe(output, { childList: true, subtree: true });
        button.click();
      }),
    cell,
  );
}

const finished = (page: Page, cell: string): Promise<void> =>
  page.locator(`${cell}:not([data-running]) .cell-status`, { hasText: 'finished' }).waitFor();

/* —— Run —— */

async function timesOfRun(): Promise<{ warm: number[]; fresh: number[] }> {
  const fresh: number[] = [];
  for (let i = 0; i < 10; i++) {
    const page = await open('leak/');
    fresh.push(await timeRun(page, main));
    await page.context().close();
  }
  const page = await open('leak/');
  const warm: number[] = [];
  for (let i = 0; i <= runs; i++) {
    const time = await timeRun(page, main);
    await finished(page, main);
    if (i > 0) warm.push(time);
    // A reader does not press it again at once; the next worker gets ready.
    await wait(300);
  }
  await page.context().close();
  return { warm, fresh };
}

/* —— Controls —— */

/** Milliseconds from a key on a control to the chart that follows it. */
async function timesOfKeys(page: Page, cell: string, control: string): Promise<number[]> {
  await page.locator(`${cell} ${control}`).first().focus();
  const times: number[] = [];
  for (let i = 0; i <= runs; i++) {
    await page.evaluate((cell) => {
      window.answered = new Promise<number>((resolve) => {
        let start = 0;
        addEventListener('keydown', () => (start = performance.now()), { once: true, capture: true });
        const watcher = new MutationObserver(() => {
          watcher.disconnect();
          resolve(performance.now() - start);
        });
        const charts = document.querySelector(`${cell} [data-part="charts"]`);
        if (charts) watcher.observe(charts, { childList: true });
      });
    }, cell);
    await page.keyboard.press(i % 2 === 0 ? 'ArrowLeft' : 'ArrowRight');
    const time = await page.evaluate(() => window.answered);
    if (i > 0) times.push(time);
    await finished(page, cell);
    await wait(100);
  }
  return times;
}

/* —— Stop —— */

/** Seconds of work so far; undefined if there is no such process any more. */
function workOf(id: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // After the name: state, parent, … user time, system time, in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

async function processes(session: CDPSession): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.map(({ id }) => id);
}

/** Milliseconds from a click on Stop until the process that ran the program is gone, and its work in them. */
async function timeOfStop(source: string): Promise<{ gone: number; worked: number }> {
  const link = await encodeLink({ cell: 'half-life', code: source });
  const page = await open(`leak/#${link}`);
  const session = await browser.newBrowserCDPSession();
  await page.locator(`${main} [data-do="run"]`).click();
  await page.locator(`${main} .console`, { hasText: 'before' }).waitFor();
  const before = new Map((await processes(session)).map((id) => [id, workOf(id) ?? 0]));
  await wait(500);
  const work = [...before].map(([id, then]) => ({ id, work: (workOf(id) ?? 0) - then }));
  const busiest = work.reduce((most, one) => (one.work > most.work ? one : most)).id;
  const stop = page.evaluate((main) => {
    document.querySelector<HTMLElement>(`${main} [data-do="stop"]`)?.click();
  }, main);
  const start = performance.now();
  const then = workOf(busiest) ?? 0;
  let last = then;
  for (let now = workOf(busiest); now !== undefined; now = workOf(busiest)) {
    last = now;
    if (performance.now() - start > 10_000) throw new Error('Stop did not end the program');
    await wait(2);
  }
  const gone = performance.now() - start;
  await stop;
  await session.detach();
  await page.context().close();
  return { gone, worked: 1000 * (last - then) };
}

/* —— Many cells —— */

/** The lesson's page with one of its programs so many times, and no other. */
function pageOf(cells: number): string {
  const { document } = parseHTML(readFileSync(resolve(folder, 'leak/index.html'), 'utf8'));
  const model = document.querySelector(main);
  if (!model) throw new Error(`there is no ${main} in the lesson`);
  for (const other of document.querySelectorAll('live-cell, predict-box, exercise-cell'))
    if (other !== model) other.remove();
  for (let i = 1; i < cells; i++) {
    const copy = model.cloneNode(true) as Element;
    copy.id = `${model.id}-${i}`;
    const data = copy.querySelector('script');
    if (data) data.textContent = data.textContent.replace('"name":"half-life"', `"name":"half-life-${i}"`);
    model.after(copy);
  }
  return document.toString();
}

interface Load {
  /** Milliseconds until all cells of a fresh page answer, of a run, and to open an editor. */
  ready: number;
  run: number;
  edit: number;
  /** Megabytes of the page's objects: when it is loaded, when each cell has run, with an editor open in each. */
  heap: { loaded: number; ran: number; editing: number };
}

async function loadOf(cells: number): Promise<Load> {
  const html = pageOf(cells);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.route('**/leak/', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
  // Once, so that the browser has the scripts.
  await page.goto(`${url}leak/`, { waitUntil: 'networkidle' });
  await page.reload({ waitUntil: 'networkidle' });
  const ready = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.domContentLoadedEventEnd ?? NaN;
  });
  const ids = await page.locator('live-cell:defined').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  if (ids.length !== cells) throw new Error(`the page has ${ids.length} cells, not ${cells}`);

  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const heapNow = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6;
  };
  const loaded = await heapNow();
  const times: number[] = [];
  // The very first one fetches what programs need.
  for (const id of [main, ...ids]) {
    times.push(await timeRun(page, id));
    await finished(page, id);
  }
  const ran = await heapNow();
  const opened: number[] = [];
  for (const id of ids) {
    const start = performance.now();
    await page.locator(`${id} [data-do="edit"]`).click();
    await page.locator(`${id} .monaco-editor.focused`).waitFor();
    opened.push(performance.now() - start);
  }
  await page.waitForLoadState('networkidle');
  const editing = await heapNow();
  await context.close();
  return {
    ready,
    run: quantile(times.slice(1), 0.5),
    edit: quantile(opened, 0.5),
    heap: { loaded, ran, editing },
  };
}

/* —— Hostile programs —— */

interface Attack {
  tried: number;
  survived: number;
  /** Longest time in which the page did not answer. */
  pause: number;
  /** Ways out that were tried, those that were found open, and requests that arrived. */
  ways: number;
  open: string[];
  hits: string[];
  /** Of the control, which has no sandbox. */
  arrived: number;
}

async function attack(): Promise<Attack> {
  const stage = await openStage();
  const outside = await openOutside();
  const page = await (await browser.newContext()).newPage();
  const ready = () => page.waitForFunction(() => 'runner' in window);
  const program = (source: string) => ({ js: transpile(source), settings: {}, limit: 60_000 });
  const goesOn = (): Promise<boolean> =>
    page.evaluate(
      async (next) => (await window.runner.run(next).finished).results['a'] === 1,
      program('export const a = 1;'),
    );
  let [survived, pause] = [0, 0];
  const count = async (found: number): Promise<void> => {
    pause = Math.max(pause, found);
    if (found < 1000 && (await goesOn())) survived += 1;
  };
  await page.goto(`${stage.origin}/`);
  await ready();
  for (const { source } of hostile) {
    const watched = await page.evaluate((given) => window.watch(given), program(source));
    await count(watched.pause);
  }
  for (const { source } of endless) {
    await page.evaluate(() => void (window.shown.length = 0));
    const watching = page.evaluate((given) => window.watch(given), program(source));
    await page.waitForFunction(() => window.shown.length > 0);
    await wait(500);
    await page.evaluate(() => window.current.stop());
    await count((await watching).pause);
  }

  const { results } = await page.evaluate(
    (code) => window.probe(code),
    probeRuntime(outside.origin, stage.origin),
  );
  await page.evaluate(
    (given) => window.runner.run(given).finished,
    program(probeProgram(outside.origin, stage.origin)),
  );
  const hits = [...outside.hits];
  const ways = Object.keys(results);
  outside.hits.length = 0;
  await page.goto(`${stage.origin}/open`);
  await page.evaluate((code) => window.control(code), attempts(outside.origin, stage.origin));
  const arrived = hitsInControl.filter((path) => outside.hits.includes(path)).length;
  await page.context().close();
  stage.close();
  outside.close();
  return {
    tried: hostile.length + endless.length,
    survived,
    pause,
    ways: ways.length,
    open: ways.filter((name) => results[name] !== 'shut'),
    hits,
    arrived,
  };
}

/* —— All of it —— */

let failed = 0;
const say = (holds: boolean, text: string): void => {
  console.log(`  ${holds ? 'holds' : 'FAILS'}  ${text}`);
  if (!holds) failed += 1;
};

console.log('Bytes, gzip:\n');
const bytes = Object.entries(bytesOf(folder)).map(([name, measure]) => ({ name, size: measure() }));
console.log(
  table([
    ['', 'kB', 'at most'],
    ...bytes.map(({ name, size }) => [name, size.toFixed(1), String(budgets[name] ?? '')]),
  ]),
);

console.log('\nTimes:\n');
const { warm, fresh } = await timesOfRun();
const page = await open('leak/');
const slider = await timesOfKeys(page, figure, 'input[type="range"]');
const number = await timesOfKeys(page, figure, '.scrub');
await page.context().close();
console.log(
  table([
    ['', 'median', '95 of 100'],
    ['click on Run → first output, warm page', ...spread(warm)],
    ['the same on a fresh page', ...spread(fresh)],
    ['key on a slider → its chart', ...spread(slider)],
    ['key on a number in the code → its chart', ...spread(number)],
  ]),
);

if (process.platform === 'linux') {
  console.log('\nStop:\n');
  const rows: string[][] = [];
  for (const { name, source } of endless.slice(0, 3)) {
    const { gone, worked } = await timeOfStop(source);
    rows.push([name, ms(gone), ms(worked)]);
  }
  console.log(table([['', 'until its process is gone', 'work after the click'], ...rows]));
}

console.log('\nOne program on a page, and twenty times the same:\n');
const [one, twenty] = [await loadOf(1), await loadOf(20)];
const both = (name: string, of: (load: Load) => number, show: (value: number) => string): string[] => [
  name,
  show(of(one)),
  show(of(twenty)),
];
const megabytes = (value: number): string => `${value.toFixed(1)} MB`;
console.log(
  table([
    ['', '1', '20'],
    both('until all of them answer', ({ ready }) => ready, ms),
    both('click on Run → first output, median', ({ run }) => run, ms),
    both('opening an editor, median', ({ edit }) => edit, ms),
    both('objects of the page, loaded', ({ heap }) => heap.loaded, megabytes),
    both('when each has run', ({ heap }) => heap.ran, megabytes),
    both('with an editor in each', ({ heap }) => heap.editing, megabytes),
  ]),
);

console.log('\nPromises:');
for (const { name, size } of bytes) {
  const most = budgets[name];
  if (most !== undefined && size > most) say(false, `${name}: ${size.toFixed(1)} kB, at most ${most}`);
}
say(failed === 0, 'every part is within its bytes');
const { tried, survived, pause, ways, open: leaks, hits, arrived } = await attack();
say(
  survived === tried,
  `${survived} of ${tried} hostile programs survived; longest pause of the page ${ms(pause)}`,
);
say(
  leaks.length === 0 && hits.length === 0,
  `${ways} ways out of the sandbox tried, ${leaks.length} open, ${hits.length} requests arrived${leaks.length > 0 ? `: ${leaks.join(', ')}` : ''}`,
);
say(
  arrived === hitsInControl.length,
  `without the sandbox ${arrived} of ${hitsInControl.length} requests arrive`,
);

await browser.close();
close();
process.exit(failed > 0 ? 1 : 0);
