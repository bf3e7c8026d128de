/** The calculator of conventions: typed into by keyboard, kept in the address, copied from, and without JavaScript. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, useSite } from './pages.ts';

const table = (page: Page): Locator => page.locator('rosetta-table');
const row = (page: Page, id: string): Locator => table(page).locator(`[data-system="${id}"]`);
const knob = (page: Page, id: string): Locator => row(page, id).locator('input');
const valueOf = (page: Page, id: string): Promise<string> => knob(page, id).inputValue();
const said = (page: Page): Locator => table(page).getByRole('status');

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('a knob typed by keyboard is read in all other systems, and kept in the address', async () => {
    const page = await site.open('rosetta/');
    expect(await valueOf(page, 'ridge')).toBe('0.1');
    await table(page).getByRole('textbox', { name: 'learning rate η' }).focus();
    // From one field to the next, as a reader without a mouse goes.
    for (let presses = 0; presses < 40; presses++) {
      if (await knob(page, 'keras-l2').evaluate((input) => document.activeElement === input)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('0.01');
    expect(await valueOf(page, 'torch-sgd')).toBe('0.02');
    expect(await valueOf(page, 'keras-sgd')).toBe('0.2');
    expect(await valueOf(page, 'ridge')).toBe('20');
    expect(await valueOf(page, 'logistic')).toBe('0.05');
    expect(await valueOf(page, 'adamw')).toBe('');
    expect(await row(page, 'adamw').locator('.none').innerText()).toBe('No equivalent; equally fast at 0.2');
    expect(await row(page, 'lasso').locator('.none').innerText()).toBe('No equivalent.');
    expect(await said(page).innerText()).toContain('λ = 0.02 in the convention of this site.');
    await page.getByLabel('your loss').selectOption('mean');
    expect(await valueOf(page, 'torch-sgd')).toBe('0.02');
    expect(await valueOf(page, 'ridge')).toBe('10');

    const address = page.url();
    expect(address).toContain('#rosetta=1&from=keras-l2&value=0.01');
    const again = await site.open(`rosetta/${new URL(address).hash}`);
    expect(await valueOf(again, 'keras-l2')).toBe('0.01');
    expect(await valueOf(again, 'ridge')).toBe('10');
    expect(await again.getByLabel('your loss').inputValue()).toBe('mean');
    await again.getByRole('button', { name: 'Start again' }).click();
    expect(await valueOf(again, 'torch-sgd')).toBe('1e-4');
    expect(new URL(again.url()).hash).toBe('');
  });

  test('the lesson holds a part of it, and leads to the whole', async () => {
    const page = await site.open('frameworks/');
    expect(await table(page).locator('[data-system]').count()).toBe(8);
    await knob(page, 'scheduled').fill('3e-5');
    await page.getByRole('textbox', { name: 'learning rate η' }).fill('3e-4');
    expect(await valueOf(page, 'adamw')).toBe('0.1');
    await table(page).getByRole('link', { name: 'All systems' }).click();
    await page.waitForURL(/\/rosetta\//);
    expect(await table(page).locator('[data-system]').count()).toBe(21);
    expect(await valueOf(page, 'scheduled')).toBe('3e-5');
    expect(await valueOf(page, 'adamw')).toBe('0.1');
    await page.getByRole('link', { name: '中文' }).first().click();
    await page.waitForURL(/zh-cn/);
    expect(await valueOf(page, 'adamw')).toBe('0.1');
  });
});

describe('at the root', () => {
  const [atRoot] = builds;
  const site = useSite(atRoot);

  test('what cannot be a number is named with its range, and nothing else is shown beside it', async () => {
    const page = await site.open('rosetta/');
    await knob(page, 'torch-sgd').fill('much');
    expect(await said(page).innerText()).toBe(
      'SGD(weight_decay=…, momentum=μ): this should be a number from 0 up, such as 0.05 or 1e-4.',
    );
    expect(await knob(page, 'torch-sgd').getAttribute('aria-invalid')).toBe('true');
    expect(await valueOf(page, 'ridge')).toBe('');
    await knob(page, 'torch-sgd').fill('-1');
    expect(await said(page).innerText()).toContain('a number from 0 up');
    await knob(page, 'logistic').fill('0');
    expect(await said(page).innerText()).toContain('a number above 0');
    expect(await knob(page, 'torch-sgd').getAttribute('aria-invalid')).toBeNull();
    await knob(page, 'logistic').fill('10');
    const examples = page.getByRole('textbox', { name: 'examples n' });
    await examples.fill('0');
    expect(await said(page).innerText()).toBe(
      'examples n: this should be a whole number from 1 up, such as 1000.',
    );
    await examples.fill('10');
    expect(await said(page).innerText()).toBe('batch B: this should be a whole number from 1 to n = 10.');
    await page.getByRole('textbox', { name: 'batch B' }).fill('10');
    expect(await valueOf(page, 'torch-sgd')).toBe('0.01');
    await page.getByRole('textbox', { name: 'momentum μ' }).fill('1');
    expect(await said(page).innerText()).toContain('from 0 to below 1');
  });

  test('a default is typed by its button; zero turns the penalty off, and C is infinite', async () => {
    const page = await site.open('rosetta/');
    await page.getByRole('button', { name: 'Type the default of PyTorch 2.13: 0.01' }).press('Enter');
    expect(await valueOf(page, 'adamw')).toBe('0.01');
    expect(await valueOf(page, 'scheduled')).toBe('1e-4');
    expect(await said(page).innerText()).toContain('half in 6931 steps');
    await knob(page, 'torch-sgd').fill('0');
    expect(await valueOf(page, 'logistic')).toBe('∞');
    expect(await said(page).innerText()).toContain('Nothing is lost.');
    await knob(page, 'adamw').fill('500');
    expect(await said(page).innerText()).toContain('more than the whole weight');
  });

  test.each([
    ['#rosetta=1&from=torch-sgd&value=1e-3&lr=fast', /could not be read: lr=fast\./, '0.001'],
    ['#rosetta=1&from=nobody&value=%3Cb%3E', /could not be read: from=nobody, value=<b>\./, '1e-4'],
    ['#rosetta=9', /newer version/, '1e-4'],
    ['#rosetta=', /could not be read/, '1e-4'],
  ])('an address that is broken says so: %s', async (hash, message, value) => {
    const page = await site.open(`rosetta/${hash}`);
    expect(await said(page).innerText()).toMatch(message);
    expect(await valueOf(page, 'torch-sgd')).toBe(value);
    // From here on it works as ever.
    await knob(page, 'site').fill('0.5');
    expect(await valueOf(page, 'torch-sgd')).toBe('0.5');
  });

  test('an address that changes while the page is open is followed', async () => {
    const page = await site.open('rosetta/');
    await page.evaluate(() => (location.hash = 'rosetta=1&from=ridge&value=5&n=50'));
    await expect.poll(() => valueOf(page, 'site')).toBe('0.1');
  });

  test('programs follow, and are copied whole', async () => {
    const page = await site.open('rosetta/');
    await knob(page, 'torch-sgd').fill('0.003');
    const keras = table(page).locator('[data-framework="keras"]');
    await keras.locator('summary').press('Enter');
    await keras.getByRole('button', { name: 'Copy' }).press('Enter');
    await said(page).filter({ hasText: 'Copied.' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await keras.locator('code').textContent());
    expect(copied).toMatch(/^import keras\n[^]*L2\(0\.0015\)[^]*train_on_batch\(x, y\)\n$/);
    await knob(page, 'adamw').fill('0.1');
    const scikit = table(page).locator('[data-framework="scikit-learn"]');
    await scikit.locator('summary').click();
    expect(await scikit.innerText()).toContain('There is no argument for it.');
    expect(await scikit.getByRole('button').count()).toBe(0);
  });

  test('without JavaScript the conversions of the start stand there, to be read and not to be typed', async () => {
    for (const path of ['rosetta/', 'zh-cn/rosetta/']) {
      const page = await site.open(path, { javaScriptEnabled: false });
      expect(await valueOf(page, 'keras-l2')).toBe('5e-5');
      expect(await valueOf(page, 'ridge')).toBe('0.1');
      expect(await row(page, 'adamw').locator('.value').first().textContent()).toBe('0.001');
      expect(await row(page, 'logistic').locator('.value').last().textContent()).toBe('0.001');
      expect(await knob(page, 'ridge').isEditable()).toBe(false);
      expect(await table(page).getByRole('button', { disabled: false }).count()).toBe(0);
      expect(await table(page).locator('pre:visible').first().innerText()).toContain('import torch');
    }
  });

  test('its script is loaded only where there is a calculator', async () => {
    const scripts = async (path: string): Promise<string[]> => {
      const page = await site.open(path);
      return page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /rosetta/i.test(name)),
      );
    };
    expect((await scripts('rosetta/')).length).toBeGreaterThan(0);
    expect(await scripts('leak/')).toEqual([]);
  });

  test('at 768 pixels a call breaks only after a comma', async () => {
    const page = await site.open('rosetta/', { viewport: { width: 768, height: 900 } });
    const rows = await table(page)
      .locator('td label')
      .evaluateAll((labels) =>
        labels.map((label) => {
          const [call, number] = [label.querySelector('code'), label.querySelector('.number')];
          const closes = number?.querySelector('code');
          const middle = (part: Element | null | undefined): number => {
            const box = part?.getBoundingClientRect();
            return box ? (box.top + box.bottom) / 2 : NaN;
          };
          const apart = [call, closes].map((part) => (part ? Math.abs(middle(part) - middle(number)) : 0));
          return { text: label.textContent, apart: Math.max(...apart) };
        }),
      );
    expect(rows).toHaveLength(21);
    expect(rows.filter(({ apart }) => apart > 5)).toEqual([]);
  });

  test('on a phone, in Chinese, nothing is wider than the screen, and it says what is wrong in Chinese', async () => {
    for (const path of ['zh-cn/rosetta/', 'zh-cn/frameworks/']) {
      const page = await site.open(path, { viewport: { width: 390, height: 800 }, locale: 'zh-CN' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await knob(page, 'torch-sgd').fill('0.02');
      expect(await said(page).innerText()).toContain('按本站的约定，λ = 0.02。');
      expect(await row(page, 'adamw').locator('.none').innerText()).toMatch(
        /^没有等价的取值；漏得一样快的是 ?0\.2$/,
      );
      await knob(page, 'torch-sgd').fill('?');
      expect(await said(page).innerText()).toContain('这里应当是不小于0的数');
    }
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in %s, beside a mistake', async (colorScheme) => {
    const page = await site.open('rosetta/', { colorScheme });
    await page.getByRole('textbox', { name: 'batch B' }).fill('0');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
