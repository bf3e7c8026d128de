/** The two builds of the site, served, and pages of a real Chromium that must keep silent. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { published } from '../../scripts/setup.mjs';
import { launch } from './chromium.ts';

const root = resolve(import.meta.dirname, '../..');

/** At the root of a host, and under a path of one that is known: everything must hold in both. */
export const builds = [
  { name: 'at the root', folder: resolve(root, 'dist'), base: '/', site: undefined, repository: undefined },
  {
    name: 'under a path',
    folder: resolve(root, published.folder),
    base: published.env.BASE,
    site: published.env.SITE,
    repository: published.env.REPO,
  },
];

export interface Site {
  url: string;
  /** What the console may say in this test, which provokes it. */
  expected: RegExp | undefined;
  /** A page whose console must stay silent until the test ends. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Serves a build for the tests of a `describe` block. */
export function useSite(build: (typeof builds)[number]): Site {
  let browser: Browser;
  let close: () => void;
  let noise: string[] = [];
  const site: Site = {
    url: '',
    expected: undefined,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en',
        // A service worker's requests cannot be routed; its own tests let it in.
        serviceWorkers: 'block',
        ...options,
      });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.text() !== 'Service Worker registration blocked by Playwright')
          noise.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
      page.on('response', (response) => {
        if (response.status() >= 400) noise.push(`${response.status()}: ${response.url()}`);
      });
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      return page;
    },
  };
  beforeAll(async () => {
    browser = await launch();
    const server = await serve(build.folder, { base: build.base });
    site.url = server.url;
    close = server.close;
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    const heard = noise.filter((line) => !site.expected?.test(line));
    noise = [];
    site.expected = undefined;
    expect(heard).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    close();
  });
  return site;
}

/** Replaces the text of an open Monaco editor. */
export async function type(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`${cell} .monaco-editor`).waitFor();
  await page.locator(`${cell} .monaco-editor textarea, ${cell} .native-edit-context`).first().focus();
  await page.keyboard.press('ControlOrMeta+A');
  // Pasted, since typing would close brackets by itself.
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('ControlOrMeta+V');
}

/** A button of a cell, by its accessible name. */
export const button = (page: Page, cell: string, name: string) =>
  page.locator(cell).getByRole('button', { name, exact: true });

/** What a cell shows for one of its program's values. */
export const valueOf = async (page: Page, cell: string, name: string): Promise<string> =>
  (await page.locator(`${cell} [data-value="${name}"]`).textContent()) ?? '';
