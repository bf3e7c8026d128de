/** The search: what is asked in either language leads to the right page, and what it shows can be read. */
import { AxeBuilder } from '@axe-core/playwright';
import { parseHTML } from 'linkedom';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { forSearch } from '../../src/site/search-index.ts';
import { builds, useSite } from './pages.ts';

/**
 * Where a reader asks, what, and the page that a learner expects first; '' is the home page. A page whose title names it, or
 * that introduces the term; else the one that says most about it; never a list of other pages.
 */
const asked: Record<string, [words: string, first: string][]> = {
  '': [
    ['weight decay', 'leak/'],
    ['weight_decay', 'faq/'],
    ['L2', 'penalty/'],
    ['L2 regularization', 'penalty/'],
    ['L1', 'l1-l2/'],
    ['ridge', 'ridge/'],
    ['lasso', 'l1-l2/'],
    ['dropout', 'faq/'],
    ['λ', 'penalty/'],
    ['lambda', 'penalty/'],
    ['1e-4', ''],
    ['weight_decay=1e-4', ''],
    ['learning rate', 'leak/'],
    ['effective learning rate', 'today/'],
    ['decoupled', 'adam/'],
    ['AdamW', 'adam/'],
    ['momentum', 'adam/'],
    ['bias', 'frameworks/'],
    ['should biases be decayed', 'frameworks/'],
    ['overfitting', 'claims-data/'],
    ['cross-validation', 'how-much/'],
    ['prior', 'penalty/'],
    ['eigenvalues', 'spectrum/'],
    ['embeddings', 'faq/'],
    ['batch size', 'faq/'],
    ['grokking', 'grokking/'],
    ['LLaMA', 'faq/'],
    ['权重衰减', 'leak/'],
    ['岭回归', 'ridge/'],
    ['顿悟', 'grokking/'],
    ['解耦', 'penalty/'],
  ],
  'zh-cn/': [
    ['权重衰减', 'leak/'],
    ['L2', 'penalty/'],
    ['L1', 'l1-l2/'],
    ['λ', 'penalty/'],
    ['lambda', 'penalty/'],
    ['1e-4', ''],
    ['dropout', 'faq/'],
    ['过拟合', 'claims-data/'],
    ['正则化', 'leak/'],
    ['岭回归', 'ridge/'],
    ['解耦', 'adam/'],
    ['动量', 'adam/'],
    ['学习率', 'leak/'],
    ['偏置', 'frameworks/'],
    ['要不要衰减偏置', 'faq/'],
    ['半衰期', 'leak/'],
    ['交叉验证', 'how-much/'],
    ['先验', 'penalty/'],
    ['顿悟', 'grokking/'],
    ['微调', 'faq/'],
    ['批量大小', 'faq/'],
    ['weight decay', 'leak/'],
    ['learning rate', 'leak/'],
    ['ridge', 'ridge/'],
    ['overfitting', 'leak/'],
    ['grokking', 'grokking/'],
    ['AdamW', 'adam/'],
    ['Lasso', 'l1-l2/'],
  ],
};

/** Formulas as source, the joints of a chart's or a claim's text, words of buttons. */
const rubble = /\\[a-z]+|[{}]|\^|✓|✗|Data as a table|以表格查看|Open the program|打开程序|Run|运行\s*停止/;

const dialog = (page: Page) => page.locator('site-search dialog[open]');
const input = (page: Page) => dialog(page).getByRole('textbox');
const links = (page: Page) => dialog(page).locator('ol a');

/** Types words and waits until their results stand there. */
async function ask(page: Page, words: string): Promise<void> {
  await input(page).fill(words);
  await dialog(page)
    .getByRole('status')
    .filter({ hasText: `“${words}”` })
    .waitFor();
}

