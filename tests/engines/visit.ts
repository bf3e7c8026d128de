/** A reader's way through the first lesson, and the attacks on the sandbox, in browsers other than Chromium. */
import { partialDeepStrictEqual, deepStrictEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { encodeLink } from '../../components/cell/share.ts';
import { serve } from '../../scripts/serve.mjs';
import { published } from '../../scripts/setup.mjs';
import type { Recording } from '../../src/runtime/protocol.ts';
import { record } from '../../src/runtime/record.ts';
import { transpile } from '../../src/runtime/transpile.ts';
import { attempts, hitsInControl, openInControl, probeProgram, probeRuntime } from '../browser/attempts.ts';
import { endless, hostile } from '../browser/hostile.ts';
import { openOutside, openStage, type Stage } from '../browser/stage.ts';
import { trainedHashes } from '../trainer/bits.ts';
import { click, keys, press, run, type, until, type Engine } from './engine.ts';
import { openFirefox } from './firefox.ts';
import { openWebKit } from './webkit.ts';

const root = resolve(import.meta.dirname, '../..');
const cells = 'content/lessons/leak/cells';
const main = '#cell-half-life';

/** The first of these commands that there is. */
function find(variable: string, ...names: string[]): string | undefined {
  const named = process.env[variable];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

const engines: Record<string, { missing: string; open: () => Promise<Engine> | undefined }> = {
  firefox: {
    missing: 'Firefox is not installed: on Debian, apt-get install firefox-esr; elsewhere set FIREFOX_PATH.',
    open() {
      const mac = '/Applications/Firefox.app/Contents/MacOS/firefox';
      const path = find('FIREFOX_PATH', 'firefox', 'firefox-esr') ?? (existsSync(mac) ? mac : undefined);
      return path === undefined ? undefined : openFirefox(path);
    },
  },
  webkit: {
    missing:
      'WebKit’s driver, or Xvfb for a machine without a screen, is not installed: on Debian, apt-get install webkit2gtk-driver xvfb.',
    open() {
      const driver = find('WEBKIT_DRIVER_PATH', 'WebKitWebDriver');
      const xvfb = process.env['DISPLAY'] ? undefined : find('XVFB_PATH', 'Xvfb');
      if (driver === undefined || (xvfb === undefined && !process.env['DISPLAY'])) return undefined;
      return openWebKit(driver, xvfb);
    },
  },
};

interface Places {
  site: string;
  stage: string;
  outside: { origin: string; hits: string[] };
}

declare const window: Stage & typeof globalThis;
declare const bitsOfPage: { trainedHashes: typeof trainedHashes };

/** A page that was not there before; a fragment alone would not load it anew. */
async function visit(engine: Engine, url: string): Promise<void> {
  await engine.open('about:blank');
  await engine.open(url);
  await until(engine, 'the cells', () => document.querySelector('live-cell:defined') !== null);
}

/** The lesson with another program in its main cell, brought by a link. */
async function visitLink(engine: Engine, site: string, code: string): Promise<void> {
  await visit(engine, `${site}leak/#${await encodeLink({ cell: 'half-life', code })}`);
  await says(engine, `${main} .cell-notice`, 'came with the link');
}

/** Waits for a text in an element. */
const says = (engine: Engine, selector: string, words: string): Promise<boolean> =>
  until(
    engine,
    `“${words}” in ${selector}`,
    (selector, words) => document.querySelector(selector)?.textContent.includes(words) ?? false,
    selector,
    words,
  );

const textOf = (engine: Engine, selector: string): Promise<string> =>
  run(engine, (selector) => document.querySelector(selector)?.textContent ?? '', selector);

/** Puts another program into the editor, key by key. */
async function write(engine: Engine, cell: string, code: string): Promise<void> {
  await until(
    engine,
    'the editor',
    (cell) => {
      const input = document.querySelector<HTMLElement>(
        `${cell} .cell-editor :is(.native-edit-context, textarea)`,
      );
      input?.focus();
      return input !== null && document.activeElement === input;
    },
    cell,
  );
  await press(engine, keys.control, 'a');
  await type(engine, code);
}

/** Seconds of work so far of a program and all that it started; NaN on systems that do not tell. */
function workOf({ process: { pid } }: Engine): number {
  if (process.platform !== 'linux') return NaN;
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        // The name may hold spaces and brackets; what follows is state, parent, group, …, user time, system time.
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return Number(fields[2]) === pid ? Number(fields[11]) + Number(fields[12]) : 0;
      } catch {
        return 0;
      }
    });
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

