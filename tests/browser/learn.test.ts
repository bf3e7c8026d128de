/** Learning by doing: hints, a solution beside the reader's own program, and progress that stays in the browser. */
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
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

const right = 'return (1 - learningRate * weightDecay) * w - learningRate * g;';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('the navigation says what was done of a lesson, as it is done, in both languages', async () => {
    const page = await site.open('adam/');
    const link = (name: RegExp) =>
      page.getByRole('navigation', { name: /Main|主/ }).getByRole('link', { name });
    // Nothing has been opened but this page.
    await link(/^Adam.* \(visited\)$/).waitFor();
    expect(await link(/^A small leak in every weight$/).count()).toBe(1);
    await link(/^A small leak/).click();
    await link(/^A small leak in every weight \(visited\)$/).waitFor();
    const foot = page.locator('progress-marks');
    expect(await foot.textContent()).toContain('exercises solved: 0 of 1, predictions made: 0 of 2');
    await answer(page, right);
    await check(page, /Solved/);
    await link(/^A small leak in every weight \(exercises solved\)$/).waitFor();
    for (const box of await page.locator('predict-box').all()) {
      if ((await box.getByRole('radio').count()) > 0) await box.getByRole('radio').first().check();
      else await box.getByRole('textbox').fill('70');
      await box.getByRole('button').click();
      await box.getByRole('status').filter({ hasText: 'You said' }).waitFor();
    }
    await link(/^A small leak in every weight \(all done\)$/).waitFor();
    expect(await foot.textContent()).toContain('exercises solved: 1 of 1, predictions made: 2 of 2');
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL(/zh-cn/);
    await link(/^每一步.*（全部完成）$/).waitFor();
    expect(await foot.textContent()).toContain('练习完成1/1，预测完成2/2');
    await foot.getByRole('link').click();
    await page.waitForURL(/zh-cn\/progress/);
  });
});

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
    await difference.locator('ins').waitFor();
    expect(await difference.locator('del').allInnerTexts()).toEqual([expect.stringContaining(mine)]);
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
    await difference.locator('del').waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await codeOf(page)).toContain(mine);
    expect(await page.locator('exercise-box .box-title').textContent()).toBe('Exercise · ✓ solved');
  });

  const progress = {
    format: 'weight-decay/progress',
    version: 1,
    visited: ['leak'],
    solved: [{ lesson: 'leak', exercise: 'one-step' }],
    predictions: [
      { lesson: 'leak', cell: 'half-life', name: 'steps', guess: 70, measured: 693 },
      { lesson: 'leak', cell: 'two-decays', name: 'losesMore', guess: 'cooled', measured: 'leaking' },
    ],
  };
  const keep = (page: Page): Promise<void> =>
    page.evaluate((entry) => {
      localStorage.setItem('weight-decay/progress/v1', entry);
      localStorage.setItem('weight-decay/edit/v1/leak/half-life', '{"base":"a","code":"b"}');
      localStorage.setItem('starlight-theme', 'dark');
      localStorage.setItem('not-ours', 'stays');
    }, JSON.stringify(progress));
  const file = (text: string) => ({
    name: 'p.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });

  test('a trial opens once the whole rule is chosen, with a chart as wide as the cell', async () => {
    const page = await site.open('claims-data/');
    const trial = page.locator('trial-box').last();
    const verdict = trial.locator('.verdict');
    const choices = await trial.getByRole('combobox').all();
    expect(choices.length).toBeGreaterThan(2);
    for (const choice of choices) {
      expect(await verdict.textContent()).toBe('');
      expect(await trial.locator('.chart-drawing').first().isVisible()).toBe(false);
      const ran = trial.evaluate(
        (box) => new Promise<void>((resolve) => box.addEventListener('ran', () => resolve(), { once: true })),
      );
      await choice.selectOption({ index: 0 });
      await ran;
    }
    await verdict.filter({ hasText: 'Under your rule' }).waitFor();
    const drawing = await trial.locator('.chart-drawing svg').boundingBox();
    expect(drawing?.width).toBeGreaterThan(600);
  });

  test('progress goes out into a file, is erased, and comes back from it', async () => {
    const page = await site.open('leak/');
    await keep(page);
    await page.goto(`${site.url}progress/`, { waitUntil: 'networkidle' });
    const report = page.locator('progress-report');
    const shown = async (): Promise<string> => report.locator('[data-lesson="leak"]').innerText();
    const status = report.getByRole('status');
    expect(await shown()).toMatch(/all done/);
    expect(await shown()).toMatch(/You said 70; the program measured 693\./);
    expect(await shown()).toMatch(
      /You said “the one with learning-rate decay”; .* “the one with weight decay”\./,
    );
    const waiting = page.waitForEvent('download');
    await report.getByRole('button', { name: 'Export' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^weight-decay-progress-\d{4}-\d\d-\d\d\.json$/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(text)).toEqual(progress);

    await report.getByRole('button', { name: 'Erase …' }).press('Enter');
    expect(await status.innerText()).toMatch(/1 lesson opened, 1 exercise solved, 2 predictions made/);
    // The button that keeps all has the focus.
    await page.keyboard.press('Enter');
    expect(await shown()).toMatch(/all done/);
    await report.getByRole('button', { name: 'Erase …' }).click();
    await report.getByRole('button', { name: 'Erase the progress' }).click();
    expect(await status.innerText()).toBe('Erased.');
    expect(await shown()).toMatch(/not guessed yet.*not guessed yet.*not solved yet/s);
    expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual([
      'not-ours',
      'starlight-theme',
      'weight-decay/edit/v1/leak/half-life',
    ]);

    await report.locator('input[type="file"]').setInputFiles(file(text));
    await status.filter({ hasText: 'Imported' }).waitFor();
    expect(await shown()).toMatch(/all done/);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await shown()).toMatch(/all done/);
  });

  test('everything is erased if the reader says so, the colours at once', async () => {
    const page = await site.open('progress/');
    await keep(page);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.getByRole('button', { name: 'Erase …' }).click();
    await page.getByText('your changes to 1 program and').waitFor();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['not-ours']);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
  });

  test.each([
    ['not a progress file', '{'],
    ['newer version', JSON.stringify({ ...progress, version: 2 })],
    ['too large', ' '.repeat(1_000_001)],
  ])('a file that cannot be read says why, and changes nothing: %s', async (reason, text) => {
    const page = await site.open('progress/');
    await keep(page);
    await page.locator('progress-report input').setInputFiles(file(text));
    await page.getByRole('status').filter({ hasText: reason }).waitFor();
    expect(
      JSON.parse(await page.evaluate(() => localStorage.getItem('weight-decay/progress/v1') ?? '')),
    ).toEqual(progress);
  });

  test('a browser that keeps nothing is told so, in words', async () => {
    const page = await site.open('leak/');
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('progress-marks').textContent()).toContain('Your progress is not kept');
    await page.goto(`${site.url}zh-cn/progress/`, { waitUntil: 'networkidle' });
    expect(await page.locator('progress-report').getByRole('status').textContent()).toContain('没有保存');
  });

  test('without JavaScript the page of progress says what it needs, and still leads to the lessons', async () => {
    const page = await site.open('progress/', { javaScriptEnabled: false });
    expect(await page.locator('progress-report noscript p').isVisible()).toBe(true);
    expect(await page.locator('progress-report button:visible').count()).toBe(0);
    expect(await page.locator('progress-report').getByRole('link', { name: 'A small leak' }).count()).toBe(1);
  });
});
