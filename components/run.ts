/** What the first Run of a page fetches: the sandbox, and the trainer as text. */
import library from 'virtual:library';
import { createRunner } from '../src/runtime/sandbox.ts';

/** One for the page: only one program runs at a time. */
export const runner = createRunner({
  library: () => Promise.resolve(library),
  engine: async () => (await import('../src/trainer/fast/module.ts')).base64,
});

// At once, while the drawing is fetched. Whoever runs a program hears of a failure.
runner.prepare().catch(() => undefined);
