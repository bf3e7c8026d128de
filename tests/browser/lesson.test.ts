/** A reader's way through the first lesson, in a real Chromium, at the root and under a path. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, button, type, useSite, valueOf } from './pages.ts';

const main = '#cell-half-life';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('without JavaScript the lesson is complete', async () => {
    const page = await site.open('leak/', { javaScriptEnabled: false });
    const cell = page.locator(main);
    expect(await cell.locator('pre.code').textContent()).toContain("from 'weight-decay'");
    expect(await cell.locator('pre.code .k').count()).toBeGreaterThan(3);
    const drawing = cell.locator('svg[role="img"]:visible');
    expect(await drawing.count()).toBe(1);
    expect(await drawing.getAttribute('aria-label')).toMatch(/weight/);
    expect(await valueOf(page, main, 'steps')).toBe('693');
    expect(await cell.locator('.claims .holds').count()).toBeGreaterThan(0);
    expect(await page.locator('.katex-mathml math').count()).toBeGreaterThan(3);
    expect(await page.locator('.katex-html').count()).toBeGreaterThan(3);
    expect(await page.locator('.cell-bar:visible').count()).toBe(0);
    const choices = page.locator('predict-box:has(.choices)').first();
    expect(await choices.locator('.choice:visible').count()).toBe(3);
    expect(await choices.locator('input:visible, button:visible').count()).toBe(0);
    await choices.locator('noscript summary').click();
    expect(await choices.locator('details[open] p').textContent()).toBe('the one with weight decay');
  });

  test('an unedited Run needs neither compiler nor editor, and gives what was recorded', async () => {
    const page = await site.open('leak/');
    const recorded = await page.locator(`${main} .values`).textContent();
    // They are never answered.
    await page.route(/transpile|edit\.|monaco|\.worker/i, () => undefined);
    await button(page, main, 'Run').click();
    await page.locator(`${main} .cell-status`, { hasText: 'finished' }).waitFor();
    expect(await page.locator(`${main} .values`).textContent()).toBe(recorded);
    expect(await page.locator(`${main} svg[data-chart]`).count()).toBeGreaterThan(0);
  });

  test('every cell and figure of the lesson runs to the recorded result', async () => {
    const page = await site.open('leak/');
    const cells = page.locator('live-cell:not(.exercise)');
    expect(await cells.count()).toBeGreaterThanOrEqual(3);
    // The recorded charts and those of a run are the same picture.
    const pathsOf = (cell: Locator): Promise<(string | null)[]> =>
      cell
        .locator('svg.chart:visible [data-key] path')
        .evaluateAll((all) => all.map((path) => path.getAttribute('d')));
    for (const cell of await cells.all()) {
      const recorded = await cell.locator('.values').allTextContents();
      const paths = await pathsOf(cell);
      await cell.getByRole('button', { name: 'Run', exact: true }).click();
      await cell.locator('.cell-status', { hasText: 'finished' }).waitFor();
      expect(await cell.locator('.values').allTextContents()).toEqual(recorded);
      expect(await pathsOf(cell)).toEqual(paths);
      expect(await cell.locator('.claims .fails').count()).toBe(0);
    }
  });

  test('edit λ in Monaco: another result, a broken claim, and Reset with a way back', async () => {
    const page = await site.open('leak/');
    const source = (await page.locator(`${main} pre.code`).textContent()) ?? '';
    await page.locator(`${main} pre.code`).click();
    await type(page, main, source.replace('weightDecay = 0.01', 'weightDecay = 0.1'));
    expect(await page.locator(`${main}[data-stale]`).count()).toBe(1);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator(`${main} [data-value="steps"]`, { hasText: /^69$/ }).waitFor();
    expect(await page.locator(`${main} .claims .fails`).count()).toBeGreaterThan(0);
    await button(page, main, 'Reset').click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '693' }).waitFor();
    await button(page, main, 'Undo reset').click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: /^69$/ }).waitFor();
  });

  test('errors name the reader’s line: syntax, type, run time', async () => {
    const page = await site.open('leak/');
    await button(page, main, 'Edit').click();
    await type(page, main, 'const a = 1;\nconst b: string = 2;\nexport const c = a;\n');
    await page
      .locator(`${main} .cell-problems`, { hasText: /line 2: Type 'number' is not assignable/ })
      .waitFor();

    await type(page, main, 'const a = 1;\nconst = ;\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator(`${main} .cell-error`, { hasText: /Syntax error \(line 2\)/ }).waitFor();

    await type(
      page,
      main,
      'interface A {\n  b: number;\n}\nconst a: A = { b: 1 };\nif (a) throw new RangeError("too far");\n',
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator(`${main} .cell-error`, { hasText: 'RangeError (line 5): too far' }).waitFor();

    await type(
      page,
      main,
      "import { parameter, sgd } from 'weight-decay';\n\nsgd([parameter([1])], { learningRate: -1 });\n",
    );
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator(`${main} .cell-error`, { hasText: /line 3.*learningRate/ }).waitFor();
  });

  test.each([
    ['', 'Edit', 'This looks like Python', 'Syntax error'],
    ['zh-cn/', '编辑', '这看起来是Python', '语法错误'],
  ])(
    'from /%s Python is told from a slip, with the way to its translation',
    async (path, edit, told, error) => {
      const page = await site.open(`${path}leak/`);
      const box = page.locator(`${main} .cell-error`);
      await button(page, main, edit).click();
      await type(page, main, 'import torch\nw = torch.ones(1)\n');
      await page.keyboard.press('ControlOrMeta+Enter');
      await box.filter({ hasText: told }).waitFor();
      expect(await box.textContent()).toMatch(new RegExp(`^${told}.*${error}`, 's'));
      expect(await box.locator('a').evaluate((link) => (link as HTMLAnchorElement).href)).toBe(
        `${site.url}${path}rosetta/`,
      );
      await type(page, main, 'const = 1;\n');
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect.poll(() => box.textContent()).toMatch(new RegExp(`^${error}`));
    },
  );

  test('an endless loop: the page answers, Stop ends it, the next Run works', async () => {
    const page = await site.open('leak/');
    await button(page, main, 'Edit').click();
    await type(page, main, 'console.log("before");\nwhile (true);\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator(`${main} .console`, { hasText: 'before' }).waitFor();
    expect(await page.evaluate(() => 6 * 7)).toBe(42);
    await button(page, main, 'Stop').click();
    await page.locator(`${main} .cell-status`, { hasText: 'Stopped' }).waitFor();
    await button(page, main, 'Reset').click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '693' }).waitFor();
  });

  test('a figure’s slider runs its program anew', async () => {
    const page = await site.open('leak/');
    const figure = page.locator('live-cell.figure').first();
    const slider = figure.locator('.cell-controls').getByRole('slider');
    const before = await figure.locator('[data-part="charts"]').innerHTML();
    await slider.focus();
    await slider.press('Home');
    await figure.locator('.cell-status', { hasText: 'finished' }).waitFor();
    expect(await figure.locator('[data-part="charts"]').innerHTML()).not.toBe(before);
    expect(await slider.evaluate((input) => document.activeElement === input)).toBe(true);
  });

  test('predict first, then run', async () => {
    const page = await site.open('leak/');
    const box = page.locator('predict-box').first();
    await box.getByRole('textbox').fill('many');
    await box.getByRole('button').click();
    expect(await box.locator('.verdict').textContent()).toContain('Type a number');
    await box.getByRole('textbox').fill('70');
    await box.getByRole('button').click();
    await box.locator('.verdict', { hasText: /You said 70; the program measured 693/ }).waitFor();
  });

  test('predict one of several answers, by keyboard, before a figure; it is there again after a reload', async () => {
    const page = await site.open('leak/');
    const box = page.locator('predict-box:has([role="radiogroup"])').first();
    const group = box.getByRole('radiogroup', { name: /Which of the two loses the larger share/ });
    await box.getByRole('button').press('Enter');
    expect(await box.getByRole('status').textContent()).toBe('Choose an answer first.');
    // The first answer has the focus now.
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await group.getByRole('radio', { name: 'the one with learning-rate decay' }).isChecked()).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    const verdict =
      'You said “the one with learning-rate decay” (0); the program measured “the one with weight decay” (0.779). Not this time: read on.';
    await box.getByRole('status').filter({ hasText: verdict }).waitFor();
    await page.locator('#cell-two-decays .cell-status', { hasText: 'finished' }).waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await box.getByRole('status').textContent()).toBe(verdict);
    expect(await group.getByRole('radio').nth(1).isChecked()).toBe(true);
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL(/zh-cn/);
    await box.getByRole('status').filter({ hasText: '你猜的是“用学习率衰减的那个”（0）' }).waitFor();
  });

  test('the exercise says what is wrong with a usual mistake, and takes a right answer', async () => {
    const page = await site.open('leak/');
    const cell = 'live-cell.exercise';
    const source = (await page.locator(`${cell} pre.code`).textContent()) ?? '';
    const body = 'return w - learningRate * g;';
    expect(source).toContain(body);
    await button(page, cell, 'Edit').click();
    const answer = async (line: string, feedback: RegExp): Promise<void> => {
      await type(page, cell, source.replace(body, line));
      await button(page, cell, 'Check').click();
      await page.locator(`${cell} .cell-verdict`, { hasText: feedback }).waitFor();
    };
    await answer(
      'return w * (1 - weightDecay) - learningRate * g;',
      /Not yet.*multiplied by the learning rate/,
    );
    await answer('return w - learningRate * (1 - weightDecay) * g;', /Not yet.*learning-rate decay/);
    await answer('return (1 - learningRate * weightDecay) * w - learningRate * g;', /Solved/);
  });

  test('the Chinese page speaks Chinese, errors in the editor included', async () => {
    const page = await site.open('zh-cn/leak/', { locale: 'zh-CN' });
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await button(page, main, '运行').click();
    await page.locator(`${main} .cell-status`, { hasText: '用时' }).waitFor();
    expect(await page.locator(`${main} svg[data-chart]`).getAttribute('aria-label')).toMatch(/权重/);
    await button(page, main, '编辑').click();
    await type(page, main, 'const b: string = 2;\n');
    await page
      .locator(`${main} .cell-problems`, { hasText: '不能将类型“number”分配给类型“string”' })
      .waitFor();
    const english = page.getByRole('link', { name: 'English' }).first();
    await english.click();
    await page.waitForURL(/(?<!zh-cn)\/leak\/(?:#.*)?$/);
    expect(page.url()).not.toContain('zh-cn');
  });

  test('by keyboard alone: to the code, into the editor, out of it, and Run', async () => {
    const page = await site.open('leak/');
    const code = page.locator(`${main} pre.code`);
    // From the element before it, Tab reaches the code as it would on the way down the page.
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      if (await code.evaluate((element) => document.activeElement === element)) break;
    }
    expect(await code.evaluate((element) => document.activeElement === element)).toBe(true);
    await page.keyboard.press('Enter');
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    expect(inside).toBe(false);
    await button(page, main, 'Run').focus();
    await page.keyboard.press('Enter');
    await page.locator(`${main} .cell-status`, { hasText: 'finished' }).waitFor();
  });

  test('on a phone nothing is wider than the screen, and a plain editor takes Monaco’s place', async () => {
    const page = await site.open('leak/', {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await button(page, main, 'Edit').click();
    const text = page.locator(`${main} .cell-editor textarea`);
    await text.fill('export const steps = 5;\n');
    await button(page, main, 'Run').click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '5' }).waitFor();
    expect(await page.locator('.monaco-editor').count()).toBe(0);
  });

  test('a slash typed into a program is a slash, and opens no search', async () => {
    const page = await site.open('leak/');
    await button(page, main, 'Edit').click();
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('// mine\n');
    await page.locator(`${main} .view-line`, { hasText: '// mine' }).waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });
});
