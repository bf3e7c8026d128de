/** A lesson on the wall, on paper, and with a seed for each student. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { classSeeds } from '../../components/teach/class-seeds.ts';
import { builds, button, type, useSite, valueOf } from './pages.ts';

const wall = { viewport: { width: 1280, height: 720 } };
const cell = '#cell-half-life';
const onWall = (page: Page) => page.locator('html[data-present] .present-bar').waitFor();
const place = (page: Page) => page.locator('.present-place').textContent();
const sizeOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
/** The width for which the visible chart was drawn, and the one it has. */
const widthsOf = (page: Page): Promise<[number, number]> =>
  page
    .locator(`${cell} .chart-drawing:visible svg.chart`)
    .evaluate((svg) => [Number(svg.getAttribute('viewBox')?.split(' ')[2]), svg.clientWidth]);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('on the wall: large type, one section a screen, and the address keeps it', async () => {
    const page = await site.open('leak/', wall);
    const path = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Present', exact: true }).click();
    await onWall(page);
    expect(await place(page)).toBe('1 / 9');
    await page.keyboard.press('ArrowRight');
    expect(await sizeOf(page, '.sl-markdown-content > p:visible')).toBeGreaterThanOrEqual(28);
    expect(await sizeOf(page, `${cell} pre.code`)).toBeGreaterThanOrEqual(20);
    expect(await page.locator('.sl-markdown-content h2:visible').allTextContents()).toEqual([
      'One weight, left alone',
    ]);
    expect(await page.locator('header:visible a, nav.sidebar:visible, footer:visible').count()).toBe(0);
    const bar = page.getByRole('group', { name: 'Presentation' });
    expect(await bar.getByRole('status').textContent()).toBe('Section 2 of 9: One weight, left alone');
    expect(await focused(page)).toBe('One weight, left alone');
    expect(page.url()).toContain(`${path}?present#one-weight-left-alone`);
    await page.reload({ waitUntil: 'networkidle' });
    await onWall(page);
    expect(await place(page)).toBe('2 / 9');
    await page.keyboard.press('End');
    expect(await place(page)).toBe('9 / 9');
    await page.keyboard.press('ArrowRight');
    expect(await place(page)).toBe('9 / 9');
    await page.keyboard.press('Home');
    expect(await place(page)).toBe('1 / 9');
    await bar.getByRole('button', { name: 'Next section' }).click();
    await page.keyboard.press('Escape');
    expect(page.url()).toContain(`${path}#one-weight-left-alone`);
    expect(page.url()).not.toContain('?');
    await page.locator('header .site-title').waitFor();
    expect(await page.locator('.present-bar, [data-off]').count()).toBe(0);
    const top = await page.locator('#one-weight-left-alone').evaluate((h) => h.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(200);
  });

  test('the page keys of a clicker show all of a long section, and go on', async () => {
    const page = await site.open('leak/?present#one-weight-left-alone', wall);
    await onWall(page);
    const seen = new Set<string>();
    const parts = ['predict-box', `${cell} .cell-bar`, `${cell} .claims`, `${cell} .cell-caption`];
    for (let presses = 0; presses < 12 && (await place(page)) === '2 / 9'; presses++) {
      for (const part of parts) {
        const box = await page.locator(part).first().boundingBox();
        if (box && box.y >= 0 && box.y + box.height <= 720 - 44) seen.add(part);
      }
      await page.keyboard.press(presses % 2 ? 'PageDown' : 'Space');
    }
    expect([...seen]).toEqual(parts);
    expect(await place(page)).toBe('3 / 9');
    await page.keyboard.press('PageUp');
    expect(await place(page)).toBe('2 / 9');
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  });

  test('the cells are the same: a run, its chart at the new width, and back', async () => {
    const page = await site.open('leak/', wall);
    await button(page, cell, 'Run').click();
    await page.locator(`${cell} .cell-status`, { hasText: 'finished' }).waitFor();
    const before = await widthsOf(page);
    await page.getByRole('link', { name: 'Present', exact: true }).click();
    await onWall(page);
    await page.keyboard.press('ArrowRight');
    // Its letters grow with the others.
    await expect.poll(async () => (await widthsOf(page))[1] / (await widthsOf(page))[0]).toBeCloseTo(1.5, 1);
    expect((await widthsOf(page))[1]).toBeGreaterThan(1.3 * before[1]);
    await page.locator(`${cell} .claims li`).first().waitFor();
    expect(await valueOf(page, cell, 'steps')).toBe('693');
    await page.keyboard.press('Escape');
    await expect.poll(() => widthsOf(page)).toEqual(before);
  });

  test('no key that belongs to an editor, a slider or a number turns the page', async () => {
    const page = await site.open('leak/?present#cell-one-weight', wall);
    await onWall(page);
    expect(await place(page)).toBe('5 / 9');
    const slider = page.locator('#cell-one-weight').getByRole('slider', { name: 'λ' }).last();
    await slider.focus();
    for (const key of ['ArrowRight', 'PageUp', 'Home', 'End']) await page.keyboard.press(key);
    await page.locator('#cell-one-weight .cell-status', { hasText: 'finished' }).waitFor();
    await button(page, '#cell-one-weight', 'Edit').click();
    await page.locator('#cell-one-weight .monaco-editor.focused').waitFor();
    for (const key of ['ArrowLeft', 'Space', 'PageDown', 'Escape']) await page.keyboard.press(key);
    // Monaco draws its lines anew, and one that is gone has no size.
    await expect.poll(() => sizeOf(page, '#cell-one-weight .view-line')).toBeGreaterThanOrEqual(20);
    await type(page, '#cell-one-weight', 'export const fixedPoint = 4;\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('#cell-one-weight [data-value="fixedPoint"]', { hasText: /^4$/ }).waitFor();
    expect(await place(page)).toBe('5 / 9');
    // The editor, too, goes back to the page's own size.
    await page.getByRole('button', { name: 'Leave (Esc)' }).click();
    await expect.poll(() => sizeOf(page, '#cell-one-weight .view-line')).toBeLessThan(14);
  });

  test('a link to a cell, the search and the full screen work on the wall; axe finds nothing', async () => {
    const page = await site.open('zh-cn/leak/?present', { ...wall, colorScheme: 'dark' });
    await onWall(page);
    await page.evaluate(() => (location.hash = '#cell-tap-and-leak'));
    await page.locator('#cell-tap-and-leak:visible').waitFor();
    expect(await place(page)).toBe('6 / 9');
    expect(await page.locator('.present-bar [role="status"]').textContent()).toContain('第6节，共9节');
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    expect((await axe.analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.keyboard.press('/');
    await page.locator('dialog[open] input').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '全屏' }).click();
    await page.getByRole('button', { name: '退出全屏' }).click();
    await page.getByRole('button', { name: '全屏', exact: true }).waitFor();
    expect(await place(page)).toBe('6 / 9');
  });

  test('printed as it is, a lesson holds no solution and no hint', async () => {
    const page = await site.open('leak/');
    await page.emulateMedia({ media: 'print' });
    const left = '.solution:visible, .hint:visible, .cell-bar:visible, header:visible, .for-class:visible';
    expect(await page.locator(left).count()).toBe(0);
    expect(await page.locator('live-cell .chart-drawing:visible svg').count()).toBeGreaterThan(5);
    // Nothing is wider than the paper.
    await page.setViewportSize({ width: 680, height: 960 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
  });

  test('for students the answers are blanks, with room to write', async () => {
    const page = await site.open('leak/');
    const box = page.locator('predict-box').first();
    await box.getByRole('textbox').fill('70');
    await box.getByRole('button').click();
    await box.locator('.verdict', { hasText: '693' }).waitFor();
    await page.getByRole('link', { name: 'Handout for students' }).click();
    await page.locator('.handout-bar').waitFor();
    await page.emulateMedia({ media: 'print' });
    const asked = page.locator('data.value[data-of="half-life.steps"]');
    expect(await asked.count()).toBeGreaterThan(2);
    for (const value of await asked.all()) {
      expect(await value.evaluate((node) => getComputedStyle(node).color)).toBe('rgba(0, 0, 0, 0)');
    }
    expect(await page.locator('data.value.blank[data-of^="overfit."]').count()).toBe(0);
    expect(
      await page.locator('.verdict:visible, .values:visible, .solution:visible, .hint:visible').count(),
    ).toBe(0);
    const choices = page.locator('predict-box .choice:visible');
    expect(await choices.count()).toBe(3);
    // Empty frames, as large as the charts; what nobody asks of is drawn.
    const drawings = (cell: string) => page.locator(`${cell} .chart-drawing:visible`);
    for (const cell of ['#cell-half-life', '#cell-two-decays']) {
      expect(
        await page.locator(`${cell} :is(svg, .claims, .console)`).and(page.locator(':visible')).count(),
      ).toBe(0);
      expect((await drawings(cell).first().boundingBox())?.height).toBeGreaterThan(100);
      await page.locator(cell).getByText('sketch here').waitFor();
      expect(await page.locator(`${cell} .cell-caption data.value:not(.blank)`).count()).toBe(0);
    }
    expect(await drawings('#cell-one-weight').locator('svg:visible').count()).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    await button(page, '#cell-two-decays', 'Run').click();
    await drawings('#cell-two-decays').locator('svg:visible').waitFor();
    for (const host of ['predict-box', 'exercise-box']) {
      const lines = await page
        .locator(host)
        .first()
        .evaluate((element) => parseFloat(getComputedStyle(element, '::after').height));
      expect(lines).toBeGreaterThan(30);
    }
  });

  test('with answers: what was measured, hints, a solution, the causes', async () => {
    const page = await site.open('leak/?answers');
    await page.locator('.handout-bar').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.handout-answer:visible').allTextContents()).toEqual([
      'The program measured: 693',
      'The program measured: the one with weight decay',
    ]);
    expect(await page.locator('.hint[open]:visible').count()).toBe(2);
    expect(await page.locator('.solution pre.code:visible').textContent()).toContain(
      '(1 - learningRate * weightDecay)',
    );
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: 'Back to the lesson' }).click();
    await page.waitForURL(/leak\/$/);

    const cases = await site.open('zh-cn/today/?answers');
    await cases.locator('.handout-bar').waitFor();
    await cases.emulateMedia({ media: 'print' });
    expect(await cases.locator('.case').count()).toBe(8);
    expect(await cases.locator('.case .is-cause:visible').count()).toBe(8);
    expect(await cases.locator('.case .reason:visible').count()).toBe(24);
  });

  test('a seed for each student: from the list to the run, and the teacher knows what comes', async () => {
    const page = await site.open('leak/');
    const name = '#cell-many-draws';
    await page.locator(name).getByRole('button', { name: 'Share' }).click();
    const list = page.locator(`${name} .class-seeds`);
    await list.getByText('A seed for each student').click();
    await list.getByRole('button', { name: 'Make the links' }).click();
    expect(await list.getByRole('status').textContent()).toContain('Type names');
    const students = ['Ada', '王小明'];
    await list.getByRole('textbox').fill(students.join('\n'));
    await list.getByRole('button', { name: 'Make the links' }).click();
    await list.locator('tbody tr').nth(1).waitFor();
    await list.getByRole('button', { name: 'Compute what each will find' }).click();
    await list.locator('thead th', { hasText: 'medianWith' }).first().waitFor();
    await list.getByRole('button', { name: 'Copy all' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const [head = [], ...rows] = copied.split('\n').map((row) => row.split('\t'));
    expect(rows.map(([student, seed]) => [student, Number(seed)])).toEqual(
      classSeeds(students).map((seed, i) => [students[i], seed]),
    );
    expect(rows[0]?.[2]).not.toContain('Ada');
    const saved = page.waitForEvent('download');
    await list.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await saved).suggestedFilename()).toBe('many-draws-seeds.csv');

    for (const [i, [, seed = '', link = '']] of rows.entries()) {
      const student = await site.open(link.replace(site.url, ''));
      const notice = student.locator(`${name} .cell-notice`);
      await notice.getByText(`Your seed: ${seed}.`).waitFor();
      // A link starts nothing by itself.
      expect(await student.locator(`${name}[data-stale]`).count()).toBe(1);
      await button(student, name, 'Run').click();
      await student.locator(`${name} .cell-status`, { hasText: 'finished' }).waitFor();
      expect(await student.locator(`${name} pre.code`).textContent()).toContain(`firstSeed = ${seed};`);
      const found = rows[i]?.[head.indexOf('medianWithout')] ?? '';
      expect(await valueOf(student, name, 'medianWithout')).toBe(found);
    }
    expect(rows[0]?.at(head.indexOf('medianWithout'))).not.toBe(rows[1]?.at(head.indexOf('medianWithout')));
  });

  test('a seed that is none, or has no place, is explained', async () => {
    const bad = await site.open('leak/#cell=many-draws&v=1&seed=soon');
    await bad.getByText('The seed in this link is no whole number').waitFor();
    const none = await site.open('zh-cn/leak/#cell=one-step&v=1&seed=17');
    await none.locator('#cell-one-step').getByText('这段程序没有可以换的种子').waitFor();
    expect(await none.locator('live-cell[data-stale]').count()).toBe(0);
  });

  test('the page for teachers leads to each lesson, and each lesson to its notes', async () => {
    const page = await site.open('grokking/');
    await page.getByRole('link', { name: 'Teaching notes' }).click();
    await page.waitForURL(/teaching\/#grokking$/);
    const top = await page
      .locator('h2', { hasText: 'The long wait' })
      .evaluate((h) => h.getBoundingClientRect().top);
    expect(top).toBeGreaterThan(40);
    expect(top).toBeLessThan(300);
    const row = page.locator('.in-class#grokking');
    await row.getByRole('link', { name: 'Present' }).click();
    await page.waitForURL(/grokking\/\?present/);
    await onWall(page);
  });
});
