/** The last lesson's diagnosis and its map of roles: by keyboard, over visits, without JavaScript. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, useSite } from './pages.ts';

const [atRoot] = builds;

describe('the diagnosis', () => {
  const site = useSite(atRoot);
  const box = (page: Page): Locator => page.locator('diagnosis-box');
  const cases = (page: Page): Promise<Locator[]> => box(page).locator('[data-case]').all();

  /** Answers a case by keyboard: right, or with the first wrong cause. */
  async function answer(one: Locator, isRight: boolean): Promise<void> {
    const cause = (await one.getAttribute('data-cause')) ?? '';
    const values = await one
      .locator('input')
      .evaluateAll((all) => all.map((input) => input.getAttribute('value')));
    const value = isRight ? cause : (values.find((other) => other !== cause) ?? '');
    await one.locator(`input[value="${value}"]`).press('Space');
    await one.getByRole('button').press('Enter');
  }

  test('an answer is given its reasons and stands; six right ones pass, and are there again after a reload', async () => {
    const page = await site.open('today/');
    const score = box(page).locator('.score');
    const all = await cases(page);
    expect(all.length).toBe(8);
    const [first] = all;
    await first.getByRole('button').press('Enter');
    expect(await first.getByRole('status').textContent()).toBe('Choose an answer first.');
    expect(
      await first
        .locator('input')
        .first()
        .evaluate((input) => document.activeElement === input),
    ).toBe(true);
    expect(await first.locator('.reason:visible').count()).toBe(0);

    await answer(first, false);
    expect(await first.getByRole('status').textContent()).toBe(
      'Not this one. The cause: “The decay is part of the gradient.”',
    );
    expect(await first.locator('.reason:visible').count()).toBe(3);
    // The first answer stands, and the button keeps the focus.
    expect(await first.getByRole('radio').first().isDisabled()).toBe(true);
    expect(await first.getByRole('button').evaluate((button) => document.activeElement === button)).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    expect(await score.textContent()).toBe('0 right of 1 answered; 7 to go.');

    for (const one of all.slice(1, 6)) await answer(one, true);
    expect(await score.textContent()).toBe('5 right of 6 answered; 2 to go.');
    expect(await box(page).locator('.box-title').textContent()).toMatch(/^\s*Diagnosis\s*$/);
    await answer(all[6], true);
    expect(await score.textContent()).toBe('Passed: 6 right of 7 answered.');
    expect(await box(page).locator('.box-title').textContent()).toContain('✓ solved');
    expect(await page.locator('progress-marks').textContent()).toContain('exercises solved: 1 of 2');

    await page.reload({ waitUntil: 'networkidle' });
    expect(await score.textContent()).toBe('Passed: 6 right of 7 answered.');
    expect(await first.getByRole('status').textContent()).toMatch(/^Not this one/);
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL(/zh-cn/);
    expect(await score.textContent()).toBe('通过：答了7个，对了6个。');
    expect(await box(page).locator('.box-title').textContent()).toContain('✓ 已完成');

    await box(page).getByRole('button', { name: '重新开始' }).press('Enter');
    expect(await score.textContent()).toBe('');
    expect(await box(page).locator('.reason:visible').count()).toBe(0);
    expect(await box(page).locator('input:checked, input:disabled').count()).toBe(0);
    expect(
      await first
        .locator('input')
        .first()
        .evaluate((input) => document.activeElement === input),
    ).toBe(true);
    // What was passed stays passed.
    await page.reload({ waitUntil: 'networkidle' });
    expect(await score.textContent()).toBe('');
    expect(await box(page).locator('.box-title').textContent()).toContain('✓ 已完成');
  });

  test('three wrong ones fail, and it can be taken again', async () => {
    const page = await site.open('today/');
    for (const [index, one] of (await cases(page)).entries()) await answer(one, index >= 3);
    expect(await box(page).locator('.score').textContent()).toBe(
      '5 of 8 right; 6 are needed. Read the reasons, then start over.',
    );
    expect(await box(page).locator('.box-title').textContent()).not.toContain('✓');
    await box(page).getByRole('button', { name: 'Start over' }).click();
    for (const one of await cases(page)) await answer(one, true);
    expect(await box(page).locator('.score').textContent()).toBe('Passed: 8 right of 8 answered.');
  });

  test('without JavaScript the causes can be read, and the right one unfolds', async () => {
    const page = await site.open('today/', { javaScriptEnabled: false });
    const [first] = await cases(page);
    expect(await first.locator('.choice:visible').count()).toBe(3);
    expect(await box(page).locator('input:visible, button:visible').count()).toBe(0);
    await first.locator('summary').click();
    expect(await first.locator('details').textContent()).toMatch(
      /The decay is part of the gradient\..*a tenth of the decay/s,
    );
  });
});

describe('the map of roles', () => {
  const site = useSite(atRoot);
  const shown = (page: Page): Promise<string[]> =>
    page.locator('role-map .evidence:visible').evaluateAll((all) => all.map(({ id }) => id));

  test('a field opens its evidence, by keyboard; a link to a field opens it too', async () => {
    const page = await site.open('today/');
    expect(await shown(page)).toEqual(['map-regularizer-linear']);
    const field = page.getByRole('button', { name: 'clock, language model: yes, in a controlled study' });
    await field.press('Enter');
    expect(await shown(page)).toEqual(['map-clock-language']);
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('role-map [aria-expanded="true"]').count()).toBe(1);
    await page.goto(`${site.url}today/#map-stabilizer-small`, { waitUntil: 'networkidle' });
    expect(await shown(page)).toEqual(['map-stabilizer-small']);
  });

  test('without JavaScript everything can be read', async () => {
    const page = await site.open('today/', { javaScriptEnabled: false });
    expect((await shown(page)).length).toBe(20);
    expect(await page.locator('role-map button:visible').count()).toBe(0);
    expect(await page.locator('role-map td').first().innerText()).toMatch(/●\s*yes/);
  });
});

describe('the last lesson', () => {
  const site = useSite(atRoot);

  test.each([
    ['today/', 'light'],
    ['zh-cn/today/', 'dark'],
  ] as const)('axe finds nothing on %s in %s, with a case answered', async (path, colorScheme) => {
    const page = await site.open(path, { colorScheme });
    const one = page.locator('[data-case]').first();
    await one.locator('input').first().check();
    await one.getByRole('button').click();
    // There is no frame in a page that has run nothing yet.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('on a phone nothing is wider than the screen', async () => {
    const page = await site.open('today/', { viewport: { width: 390, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
