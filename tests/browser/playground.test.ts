/** The playground as it is used: run, move λ, step, restart, share, open as code; by keyboard, on a phone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { presets } from '../../components/playground/presets.ts';
import { simulate } from '../../components/playground/simulation.ts';
import { decode, encode, initial } from '../../components/playground/state.ts';
import { format } from '../../components/draw/number.ts';
import { builds, useSite, valueOf } from './pages.ts';

const part = (page: Page, name: string) => page.locator(`decay-playground [data-part="${name}"]`);
const press = (page: Page, action: string) => page.locator(`decay-playground [data-do="${action}"]`).click();
const setting = (page: Page, name: string) => page.locator(`decay-playground [data-setting="${name}"]`);
const slider = (page: Page, name: string) => page.locator(`decay-playground [data-slider="${name}"]`);
const stepOf = async (page: Page) => Number(/\d+/.exec((await part(page, 'clock').textContent()) ?? '')?.[0]);
const said = (page: Page) => part(page, 'said').textContent();
/** The pixels of a canvas, as one text. */
const picture = (page: Page, name: string, run = 'main') =>
  page
    .locator(`[data-run="${run}"] [data-part="${name}"]`)
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

/** What is said after so many steps, by the simulation itself. */
function expected(state: Parameters<typeof simulate>[0], steps: number): string {
  const simulation = simulate(state);
  simulation.advance(steps);
  const [main, twin] = simulation.runs.map((run) => run.read());
  const length = (norms: number[]) => format(Math.hypot(...norms));
  return `After ${steps} steps the test loss is ${format(main.test)} and the weights have length ${length(main.norms)}; for the twin it is ${format(twin.test)}, and length ${length(twin.norms)}.`;
}

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('opened as code, the run stands in the scratchpad, and runs there to the same numbers', async () => {
    const page = await site.open('playground/#v=1&steps=50&layers=1&width=4');
    for (let i = 0; i < 3; i++) await press(page, 'step');
    const simulation = simulate({ ...initial, steps: 50, layers: 1, width: 4 });
    simulation.advance(3);
    await press(page, 'code');
    await page.waitForURL(/scratchpad/);
    const cell = page.locator('#cell-scratch');
    await cell.locator('.code', { hasText: 'mlp([2, 4, 1]' }).waitFor();
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await cell.locator('.cell-status', { hasText: 'finished' }).waitFor();
    const runs = simulation.runs.map((run) => run.read());
    expect(await valueOf(page, '#cell-scratch', 'testLoss')).toBe(format(runs[0].test, 4));
    expect(await valueOf(page, '#cell-scratch', 'twinTestLoss')).toBe(format(runs[1].test, 4));
  });
});

const [atRoot] = builds;