const hasFocus = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((to) => document.activeElement === document.querySelector(to), selector);

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test.each(Object.keys(asked))(
    'from /%s every question finds its page, in words that can be read',
    async (path) => {
      const page = await site.open(path);
      await page.keyboard.press('/');
      for (const [words, first] of asked[path] ?? []) {
        await ask(page, words);
        const href = await links(page)
          .first()
          .evaluate((link) => (link as HTMLAnchorElement).href);
        expect(href, words).toBe(site.url + path + first);
        expect(await dialog(page).locator('ol').textContent()).not.toContain('\u200b');
        for (const excerpt of await dialog(page).locator('li p').allTextContents()) {
          expect(excerpt, words).not.toMatch(rubble);
        }
      }
    },
  );

  test('of a page those headings are shown that answer the question, not those with its small words', async () => {
    const page = await site.open('');
    await page.keyboard.press('/');
    for (const [words, heading] of [
      ['should I decay bias', 'Should biases and norm scales be decayed'],
      ['should biases be decayed', 'Should biases and norm scales be decayed'],
      ['what value should I use', 'What value should I start with?'],
    ] as const) {
      await ask(page, words);
      await links(page).filter({ hasText: heading }).first().waitFor();
    }
  });

  test('a letter of the formulas is found by its name too', async () => {
    const page = await site.open('');
    await page.keyboard.press('/');
    const found: string[][] = [];
    for (const words of ['λ', 'Lambda']) {
      await ask(page, words);
      found.push(await links(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)));
    }
    expect(found[0]?.length).toBeGreaterThan(3);
    expect(found[1]).toEqual(found[0]);
  });

  test.each(['', 'zh-cn/'])(
    'from /%s a power of ten is found however it is written, and never a part of it',
    async (path) => {
      const page = await site.open(path);
      await page.keyboard.press('/');
      const found: string[][] = [];
      for (const words of ['1e-4', '10^-4', '10⁻⁴', '1e-77']) {
        await ask(page, words);
        found.push(await dialog(page).locator('ol mark').allTextContents());
      }
      const [first = [], second, third, none] = found;
      expect(first.length).toBeGreaterThan(1);
      for (const mark of first) expect(mark).toMatch(/^1e-4\W?$/);
      expect([second, third, none]).toEqual([first, first, []]);
    },
  );

  test('what programs gave back is not searched, and what is written about them is', async () => {
    for (const lesson of ['leak', 'claims-training', 'zh-cn/adam', 'faq']) {
      const { document } = parseHTML(await readFile(join(build.folder, lesson, 'index.html'), 'utf8'));
      const main = parseHTML(forSearch(document.toString()) ?? '').document.querySelector('main');
      for (const element of main?.querySelectorAll('script, style, [data-pagefind-ignore]') ?? [])
        element.remove();
      const indexed = (main?.textContent ?? '').replaceAll('\u200b', '');
      const texts = (selector: string): string[] =>
        [...document.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? '');
      const output = texts('[data-part="claims"] li, [data-part="charts"] td, .cell-code pre');
      expect(output.length).toBeGreaterThan(20);
      expect(output.filter((text) => text.length > 30 && indexed.includes(text))).toEqual([]);
      expect(texts('main h2').filter((heading) => !indexed.includes(heading))).toEqual([]);
    }
  });

  test('by keyboard: down to a heading, back up, and there', async () => {
    const page = await site.open('leak/');
    await page.keyboard.press('ControlOrMeta+k');
    expect(await input(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await ask(page, 'dropout');
    expect(await dialog(page).getByRole('status').textContent()).toMatch(/^1 page for/);
    expect(await links(page).count()).toBeGreaterThan(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(
      await links(page)
        .nth(1)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await input(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/faq\/#.*dropout/);
    expect(await page.locator(':target').textContent()).toContain('dropout');
  });

  test('Escape closes it, and the focus is where it was', async () => {
    const page = await site.open('leak/');
    await page.locator('[data-open]').focus();
    await page.keyboard.press('Enter');
    await ask(page, 'ridge');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await hasFocus(page, '[data-open]')).toBe(true);
  });

  test('more results follow on request, and take the focus', async () => {
    const page = await site.open('');
    await page.keyboard.press('/');
    await ask(page, 'weight');
    expect(await dialog(page).locator('li').count()).toBe(5);
    await dialog(page).getByRole('button', { name: 'More results' }).press('Enter');
    await expect.poll(() => dialog(page).locator('li').count()).toBe(10);
    const sixth = dialog(page).locator('li').nth(5).locator('a').first();
    await expect.poll(() => sixth.evaluate((link) => link === document.activeElement)).toBe(true);
  });

  test('where nothing is found, the other language is a link away', async () => {
    const page = await site.open('leak/');
    await page.keyboard.press('/');
    await ask(page, '瘦身zzz');
    expect(await links(page).count()).toBe(0);
    await dialog(page).getByRole('link', { name: 'Search the Chinese pages' }).click();
    await page.waitForURL(/zh-cn\/leak\/\?search=/);
    await dialog(page).getByRole('status').filter({ hasText: '“瘦身zzz”' }).waitFor();
    expect(await input(page).inputValue()).toBe('瘦身zzz');
  });

  test('an index that cannot be fetched is said so, and is asked for again', async () => {
    const page = await site.open('leak/');
    site.expected = /pagefind|Failed to load/;
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.keyboard.press('/');
    await dialog(page).getByRole('status').filter({ hasText: 'could not be loaded' }).waitFor();
    await page.unroute('**/pagefind/**');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await ask(page, 'ridge');
    expect(await links(page).count()).toBeGreaterThan(0);
  });

  test('on a phone and in the dark nothing runs out of the dialog, and axe finds nothing', async () => {
    const page = await site.open('zh-cn/', {
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
      locale: 'zh-CN',
    });
    await page.locator('[data-open]').click();
    await ask(page, 'weight_decay');
    const [inside = 1, width = 0] = await dialog(page).evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(inside).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).include('site-search dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
