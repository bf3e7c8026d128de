/** Every page in both languages: light on a desktop, dark and in forced colours on a phone; none is wider than its window. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pages } from '../content/lessons.ts';
import { launch } from './chromium.ts';
import { builds, useSite } from './pages.ts';

const addresses = pages
  .map((page) => page.replace(/^\w+\//, ''))
  .map((name) => (name === 'home' ? '' : `${name}/`));

async function violations(page: Page, ...without: string[]): Promise<string[]> {
  // There is no frame in a page that has run nothing yet.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  axe.disableRules(without);
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`);
}

/** In forced colours a ground says nothing: what can be pressed needs an edge. */
const withoutEdge = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main button')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .filter((button) => getComputedStyle(button).borderTopWidth === '0px')
      .map((button) => `no edge in forced colours: ${button.outerHTML.slice(0, 100)}`),
  );

/** Formulas and code scroll in their own boxes; the site's title is whole. */
const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.site-title span')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    ),
  );

// A path changes nothing that axe looks at.
describe('axe finds nothing, and nothing sticks out', () => {
  const [root] = builds;
  if (!root) throw new Error('There is no build.');
  const site = useSite(root);

  test.each(addresses)('on /%s', async (address) => {
    const found = ['', 'zh-cn/'].map(async (locale) => {
      const page = await site.open(locale + address, { colorScheme: 'light' });
      const light = await violations(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-theme="dark"]').waitFor();
      const dark = await violations(page);
      await page.emulateMedia({ forcedColors: 'active' });
      // There the colours are the system's, and axe reads ours.
      const forced = [...(await violations(page, 'color-contrast')), ...(await withoutEdge(page))];
      await page.emulateMedia({ forcedColors: 'none' });
      const tooWide: string[] = [];
      for (const width of [1280, 768, 390, 320]) {
        await page.setViewportSize({ width, height: 844 });
        if (await isTooWide(page)) tooWide.push(`${page.url()} is wider than ${width} px`);
      }
      // As a reader sets it who needs letters of twice the size.
      const settings = await page.context().newCDPSession(page);
      await settings.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await page.setViewportSize({ width: 390, height: 844 });
      if (await isTooWide(page)) tooWide.push(`${page.url()} is wider than 390 px in large letters`);
      return [...light, ...dark, ...forced, ...tooWide];
    });
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  test('formulas, charts and code that are far out of sight are there for a screen reader', async () => {
    // The browser then keeps the tree that it keeps while one listens.
    const browser = await launch('--force-renderer-accessibility');
    try {
      const page = await browser.newPage();
      await page.goto(`${site.url}ridge/`, { waitUntil: 'networkidle' });
      const client = await page.context().newCDPSession(page);
      const { nodes } = await client.send('Accessibility.getFullAXTree');
      const ofRole = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role);
      const shown = (selector: string): Promise<string[]> =>
        page
          .locator(selector)
          .evaluateAll((found) =>
            found.filter((each) => each.checkVisibility()).map((each) => each.ariaLabel ?? ''),
          );
      const charts = await shown('.chart-drawing svg[role="img"]');
      expect(charts.length).toBeGreaterThan(5);
      expect(ofRole('image').map(({ name }) => String(name?.value))).toEqual(expect.arrayContaining(charts));
      expect(ofRole('MathMLMath')).toHaveLength((await shown('.katex-mathml math')).length);
      const last = await page.locator('.cell.cell pre.code').last().textContent();
      const words = new Set(ofRole('StaticText').flatMap(({ name }) => String(name?.value).split(/\W+/)));
      expect([...words]).toEqual(expect.arrayContaining(last?.match(/\w{5,}/g) ?? ['no code']));
    } finally {
      await browser.close();
    }
  });
});
