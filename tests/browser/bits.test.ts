/** The same bits everywhere: what is trained here in Node is trained again in Chromium, and no bit may differ. */
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { trainedHashes } from '../trainer/bits.ts';
import { launch } from './chromium.ts';

declare const bits: { trainedHashes: typeof trainedHashes };

/** What IEEE 754 or ECMAScript fixes to the last bit. */
const exact = ['abs', 'ceil', 'clz32', 'f16round', 'floor', 'fround', 'imul', 'max', 'min', 'round'].concat([
  'sign',
  'sqrt',
  'trunc',
]);

async function bundle(): Promise<string> {
  const build = await rolldown({
    input: resolve(import.meta.dirname, '../trainer/bits.ts'),
    platform: 'browser',
  });
  const { output } = await build.generate({ format: 'iife', name: 'bits' });
  await build.close();
  return output[0].code;
}

async function inChromium(): Promise<Record<string, string>> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    // Node and Chromium share an engine, whose tanh is the same in both. Another engine's is not: here there is none.
    await page.evaluate((exact) => {
      for (const name of Object.getOwnPropertyNames(Math))
        if (typeof Math[name as 'sin'] === 'function' && !exact.includes(name))
          Reflect.deleteProperty(Math, name);
    }, exact);
    await page.addScriptTag({ content: await bundle() });
    return await page.evaluate(() => bits.trainedHashes());
  } finally {
    await browser.close();
  }
}

test('every way of training ends in the same bits in Node and in Chromium', async () => {
  const hashes = await inChromium();
  expect(Object.keys(hashes).length).toBeGreaterThanOrEqual(9);
  expect(hashes).toEqual(trainedHashes());
});
