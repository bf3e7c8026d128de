/** What every library is wrapped in, and the worker in which it is timed. */
import { workload } from './workloads.ts';
import type { Workload } from './workloads.ts';

/** A network of one workload in one library. */
export interface Training {
  /** Back to the start, before so many steps. Not timed. */
  reset(steps: number): void;
  /** So many steps of training. Timed. */
  step(count: number): void | Promise<void>;
  /** The parameters, in the order of `flat`; null where the library cannot do this update at all. */
  parameters(): ArrayLike<number> | null | Promise<ArrayLike<number>>;
}

export interface Contestant {
  /** The least relative error that its precision allows it. */
  precision: 'float64' | 'float32';
  prepare?(): Promise<unknown>;
  /** A training of the workload, or what keeps the library from it. */
  start(work: Workload): Training | string;
  /** What the library does in place of the workload's update, if it has no such update. */
  instead?(work: Workload): string | undefined;
}

/** What the page asks of the worker, and what it is told. */
export type Question =
  { ask: 'start'; id: string } | { ask: 'run'; steps: number } | { ask: 'parameters' } | { ask: 'stop' };
export interface Answer {
  /** Milliseconds that a run took. */
  time?: number;
  parameters?: number[] | null;
  precision?: Contestant['precision'];
  instead?: string | undefined;
  cannot?: string;
  error?: string;
}

/** Makes the worker that this runs in answer for a library. */
export function compete(contestant: Contestant): void {
  let training: Training | undefined;
  let prepared = false;

  async function answer(question: Question): Promise<Answer> {
    if (question.ask === 'start') {
      if (!prepared) await contestant.prepare?.();
      prepared = true;
      const work = workload(question.id);
      const started = contestant.start(work);
      if (typeof started === 'string') return { cannot: started };
      training = started;
      return { precision: contestant.precision, instead: contestant.instead?.(work) };
    }
    if (question.ask === 'run') {
      training?.reset(question.steps);
      const began = performance.now();
      await training?.step(question.steps);
      return { time: performance.now() - began };
    }
    if (question.ask === 'parameters') {
      const values = await training?.parameters();
      return { parameters: values ? Array.from(values) : null };
    }
    training = undefined;
    return {};
  }

  self.onmessage = async ({ data }: MessageEvent<Question>) => {
    try {
      self.postMessage(await answer(data));
    } catch (error) {
      self.postMessage({ error: String(error) });
    }
  };
  self.postMessage({});
}
