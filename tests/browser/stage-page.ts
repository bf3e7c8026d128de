/** The script of the page in which the sandbox is tested; what it puts on the window, tests call. */
import { createRunner, type Run, type RunHandlers, type Runner } from '../../src/runtime/sandbox.ts';
import { base64 } from '../../src/trainer/fast/module.ts';
import type { Program, Progress, Recording, Shown } from '../../src/runtime/protocol.ts';

export interface Stage {
  createRunner: typeof createRunner;
  runner: Runner;
  current: Run;
  shown: Shown[];
  progress: Progress[];
  /** Runs a program, and measures the longest time in milliseconds in which the page did not answer. */
  watch(program: Program): Promise<{ recording: Recording; pause: number }>;
  /** Runs worker code in the place of the runtime, and counts what it says to the page's own origin. */
  probe(runtime: string): Promise<{ results: Recording['results']; heard: number }>;
  /** Runs worker code in the open: in a worker of this page, without frame. */
  control(code: string): Promise<Record<string, string>>;
}
declare const window: Stage & typeof globalThis;

window.createRunner = createRunner;
window.runner = createRunner({
  library: async () => (await fetch('library.json')).text(),
  engine: async () => base64,
});
window.shown = [];
window.progress = [];

window.watch = async (program) => {
  let pause = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    pause = Math.max(pause, performance.now() - last);
    last = performance.now();
  }, 10);
  const handlers: RunHandlers = { onUpdate: (shown) => void window.shown.push(shown) };
  window.current = window.runner.run(program, handlers);
  const recording = await window.current.finished;
  clearInterval(timer);
  return { recording, pause };
};

window.probe = async (runtime) => {
  let heard = 0;
  new BroadcastChannel('leak').onmessage = () => void heard++;
  const runner = createRunner({ library: async () => JSON.stringify({ runtime }) });
  const { results } = await runner.run({ js: '', settings: {}, limit: 20_000 }).finished;
  return { results, heard };
};

window.control = (code) =>
  new Promise((settle) => {
    const text = `(async () => { ${code}; postMessage(outcomes); })()`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    worker.onmessage = ({ data }) => settle(data as Record<string, string>);
  });
