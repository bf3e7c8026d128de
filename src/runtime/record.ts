/**
 * Runs a cell at build time and in tests, and remembers what came out.
 *
 * Each run has a process of its own, so that one cell's globals are not the next one's, and any program can be
 * stopped. A thread cannot: V8 never looks up from `while (true) new Array(1000).fill({})`, and a thread that runs out of memory
 * may take the whole process with it.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { createAssembly } from './assembly.ts';
import { transpile } from './transpile.ts';
import type { ProgramError, Progress, Recording, RunMessage } from './protocol.ts';
import type { Settings } from '../plot/figure.ts';
import type { Assignment } from './record-process.ts';

export interface RecordOptions {
  settings?: Settings;
  /** Milliseconds after which the program is stopped. Default: 30 000. */
  limit?: number;
  /** Runs again even if the recording is known. Default: false. */
  fresh?: boolean;
  /** Hears how far the program has come; of a recording that is known it hears nothing. */
  onProgress?(progress: Progress): void;
}

/**
 * Runs a cell with the claims and the check that stand beside it, or returns the recording of the last time if
 * nothing it depends on has changed. A solution, `<name>.solution.ts`, is run with the exercise's check.
 *
 * A program that throws, or is stopped, gives a recording with an `error`; `describeError` names file and line.
 *
 * @param file  the cell's path, from the working directory if not absolute
 * @throws Error if there is no such file; it lists the cells there are
 */
export async function record(file: string, options: RecordOptions = {}): Promise<Recording> {
  const cell = await findCell(file);
  const { settings = {}, limit = 30_000, fresh = false, onProgress } = options;
  const key = await keyOf(cell, settings);
  const known = fresh ? undefined : await readCache(key);
  if (known) return known;

  // Both languages of a lesson ask for the same cell at the same time.
  const same = running.get(key);
  if (same) return same;
  const recording = inTurn(() => runInProcess(cell, settings, limit, onProgress)).then(async (result) => {
    const isFinal = !result.error || result.error.kind === 'runtime' || result.error.kind === 'syntax';
    if (isFinal) await writeCache(key, result);
    return result;
  });
  running.set(key, recording);
  try {
    return await recording;
  } finally {
    running.delete(key);
  }
}

/** One line that names the file, the place and what went wrong. */
export function describeError(file: string, error: ProgramError): string {
  const place = error.line === undefined ? '' : `:${error.line}:${error.column ?? 1}`;
  return `${relative(process.cwd(), resolve(file))}${place} ${error.name}: ${error.message}`;
}

const running = new Map<string, Promise<Recording>>();

interface Cell {
  file: string;
  source: string;
  claims?: string;
  check?: string;
}

async function findCell(file: string): Promise<Cell> {
  const path = resolve(file);
  if (!existsSync(path)) {
    const folder = dirname(path);
    const cells = existsSync(folder) ? (await readdir(folder)).filter(isCell) : [];
    const there = cells.length > 0 ? `has ${cells.join(', ')}` : 'has no cells';
    throw new Error(`No cell ${basename(path)}: ${relative(process.cwd(), folder)} ${there}`);
  }
  const stem = path.replace(/\.ts$/, '');
  const claims = `${stem}.claims.ts`;
  const check = `${stem.replace(/\.solution$/, '')}.check.ts`;
  return {
    file: path,
    source: await readFile(path, 'utf8'),
    ...(existsSync(claims) && { claims }),
    ...(existsSync(check) && { check }),
  };
}

/** Whether a file in a lesson's `cells` folder is a program, not a program's claims or check. */
export function isCell(name: string): boolean {
  return name.endsWith('.ts') && !/\.(?:claims|check|d)\.ts$/.test(name);
}

/**
 * The project's folder. A bundler may have put this module elsewhere, and then the working directory, which is
 * the project's for every npm script, says where the sources are.
 */
function findRoot(): string {
  const own = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
  return existsSync(join(own, 'src/runtime/record-process.ts')) ? own : process.cwd();
}

