/** The picture to repair: by keyboard, by dragging, by touch, without JavaScript. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, useSite } from './pages.ts';

const [atRoot] = builds;

describe('the picture to repair', () => {
  const site = useSite(atRoot);
  const picture = (page: Page) => page.locator('picture-to-repair');
  const said = (page: Page, words: RegExp) => picture(page).locator('.said', { hasText: words }).waitFor();
  const place = (page: Page, name: string) => picture(page).getByRole('button', { name });
  const piece = (page: Page, name: string) =>
    picture(page).getByRole('group', { name: 'Pieces' }).getByRole('button', { name, exact: true });

  test('without JavaScript it shows the formula as it was drawn, and repaired', async () => {
    const page = await site.open('penalty/', { javaScriptEnabled: false });
    const cards = picture(page).locator('.card:visible');
    expect(await cards.count()).toBe(2);
    const formulas = await cards.locator('.formula annotation').allTextContents();
    expect(formulas.join(' ')).toBe(
      'L(w) L(w) \\tfrac12 \\lVert w\\rVert_2^2 \\tilde L(w) L(w) \\tfrac12 \\lambda \\lVert w\\rVert_2^2',
    );
    expect(await picture(page).getByRole('button').count()).toBe(0);
  });

  test('by keyboard alone: a wrong piece is told what it means, two right ones repair it', async () => {
    const page = await site.open('penalty/');
    const press = async (button: ReturnType<typeof place>) => {
      await button.focus();
      await page.keyboard.press('Enter');
    };
    await press(piece(page, 'eta'));
    await said(page, /You hold eta/);
    await page.keyboard.press('Escape');
    await said(page, /Two things are wrong/);
    await press(place(page, 'second factor of the penalty: empty'));
    await said(page, /choose a piece for it/);
    await press(piece(page, 'eta'));
    await said(page, /η is the learning rate.*2 things are wrong/s);
    const second = place(page, 'second factor of the penalty: eta');
    expect(await second.evaluate((button) => document.activeElement === button)).toBe(true);
    await press(piece(page, 'lambda'));
    await press(second);
    await said(page, /One thing is still wrong/);
    expect(await piece(page, 'eta').isVisible()).toBe(true);
    await press(piece(page, 'L tilde of w'));
    await press(place(page, 'left side: L of w'));
    await said(page, /The picture is repaired/);
    expect(await picture(page).locator('[data-part="slope"]').first().textContent()).toBe('λw');
    await press(piece(page, 'Take out'));
    await press(place(page, 'first factor of the penalty: one half'));
    await said(page, /slope becomes 2λw/);
    await press(piece(page, 'Reset'));
    await place(page, 'left side: L of w').waitFor();
    await place(page, 'second factor of the penalty: empty').waitFor();
  });

  test('a piece can be dragged into the formula, within it and out of it; afterwards a press counts again', async () => {
    const page = await site.open('penalty/');
    const drag = async (from: ReturnType<typeof place>, to: ReturnType<typeof place>) => {
      await from.scrollIntoViewIfNeeded();
      const [a, b] = [await from.boundingBox(), await to.boundingBox()];
      await page.mouse.move(a!.x + a!.width / 2, a!.y + a!.height / 2);
      await page.mouse.down();
      await page.mouse.move(b!.x + b!.width / 2, b!.y + b!.height / 2, { steps: 5 });
      expect(await page.locator('.piece-in-hand').count()).toBe(1);
      await page.mouse.up();
      expect(await page.locator('.piece-in-hand').count()).toBe(0);
    };
    await drag(piece(page, 'lambda'), place(page, 'second factor'));
    await place(page, 'second factor of the penalty: lambda').waitFor();
    await drag(place(page, 'first factor'), place(page, 'second factor'));
    await place(page, 'first factor of the penalty: lambda').waitFor();
    await place(page, 'second factor of the penalty: one half').waitFor();
    await drag(place(page, 'size of the weights'), piece(page, 'two'));
    await said(page, /Nothing measures the weights/);
    await piece(page, 'the L1 norm of w').click();
    await place(page, 'size of the weights: empty').click();
    await said(page, /the L1 penalty/);
  });

  test('on a phone, in Chinese, by two taps; nothing is wider than the screen', async () => {
    const page = await site.open('zh-cn/penalty/', {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await picture(page).locator('[data-piece="norm"]').tap();
    await picture(page).locator('[data-place="size"]').tap();
    await said(page, /范数不平方.*还有3处不对/s);
  });

  test.each([
    ['penalty/', 'light'],
    ['zh-cn/penalty/', 'light'],
    ['penalty/', 'dark'],
    ['zh-cn/penalty/', 'dark'],
  ] as const)('axe finds nothing on %s in %s', async (path, colorScheme) => {
    const page = await site.open(path, { colorScheme });
    await picture(page).locator('[data-piece="lambda"]').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
