/** Footnotes: in the margin beside their line where there is one, else a list at the end, in the words of the page. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, useSite } from './pages.ts';

/** Each note with its mark, and how many pixels of other notes it covers. */
const notesOf = (page: Page) =>
  page.locator('.footnotes li').evaluateAll((notes) =>
    notes.map((note) => {
      const box = note.getBoundingClientRect();
      const mark = document.querySelector(`a[data-footnote-ref][href="#${note.id}"]`);
      const others = [...document.querySelectorAll('.note')].filter((other) => {
        const { top, bottom, left, right } = other.getBoundingClientRect();
        const isBeside = bottom <= box.top || top >= box.bottom || right <= box.left || left >= box.right;
        return other !== note && !isBeside;
      });
      const column = note.closest('.sl-markdown-content')?.getBoundingClientRect();
      return {
        below: box.top - (mark?.getBoundingClientRect().top ?? NaN),
        fromColumn: box.left - (column?.right ?? NaN),
        isInside: box.right <= innerWidth,
        covered: others.length,
      };
    }),
  );

describe.each(builds)('$name', (build) => {
  const site = useSite(build);
  const pages = globSync('**/index.html', { cwd: build.folder })
    .filter((file) => readFileSync(join(build.folder, file), 'utf8').includes('data-footnotes'))
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''));

  test('there are some, on the same pages in both languages', () => {
    const english = pages.filter((page) => !page.startsWith('zh-cn/'));
    expect(english.length).toBeGreaterThan(2);
    expect(pages.filter((page) => !english.includes(page)).sort()).toEqual(
      english.map((page) => `zh-cn/${page}`).sort(),
    );
  });

  test.each(pages)('%s: beside their lines, and on no other note', async (path) => {
    const page = await site.open(path);
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      for (const note of await notesOf(page)) {
        expect(note).toMatchObject({ covered: 0, isInside: true });
        // No lower than another note may push it.
        expect(note.below).toBeGreaterThan(0);
        expect(note.below).toBeLessThan(150);
        expect(note.fromColumn).toBeGreaterThan(20);
      }
    }
    const isZh = path.startsWith('zh-cn/');
    const heading = page.getByRole('heading', { name: isZh ? '脚注' : 'Footnotes', exact: true });
    expect(await heading.count()).toBe(1);
    const back = isZh ? '回到正文的注1' : 'Back to the text at note 1';
    await page.getByRole('link', { name: back, exact: true }).waitFor();
  });

  test('on a narrow screen and on paper, a list at the end under its heading', async () => {
    const page = await site.open('ridge/', { viewport: { width: 390, height: 844 } });
    const isLast = async (): Promise<void> => {
      const [note] = await notesOf(page);
      const heading = await page.locator('#footnote-label').boundingBox();
      const before = await page.locator('.footnotes').evaluate((section) => {
        const previous = section.previousElementSibling?.getBoundingClientRect();
        return section.getBoundingClientRect().top - (previous?.bottom ?? NaN);
      });
      expect(before).toBeGreaterThanOrEqual(0);
      expect(heading?.height).toBeGreaterThan(15);
      expect(note?.fromColumn).toBeLessThan(0);
      expect(note?.below).toBeGreaterThan(1000);
    };
    await isLast();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await isLast();
    expect(await page.locator('[data-footnote-backref]').isVisible()).toBe(false);
  });

  test('the keyboard goes to a note and back to its line', async () => {
    for (const width of [390, 1280]) {
      const page = await site.open('zh-cn/leak/', { viewport: { width, height: 844 } });
      await page.locator('#fnref-early').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/#fn-early$/);
      expect(await page.locator('#fn-early').evaluate((note) => note.matches(':target'))).toBe(true);
      const links = await page.locator('#fn-early a').count();
      for (let at = 0; at < links; at++) await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        '回到正文的注1',
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(/#fnref-early$/);
      await expect
        .poll(() =>
          page.locator('#fnref-early').evaluate((mark) => {
            const { top, bottom } = mark.getBoundingClientRect();
            return top > 60 && bottom < innerHeight;
          }),
        )
        .toBe(true);
    }
  });

  test('on the wall a note stands below the section that refers to it, and in no other', async () => {
    const page = await site.open('ridge/?present#what-decay-costs-and-what-it-saves');
    const place = page.locator('.present-place');
    await place.waitFor();
    const start = await place.textContent();
    await page.locator('#fnref-mean').click();
    const note = page.locator('#fn-mean');
    await expect
      .poll(() => note.evaluate((li) => li.getBoundingClientRect().bottom < innerHeight))
      .toBe(true);
    expect(await place.textContent()).toBe(start);
    const [box] = await notesOf(page);
    expect(box).toMatchObject({ covered: 0, isInside: true });
    expect(box?.fromColumn).toBeLessThan(0);
    expect(await page.getByRole('heading', { name: 'Footnotes' }).isVisible()).toBe(false);
    await page.keyboard.press('End');
    expect(await place.textContent()).not.toBe(start);
    expect(await note.isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(true);
  });
});
