/** What the trainer counts, beside a clock: how fast it goes, and how long it will take. */
import type { Work } from '../trainer/progress.ts';
import type { Progress } from './protocol.ts';

export interface Meter {
  /** True if at least a millisecond has passed since the last time. */
  take(work: Work): boolean;
  /** How far the program is now; undefined if nothing was taken since the last call. */
  read(): Progress | undefined;
}

/** @param now  a clock in milliseconds */
export function createMeter(now: () => number): Meter {
  let work: Work | undefined;
  let part = 0;
  let first = { time: 0, done: 0 };
  let last = first;
  let taken = -Infinity;
  let isChanged = false;

  return {
    take(given) {
      const time = now();
      if (given !== work) {
        // Two trainings in lockstep are one part; one that follows is the next.
        if (work === undefined || work.done >= work.total) part++;
        work = given;
        first = last = { time, done: given.done };
      } else if (given.done > last.done) last = { time, done: given.done };
      const isLate = time - taken >= 1;
      taken = time;
      isChanged = true;
      return isLate;
    },

    read() {
      if (work === undefined || !isChanged) return undefined;
      isChanged = false;
      const time = now();
      const { unit, total } = work;
      const { done } = last;
      const progress: Progress = { unit, part, done, total, ms: time - first.time };
      if (last.time === first.time) return progress;
      const pace = (last.time - first.time) / (done - first.done);
      const left = Math.max(0, (total - done) * pace - (time - last.time));
      return { ...progress, rate: 1000 / pace, left };
    },
  };
}
