/** Without a network: what was visited, what was kept on the reader's word, and a new version of the site. */
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import type { SiteManifest } from '../../components/offline/site.ts';
import { builds, button, type, useSite } from './pages.ts';

const [local, published] = builds;
if (!local || !published) throw new Error('two builds are needed');
const cell = '#cell-half-life';

/** With the worker that other tests do without, in control and ready. */
async function visit(site: ReturnType<typeof useSite>, path: string): Promise<Page> {
  const page = await site.open(path, { serviceWorkers: 'allow' });
  await settled(page);
  return page;
}

/** Until what the page itself used is kept as well. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForFunction(async () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    const used = [location.origin + location.pathname, ...names.filter((name) => /_astro\//.test(name))];
    return (await Promise.all(used.map((name) => caches.match(name)))).every(Boolean);
  });
}

async function runs(page: Page): Promise<void> {
  await button(page, cell, 'Run').click();
  await page.locator(`${cell} .cell-status`, { hasText: /finished in|claims? hold/ }).waitFor();
}

describe('published', () => {
  const site = useSite(published);
  const manifest = JSON.parse(readFileSync(join(published.folder, 'offline.json'), 'utf8')) as SiteManifest;
  const pagesOf = (language: 'en' | 'zh') =>
    manifest.files.filter((file) => file.title !== undefined && file.part === language);

  test('the list names every page, and the sizes are those of the files', () => {
    const pages = globSync('**/index.html', { cwd: published.folder });
    expect(pagesOf('en').length + pagesOf('zh').length).toBe(pages.length);
    for (const { path, bytes, packed } of manifest.files) {
      const file = join(published.folder, path.endsWith('/') || path === '' ? `${path}index.html` : path);
      expect(readFileSync(file).length, path).toBe(bytes);
      expect(packed).toBeLessThanOrEqual(bytes + 64);
    }
    // What every reader's browser is given in idle time.
    const core = manifest.files.filter(({ part }) => part === 'core');
    expect(core.reduce((all, { packed }) => all + packed, 0)).toBeLessThan(450_000);
    expect(core.some(({ path }) => /monaco|worker-/.test(path))).toBe(false);
  });

  test('a page that was visited opens without a network, and its program runs; another says what is here', async () => {
    const page = await visit(site, 'leak/');
    await page.context().setOffline(true);
    await page.reload({ waitUntil: 'load' });
    await runs(page);
    await page.goto(`${site.url}leak?from=elsewhere`);
    expect(page.url()).toBe(`${site.url}leak/`);
    site.expected = /503/;
    await page.goto(`${site.url}ridge/`);
    expect(await page.locator('h1').textContent()).toContain('No network');
    await page.getByRole('link', { name: 'A small leak in every weight' }).click();
    await page.waitForURL(/leak/);
    await page.goto(`${site.url}zh-cn/ridge/`);
    expect(await page.locator('p').first().textContent()).toContain('还没有保存过');
    await page.context().setOffline(false);
    await page.getByRole('link', { name: '再试一次' }).click();
    await page.locator('live-cell').first().waitFor();
  });

  test('all of a language is kept on the reader’s word, and forgotten again', async () => {
    const page = await visit(site, 'progress/');
    const kit = page.locator('offline-kit');
    const english = manifest.files.filter(({ part }) => part !== 'zh');
    const sum = (of: 'bytes' | 'packed'): string =>
      `${(english.reduce((all, file) => all + file[of], 0) / 1e6).toFixed(1)} MB`;
    await kit.getByText(`about ${sum('packed')} to fetch, ${sum('bytes')} on this device`).waitFor();
    await kit.getByRole('button', { name: 'Keep for offline' }).click();
    await kit.getByText('All pages in English are kept').waitFor({ timeout: 50_000 });
    await page.context().setOffline(true);
    for (const { path, title = '' } of pagesOf('en')) {
      await page.goto(site.url + path, { waitUntil: 'load' });
      expect(await page.title(), path).toContain(title.replace('&amp;', '&'));
    }
    await page.goto(`${site.url}leak/`, { waitUntil: 'load' });
    await runs(page);
    await button(page, cell, 'Edit').click();
    await page.locator(`${cell} .monaco-editor`).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('site-search [data-open]').click();
    await page.locator('site-search input').fill('half-life');
    await page.locator('site-search ol > li').first().waitFor();
    await page.goto(`${site.url}progress/`, { waitUntil: 'load' });
    await kit.getByRole('button', { name: 'Delete' }).click();
    await kit.getByText('Deleted.').waitFor();
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  }, 120_000);

  test('keeping can be stopped and goes on from there; what fails is said', async () => {
    const page = await visit(site, 'zh-cn/progress/');
    const kit = page.locator('offline-kit');
    await page.evaluate(() => {
      const { fetch } = globalThis;
      // Until the reader stops it, nothing large arrives.
      globalThis.fetch = (input, init) =>
        /monaco/.test(String(input)) && init?.signal
          ? new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error())))
          : fetch(input, init);
      addEventListener('let go', () => {
        globalThis.fetch = fetch;
      });
    });
    await kit.getByRole('button', { name: '离线保存' }).click();
    await kit.getByRole('button', { name: '停止' }).press('Enter');
    await kit.getByText('其余还没有下载').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('let go')));
    site.expected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;
    await page.context().setOffline(true);
    // The button that goes on has the focus.
    await page.keyboard.press('Enter');
    await kit.getByText(/有\d+个文件没能下载/).waitFor();
    await page.context().setOffline(false);
    await page.evaluate(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    });
    await page.keyboard.press('Enter');
    await kit.getByText('空间不够').waitFor();
  });

  test('a new version is announced, waits for the reader, and mixes with no older page', async () => {
    const folder = resolve(published.folder, '../offline-next');
    rmSync(folder, { recursive: true, force: true });
    cpSync(published.folder, folder, { recursive: true });
    let server = await serve(folder, { base: published.base });
    const at = { port: Number(new URL(server.url).port), base: published.base };
    /** The same site, in another version in which a chunk has another name. */
    const deploy = async (): Promise<void> => {
      const [charts = ''] = globSync('charts.*.js', { cwd: join(folder, '_astro') });
      for (const file of globSync('**/*.{html,js,json}', { cwd: folder })) {
        const text = readFileSync(join(folder, file), 'utf8');
        const next = text.replaceAll(charts, `charts.next.js`).replaceAll(manifest.version, 'next-version');
        if (next !== text) writeFileSync(join(folder, file), next);
      }
      cpSync(join(folder, '_astro', charts), join(folder, '_astro/charts.next.js'));
      rmSync(join(folder, '_astro', charts));
      server.close();
      server = await serve(folder, at);
    };
    try {
      const page = await site.open('', { serviceWorkers: 'allow' });
      await page.goto(`${server.url}leak/`);
      await settled(page);
      const other = await page.context().newPage();
      await other.goto(`${server.url}`);
      await button(page, cell, 'Edit').click();
      await type(page, cell, 'export const mine = 1;\n');
      // The editor's worker too, while there is a server.
      await expect.poll(() => page.workers().length).toBeGreaterThan(0);
      await page.waitForLoadState('networkidle');
      await deploy();
      await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
      await page.getByText('There is a new version of this site.').waitFor();
      // The old page goes on with what belongs to it.
      expect(await page.locator(`${cell} .monaco-editor`).innerText()).toContain('mine');
      await button(page, cell, 'Run').click();
      await page.locator(`${cell} [data-value="mine"]`).waitFor();
      await page.locator('.page-notice').getByRole('button', { name: 'Reload' }).click();
      await page.waitForFunction(
        () => document.querySelector<HTMLMetaElement>('[name="site-version"]')?.content === 'next-version',
      );
      expect(await page.locator(`${cell} pre.code`).textContent()).toBe('export const mine = 1;\n');
      // Another tab of the old version is told as well, and is left as it is.
      await other.locator('.page-notice').getByRole('button', { name: 'Later' }).click();
      expect(await other.locator('.page-notice').textContent()).toBe('');
      // What was visited is there in the new version too.
      await page.context().setOffline(true);
      await page.reload({ waitUntil: 'load' });
      await runs(page);
      await page.goto(server.url, { waitUntil: 'load' });
      expect(await page.locator('[name="site-version"]').getAttribute('content')).toBe('next-version');
    } finally {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

describe('on one’s own machine', () => {
  const site = useSite(local);

  test('no worker is made or asked for, and the page of progress says so', async () => {
    expect(existsSync(join(local.folder, 'sw.js'))).toBe(false);
    const page = await site.open('progress/', { serviceWorkers: 'allow' });
    await page.getByText('Only a published site keeps its pages').waitFor();
    await page.waitForTimeout(500);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
  });
});
