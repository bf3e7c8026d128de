/** The glossary, and the cards that show a term's meaning where it is first used. */
import { describe, expect, test } from 'vitest';
import { glossary } from '../../content/glossary.ts';
import { builds, useSite } from './pages.ts';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test.each([
    ['leak/', 'en'],
    ['zh-cn/leak/', 'zh'],
  ] as const)(
    'a term explains itself on hover and focus, and leads to the glossary: %s',
    async (path, language) => {
      const page = await site.open(path);
      const term = page.locator('#term-half-life a.term');
      const card = page.locator('#term-half-life-card');
      expect(await card.isVisible()).toBe(false);
      await term.hover();
      await card.waitFor();
      expect(await card.textContent()).toContain(glossary['half-life']?.means[language]);
      // The pointer may go into the card; Escape takes it away.
      await card.hover();
      await page.waitForTimeout(400);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });

      await page.mouse.move(0, 0);
      await term.evaluate((link) => {
        link.scrollIntoView({ block: 'center' });
        link.focus({ focusVisible: true });
      });
      await card.waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/glossary\/#half-life$/);
      expect(await page.locator('#half-life dfn').textContent()).toBe(glossary['half-life']?.[language]);
      // And from there back to where it is introduced.
      await page.locator('#half-life .place a').first().click();
      await page.waitForURL(/leak\/#term-half-life$/);
    },
  );

  test('on a phone the first tap shows the card inside of the window, the second goes on', async () => {
    const page = await site.open('leak/', { viewport: { width: 390, height: 800 }, hasTouch: true });
    const term = page.locator('#term-half-life a.term');
    const card = page.locator('#term-half-life-card');
    await term.tap();
    await card.waitFor();
    const box = (await card.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(800);
    await term.tap();
    await page.waitForURL(/glossary\/#half-life$/);
  });

  test('without a script, a term is a link', async () => {
    const page = await site.open('leak/', { javaScriptEnabled: false });
    await page.locator('#term-half-life a.term').click();
    await page.waitForURL(/glossary\/#half-life$/);
  });

  test.each([
    ['glossary/', 'en'],
    ['zh-cn/glossary/', 'zh'],
  ] as const)('%s holds every term once, sorted', async (path, language) => {
    const page = await site.open(path);
    const words = await page.locator('.glossary dfn').allTextContents();
    expect(words).toHaveLength(Object.keys(glossary).length);
    const order = new Intl.Collator(language === 'zh' ? 'zh-CN-u-co-pinyin' : 'en');
    expect(words).toEqual(words.toSorted((a, b) => order.compare(a, b)));
  });
});
