import type { DoneMessage, Recording, Shown, UpdateMessage } from './protocol.ts';

/** Puts a run's messages together again. */
export function createAssembly(): {
  shown(): Shown;
  add(update: UpdateMessage): void;
  /** The recording, with what was shown so far. */
  finish(end: Omit<DoneMessage, 'type'>): Recording;
} {
  let shown: Shown = { figure: { charts: [], controls: [] }, console: [], dropped: 0 };
  return {
    shown: () => shown,
    add({ figure, from, lines, dropped }) {
      shown = {
        figure: figure ?? shown.figure,
        console: lines.length === 0 ? shown.console : [...shown.console.slice(0, from), ...lines],
        dropped,
      };
    },
    finish: ({ results, claims, check, error, ms }) => ({
      ...shown,
      results,
      claims,
      ...(check && { check }),
      ...(error && { error }),
      ms,
    }),
  };
}
