/**
 * `npm run bench playground`: how smoothly the playground moves, on the built site in a headless Chromium: the times between
 * frames while an 8-8 network trains, with its twin and without, and how many steps a second that leaves.
 */
import { resolve } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { launch } from '../tests/browser/chromium.ts';
import { table } from './table.ts';

const folder = resolve(import.meta.dirname, '../dist');
const seconds = 4;
/** A frame of a screen that shows sixty a second, and what a clock may be off. */
const frame = 1000 / 60 + 0.5;

const { url, close } = await serve(folder);
const browser = await launch();

/** Milliseconds between frames, sorted, and steps a second, while it runs. */
async function measure(
  state: string,
  speed: string,
  width: number,
): Promise<{ times: number[]; steps: number }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  // As many steps as an address can ask for.
  await page.goto(`${url}playground/#v=1&width=8&steps=5000&${state}`, { waitUntil: 'networkidle' });
  await page.locator('[data-part="speed"]').selectOption(speed);
  await page.locator('[data-do="run"]').click();
  const found = await page.evaluate(async (seconds) => {
    const step = () =>
      Number(
        /\d[\d\s]*/
          .exec(document.querySelector('[data-part="clock"]')?.textContent ?? '')?.[0]
          .replace(/\s/g, ''),
      );
    const next = async () => {
      // A run that ends goes on for as many steps again.
      if (!document.querySelector('decay-playground[data-running]'))
        document.querySelector<HTMLElement>('[data-do="run"]')?.click();
      return new Promise<number>((resolve) => requestAnimationFrame(resolve));
    };
    // The first frames compile.
    for (let i = 0; i < 60; i++) await next();
    const [start, first] = [await next(), step()];
    const times: number[] = [];
    for (let last = start; last - start < 1000 * seconds;) {
      const now = await next();
      times.push(now - last);
      last = now;
    }
    return { times, steps: (step() - first) / seconds };
  }, seconds);
  await page.close();
  return { times: found.times.toSorted((a, b) => a - b), steps: found.steps };
}

const rows = [['', 'frame, median', '95 of 100', 'steps a second']];
let slowest = 0;
for (const [name, state, speed, width] of [
  ['8-8, with its twin', 'layers=2', '4', 1280],
  ['8-8, alone', 'layers=2&twin=off', '4', 1280],
  ['8-8, with its twin, 390 px wide', 'layers=2', '4', 390],
  ['8-8, with its twin, as fast as it can', 'layers=2', '1000', 1280],
] as const) {
  const { times, steps } = await measure(state, speed, width);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))];
  slowest = Math.max(slowest, at(0.5));
  rows.push([name, `${at(0.5).toFixed(1)} ms`, `${at(0.95).toFixed(1)} ms`, String(Math.round(steps))]);
}
console.log(table(rows));
await browser.close();
close();
const holds = slowest <= frame;
console.log(`\n  ${holds ? 'holds' : 'FAILS'}  60 frames a second at the median`);
process.exit(holds ? 0 : 1);
