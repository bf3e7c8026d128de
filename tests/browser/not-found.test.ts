/** A missing address: a page in its language that offers what may have been meant, from any depth. */
import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builds, useSite } from './pages.ts';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);
  /** The browser says that the page itself is missing; anything else that is would be a fault. */
  const openMissing = (path: string, options = {}) => {
    site.expected = new RegExp(`^404: ${site.url}${path}$|the server responded with a status of 404`);
    return site.open(path, options);
  };

  test.each([
    ['grok', 'en', 'There is no page at this address', 'grokking/', 'Search for “grok”'],
    [
      'lessons/very/deep/adamw.html',
      'en',
      'There is no page at this address',
      'adam/',
      'Search for “lessons',
    ],
    ['zh-cn/adamw', 'zh-CN', '这个地址没有页面', 'zh-cn/adam/', '搜索“adamw”'],
    [encodeURI('zh-cn/甲/权重衰减'), 'zh-CN', '这个地址没有页面', 'zh-cn/glossary/#weight-decay', '搜索“甲'],
  ])('/%s', async (path, lang, heading, likely, search) => {
    const page = await openMissing(path);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('h1').textContent()).toBe(heading);
    expect(await page.title()).toContain(heading);
    expect(await page.locator('missing-page section:visible').count()).toBe(1);
    const links = page.locator('missing-page li a:visible');
    expect(await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))).toContain(
      site.url + likely,
    );
    // The styles came, from wherever the page was asked.
    expect(await page.locator('missing-page button:visible').evaluate((b) => b.clientHeight)).toBeGreaterThan(
      35,
    );
    await page.getByRole('button', { name: search }).waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  test.each([
    ['ridge-regression', 'ridge/'],
    [encodeURI('zh-cn/岭回归/2'), 'zh-cn/ridge/'],
  ])('/%s: the search is asked with the words of the address', async (path, result) => {
    const page = await openMissing(path);
    await page.locator('missing-page button:visible').click();
    const words = decodeURI(path)
      .replace(/^zh-cn\//, '')
      .split(/[-/]/)
      .join(' ');
    const dialog = page.locator('site-search dialog');
    await expect.poll(() => dialog.locator('input').inputValue()).toBe(words);
    await dialog.locator(`ol a[href$="/${result}"]`).first().waitFor();
  });

  test('without JavaScript it speaks both languages, and no search engine keeps it', async () => {
    const page = await openMissing('grok', { javaScriptEnabled: false });
    expect(await page.locator('missing-page section:visible').count()).toBe(2);
    expect(await page.locator('missing-page button:visible').count()).toBe(0);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
  });

  test('the build says to hosts how to serve it', () => {
    const headers = readFileSync(join(build.folder, '_headers'), 'utf8');
    expect(headers).toContain(`\n${build.base.replace(/\/$/, '')}/_astro/*\n  Cache-Control: `);
  });
});
