import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { boot, bootHash, frameDocument } from '../../src/runtime/boot.ts';
import { bundleLibrary } from '../../src/runtime/library.ts';

test('the policy’s hash is that of the boot script', () => {
  expect(bootHash).toBe(`'sha256-${createHash('sha256').update(boot).digest('base64')}'`);
  expect(/<script>([\s\S]*)<\/script>/.exec(frameDocument)?.[1]).toBe(boot);
});

test('the library is three texts, of 60 KB at most', async () => {
  const text = await bundleLibrary();
  const texts = JSON.parse(text) as Record<string, string>;
  expect(Object.keys(texts)).toEqual(['runtime', 'weight-decay', 'weight-decay/plot']);
  expect(gzipSync(text).length).toBeLessThan(60 * 1024);
  // A module of the library that imports another file would ask the network for it.
  for (const each of Object.values(texts)) expect(each).not.toMatch(/^import\b|\bfrom\s*["'`]/m);
});
