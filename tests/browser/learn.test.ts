/** Learning by doing: hints, a solution beside the reader's own program, and progress that stays in the browser. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, button, type, useSite } from './pages.ts';

const exercise = '#cell-one-step';
const body = 'return w - learningRate * g;';

const codeOf = async (page: Page): Promise<string> =>
  (await page.locator(`${exercise} pre.code`).textContent()) ?? '';

async function answer(page: Page, line: string): Promise<void> {
  const source = await codeOf(page);
  expect(source).toContain(body);
  await button(page, exercise, 'Edit').click();
  await type(page, exercise, source.replace(body, line));
}

const check = async (page: Page, feedback: RegExp): Promise<void> => {
  await button(page, exercise, 'Check').click();
  await page.locator(`${exercise} .cell-verdict`, { hasText: feedback }).waitFor();
};

describe.each(builds.slice(0, 1))('$name', (build) => {
  const site = useSite(build);

  test('hints come one after the other, by keyboard; without JavaScript all stand there folded', async () => {
    const page = await site.open('leak/');
    const hints = page.locator('exercise-box .hint');
    const shown = (): Promise<boolean[]> =>
      Promise.all([0, 1].map((index) => hints.nth(index).locator('summary').isVisible()));
    expect(await shown()).toEqual([true, false]);
    await hints.nth(0).locator('summary').press('Enter');
    expect(await shown()).toEqual([true, true]);
    await hints.nth(0).locator('summary').press('Enter');
    expect(await shown()).toEqual([true, true]);

    const plain = await site.open('leak/', { javaScriptEnabled: false });
    const folded = plain.locator('exercise-box details:not(.chart-data):visible');
    expect(await folded.count()).toBe(3);
    expect(await plain.locator('exercise-box .solution button:visible').count()).toBe(0);
  });

  test('a solution is shown at once after a check or the last hint, and before only to who insists', async () => {
    const page = await site.open('leak/');
    const summary = page.getByText('Show a solution', { exact: true });
    const solution = page.locator('.solution pre.code');
    await summary.press('Enter');
    await page.getByText('You have not checked an answer').waitFor();
    expect(await solution.isVisible()).toBe(false);
    // The button that keeps the solution away has the focus.
    await page.keyboard.press('Enter');
    expect(await page.getByText('You have not checked an answer').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show it' }).click();
    expect(await solution.isVisible()).toBe(true);

    const reader = await site.open('leak/');
    for (const hint of await reader.locator('.hint summary').all()) await hint.click();
    await reader.getByText('Show a solution', { exact: true }).click();
    expect(await reader.locator('.solution pre.code').isVisible()).toBe(true);

    const tried = await site.open('leak/');
    await check(tried, /Not yet/);
    await tried.getByText('Show a solution', { exact: true }).click();
    expect(await tried.locator('.solution pre.code').isVisible()).toBe(true);
  });

  test('the solution shows what it changes in the reader’s program, goes into the cell, and out again', async () => {
    const page = await site.open('leak/');
    const mine = 'return (1 - weightDecay) * w - learningRate * g;';
    await answer(page, mine);
    await check(page, /Not yet.*multiplied by the learning rate/);
    await page.getByText('Show a solution', { exact: true }).click();
    const difference = page.locator('.solution .difference');
    expect(await difference.locator('del').allInnerTexts()).toEqual([expect.stringContaining(mine)]);
    expect(await difference.locator('ins').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Put it into the cell' }).click();
    expect(await codeOf(page)).toBe(await page.locator('.solution pre.code').textContent());
    await page.getByText('Your program is this one.').waitFor();
    // Check has the focus, and nothing was run for the reader.
    expect(await page.locator('exercise-box .box-title').textContent()).toBe('Exercise');
    await page.keyboard.press('Enter');
    await page.locator(`${exercise} .cell-verdict`, { hasText: 'Solved' }).waitFor();
    expect(await page.locator('exercise-box .box-title').textContent()).toBe('Exercise · ✓ solved');
    await page.getByRole('button', { name: 'Give me mine back' }).click();
    expect(await codeOf(page)).toContain(mine);
    expect(await difference.locator('del').count()).toBe(1);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await codeOf(page)).toContain(mine);
    expect(await page.locator('exercise-box .box-title').textContent()).toBe('Exercise · ✓ solved');
  });
});
