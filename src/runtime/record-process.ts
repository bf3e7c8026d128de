/** The process in which `record` runs one program; Node reads its TypeScript as it is. */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { run } from './core.ts';
import type { Settings } from '../plot/figure.ts';
import type { Exports } from './core.ts';

/** Addresses of modules, and what the run needs to know. */
export interface Assignment {
  program: string;
  claims?: string;
  check?: string;
  source: string;
  settings: Settings;
  limit: number;
}

const load = (address: string): Promise<Exports> => import(address) as Promise<Exports>;

async function begin({ program, claims, check, source, settings, limit }: Assignment): Promise<void> {
  // Should the parent be killed, nobody else would end a loop. A program out of its mind keeps its own thread
  // busy, so another one watches.
  const guard = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${limit + 5000})`;
  new Worker(guard, { eval: true }).unref();
  // So that the run's duration is the program's alone.
  await Promise.all([import('../trainer/index.ts'), import('../plot/index.ts')]);
  // For the next program; by itself Node keeps it at the end, and this process is killed.
  flushCompileCache();
  await run({
    settings,
    source,
    program: () => load(program),
    claims: claims === undefined ? undefined : () => load(claims),
    check: check === undefined ? undefined : () => load(check),
    send: (message) => process.send?.(message),
    place(stack) {
      const at = stack.indexOf(`${program}:`);
      const match = at < 0 ? null : /^(\d+):(\d+)/.exec(stack.slice(at + program.length + 1));
      return match ? { line: Number(match[1]), column: Number(match[2]) } : undefined;
    },
    onUncaught(handle) {
      process.on('uncaughtException', handle);
      process.on('unhandledRejection', handle);
    },
  });
}

// Deep inside the trainer the program's own frame is far away.
Error.stackTraceLimit = 100;
process.once('message', (assignment) => void begin(assignment as Assignment));