/** Share of one processor that the browser uses for half a second; NaN where that cannot be measured. */
async function load(engine: Engine): Promise<number> {
  const [before, start] = [workOf(engine), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (1000 * (workOf(engine) - before)) / (performance.now() - start);
}

/** The same once what was running has ended: the least of three times, since a page also draws. */
async function idleLoad(engine: Engine, busy: number): Promise<number> {
  const loads = [await load(engine), await load(engine), await load(engine)];
  const idle = Math.min(...loads);
  ok(
    !(idle > Math.max(0.1, busy / 2)),
    `${percent(busy)} of a processor, and later ${loads.map(percent).join(', ')}`,
  );
  return idle;
}

const percent = (share: number): string => (Number.isNaN(share) ? '?' : `${Math.round(100 * share)} %`);

/** The recording of a cell that is run, by its button. */
const runCell = (engine: Engine, name: string): Promise<Recording> =>
  run(
    engine,
    (name) =>
      new Promise<Recording>((resolve, reject) => {
        const cell = document.getElementById(`cell-${name}`);
        const done = (event: Event): void => resolve((event as CustomEvent<Recording>).detail);
        cell?.addEventListener('ran', done, { once: true });
        cell?.querySelector<HTMLElement>('[data-do="run"]')?.click();
        setTimeout(() => reject(new Error(`${name} did not run`)), 30_000);
      }),
    name,
  );

/** Each by what it shows; gives what there is to say besides. */
const checks: Record<string, (engine: Engine, places: Places) => Promise<string | void>> = {
  async 'every program of the lesson gives the recorded results and charts, to the last bit'(
    engine,
    { site },
  ) {
    await visit(engine, `${site}leak/`);
    const names = await run(engine, () =>
      Array.from(document.querySelectorAll('live-cell'), ({ id }) => id.replace(/^cell-/, '')),
    );
    ok(names.length >= 5);
    for (const name of names) {
      const { results, figure, claims } = await record(resolve(root, cells, `${name}.ts`));
      const { error, ...recording } = await runCell(engine, name);
      equal(error, undefined);
      deepStrictEqual(
        { results: recording.results, figure: recording.figure, claims: recording.claims },
        { results, figure, claims },
      );
    }
    return `${names.length} programs`;
  },

  async 'on a narrow screen a page is whole soon after it is opened, and a section in its place'(
    engine,
    { site },
  ) {
    const id = 'the-units-decide';
    const opened = async (fragment: string): Promise<{ top: number; left: number; height: number }> => {
      // Any page will do to hold the frame.
      await engine.open(`${site}progress/`);
      return run(
        engine,
        async (address, id) => {
          const frame = document.createElement('iframe');
          frame.style.cssText = 'position: fixed; inset: 0; z-index: 9; width: 390px; height: 800px';
          frame.src = address;
          document.body.append(frame);
          await new Promise((loaded) => frame.addEventListener('load', loaded));
          // A browser that never says that it is idle is taken to be so after three seconds.
          await new Promise((later) => setTimeout(later, 5000));
          const { contentDocument: page, contentWindow: view } = frame;
          if (!page || !view) throw new Error('the frame is empty');
          const blocks = [...page.querySelectorAll('.sl-markdown-content > *')];
          return {
            top: page.getElementById(id)?.getBoundingClientRect().top ?? NaN,
            left: blocks.filter((each) => view.getComputedStyle(each).contentVisibility === 'auto').length,
            height: page.documentElement.scrollHeight,
          };
        },
        `${site}ridge/${fragment}`,
        id,
      );
    };
    const whole = await opened('');
    const place = await opened(`#${id}`);
    deepStrictEqual([whole.left, place.left], [0, 0]);
    // Fonts that come late may break a line elsewhere.
    ok(Math.abs(whole.height - place.height) < 60, `${whole.height} and ${place.height} high`);
    ok(whole.top > 5000 && place.top > 0 && place.top < 200, `the section is at ${place.top}`);
  },

  async 'what was visited opens without a network, with its programs'(engine) {
    const { folder, env } = published;
    const { url, close } = await serve(resolve(root, folder), { base: env.BASE });
    const controlled = (): boolean => navigator.serviceWorker.controller !== null;
    try {
      await visit(engine, `${url}leak/`);
      await until(engine, 'the service worker', controlled);
      await visit(engine, `${url}leak/`);
      // What programs need is kept in idle time, which nothing tells.
      await new Promise((later) => setTimeout(later, 8000));
    } finally {
      close();
    }
    await visit(engine, `${url}leak/`);
    const { error } = await runCell(engine, 'half-life');
    equal(error, undefined);
    // After a first Run the editor is fetched ahead, which fails here and is told on the console.
    await new Promise((later) => setTimeout(later, 3000));
    await engine.open('about:blank');
    engine.noise.length = 0;
  },

  async 'all ways of training end in the same bits'(engine, { stage }) {
    const build = await rolldown({ input: resolve(root, 'tests/trainer/bits.ts'), platform: 'browser' });
    const { output } = await build.generate({ format: 'iife', name: 'bitsOfPage' });
    await build.close();
    await engine.open(`${stage}/open`);
    const found = await run(
      engine,
      (code) => {
        const script = document.createElement('script');
        script.textContent = code;
        document.head.append(script);
        return bitsOfPage.trainedHashes();
      },
      output[0].code,
    );
    deepStrictEqual(found, trainedHashes());
    return `${Object.keys(found).length} ways`;
  },

  async 'a slider runs its figure anew, and keeps the focus'(engine, { site }) {
    await visit(engine, `${site}leak/`);
    const figure = '#cell-overfit';
    const charts = (): Promise<string> =>
      run(
        engine,
        (figure) => document.querySelector(`${figure} [data-part="charts"]`)?.innerHTML ?? '',
        figure,
      );
    const before = await charts();
    await run(
      engine,
      (figure) => document.querySelector<HTMLElement>(`${figure} input[type="range"]`)?.focus(),
      figure,
    );
    await press(engine, keys.home);
    await says(engine, `${figure} .cell-status`, 'finished');
    ok((await charts()) !== before);
    equal(await run(engine, () => (document.activeElement as HTMLInputElement).type), 'range');
  },

  async 'a program is edited by key and run'(engine, { site }) {
    await visit(engine, `${site}leak/`);
    await click(engine, `${main} [data-do="edit"]`);
    await write(engine, main, 'const b: number = 6;\nexport const steps = b * 7;\n');
    await press(engine, keys.control, keys.enter);
    await says(engine, `${main} [data-value="steps"]`, '42');
    return (await run(engine, () => document.querySelector('.monaco-editor') !== null))
      ? 'in Monaco'
      : 'in the plain editor';
  },

  async 'an error names the line of the TypeScript'(engine, { site }) {
    const code =
      'interface A {\n  b: number;\n}\nconst a: A = { b: 1 };\nif (a) throw new RangeError("too far");\n';
    await visitLink(engine, site, code);
    await click(engine, `${main} [data-do="run"]`);
    await says(engine, `${main} .cell-error`, 'RangeError (line 5): too far');
  },

  async 'an exercise says what is wrong, and takes the right answer'(engine, { site }) {
    const solution = readFileSync(resolve(root, cells, 'one-step.solution.ts'), 'utf8');
    // In one line: after a line break Monaco closes brackets by itself.
    const code = solution.replaceAll(/\/\/.*/g, '').replaceAll(/\s*\n\s*/g, ' ');
    await visit(engine, `${site}leak/`);
    await click(engine, '#cell-one-step [data-do="run"]');
    await says(engine, '#cell-one-step .cell-verdict', 'Not yet');
    await click(engine, '#cell-one-step [data-do="edit"]');
    await write(engine, '#cell-one-step', code);
    await click(engine, '#cell-one-step [data-do="run"]');
    await says(engine, '#cell-one-step .cell-verdict', 'Solved');
  },

  async 'an endless loop: the page goes on, and Stop frees the processor'(engine, { site }) {
    const code = 'console.log("before");\nwhile (true);\n';
    await visitLink(engine, site, code);
    await click(engine, `${main} [data-do="run"]`);
    await says(engine, `${main} .console`, 'before');
    const pause = await run(engine, async () => {
      let longest = 0;
      let last = performance.now();
      for (let beat = 0; beat < 100; beat++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return longest;
    });
    ok(pause < 1000, `the page paused for ${pause} ms`);
    const busy = await load(engine);
    await click(engine, `${main} [data-do="stop"]`);
    await says(engine, `${main} .cell-status`, 'Stopped');
    const idle = await idleLoad(engine, busy);
    await click(engine, `${main} [data-do="reset"]`);
    await says(engine, `${main} [data-value="steps"]`, '693');
    return `longest pause ${Math.round(pause)} ms; processor ${percent(busy)}, after Stop ${percent(idle)}`;
  },

  async 'a shared link shows its change, and runs when asked'(engine, { site }) {
    const source = readFileSync(resolve(root, cells, 'half-life.ts'), 'utf8');
    const code = source.replace('weightDecay = 0.01', 'weightDecay = 0.1');
    await visitLink(engine, site, code);
    await says(engine, `${main} .cell-notice ins`, 'weightDecay = 0.1');
    equal(await textOf(engine, `${main} [data-value="steps"]`), '693');
    equal(await run(engine, () => document.querySelectorAll('iframe').length), 0);
    await click(engine, `${main} [data-do="run"]`);
    await until(
      engine,
      '69 steps',
      () => document.querySelector('#cell-half-life [data-value="steps"]')?.textContent === '69',
    );
  },

  async 'the Chinese page runs and edits in Chinese'(engine, { site }) {
    await visit(engine, `${site}zh-cn/leak/`);
    equal(await run(engine, () => document.documentElement.lang), 'zh-CN');
    await click(engine, `${main} [data-do="run"]`);
    await says(engine, `${main} .cell-status`, '用时');
    await click(engine, `${main} [data-do="edit"]`);
    await write(engine, main, 'const b: string = 2;\n');
    await says(engine, `${main} .cell-problems`, '不能将类型“number”分配给类型“string”');
  },

  async 'hostile programs: the page answers, and runs the next one'(engine, { stage }) {
    await engine.open(`${stage}/`);
    await until(engine, 'the runner', () => 'runner' in window);
    let longest = 0;
    for (const { name, source, ends, gives } of hostile) {
      const program = { js: transpile(source), settings: {}, limit: 60_000 };
      const next = { js: 'export const a = 1;', settings: {}, limit: 20_000 };
      const [watched, after] = await run(
        engine,
        async (program, next) =>
          [await window.watch(program), await window.runner.run(next).finished] as const,
        program,
        next,
      );
      const { recording, pause } = watched;
      const kind = recording.error?.kind;
      if (ends !== 'either')
        equal(kind, ends === 'badly' ? 'runtime' : undefined, `${name}: ${recording.error?.message}`);
      partialDeepStrictEqual(recording, gives ?? {}, name);
      deepStrictEqual(after.results, { a: 1 }, `after ${name}`);
      longest = Math.max(longest, pause);
    }
    return `${hostile.length} programs, longest pause of the page ${Math.round(longest)} ms`;
  },

  async 'programs without end: Stop frees the processor'(engine, { stage }) {
    await engine.open(`${stage}/`);
    await until(engine, 'the runner', () => 'runner' in window);
    const loads: string[] = [];
    for (const { name, source } of endless) {
      const program = { js: transpile(source), settings: {}, limit: 60_000 };
      await run(engine, (program) => void window.watch(program), program);
      await until(engine, 'the first line', () => window.shown.length > 0);
      const busy = await load(engine);
      const { error } = await run(engine, () => {
        window.current.stop();
        window.shown.length = 0;
        return window.current.finished;
      });
      if (error?.kind === 'stopped') {
        loads.push(`${name} ${percent(busy)} → ${percent(await idleLoad(engine, busy))}`);
      } else {
        // Some engines give up on a regular expression.
        ok(name.includes('regular expression'), `${name} ended by itself`);
        loads.push(`${name} ends by itself`);
      }
    }
    return loads.join(', ');
  },

  async 'a program does not outlive its page'(engine, { stage }) {
    await engine.open(`${stage}/`);
    await until(engine, 'the runner', () => 'runner' in window);
    const program = { js: transpile(endless[0]?.source ?? ''), settings: {}, limit: 60_000 };
    await run(engine, (program) => void window.watch(program), program);
    await until(engine, 'the first line', () => window.shown.length > 0);
    const busy = await load(engine);
    await engine.open('about:blank');
    const idle = await idleLoad(engine, busy);
    return `processor ${percent(busy)}, then ${percent(idle)}`;
  },

  async '(control: in the open the attacks arrive)'(engine, { stage, outside }) {
    await engine.open(`${stage}/open`);
    outside.hits.length = 0;
    const outcomes = await run(engine, (code) => window.control(code), attempts(outside.origin, stage));
    const open = Object.keys(outcomes).filter((name) => outcomes[name] === 'open');
    deepStrictEqual(
      openInControl.filter((name) => !open.includes(name)),
      [],
    );
    deepStrictEqual(
      hitsInControl.filter((path) => !outside.hits.includes(path)),
      [],
    );
    return `${outside.hits.length} requests arrived`;
  },

  async 'no attack gets out of the sandbox, even with all of the browser at hand'(
    engine,
    { stage, outside },
  ) {
    await engine.open(`${stage}/`);
    outside.hits.length = 0;
    const { results, heard } = await run(
      engine,
      (code) => window.probe(code),
      probeRuntime(outside.origin, stage),
    );
    const tried = Object.keys(results);
    ok(tried.length > 20);
    const open = tried.filter((name) => results[name] !== 'shut');
    // WebKit gives each frame a cache of its own, which nobody else can read; a program does not find it.
    deepStrictEqual(
      open.filter((name) => name !== 'caches'),
      [],
    );
    deepStrictEqual([heard, outside.hits], [0, []]);
    return `${tried.length} ways tried, no request arrived${open.length > 0 ? `; leads nowhere: ${open.join()}` : ''}`;
  },

  async 'no attack gets out of a program'(engine, { stage, outside }) {
    await engine.open(`${stage}/`);
    outside.hits.length = 0;
    const program = { js: transpile(probeProgram(outside.origin, stage)), settings: {}, limit: 20_000 };
    const { error, results } = await run(engine, (program) => window.runner.run(program).finished, program);
    equal(error, undefined);
    deepStrictEqual([results['open'], results['reachable'], outside.hits], [[], [], []]);
  },
};

const asked = process.argv.slice(2);
const wrong = asked.find((name) => !(name in engines));
if (wrong) {
  console.error(
    `${wrong} is no browser of these tests: choose from ${Object.keys(engines).join(', ')}, or name none for all.`,
  );
  process.exit(2);
}

const { url, close } = await serve(resolve(root, 'dist'));
const stage = await openStage();
const outside = await openOutside();
let failures = 0;
for (const name of asked.length > 0 ? asked : Object.keys(engines)) {
  const { missing, open } = engines[name] ?? { missing: '', open: () => undefined };
  const engine = await open();
  if (!engine) {
    console.error(missing);
    failures += 1;
    continue;
  }
  console.log(`\n${engine.name} ${engine.version}`);
  for (const [what, check] of Object.entries(checks)) {
    const began = performance.now();
    try {
      const more = await check(engine, { site: url, stage: stage.origin, outside });
      const seconds = Math.round((performance.now() - began) / 1000);
      console.log(`  ✓ ${what}${more ? `: ${more}` : ''} (${seconds} s)`);
    } catch (error) {
      failures += 1;
      console.log(`  ✗ ${what}: ${String(error)}`);
    }
    // What the policy blocks is told on the console.
    const noise = what.includes('attack') ? [] : engine.noise;
    if (noise.length > 0) {
      failures += 1;
      console.log(`  ✗ on the console: ${[...new Set(noise)].join('; ')}`);
    }
    engine.noise.length = 0;
  }
  await engine.close();
}
close();
stage.close();
outside.close();
process.exit(failures > 0 ? 1 : 0);
