/** Finding one's way in a page: its contents, the place in the other language, the theme before anything is drawn. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { lastUpdated } from '../../components/source.ts';
import { builds, button, useSite } from './pages.ts';

/** Scrolls there at once, and waits until the page has seen it. */
const scrollTo = (page: Page, y: number): Promise<void> =>
  page.evaluate(
    (top) =>
      new Promise((done) => {
        window.scrollTo({ top, behavior: 'instant' });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }),
    y,
  );
const current = (page: Page): Promise<string[]> =>
  page
    .locator('.sidebar-content .contents [aria-current="location"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
const topOf = (page: Page, id: string): Promise<number> =>
  page
    .locator(`[id="${id}"]`)
    .evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('letters with marks come from the fonts of the site, in prose, tables and programs', async () => {
    const page = await site.open('ridge/');
    const found = new Set<string>();
    for (const path of ['ridge/', 'l1-l2/', 'spectrum/', 'bibliography/']) {
      await page.goto(site.url + path);
      await page.evaluate(async () => {
        // Also what is folded, or far out of sight and therefore not drawn.
        document.querySelectorAll('details').forEach((details) => (details.open = true));
        const all = Object.assign(document.createElement('style'), {
          textContent: '* { content-visibility: visible !important }',
        });
        document.head.append(all);
        const texts = document.createTreeWalker(document.querySelector('main') ?? document, 4);
        const nodes: Text[] = [];
        while (texts.nextNode()) nodes.push(texts.currentNode as Text);
        for (const node of nodes.filter((one) => !one.parentElement?.closest('svg, .katex, script'))) {
          const at = node.data.search(/[ćŵŷȳ]/);
          if (at < 0 || !node.parentElement?.checkVisibility()) continue;
          const letter = node.splitText(at);
          letter.splitText(1);
          const mark = Object.assign(document.createElement('span'), { className: 'one-letter' });
          letter.replaceWith(mark);
          mark.append(letter);
        }
        await document.fonts.ready;
      });
      const client = await page.context().newCDPSession(page);
      await client.send('DOM.enable');
      await client.send('CSS.enable');
      const { root } = await client.send('DOM.getDocument');
      const { nodeIds } = await client.send('DOM.querySelectorAll', {
        nodeId: root.nodeId,
        selector: '.one-letter',
      });
      for (const nodeId of nodeIds) {
        const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
        for (const font of fonts) found.add(`${font.isCustomFont ? 'ours' : 'not ours'}: ${font.familyName}`);
      }
    }
    expect([...found].toSorted()).toEqual(['ours: Inter', 'ours: JetBrains Mono', 'ours: Source Serif 4']);
  });

  test('the sections have one name in both languages', () => {
    const idsIn = (file: string): string[] => {
      const { document } = parseHTML(readFileSync(join(build.folder, file), 'utf8'));
      return [...document.querySelectorAll('main :is(h2, h3)[id]')].map(({ id }) => id);
    };
    const pages = globSync('zh-cn/**/index.html', { cwd: build.folder });
    let sections = 0;
    for (const page of pages) {
      const ids = idsIn(page);
      expect(ids, page).toEqual(idsIn(page.replace(/zh-cn./, '')));
      sections += ids.length;
    }
    expect(sections).toBeGreaterThan(80);
    expect(idsIn('leak/index.html')).toContain('one-weight-left-alone');
  });

  test('the contents show where the reader is, to the end of the page', async () => {
    const page = await site.open('leak/');
    const links = page.locator('.sidebar-content .contents a');
    const ids = await links.evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).hash.slice(1)),
    );
    expect(ids.length).toBe(await page.locator('.sl-markdown-content h2:not(#footnote-label)').count());
    expect(await current(page)).toEqual([]);
    for (const id of ids.slice(0, -1)) {
      await scrollTo(page, (await topOf(page, id)) - 60);
      expect(await current(page)).toEqual([`#${id}`]);
    }
    await scrollTo(page, 1e6);
    expect(await current(page)).toEqual([`#${ids.at(-1)}`]);
    // What was asked for and cannot come to the top is where the reader is, too.
    await page.setViewportSize({ width: 1280, height: 2700 });
    for (const id of ids.slice(-2)) {
      await page.locator(`.sidebar-content .contents a[href="#${id}"]`).click();
      await scrollTo(page, 1e6);
      expect(await current(page)).toEqual([`#${id}`]);
    }
    // The link stays in sight where the navigation scrolls by itself.
    await page.setViewportSize({ width: 1280, height: 300 });
    await scrollTo(page, 0);
    await scrollTo(page, 1e6);
    const box = await page.locator('.contents [aria-current="location"]').first().boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(300);
  });

  test('a page low in the navigation is in sight there', async () => {
    const page = await site.open('glossary/', { viewport: { width: 1280, height: 500 } });
    const box = await page.locator('.sidebar-content [aria-current="page"]').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(450);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('on a phone the contents open under the title, without a script as well', async () => {
    const page = await site.open('zh-cn/leak/', {
      viewport: { width: 390, height: 800 },
      javaScriptEnabled: false,
    });
    const contents = page.locator('.on-this-page');
    expect(await contents.locator('a').first().isVisible()).toBe(false);
    await contents.getByText('本页内容').click();
    await contents.getByRole('link', { name: '一行算式' }).click();
    expect(page.url()).toMatch(/#one-line-of-arithmetic$/);
    expect(
      await page.locator('#one-line-of-arithmetic').evaluate((h) => h.getBoundingClientRect().top),
    ).toBeLessThan(200);
  });

  test('on a phone a page opened at its beginning is whole soon after, one opened further down at once', async () => {
    const page = await site.open('progress/', { viewport: { width: 390, height: 800 } });
    await page.addInitScript(() => {
      const seen = Object.assign(globalThis, { putOff: 0 });
      addEventListener('contentvisibilityautostatechange', (event) => {
        const { skipped } = event as ContentVisibilityAutoStateChangeEvent;
        if (skipped && (event.target as Element).matches('.sl-markdown-content > *')) seen.putOff++;
      });
    });
    const putOff = (): Promise<number> =>
      page.evaluate(() => (globalThis as unknown as { putOff: number }).putOff);
    const left = (): Promise<number> =>
      page
        .locator('.sl-markdown-content > *')
        .evaluateAll(
          (blocks) => blocks.filter((each) => getComputedStyle(each).contentVisibility === 'auto').length,
        );
    const height = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);

    await page.goto(`${site.url}ridge/`, { waitUntil: 'networkidle' });
    expect(await putOff()).toBeGreaterThan(20);
    await expect.poll(left).toBe(0);
    const whole = await height();
    expect(whole).toBeGreaterThan(10_000);

    await page.reload({ waitUntil: 'networkidle' });
    expect([await putOff(), await left(), await height()]).toEqual([0, 0, whole]);
    await page.goto('about:blank');
    await page.goto(`${site.url}ridge/#the-units-decide`, { waitUntil: 'networkidle' });
    expect([await putOff(), await left(), await height()]).toEqual([0, 0, whole]);
  });

  test('the other language opens at the same place', async () => {
    const page = await site.open('zh-cn/leak/');
    await scrollTo(page, (await topOf(page, 'when-the-data-speaks')) - 60);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/leak\/#when-the-data-speaks$/);
    // As near as the names on the page allow.
    await scrollTo(page, (await topOf(page, 'cell-one-weight')) - 20);
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL(/zh-cn\/leak\/#cell-one-weight$/);
    await scrollTo(page, 0);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/leak\/$/);
  });

  test('the other language keeps what the address holds', async () => {
    const page = await site.open('playground/');
    await page.goto(`${site.url}playground/#seed=7`, { waitUntil: 'networkidle' });
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL(/zh-cn\/playground\/#seed=7$/);
  });

  test('the foot says when a page changed, where to mend it, and how to cite it', async () => {
    const page = await site.open('zh-cn/leak/');
    const foot = page.locator('.colophon');
    expect(await foot.getByText('最后更新').count()).toBe(lastUpdated(['content/lessons/leak']) ? 1 : 0);
    const [edit, report] = [
      foot.getByRole('link', { name: '编辑本页' }),
      foot.getByRole('link', { name: '报告错误' }),
    ];
    if (build.repository) {
      expect(await edit.getAttribute('href')).toBe(
        `${build.repository}/edit/main/content/lessons/leak/zh.mdx`,
      );
      const body = async (): Promise<string | null> =>
        new URL((await report.getAttribute('href')) ?? '').searchParams.get('body');
      expect(await body()).toMatch(/zh-cn\/leak\/\n$/);
      await button(page, '#cell-half-life', '编辑').focus();
      expect(await body()).toMatch(/zh-cn\/leak\/\n程序half-life\.ts\n$/);
      await button(page, '#cell-one-weight', '编辑').focus();
      expect(await body()).toMatch(/zh-cn\/leak\/\n程序one-weight\.ts\n$/);
    } else {
      expect([await edit.count(), await report.count()]).toEqual([0, 0]);
    }
    await foot.getByText('引用本页').click();
    await foot.getByRole('button', { name: '复制' }).click();
    await foot.getByRole('status').filter({ hasText: '已复制' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      /^@misc\{weight-decay-live-zh-cn-leak,\n {2}title {2}= \{\{每一步，权重都漏掉一点\}\},/,
    );
    const [, url] = /url {4}= \{(.*)\}/.exec(copied) ?? [];
    expect(url).toBe(build.site && `${build.site}${build.base}/zh-cn/leak/`);
  });

  test('in print a page has its address once, if it is known, and nothing to press', async () => {
    const page = await site.open('leak/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.colophon .address').isVisible()).toBe(Boolean(build.site));
    const pressed = ':is(.colophon, .about, .sidebar) :is(a, button, summary):visible';
    expect(await page.locator(pressed).count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)('a stored theme, %s, is there before the page is', async (theme) => {
    const other = theme === 'light' ? 'dark' : 'light';
    const page = await site.open('leak/', { colorScheme: other });
    await page.evaluate((stored) => localStorage.setItem('starlight-theme', stored), theme);
    // The theme at the moment when the first element of the body comes to be.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.documentElement.dataset['first'] = document.documentElement.dataset['theme'] ?? 'none';
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('html').getAttribute('data-first')).toBe(theme);
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
  });
});
