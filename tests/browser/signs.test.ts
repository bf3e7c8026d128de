/** Letters of formulas: what they mean under the pointer, under a finger and in the list under the title. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../content/glossary.ts';
import { signIn, signs } from '../../content/symbols.ts';
import { lessons } from '../content/lessons.ts';
import { builds, useSite } from './pages.ts';

const card = (page: Page) => page.locator('.about > .term-card');
const meaning = (lesson: string, key: string, language: 'en' | 'zh' = 'en'): string =>
  signIn(lesson, key)?.means[language] ?? 'nothing';

/** The first letter of a page's formulas with this text, that can be seen. */
const letter = (page: Page, text: string) =>
  page
    .locator('.sl-markdown-content .katex-html .mathnormal')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .filter({ visible: true });

test('every row names a lesson and a term that there are, and no two say the same letter of one lesson', () => {
  for (const { key, term, only = [] } of signs) {
    if (term !== undefined) expect(Object.keys(glossary), key).toContain(term);
    for (const lesson of only) expect(lessons, key).toContain(lesson);
  }
  for (const lesson of [undefined, ...lessons]) {
    const keys = signs.filter(({ only }) => (lesson ? only?.includes(lesson) : !only)).map(({ key }) => key);
    expect(new Set(keys).size, lesson).toBe(keys.length);
  }
});

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test.each([
    ['leak/', 'en'],
    ['zh-cn/leak/', 'zh'],
  ] as const)('under the pointer, and gone with it: %s', async (path, language) => {
    const page = await site.open(path);
    await letter(page, 'η').first().hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain(meaning('leak', 'η', language));
    // The way to the glossary can be reached.
    await card(page).hover();
    await page.waitForTimeout(400);
    expect(await card(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    expect(await page.locator('[data-explained]').count()).toBe(0);
    await letter(page, 'η').first().hover();
    await card(page).locator('a').click();
    await page.waitForURL(/glossary\/#learning-rate$/);
  });

  test('a letter means what it means in this lesson', async () => {
    for (const [lesson, text, key] of [
      ['claims-data', 'σ', 'σ'],
      ['penalty', 'σ', 'σ'],
      ['today', 'τ', 'τ'],
    ] as const) {
      const page = await site.open(`${lesson}/`);
      // Another part of its formula may lie over a letter; the pointer finds it all the same.
      await letter(page, text).first().hover({ force: true });
      await card(page).waitFor();
      expect(await card(page).textContent()).toContain(meaning(lesson, key));
    }
    expect(meaning('claims-data', 'σ')).not.toBe(meaning('penalty', 'σ'));
    expect(meaning('leak', 'σ')).toBe('nothing');
  });

  test('accents, indices and norms are told apart', async () => {
    const page = await site.open('adam/');
    const list = page.locator('details.signs');
    await list.locator('summary').press('Enter');
    const shown = async (): Promise<string[]> => list.locator('dt strong').allTextContents();
    await list.locator('dd').first().waitFor();
    const expected = [
      'λ',
      'η',
      'm',
      'v',
      'm̂',
      'v̂',
      'β₁',
      'β₂',
      'ε',
      'g',
      'w',
      'w*',
      'μ',
      '‖·‖∞',
      '‖·‖₂',
      '∇',
      'L',
    ];
    expect(await shown()).toEqual(expect.arrayContaining(expected));
    expect(new Set(await shown()).size).toBe((await shown()).length);
    // Under a root, which lies over it.
    const under = page.locator('.katex-html .sqrt .accent', { hasText: 'v' }).first();
    await under.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await under.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height * 0.7);
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain(meaning('adam', 'hat v'));
  });

  test('each row of the table stands in a formula of the lesson that it is for', async () => {
    const missing: string[] = [];
    for (const lesson of lessons) {
      const page = await site.open(`${lesson}/`);
      const list = page.locator('details.signs');
      await list.locator('summary').click();
      await list.locator('dd').first().waitFor();
      const said = await list.locator('dd').allTextContents();
      for (const { key, means, only } of signs) {
        if (only?.includes(lesson) && !said.some((one) => one.startsWith(means.en)))
          missing.push(`${lesson}: ${key}`);
      }
      await page.close();
    }
    expect(missing).toEqual([]);
  });

  test('a tap explains, another elsewhere takes it away; formulas are no stops for the keyboard', async () => {
    const page = await site.open('adam/', { viewport: { width: 390, height: 800 }, hasTouch: true });
    await letter(page, 'm').first().tap();
    await card(page).waitFor();
    const box = (await card(page).boundingBox()) ?? { x: NaN, width: NaN };
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    await page.locator('h1').tap();
    await card(page).waitFor({ state: 'hidden' });
    expect(await page.locator('.katex-html [tabindex]').count()).toBe(0);
  });
});
