/** What a reader does with a program beyond running it: keep, share, pin, compare, run on fresh seeds. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodeLink } from '../../components/cell/share.ts';
import { builds, button, type, useSite } from './pages.ts';

const main = '#cell-half-life';
const figure = '#cell-overfit';

const codeOf = async (page: Page): Promise<string> =>
  (await page.locator(`${main} pre.code`).textContent()) ?? '';

async function edit(page: Page, from: string, to: string): Promise<void> {
  const source = await codeOf(page);
  expect(source).toContain(from);
  await button(page, main, 'Edit').click();
  await type(page, main, source.replace(from, to));
}

describe.each(builds.slice(0, 1))('$name', (build) => {
  const site = useSite(build);

  test('a change outlives a reload and a change of language, and Reset forgets it', async () => {
    const page = await site.open('leak/');
    await edit(page, 'weightDecay = 0.01', 'weightDecay = 0.05');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await codeOf(page)).toContain('weightDecay = 0.05');
    expect(await page.locator(`${main} .cell-status`).textContent()).toContain('Changed since');
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL(/zh-cn/);
    expect(await codeOf(page)).toContain('weightDecay = 0.05');
    await button(page, main, '重置').click();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await codeOf(page)).toContain('weightDecay = 0.01');
  });

  test('a change made before the lesson was updated is shown with what the lesson changed', async () => {
    const page = await site.open('leak/');
    await edit(page, 'weightDecay = 0.01', 'weightDecay = 0.05');
    // As if the lesson had said 0.3 for the learning rate when the reader began.
    await page.evaluate(() => {
      const [key] = Object.keys(localStorage).filter((name) => name.includes('edit'));
      const stored = JSON.parse(localStorage.getItem(key ?? '') ?? '') as { base: string };
      stored.base = stored.base.replace('learningRate = 0.1', 'learningRate = 0.3');
      localStorage.setItem(key ?? '', JSON.stringify(stored));
    });
    await page.reload({ waitUntil: 'networkidle' });
    const notice = page.locator(`${main} .cell-notice`);
    await notice.locator('ins', { hasText: 'learningRate = 0.1' }).waitFor();
    await notice.locator('del', { hasText: 'learningRate = 0.3' }).waitFor();
    expect(await codeOf(page)).toContain('weightDecay = 0.05');
    await notice.getByRole('button', { name: 'Take the lesson’s' }).click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '693' }).waitFor();
    expect(await codeOf(page)).toContain('weightDecay = 0.01');
  });

  test('a shared link shows what was changed, and does not run it', async () => {
    const page = await site.open('leak/');
    await edit(page, 'weightDecay = 0.01', 'weightDecay = 0.1; // 你好');
    await button(page, main, 'Share').click();
    await page.locator(`${main} .cell-status`, { hasText: 'Link copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(`${site.url}leak/#cell=half-life&v=1&z=`)).toBe(true);

    const other = await site.open(link.slice(site.url.length));
    await other.locator(`${main} .cell-notice ins`, { hasText: 'weightDecay = 0.1; // 你好' }).waitFor();
    expect(await codeOf(other)).toContain('weightDecay = 0.1;');
    expect(await other.locator(`${main} [data-value="steps"]`).textContent()).toBe('693');
    expect(await other.locator('iframe').count()).toBe(0);
    await button(other, main, 'Run').click();
    await other.locator(`${main} [data-value="steps"]`, { hasText: /^69$/ }).waitFor();
  });

  test.each([
    ['cell=half-life&v=2&z=abc', 'newer version'],
    ['cell=half-life&v=1&z=%%%', 'damaged'],
    ['cell=nowhere&v=1&z=S0ktLtHVBQA', 'no longer on this page'],
  ])('a link that cannot be opened says why: %s', async (fragment, reason) => {
    const page = await site.open(`leak/#${fragment}`);
    await page.locator('.cell-notice:visible', { hasText: reason }).waitFor();
    expect(await codeOf(page)).toContain('weightDecay = 0.01');
  });

  test('a pinned run is drawn behind the next one and stands beside it in a table', async () => {
    const page = await site.open('leak/');
    await button(page, figure, 'Run').click();
    await page.locator(`${figure} .cell-status`, { hasText: 'finished' }).waitFor();
    await button(page, figure, 'Pin').click();
    const lines = async (): Promise<number> => page.locator(`${figure} svg path`).count();
    const before = await lines();
    await page.locator(`${figure} .cell-controls`).getByRole('slider').press('End');
    await page.locator(`${figure} .pins tbody tr`).nth(1).waitFor();
    expect(await lines()).toBeGreaterThan(before);
    const rows = await page.locator(`${figure} .pins tbody tr`).allTextContents();
    expect(rows[0]).toContain('0.001');
    expect(rows[1]).toContain('10');
    await page.locator(figure).getByRole('button', { name: 'Unpin all' }).click();
    expect(await page.locator(`${figure} .pins`).count()).toBe(0);
  });

  test.each([
    [1280, 1],
    [768, 1],
    [390, 2],
  ])('on %i pixels a bar at rest has %i lines', async (width, lines) => {
    // Programs that take a while and have a seed: nothing has more to say in its bar.
    for (const path of ['grokking/', 'zh-cn/grokking/']) {
      const page = await site.open(path, { viewport: { width, height: 900 } });
      const tallest = await page.locator('.cell-bar').evaluateAll((bars) => {
        const button = bars[0]?.querySelector('button')?.offsetHeight ?? NaN;
        return Math.max(...bars.map((bar) => bar.clientHeight / button));
      });
      expect(tallest).toBeLessThan(lines + 0.7);
    }
  });

  test('on a phone a slider with a long name keeps its number inside the cell', async () => {
    const page = await site.open('faq/', { viewport: { width: 390, height: 900 } });
    const beyond = await page
      .locator('.cell-controls')
      .evaluateAll((all) => all.map((controls) => controls.scrollWidth - controls.clientWidth));
    expect(beyond.length).toBeGreaterThan(4);
    expect(Math.max(...beyond)).toBe(0);
  });

  test.each([1280, 390])('a run moves nothing on a page %i pixels wide', async (width) => {
    const page = await site.open('leak/', { viewport: { width, height: 900 } });
    for (const cell of await page.locator('live-cell:not(.exercise)').all()) {
      const heights = (): Promise<number[]> =>
        cell.evaluate((box) => Array.from(box.children, (part) => part.getBoundingClientRect().height));
      const before = await heights();
      await cell.locator('[data-do="run"]').click();
      await cell.locator('.cell-status', { hasText: 'finished' }).waitFor();
      expect(await heights()).toEqual(before);
    }
  });

  test.each([
    [1280, 3],
    [768, 2],
    [390, 1],
  ])('on %i pixels, %i charts of a row stand side by side', async (width, across) => {
    const code = `import { chart } from 'weight-decay/plot';
for (const key of ['a', 'a longer name than the others have in this row', 'c']) {
  const one = chart(key, { row: 1 });
  one.line('loss', [0, 1], [0, key.length]);
  one.axes({ yDomain: 'row' });
}`;
    const link = await encodeLink({ cell: 'half-life', code });
    const page = await site.open(`leak/#${link}`, { viewport: { width, height: 900 } });
    await button(page, main, 'Run').click();
    const drawings = page.locator(`${main} .chart-row svg.chart`);
    await drawings.nth(2).waitFor();
    const boxes = await drawings.evaluateAll((all) =>
      all.map((svg) => svg.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(boxes.filter(({ bottom }) => Math.abs(bottom - (boxes[0]?.bottom ?? 0)) < 1)).toHaveLength(across);
    expect(new Set(boxes.map(({ left }) => Math.round(left))).size).toBe(across);
    const scales = await drawings.evaluateAll((all) => all.map((svg) => svg.getAttribute('data-y')));
    expect(new Set(scales).size).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  test.each([
    ['leak/', 'Run', 'RangeError (line 1): ', 'A function went on calling itself.', 'and 999000 more lines'],
    ['zh-cn/leak/', '运行', 'RangeError（第1行）：', '函数不停地调用自身。', '另有999000行未显示'],
  ])('%s says what a program did that asked for too much', async (path, run, place, why, dropped) => {
    const opened = async (code: string): Promise<Page> =>
      site.open(`${path}#${await encodeLink({ cell: 'half-life', code })}`);
    const page = await opened('const f = (): number => 1 + f(); f();');
    // Another program: there is nothing to compare.
    await page.locator(`${main} .cell-notice:visible`).waitFor();
    expect(await page.locator(`${main} .difference`).count()).toBe(0);
    await button(page, main, run).click();
    const error = page.locator(`${main} .cell-error`);
    await error.waitFor();
    expect(await error.textContent()).toContain(place);
    expect(await error.textContent()).toContain(why);
    const other = await opened('for (let i = 0; i < 1e6; i++) console.log(i);');
    await button(other, main, run).click();
    await other.locator(`${main} .console`, { hasText: dropped }).waitFor();
  });

  test.each([
    ['leak/', 'Run', 'Edit', 'Pin', 'finished'],
    ['zh-cn/leak/', '运行', '编辑', '固定', '用时'],
  ])('after the first Run, %s needs no network', async (path, run, edit, pin, finished) => {
    const page = await site.open(path);
    const status = page.locator(`${main} .cell-status`);
    await button(page, main, run).click();
    await status.filter({ hasText: finished }).waitFor();
    // In idle time the rest is fetched.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await button(page, figure, run).click();
    await page.locator(`${figure} .cell-status`, { hasText: finished }).waitFor();
    await button(page, main, edit).click();
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('export const steps = 42;');
    await button(page, main, run).click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '42' }).waitFor();
    await button(page, main, pin).click();
    await page.locator(`${main} .pins tbody tr`).waitFor();
  });

  test.each([
    ['leak/', 'Run', 'Stop', 'fetching what programs need', 'Stopped.', 'running'],
    ['zh-cn/leak/', '运行', '停止', '正在加载运行所需的内容', '已停止。', '正在运行'],
  ])(
    'on a slow network the first Run says what it waits for, and so does a prediction: %s',
    async (path, run, stop, waits, stopped, running) => {
      const page = await site.open(path);
      let answer: () => void = () => undefined;
      const slow = new Promise<void>((resolve) => (answer = resolve));
      await page.route(/charts\./, async (route) => {
        await slow;
        await route.continue();
      });
      const status = page.locator(`${main} .cell-status`);
      await button(page, main, run).click();
      await status.filter({ hasText: waits }).waitFor();
      const output = page.locator(`${main} .cell-output`);
      const isPale = () => output.evaluate((element) => Number(getComputedStyle(element).opacity) < 1);
      await expect.poll(isPale).toBe(true);
      await button(page, main, stop).click();
      await status.filter({ hasText: stopped }).waitFor();
      await expect.poll(isPale).toBe(false);
      const question = page.locator('predict-box').first();
      await question.getByRole('textbox').fill('70');
      await question.getByRole('button').click();
      await question.locator('.verdict', { hasText: running }).waitFor();
      await status.filter({ hasText: waits }).waitFor();
      answer();
      await status.filter({ hasText: /finished|用时/ }).waitFor();
      await question.locator('.verdict', { hasText: '693' }).waitFor();
      await expect.poll(isPale).toBe(false);
    },
  );

  test.each([
    ['leak/', 'Run', 'a part of this page did not load'],
    ['zh-cn/leak/', '运行', '本页有一部分没有加载成功'],
  ])('a first Run without network says so: %s', async (path, run, reason) => {
    site.expected = /ERR_INTERNET_DISCONNECTED/;
    const page = await site.open(path);
    await page.context().setOffline(true);
    await button(page, main, run).click();
    await page.locator(main).filter({ hasText: reason }).waitFor();
    expect(await page.locator(`${main} [data-value="steps"]`).textContent()).toBe('693');
    // With the network back, so is Run.
    await page.context().setOffline(false);
    await button(page, main, run).click();
    await page.locator(`${main} .claims .holds`).first().waitFor();
    await page.locator(`${main} .cell-status`, { hasText: /finished|用时/ }).waitFor();
  });

  test('twenty fresh seeds: how often each claim held, and the spread', async () => {
    const page = await site.open('leak/');
    await button(page, figure, '20 fresh seeds').click();
    const table = page.locator(`${figure} .cell-notice table`);
    await table.waitFor({ timeout: 60_000 });
    const held = /(\d+) of 20/.exec(await table.locator('tr', { hasText: 'nearer the truth' }).innerText());
    expect(Number(held?.[1])).toBeGreaterThanOrEqual(18);
    // A program without a seed has no such button.
    expect(await page.locator(`${main} [data-do="trust"]`).isVisible()).toBe(false);
  });

  test('the program can be downloaded, with a line that says how to run it', async () => {
    const page = await site.open('leak/');
    const waiting = page.waitForEvent('download');
    await button(page, main, 'Download').click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('half-life.ts');
    const [first, ...rest] = readFileSync(await download.path(), 'utf8').split('\n');
    expect(first).toContain('npm run cell ./half-life.ts');
    expect(rest.join('\n').trim()).toBe((await codeOf(page)).trim());
  });

  test('a slider’s default is dragged in the code itself, by pointer and by keys', async () => {
    const page = await site.open('leak/');
    const cell = '#cell-one-weight';
    const number = page.locator(`${cell} .scrub`);
    expect(await number.textContent()).toBe('0.1');
    await number.focus();
    await number.press('End');
    await page.locator(`${cell} [data-value="fixedPoint"]`, { hasText: /^1.5$/ }).waitFor();
    expect(await page.locator(`${cell} pre.code`).textContent()).toContain("slider('λ', 1, {");
    const box = await number.boundingBox();
    if (!box) throw new Error('the number is not on the page');
    await page.mouse.move(box.x + 2, box.y + 5);
    await page.mouse.down();
    await page.mouse.move(box.x - 498, box.y + 5, { steps: 5 });
    await page.mouse.up();
    await page.locator(`${cell} [data-value="fixedPoint"]`, { hasText: /^3$/ }).waitFor();
    expect(await page.locator(`${cell} pre.code .k`).count()).toBeGreaterThan(3);
    // Let go, it is still the shown code.
    expect(await page.locator(`${cell} .typed-ahead, ${cell} .monaco-editor`).count()).toBe(0);
  });

  test('the scratchpad starts from an example, and Reset leads back', async () => {
    const page = await site.open('scratchpad/');
    const cell = '#cell-scratch';
    await page.getByRole('button', { name: /two moons/ }).click();
    await page.locator(`${cell} [data-value="testAccuracy"]`).waitFor();
    expect(await page.locator(`${cell} pre.code`).textContent()).toContain('moons({');
    await button(page, cell, 'Reset').click();
    await page.locator(`${cell} .cell-status`, { hasText: 'finished' }).waitFor();
    expect(await page.locator(`${cell} pre.code`).textContent()).not.toContain('moons');
  });

  const training = (steps: number, more: string): string => `
import { halfSquaredError, line, linear, sgd, sweep, train } from 'weight-decay';
const data = line({ slope: 2, noise: 1, count: 10, seed: 1 });
function run(): object {
  const model = linear(1);
  const optimizer = sgd(model.parameters, { learningRate: 0.1 });
  for (const _ of train({ model, data, loss: halfSquaredError, optimizer, steps: ${steps} }));
  return {};
}
${more}
`;

  test.each([
    [
      'leak/',
      ['Edit', 'Run', 'Stop'],
      /^[\d\s]+ of 900\s000\s000 steps · [^·]+ steps\/s$/,
      /^running … [\d.]+ s · about \d+ (s|min) left$/,
    ],
    [
      'zh-cn/leak/',
      ['编辑', '运行', '停止'],
      /^已完成[\d\s]+\/900\s000\s000步 · 每秒[^·]+步$/,
      /^正在运行…… [\d.]+秒 · 剩余约\d+(秒|分钟)$/,
    ],
  ] as const)(
    'a long training says how far it is, how fast, and how long yet: %s',
    async (path, [open, run, stop], words, clock) => {
      const page = await site.open(path);
      const recorded = await page.locator(`${main} [data-part="charts"]`).innerHTML();
      const toolbar = page.locator(`${main} .cell-bar`);
      await button(page, main, open).click();
      await type(page, main, training(9e8, 'run();'));
      const height = (await toolbar.boundingBox())?.height;
      await button(page, main, run).click();
      const bar = page.locator(main).getByRole('progressbar', { name: 'half-life.ts' });
      await bar.waitFor();
      await page.locator(`${main} .cell-progress`, { hasText: words }).waitFor();
      await page.locator(`${main} .cell-status`, { hasText: clock }).waitFor();
      expect((await toolbar.boundingBox())?.height).toBe(height);
      const value = (): Promise<number> => bar.evaluate((element) => (element as HTMLProgressElement).value);
      const before = await value();
      await expect.poll(value).toBeGreaterThan(before);
      // Until the program shows something, the recorded result stands.
      expect(await page.locator(`${main} [data-part="charts"]`).innerHTML()).toBe(recorded);
      const { violations } = await new AxeBuilder({ page }).include(`${main} .cell-bar`).analyze();
      expect(violations).toEqual([]);
      await button(page, main, stop).click();
      await bar.waitFor({ state: 'hidden' });
    },
  );

  test('a sweep has one bar, and Stop works in the middle of it', async () => {
    const page = await site.open('leak/');
    await button(page, main, 'Edit').click();
    const more =
      'const x = Array.from({ length: 1000 }, (_, i) => i);\nexport const rows = await sweep({ x }, run);';
    await type(page, main, training(2e5, more));
    await button(page, main, 'Run').click();
    const progress = page.locator(`${main} .cell-progress`);
    await progress.filter({ hasText: /^[1-9]\d* of 1000 runs · [\d.]+ (runs\/s|s a run)$/ }).waitFor();
    await button(page, main, 'Stop').click();
    await page.locator(`${main} .cell-status`, { hasText: 'Stopped' }).waitFor();
    expect(await progress.isVisible()).toBe(false);
    await button(page, main, 'Reset').click();
    await page.locator(`${main} [data-value="steps"]`, { hasText: '693' }).waitFor();
  });

  test('a chart shows its values under the pointer, hides a line by its label, and is saved', async () => {
    const page = await site.open('leak/');
    await button(page, figure, 'Run').click();
    await page.locator(`${figure} .cell-status`, { hasText: 'finished' }).waitFor();
    const chart = page.locator(`${figure} svg[data-chart]`);
    const label = chart.getByRole('button', { name: 'without decay' });
    await label.click();
    expect(await label.getAttribute('aria-pressed')).toBe('false');
    await page.locator(`${figure} .chart-data summary`).click();
    for (const [format, start] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
      ['CSV', 'x,'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page
        .locator(figure)
        .getByRole('button', { name: `Save as ${format}` })
        .click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(`overfit.${format.toLowerCase()}`);
      expect(
        readFileSync(await download.path(), 'latin1')
          .replace(/^<\?xml[^>]*>\s*/, '')
          .slice(0, 4),
      ).toContain(start);
    }
  });
});
