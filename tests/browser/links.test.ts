/** A term of a formula, its lines of code, its curve and its control: one lights up the others. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, button, type, useSite } from './pages.ts';

const cell = '#cell-one-weight';

/** The term of a formula. */
const term = (page: Page, to: string) => page.locator(`.katex-html [data-link="${to}"]`).first();
const value = (page: Page) => page.locator('.link-value');

/** The numbers of the lines that are lit, from 1. */
const litLines = (page: Page): Promise<number[]> =>
  page
    .locator(`${cell} .code-line[data-lit]`)
    .evaluateAll((rows) =>
      rows.map((row) => Number((row as HTMLElement).style.getPropertyValue('--at')) + 1),
    );

/** The lines of the program that hold one of these texts. */
async function linesWith(page: Page, ...texts: string[]): Promise<number[]> {
  const code = (await page.locator(`${cell} pre.code`).textContent()) ?? '';
  return code.split('\n').flatMap((line, i) => (texts.some((text) => line.includes(text)) ? [i + 1] : []));
}

/** How far a curve of the visible drawing is faded. */
const opacityOf = (page: Page, key: string): Promise<string> =>
  page
    .locator(`${cell} .chart-drawing:visible [data-key="${key}"]`)
    .first()
    .evaluate((curve) => {
      for (const animation of curve.getAnimations()) animation.finish();
      return getComputedStyle(curve).opacity;
    });

const isLit = (part: Locator): Promise<boolean> =>
  part.evaluate((element) => element.hasAttribute('data-lit'));

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('the pointer on a term lights its lines and its curve, the other curves fade, and nothing moves', async () => {
    const page = await site.open('leak/');
    const formula = term(page, 'one-weight.leak alone');
    await formula.scrollIntoViewIfNeeded();
    const before = await formula.boundingBox();
    await formula.hover();
    const lines = await linesWith(page, 'const leak =', 'leak.push', "'leak alone'");
    expect(lines).toHaveLength(3);
    await expect.poll(() => litLines(page)).toEqual(lines);
    expect(await opacityOf(page, 'leak alone')).toBe('1');
    expect(Number(await opacityOf(page, 'weight'))).toBeLessThan(0.5);
    expect(await isLit(page.locator('a.linked[data-link="one-weight.leak alone"]'))).toBe(true);
    // Recorded when the page was built.
    expect(new Set(await value(page).allTextContents())).toEqual(new Set(['0.245']));
    expect(await formula.boundingBox()).toEqual(before);
    await page.locator('h1').hover();
    await expect.poll(() => litLines(page)).toEqual([]);
    expect(await opacityOf(page, 'weight')).toBe('1');
    expect(await value(page).count()).toBe(0);
  });

  test('by keyboard: from the term into the code and back', async () => {
    const page = await site.open('leak/');
    const stop = page.getByRole('link', { name: 'In the program one-weight.ts: fixedPoint' });
    await stop.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const lines = await linesWith(page, 'const fixedPoint', "'fixed point'");
    await expect.poll(() => litLines(page)).toEqual(lines);
    const fraction = term(page, 'one-weight.fixedPoint');
    expect(await fraction.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.keyboard.press('Enter');
    const mark = page.getByRole('button', { name: 'In the text: fixedPoint' });
    expect(await mark.evaluate((element) => document.activeElement === element)).toBe(true);
    expect(await litLines(page)).toEqual(lines);
    await page.keyboard.press('Enter');
    expect(await stop.evaluate((element) => document.activeElement === element)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await litLines(page)).toEqual([]);
  });

  test('a mark in the code, a label and a control light the term', async () => {
    const page = await site.open('leak/');
    const [line] = await linesWith(page, 'w.grad[0] =');
    await page.locator(`${cell} .code-mark`).nth(2).hover();
    await expect.poll(() => litLines(page)).toEqual([line]);
    expect(await isLit(term(page, 'one-weight.w.grad'))).toBe(true);
    await page.locator(`${cell} .chart-drawing:visible [data-label="fixed point"]`).hover();
    await expect.poll(() => isLit(term(page, 'one-weight.fixedPoint'))).toBe(true);
    await page.locator(`${cell} .control`).getByRole('slider').focus();
    await page.locator('h1').hover();
    await expect.poll(() => isLit(term(page, 'one-weight.λ'))).toBe(true);
    expect(await litLines(page)).toEqual(await linesWith(page, "'λ'"));
  });

  test('each term shows what a run gives it', async () => {
    const page = await site.open('leak/');
    const slider = page.locator(`${cell} .control`).getByRole('slider');
    await button(page, cell, 'Run').click();
    await value(page).filter({ hasText: '2.73' }).waitFor();
    await slider.press('End');
    await value(page).filter({ hasText: '1.5' }).waitFor();
    const shown = await value(page).allTextContents();
    expect(shown).toEqual(expect.arrayContaining(['1', '1.5']));
    const label = page.getByRole('link', { name: 'In the program one-weight.ts: fixedPoint, now 1.5' });
    expect(await label.count()).toBe(1);
    // What is lit stays so while the picture is drawn anew.
    await term(page, 'one-weight.fixedPoint').hover();
    await page.locator(cell).evaluate((element) => (element as HTMLElementTagNameMap['live-cell']).run());
    expect(Number(await opacityOf(page, 'weight'))).toBeLessThan(0.5);
    // An edit makes them values of another program; they are back after its run.
    await button(page, cell, 'Edit').click();
    const source = (await page.locator(`${cell} pre.code`).textContent()) ?? '';
    await type(page, cell, `\n${source.replace('= 3 / (1 + weightDecay)', '= 4')}`);
    await expect.poll(() => value(page).count()).toBe(0);
    await button(page, cell, 'Run').click();
    await value(page).filter({ hasText: /^4$/ }).first().waitFor();
    // The lines have moved with the text, and lie over those of the editor.
    await term(page, 'one-weight.λ').hover();
    const [line = 0] = await linesWith(page, "'λ'");
    await expect.poll(() => litLines(page)).toEqual([line + 1]);
    const [row, text] = await Promise.all(
      [`${cell} .code-line[data-lit]`, `${cell} .view-line:has-text("slider('λ'")`].map((one) =>
        page.locator(one).first().boundingBox(),
      ),
    );
    expect(Math.abs((row?.y ?? 0) - (text?.y ?? 99))).toBeLessThan(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.link-value:visible, .code-line:visible').count()).toBe(0);
  });

  test('on a phone, in Chinese: a tap lights up, a second one goes to the program', async () => {
    const page = await site.open('zh-cn/leak/', {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
    });
    const fraction = term(page, 'one-weight.fixedPoint');
    await fraction.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await fraction.tap();
    await expect.poll(() => isLit(fraction)).toBe(true);
    await value(page).filter({ hasText: '2.73' }).waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(
      await page.getByRole('link', { name: '程序one-weight.ts里的“fixedPoint”，现在是2.73' }).count(),
    ).toBe(1);
    await fraction.tap();
    await expect
      .poll(() => page.locator(cell).evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(200);
    expect(await litLines(page)).toEqual(await linesWith(page, 'const fixedPoint', "'fixed point'"));
  });

  test('axe finds nothing while a term is lit', async () => {
    const page = await site.open('leak/');
    await term(page, 'one-weight.leak alone').hover();
    await expect.poll(async () => (await litLines(page)).length).toBe(3);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
