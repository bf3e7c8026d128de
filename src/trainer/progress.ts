// How far a program has come. The trainer knows neither clock nor screen: it counts, and tells whoever runs the program.

/** Something with an end that is known: the steps of a training, or the runs of a sweep. */
export type Work = { unit: 'steps' | 'runs'; done: number; total: number };

/** Takes the work under way, as one object from its beginning to its end; true if the next count is wanted too. */
export type Listener = (work: Work) => boolean;

/** Where whoever runs a program leaves the listener on `globalThis`. */
export const listenerName: unique symbol = Symbol.for('weight-decay/progress');

// Only one work is told: a sweep, whatever its runs do, else the training that began last.
let current: Work | undefined;

// So many counts pass untold when the next one is not wanted: to ask each time would slow a tiny model down.
const pause = 64;

/** Begins a work. `done` takes the count after each step or run; `end` closes it, also where it was broken off. */
export function begin(unit: Work['unit'], total: number) {
  const work: Work = { unit, done: 0, total };
  let next = 0;
  if (current?.unit !== 'runs') current = work;

  function done(count: number): void {
    work.done = count;
    if (count < next && count < work.total) return;
    current ??= work;
    const listener = (globalThis as { [listenerName]?: Listener })[listenerName];
    next = count + (listener?.(current) ? 1 : pause);
  }

  function end(): void {
    work.total = work.done;
    done(work.done);
    if (current === work) current = undefined;
  }

  done(0);
  return { done, end };
}
