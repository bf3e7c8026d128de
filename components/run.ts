/** What the first Run of a page fetches: the sandbox, and the trainer as text. */
import { createRunner } from '../src/runtime/sandbox.ts';

/** One for the page: only one program runs at a time. */
export const runner = createRunner({
  library: async () => (await import('virtual:library')).default,
  engine: async () => (await import('../src/trainer/fast/module.ts')).base64,
});

// At once, so that the library is fetched beside the drawing. Whoever runs a program hears of a failure.
runner.prepare().catch(() => undefined);
