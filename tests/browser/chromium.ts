/** The installed browser that the browser tests drive. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.mjs';

/** Starts the browser without a window, with further switches if need be. It makes no request of its own. */
export async function launch(...switches: string[]): Promise<Browser> {
  // As root, as in many containers, Chromium's own sandbox cannot start.
  const isRoot = process.getuid?.() === 0;
  const executablePath = await findBrowser();
  if (!executablePath)
    throw new Error('No browser found: install Chromium, Chrome or Edge, or set CHROME_PATH');
  return chromium.launch({
    executablePath,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...switches,
    ],
  });
}
