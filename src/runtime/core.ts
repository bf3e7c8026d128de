/**
 * One run of a program, from its first line to its claims: the same in the reader's browser and at build time.
 * A host loads the modules, carries the messages and stops what never ends.
 */
import { createCollector, sinkName } from '../plot/collector.ts';
import { listenerName } from '../trainer/progress.ts';
import { createConsole } from './console.ts';
import { describeThrown, toResults } from './format.ts';
import { createMeter } from './meter.ts';
import type { CheckResult, ClaimResult, DoneMessage, ProgramError, RunMessage } from './protocol.ts';
import type { Settings } from '../plot/figure.ts';
import type { Listener } from '../trainer/progress.ts';

/** A module's exports. */
export type Exports = Record<string, unknown>;

export interface Host {
  settings: Settings;
  /** The program's text, to find an import that failed; line for line the TypeScript. */
  source: string;
  /** Runs the program and resolves with its exports. */
  program(): Promise<Exports>;
  claims?: (() => Promise<Exports>) | undefined;
  check?: (() => Promise<Exports>) | undefined;
  send(message: RunMessage): void;
  /** Where in the program a stack trace points; the innermost place if there are several. */
  place(stack: string): Place | undefined;
  /** Registers what to call with an error that nothing caught: from a timer, or a promise left alone. */
  onUncaught(handle: (error: unknown) => void): void;
}

export interface Place {
  line: number;
  column: number;
}

/** Messages come at most this often, in milliseconds. */
const pace = 50;

/** A program may replace any global; what runs it keeps its own. */
const { setTimeout } = globalThis;
const now = performance.now.bind(performance);

/**
 * Runs the program, its claims and its check, and sends what happens; never rejects. Puts a console, a plot
 * collector, a listener for progress and a seeded `Math.random` into the global scope, so each run needs a scope of its own.
 */
export async function run(host: Host): Promise<void> {
  const collector = createCollector(host.settings);
  const meter = createMeter(now);
  let sent = now();
  let gap = pace;
  let isWaiting = false;
  let isEnded = false;
  let lineCount = 0;
  let dropped = 0;

  function flush(withFigure = true): void {
    const start = now();
    const change = gathered.take();
    const figure = withFigure && collector.changed() ? collector.figure() : undefined;
    if (change) {
      dropped = change.dropped;
      lineCount = change.from + change.lines.length;
    }
    if (change || figure) {
      const { from, lines } = change ?? { from: lineCount, lines: [] };
      host.send({ type: 'update', from, lines, dropped, ...(figure && { figure }) });
    }
    if (!withFigure) return;
    const progress = isEnded ? undefined : meter.read();
    if (progress) host.send({ type: 'progress', ...progress });
    isWaiting = false;
    sent = now();
    // A figure with many points takes long to copy; the program shall have most of the time.
    gap = Math.max(pace, 10 * (sent - start));
  }

  // Called from inside the program's own calls: a loop that never yields gives no other moment to send.
  function touch(): void {
    if (isEnded) return;
    if (now() - sent >= gap) flush();
    else if (!isWaiting) {
      isWaiting = true;
      setTimeout(() => isWaiting && flush(), gap);
    }
  }

  const gathered = createConsole((isUrgent) => (isUrgent && !isEnded ? flush(false) : touch()));
  collector.onChange = touch;
  const listener: Listener = (work) => {
    const isLate = meter.take(work);
    touch();
    return isLate;
  };
  Object.assign(globalThis, {
    console: gathered.console,
    [sinkName]: collector,
    [listenerName]: listener,
  });
  Math.random = createRandom(1);

  const start = now();
  let ms: number | undefined;
  let exports: Exports | undefined;
  let error: ProgramError | undefined;
  try {
    const uncaught = new Promise<never>((_, reject) => host.onUncaught(reject));
    exports = await Promise.race([host.program(), uncaught]);
    ms = now() - start;
    // Two turns of the event loop, in which a promise that was left alone reports its rejection.
    for (let turn = 0; turn < 2; turn++) {
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 0)), uncaught]);
    }
  } catch (thrown) {
    error = toProgramError(thrown, host);
  }
  ms ??= now() - start;

  const { results, tooLarge } = exports && !error ? toResults(exports) : { results: {}, tooLarge: [] };
  for (const name of tooLarge) gathered.console.warn(`export '${name}' has too many values to be shown`);
  isEnded = true;
  flush();

  const done: DoneMessage = { type: 'done', results, claims: [], ms };
  if (error) done.error = error;
  if (exports && !error) {
    try {
      if (host.claims) done.claims = await runClaims(host.claims, exports);
      if (host.check) done.check = await runCheck(host.check, exports);
    } catch (thrown) {
      const { name, message } = describeThrown(thrown);
      done.error = { kind: 'runtime', name, message: `in the claims or the check: ${message}` };
    }
  }
  host.send(done);
}

async function runClaims(load: () => Promise<Exports>, exports: Exports): Promise<ClaimResult[]> {
  const claims = (await load()).default as ClaimLike[];
  return claims.map(({ id, en, zh, holds, measured }) => {
    try {
      return { id, en, zh, holds: holds(exports) === true, measured: String(measured(exports)) };
    } catch (thrown) {
      // An edited program may no longer export what the claim is about.
      const { name, message } = describeThrown(thrown);
      return { id, en, zh, holds: false, measured: `${name}: ${message}` };
    }
  });
}

interface ClaimLike {
  id: string;
  en: string;
  zh: string;
  holds(exports: Exports): unknown;
  measured(exports: Exports): unknown;
}

async function runCheck(load: () => Promise<Exports>, exports: Exports): Promise<CheckResult> {
  const check = (await load()).default as (exports: Exports) => CheckResult;
  try {
    const { passed, en, zh } = check(exports);
    return { passed: passed === true, en: String(en), zh: String(zh) };
  } catch (thrown) {
    const { name, message } = describeThrown(thrown);
    return {
      passed: false,
      en: `The check stopped on this program's exports. ${name}: ${message}`,
      zh: `检查这个程序的导出值时出错。${name}: ${message}`,
    };
  }
}

function toProgramError(thrown: unknown, host: Host): ProgramError {
  const { name, message } = describeThrown(thrown);
  const isSyntax = isSyntaxErrorOfLoading(thrown, host);
  const place = isSyntax ? placeOfImport(message, host.source) : placeOf(thrown, host);
  return { kind: isSyntax ? 'syntax' : 'runtime', name, message, ...place };
}

/** A syntax error with a place was thrown by a running program, as by `JSON.parse`. */
function isSyntaxErrorOfLoading(thrown: unknown, host: Host): boolean {
  return thrown instanceof SyntaxError && placeOf(thrown, host) === undefined;
}

function placeOf(thrown: unknown, host: Host): Place | undefined {
  try {
    const { stack } = thrown as { stack?: unknown };
    return typeof stack === 'string' ? host.place(stack) : undefined;
  } catch {
    return undefined;
  }
}

/** Engines name what a module does not export, but not where it was asked for. */
function placeOfImport(message: string, source: string): Place | undefined {
  const name = /export[^']*'(\w+)'|binding name '(\w+)'/.exec(message);
  if (name === null) return undefined;
  const wanted = new RegExp(`\\b${name[1] ?? name[2]}\\b`);
  const lines = source.split('\n');
  const line = lines.findIndex((text) => wanted.test(text));
  return line < 0 ? undefined : { line: line + 1, column: lines[line].search(wanted) + 1 };
}

/** Mulberry32: uniform in [0, 1), with the same numbers in every engine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
