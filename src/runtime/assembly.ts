import type { DoneMessage, Progress, Recording, UpdateMessage } from './protocol.ts';

/** Puts a run's messages together again. */
export function createAssembly(): {
  progress(): Progress;
  add(update: UpdateMessage): void;
  /** The recording, with what was shown so far. */
  finish(end: Omit<DoneMessage, 'type'>): Recording;
} {
  let progress: Progress = { figure: { charts: [], controls: [] }, console: [], dropped: 0 };
  return {
    progress: () => progress,
    add({ figure, from, lines, dropped }) {
      progress = {
        figure: figure ?? progress.figure,
        console: lines.length === 0 ? progress.console : [...progress.console.slice(0, from), ...lines],
        dropped,
      };
    },
    finish: ({ results, claims, check, error, ms }) => ({
      ...progress,
      results,
      claims,
      ...(check && { check }),
      ...(error && { error }),
      ms,
    }),
  };
}
