/**
 * The sandbox's worker: a classic script, bundled with its imports into the library's text.
 *
 * Receives the library, gets ready, receives one program, and runs it. A worker is used once.
 */
import { run } from './core.ts';
import { keptGlobals } from './globals.ts';
import { engineName, libraryMarks } from './names.ts';
import type { Exports, Host } from './core.ts';
import type { LibraryName } from './names.ts';
import type { DoneMessage, SentProgram } from './protocol.ts';

type Library = Record<LibraryName, string>;

interface WorkerScope {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  addEventListener(
    type: string,
    listener: (event: {
      reason?: unknown;
      error?: unknown;
      message?: string;
      preventDefault(): void;
    }) => void,
  ): void;
}

const scope = globalThis as unknown as WorkerScope;
// Taken before a program can be run, and out of its reach from then on.
const post = scope.postMessage.bind(scope);
const listen = scope.addEventListener.bind(scope);
const { Blob, URL } = globalThis;
const createObjectURL = URL.createObjectURL.bind(URL);

const addressOf = (text: string): string => createObjectURL(new Blob([text], { type: 'text/javascript' }));
const load = (address: string): Promise<Exports> => import(address) as Promise<Exports>;

const addresses = new Map<LibraryName, string>();

/** The program with its library's marks replaced by addresses. */
function link(js: string): string {
  let linked = js;
  for (const [name, address] of addresses) linked = linked.replaceAll(libraryMarks[name], address);
  return linked;
}

/** The other way round, for messages. */
function unlink(message: string): string {
  let text = message;
  for (const [name, address] of addresses) text = text.replaceAll(address, name);
  return text;
}

/** Of the scope itself and of all it inherits from. */
function removeTheRest(): void {
  for (
    let holder: object | null = scope;
    holder !== null && holder !== Object.prototype;
    holder = Object.getPrototypeOf(holder) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (keptGlobals.has(name) || Reflect.deleteProperty(holder, name)) continue;
      Reflect.defineProperty(holder, name, { value: undefined });
    }
  }
}

async function prepare(library: Library): Promise<void> {
  for (const name of Object.keys(library) as LibraryName[]) addresses.set(name, addressOf(library[name]));
  await Promise.all([...addresses.values()].map(load));
  removeTheRest();
  post('ready');
}

/** Gives the trainer its fast engine; no program sees how. */
function takeEngine(text: string | undefined): void {
  const holder = globalThis as { [engineName]?: (text: string) => void };
  if (text !== undefined) holder[engineName]?.(text);
  Reflect.deleteProperty(holder, engineName);
}

async function start({ js, claims, check, settings, engine }: SentProgram): Promise<void> {
  takeEngine(engine);
  const own = addressOf(link(js));
  const companion = (text: string | undefined): Host['claims'] =>
    text === undefined ? undefined : () => load(addressOf(link(text)));
  post('started');
  await run({
    settings,
    source: js,
    program: () =>
      load(own).catch((error: unknown) => {
        if (error instanceof SyntaxError) error.message = unlink(error.message);
        throw error;
      }),
    claims: companion(claims),
    check: companion(check),
    send: post,
    place(stack) {
      const at = stack.indexOf(`${own}:`);
      const match = at < 0 ? null : /^(\d+):(\d+)/.exec(stack.slice(at + own.length + 1));
      return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
    },
    onUncaught(handle) {
      listen('error', (event) => {
        event.preventDefault();
        handle(event.error ?? new Error(event.message));
      });
      listen('unhandledrejection', (event) => {
        event.preventDefault();
        handle(event.reason);
      });
    },
  });
}

/** Written down before a program can be run: nothing that it may replace is needed to send it. */
const unreadable: DoneMessage = {
  type: 'done',
  results: {},
  claims: [],
  ms: 0,
  error: {
    kind: 'runtime',
    name: 'Error',
    message: 'the program replaced a part of JavaScript that is needed to read its results',
  },
};

// Deep inside the trainer the program's own frame is far away.
(Error as { stackTraceLimit?: number }).stackTraceLimit = 100;

let ready: Promise<void> | undefined;
scope.onmessage = ({ data }) => {
  if (ready === undefined) {
    ready = prepare(data as Library);
    // Outside of the promise, where the frame hears of it.
    ready.catch((error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
    );
  } else {
    scope.onmessage = null;
    const program = data as SentProgram;
    void ready.then(
      () => start(program).catch(() => post(unreadable)),
      () => undefined,
    );
  }
};
