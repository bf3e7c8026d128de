/** A browser that is not Chromium, driven over one of the two protocols of the W3C; no library is needed. */
import { spawn, type ChildProcess } from 'node:child_process';

export interface Engine {
  name: string;
  version: string;
  /** Of the browser's first process. */
  process: ChildProcess;
  /** Loads a page and waits until it is complete. */
  open(url: string): Promise<void>;
  /** Calls a function in the page, with texts, and gives the text that it returns or resolves to. */
  call(source: string, args: string[]): Promise<string>;
  /** Keys and pointer; both protocols describe them alike. */
  perform(actions: object[]): Promise<void>;
  /** Errors on the page's console, as far as the browser tells them. */
  noise: string[];
  close(): Promise<void>;
}

/** Numbers that JSON does not know, as texts. */
const unusual = (_: string, value: unknown): unknown =>
  typeof value === 'number' && (Object.is(value, -0) || !Number.isFinite(value))
    ? { $number: Object.is(value, -0) ? '-0' : String(value) }
    : value;

const usual = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$number' in value ? Number(value.$number) : value;

/**
 * Calls a function in the page; it sees its arguments and the page, and nothing around it. What it gives comes over to
 * the last bit.
 */
export async function run<Args extends unknown[], Result>(
  engine: Engine,
  inPage: (...args: Args) => Result | Promise<Result>,
  ...args: Args
): Promise<Result> {
  const source = `async (text) => JSON.stringify((await (${String(inPage)})(...JSON.parse(text))) ?? null, ${String(unusual)})`;
  return JSON.parse(await engine.call(source, [JSON.stringify(args)]), usual) as Result;
}

/** Waits until a function in the page gives something that is not false, null or empty. */
export async function until<Args extends unknown[], Result>(
  engine: Engine,
  what: string,
  inPage: (...args: Args) => Result,
  ...args: Args
): Promise<Result> {
  const end = performance.now() + 30_000;
  for (;;) {
    const found = await run(engine, inPage, ...args);
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited 30 s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A click in the middle of the first element that a selector finds, by a pointer. */
export async function click(engine: Engine, selector: string): Promise<void> {
  const { x, y } = await run(
    engine,
    async (selector) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`there is no ${selector}`);
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      // What comes into sight is laid out only now, and may move it.
      let before = NaN;
      for (let still = 0; still < 5;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = element.getBoundingClientRect().top;
        still = now === before ? still + 1 : 0;
        before = now;
      }
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    },
    selector,
  );
  await engine.perform([
    {
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x, y, duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]);
}

/** Names of keys that type no character, as the protocols write them. */
export const keys = { control: '\uE009', end: '\uE010', enter: '\uE007', home: '\uE011', left: '\uE012' };

/** Presses keys one after the other; those before the last are held: `press(engine, keys.control, 'a')`. */
export async function press(engine: Engine, ...held: string[]): Promise<void> {
  await engine.perform([
    {
      type: 'key',
      id: 'keyboard',
      actions: [
        ...held.map((value) => ({ type: 'keyDown', value })),
        ...held.toReversed().map((value) => ({ type: 'keyUp', value })),
      ],
    },
  ]);
}

/** Types a text as a person would. */
export async function type(engine: Engine, text: string): Promise<void> {
  const actions = Array.from(text, (character) => (character === '\n' ? keys.enter : character)).flatMap(
    (value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ],
  );
  await engine.perform([{ type: 'key', id: 'keyboard', actions }]);
}

/** Starts a program that ends with this one. */
export function start(command: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  // A group of its own, so that it can be ended with all that it starts.
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'pipe', detached: true });
  process.on('exit', () => stop(child));
  return child;
}

/** Waits for what a program prints. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (): void => reject(new Error(`${child.spawnargs.join(' ')} did not start: ${text}`));
    const timer = setTimeout(fail, 60_000);
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = pattern.exec(text)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', fail);
    child.on('exit', fail);
  });
}

/** Ends a program that `start` started, with all that it started itself. */
export function stop({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