describe('the playground', () => {
  const site = useSite(atRoot);

  test('runs to its last step and says the numbers of the simulation; the pictures move', async () => {
    // A run that ends in other digits in float64.
    const state = { ...presets.find(({ id }) => id === 'labels')!.state, steps: 600 };
    const page = await site.open(`playground/#${encode(state)}`);
    expect(await stepOf(page)).toBe(0);
    const before = await picture(page, 'field');
    await part(page, 'speed').selectOption('1000');
    await press(page, 'run');
    await part(page, 'said').filter({ hasText: 'After' }).waitFor();
    expect(await said(page)).toBe(expected(state, 600));
    expect(await picture(page, 'field')).not.toBe(before);
    expect(await picture(page, 'field')).not.toBe(await picture(page, 'field', 'twin'));
    expect(await picture(page, 'network')).not.toBe(await picture(page, 'network', 'twin'));
    await page.getByText('In numbers').click();
    expect(await part(page, 'table').getByRole('row').count()).toBe(9);
  });

  test('λ is moved while it trains, without a restart', async () => {
    const page = await site.open('playground/#v=1&steps=5000');
    await press(page, 'run');
    await expect.poll(() => stepOf(page)).toBeGreaterThan(20);
    const before = await stepOf(page);
    await slider(page, 'lambda').focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('decay-playground').getAttribute('data-running')).toBe('');
    await expect.poll(() => stepOf(page)).toBeGreaterThan(before + 10);
    await press(page, 'run');
    expect(await part(page, 'lambda').textContent()).toBe('0.03');
    expect(page.url()).toContain('lambda=0.03');
    // A run without the change would have said something else.
    expect(await said(page)).not.toBe(expected({ ...initial, steps: 5000 }, await stepOf(page)));
  });

  test('by keyboard alone: a story, three steps, from the start, another setting', async () => {
    const page = await site.open('playground/');
    await page.getByRole('button', { name: 'XOR with L1' }).focus();
    await page.keyboard.press('Enter');
    await part(page, 'story').filter({ hasText: 'L1 sets' }).waitFor();
    expect(page.url()).toContain('decay=l1');
    await page.locator('[data-do="step"]').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
    expect(await stepOf(page)).toBe(3);
    expect(await said(page)).toContain('After 3 steps');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await stepOf(page)).toBe(0);
    await page.locator('[data-do="step"]').focus();
    await page.keyboard.press('Enter');
    await setting(page, 'width').focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => setting(page, 'width').inputValue()).toBe('12');
    expect(await stepOf(page)).toBe(0);
    expect(await part(page, 'story').textContent()).toContain('Your own setting');
  });

  test('its address carries its state over a reload, and a broken one is explained', async () => {
    const page = await site.open('playground/');
    expect(page.url()).not.toContain('#');
    await setting(page, 'data').selectOption('spirals');
    await setting(page, 'decay').selectOption('decoupled');
    await press(page, 'link');
    await part(page, 'kept').filter({ hasText: 'Copied.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.reload({ waitUntil: 'networkidle' });
    expect(await setting(page, 'data').inputValue()).toBe('spirals');
    expect(await part(page, 'chip').textContent()).toContain('(1 − ηλ)w');
    expect(decode(new URL(page.url()).hash).state).toMatchObject({
      data: 'spirals',
      decay: 'decoupled',
      lambda: 1,
    });

    await page.goto(`${site.url}playground/#v=7&layers=9&width=4`);
    await part(page, 'notice').filter({ hasText: 'newer version' }).waitFor();
    expect(await part(page, 'notice').textContent()).toContain('a whole number from 0 to 4');
    expect(await setting(page, 'width').inputValue()).toBe('4');
    await page.getByRole('button', { name: 'Overfitting, cured' }).click();
    expect(page.url()).not.toContain('#');
  });

  test('twenty seeds: progress, stop, and how many are lower', async () => {
    const page = await site.open('playground/#v=1&steps=50&layers=0');
    await press(page, 'seeds');
    await part(page, 'seedsSaid').filter({ hasText: 'of 20 seeds' }).waitFor();
    expect(await page.locator('[data-do="seeds"]').textContent()).toBe('20 seeds');
    await press(page, 'newSeed');
    expect(await part(page, 'seeds').isVisible()).toBe(true);
    await setting(page, 'steps').selectOption('5000');
    expect(await part(page, 'seeds').isVisible()).toBe(false);
    await setting(page, 'layers').selectOption('4');
    await press(page, 'seeds');
    await part(page, 'seedsSaid').filter({ hasText: 'seed 0 of 20' }).waitFor();
    await press(page, 'seeds');
    expect(await part(page, 'seedsProgress').isHidden()).toBe(true);
  });

  test('the twin can be switched off, and a line has neither labels nor cross-entropy', async () => {
    const page = await site.open('playground/');
    await setting(page, 'twin').selectOption('off');
    expect(await page.locator('[data-run="twin"]').isHidden()).toBe(true);
    await setting(page, 'data').selectOption('line');
    expect(await setting(page, 'loss').isDisabled()).toBe(true);
    await press(page, 'step');
    expect(await said(page)).toMatch(
      /^After 1 step the test loss is [\d.]+ and the weights have length [\d.]+\.$/,
    );
    await setting(page, 'data').selectOption('xor');
    expect(await setting(page, 'loss').inputValue()).toBe('crossEntropy');
  });

  test('without JavaScript it says that it needs it', async () => {
    const page = await site.open('playground/', { javaScriptEnabled: false });
    expect(await page.getByText('it needs JavaScript').isVisible()).toBe(true);
    expect(await page.locator('[data-do="run"]').isVisible()).toBe(false);
  });

  test('on a phone, in Chinese, with reduced motion: one column that fits, and a run to its end', async () => {
    const page = await site.open('zh-cn/playground/#v=1&steps=50', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: '运行' }).tap();
    await part(page, 'said').filter({ hasText: '50步之后，测试损失为' }).waitFor();
    await page.locator('[data-preset="labels"]').tap();
    expect(await part(page, 'story').textContent()).toContain('五个标签里有一个是错的');
  });

  test.each(['light', 'dark'] as const)('axe finds nothing after a run, in %s', async (colorScheme) => {
    const page = await site.open('playground/#v=9&steps=50&layers=0', { colorScheme });
    await press(page, 'step');
    await press(page, 'seeds');
    await part(page, 'seedsSaid').filter({ hasText: 'of 20 seeds' }).waitFor();
    await page.getByText('In numbers').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