const root = findRoot();
const cacheFolder = join(root, '.cache/recordings');
/** Where Node keeps what it has compiled of the trainer: without, that is most of what a short program takes. */
const compiledFolder = join(root, '.cache/compiled');

/** A hash of everything a recording depends on: the cell, its companions, and the code that runs it. */
async function keyOf({ file, source, claims, check }: Cell, settings: Settings): Promise<string> {
  const hash = createHash('sha256').update(
    JSON.stringify([
      relative(root, file),
      source,
      claims && (await readFile(claims, 'utf8')),
      check && (await readFile(check, 'utf8')),
      Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
  return hash
    .update(await codeKey())
    .digest('hex')
    .slice(0, 32);
}

let code: { at: number; key: Promise<string> } | undefined;

/** A hash of the code that runs a cell. A build asks for it hundreds of times, and an author saves once: it is kept a second. */
function codeKey(): Promise<string> {
  if (!code || performance.now() - code.at > 1000) code = { at: performance.now(), key: hashCode() };
  return code.key;
}

async function hashCode(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['src/trainer', 'src/plot', 'src/runtime']) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
      hash.update(name).update(await readFile(join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}

async function readCache(key: string): Promise<Recording | undefined> {
  try {
    // Not JSON, which has no NaN.
    return deserialize(await readFile(join(cacheFolder, key))) as Recording;
  } catch {
    return undefined;
  }
}

async function writeCache(key: string, recording: Recording): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  const draft = join(cacheFolder, `${key}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(draft, serialize(recording));
  // Tests run in several processes; none may read half a file.
  await rename(draft, join(cacheFolder, key));
}

let free = availableParallelism();
const waiting: (() => void)[] = [];

/** As many at a time as there are cores, so that the time limit measures the program and not the queue. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}

function runInProcess(
  cell: Cell,
  settings: Settings,
  limit: number,
  onProgress: RecordOptions['onProgress'],
): Promise<Recording> {
  const assembly = createAssembly();
  const start = performance.now();
  const failed = (error: ProgramError): Recording =>
    assembly.finish({ results: {}, claims: [], error, ms: performance.now() - start });
  const address = (file: string): string => pathToFileURL(file).href;

  try {
    // The reader's browser refuses a program that does not pass here, so the build does.
    transpile(cell.source);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = error as Partial<ProgramError>;
    return Promise.resolve(
      failed({
        kind: 'syntax',
        name: error.name,
        message: error.message,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      }),
    );
  }

  const assignment: Assignment = {
    program: address(cell.file),
    source: cell.source,
    settings,
    limit,
    ...(cell.claims && { claims: address(cell.claims) }),
    ...(cell.check && { check: address(cell.check) }),
  };
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(join(root, 'src/runtime/record-process.ts'), {
    // The flags of a test runner or a build tool are not the program's.
    execArgv: ['--max-old-space-size=1024'],
    env: { ...env, NODE_COMPILE_CACHE: compiledFolder },
    // JSON has no NaN.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise<Recording>((settle) => {
    const name = relative(process.cwd(), cell.file);
    const end = (recording: Recording): void => {
      clearTimeout(timer);
      process.off('exit', kill);
      kill();
      settle(recording);
    };
    const kill = (): void => void child.kill('SIGKILL');
    process.on('exit', kill);
    const timer = setTimeout(() => {
      const message = `did not end within ${limit / 1000} s: does a loop never end?`;
      end(failed({ kind: 'timeout', name: 'TimeoutError', message }));
    }, limit);
    child.on('message', (message) => {
      const received = message as RunMessage;
      if (received.type === 'update') assembly.add(received);
      else if (received.type === 'progress') onProgress?.(received);
      else end(assembly.finish(received));
    });
    const crash = (reason: string): void =>
      end(failed({ kind: 'crash', name: 'CrashError', message: `${name}: ${reason}` }));
    child.on('error', (error) => crash(error.message));
    // Not 'exit': on a busy machine that comes before the last message.
    child.on('close', (code, signal) =>
      crash(
        signal === null
          ? `its process ended with code ${code}`
          : `its process ended by ${signal}, most likely out of memory`,
      ),
    );
    child.send(assignment);
  });
}
