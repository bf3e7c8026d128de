/** What the first Run of a page fetches: the sandbox, and the trainer as text. */
import { createRunner } from '../src/runtime/sandbox.ts';

/** One for the page: only one program runs at a time. */
export const runner = createRunner({
  library: async () => (await import('virtual:library')).default,
});
