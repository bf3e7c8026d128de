/** What the first Run of a page fetches: the sandbox, the trainer as text, and the drawing. */
import { createRunner } from '../src/runtime/sandbox.ts';

export { draw } from './draw/draw.ts';

/** One for the page: only one program runs at a time. */
export const runner = createRunner({
  library: async () => (await import('virtual:library')).default,
});
