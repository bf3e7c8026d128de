/** When something is missing: a part of the page, a feature of the browser, JavaScript, room to keep things, or the other tab. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, button, type, useSite } from './pages.ts';

const cell = '#cell-half-life';
const program = 'export const mine = 1;\n';
const notice = (page: Page) => page.locator('.page-notice');

describe.each(builds.slice(0, 1))('$name', (build) => {
  const site = useSite(build);

  describe('a part of the page does not come', () => {
    const gone = async (page: Page, part: RegExp): Promise<void> => {
      site.expected = /ERR_FAILED|404/;
      await page.route(part, (route) => route.fulfill({ status: 404, body: 'gone' }));
    };

    test('at Run: it is said, a reload is offered, and what was changed is kept', async () => {
      const page = await site.open('leak/');
      await button(page, cell, 'Edit').click();
      await type(page, cell, program);
      await gone(page, /\/run\.[^/]*\.js$/);
      await button(page, cell, 'Run').click();
      await notice(page).getByText('could not be loaded').waitFor();
      expect(await notice(page).innerText()).toContain('What you changed is kept.');
      expect(await page.locator(`${cell} .cell-status`).textContent()).toContain('could not be started');
      await page.unroute(/\/run\.[^/]*\.js$/);
      await notice(page).getByRole('button', { name: 'Reload' }).click();
      await page.waitForLoadState('networkidle');
      expect(await page.locator(`${cell} pre.code`).textContent()).toBe(program);
      await button(page, cell, 'Run').click();
      await page.locator(`${cell} [data-value="mine"]`).waitFor();
    });

    test('at Pin, at the solution and in the search; in Chinese; and it can be closed', async () => {
      const page = await site.open('zh-cn/leak/');
      await gone(page, /\/(?:compare|difference|search)\.[^/]*\.js$/);
      // After a run, when what was fetched ahead is no longer awaited.
      await button(page, cell, '运行').click();
      await page.locator(`${cell} .cell-status`, { hasText: '用时' }).waitFor();
      await page.waitForTimeout(1000);
      await page.locator('html:not([data-fetching-ahead])').waitFor();
      await button(page, cell, '固定').click();
      await page.locator(`${cell} .cell-status`, { hasText: '没能加载' }).waitFor({ timeout: 20_000 });
      await notice(page).getByText('本页有一部分没能加载').waitFor();
      await notice(page).getByRole('button', { name: '关闭' }).click();
      expect(await notice(page).textContent()).toBe('');
      for (const hint of await page.locator('.hint summary').all()) await hint.click();
      await page.locator('.solution > summary').click();
      await page.locator('[data-difference]', { hasText: '没能加载' }).waitFor();
      await notice(page).getByText('本页有一部分没能加载').waitFor();
      await notice(page).getByRole('button', { name: '关闭' }).click();
      await page.locator('site-search [data-open]').click();
      await page.locator('site-search [data-said]', { hasText: '加载失败' }).waitFor();
    });

    test('the index of the search: it is said where the results would stand', async () => {
      const page = await site.open('leak/');
      await gone(page, /\/pagefind\.js$/);
      await page.locator('site-search [data-open]').click();
      await page.locator('site-search [data-said]', { hasText: 'could not be loaded' }).waitFor();
    });

    test('a script that the page names: nothing else could say so', async () => {
      const page = await site.open('glossary/');
      await gone(page, /\/programs\.[^/]*\.js$/);
      await page.goto(`${site.url}leak/`, { waitUntil: 'networkidle' });
      await notice(page).getByText('could not be loaded').waitFor();
    });

    test('what is fetched ahead and does not come is no news', async () => {
      const page = await site.open('leak/');
      await gone(page, /\/(?:compare|transpile)\.[^/]*\.js$/);
      const asked = page.waitForResponse(/\/compare\./);
      await button(page, cell, 'Run').click();
      await asked;
      await page.waitForTimeout(300);
      expect(await notice(page).textContent()).toBe('');
    });
  });

  describe('an older browser', () => {
    const without = async (name: string, path: string): Promise<Page> => {
      const page = await site.open('glossary/');
      // What breaks in such a browser may fill its console.
      site.expected = /error/;
      await page.addInitScript((name) => {
        const [owner, key = ''] = name.split('.').length > 1 ? [Object, 'hasOwn'] : [globalThis, name];
        Reflect.deleteProperty(owner, key);
      }, name);
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      return page;
    };

    test.each(['Worker', 'customElements', 'Object.hasOwn'])(
      'without %s: said once, no dead button, and the text is readable',
      async (name) => {
        const page = await without(name, 'leak/');
        expect(await notice(page).innerText()).toContain('too old for the programs of this page');
        expect(await page.locator(':is(.cell-bar, header) button:visible').count()).toBe(0);
        expect(await page.locator(`${cell} .chart-drawing svg`).first().isVisible()).toBe(true);
        await notice(page).getByRole('button', { name: 'Close' }).click();
        expect(await notice(page).textContent()).toBe('');
      },
    );

    test.each(['HTMLDialogElement', 'WebAssembly'])('without %s: no search, all else', async (name) => {
      const page = await without(name, 'zh-cn/leak/');
      expect(await notice(page).innerText()).toContain('站内搜索无法使用');
      expect(await page.locator('site-search').isVisible()).toBe(false);
      await button(page, cell, '运行').click();
      await page.locator(`${cell} .cell-status`, { hasText: '用时' }).waitFor();
    });
  });

  test.each([
    '',
    'leak/',
    'glossary/',
    'playground/',
    'rosetta/',
    'progress/',
    'scratchpad/',
    'claims-data/',
  ])('without JavaScript /%s says what needs it, and nothing pretends to work', async (path) => {
    for (const language of ['', 'zh-cn/']) {
      const page = await site.open(language + path, { javaScriptEnabled: false });
      const said = language ? '没有JavaScript' : 'Without JavaScript';
      expect(await page.locator('noscript .no-script').innerText()).toContain(said);
      expect(await page.locator('button:enabled:visible').count()).toBe(0);
      const fields = page.locator(
        ':is(input, textarea):enabled:not([readonly]):visible, select:enabled:visible',
      );
      expect(await fields.count()).toBe(0);
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(300);
    }
  });

  describe.each(['blocked', 'full'] as const)('storage that is %s', (mode) => {
    const open = async (path: string): Promise<Page> => {
      const page = await site.open('glossary/');
      await page.addInitScript((mode) => {
        if (mode === 'full') {
          Storage.prototype.setItem = () => {
            throw new DOMException('full', 'QuotaExceededError');
          };
          return;
        }
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
        }
      }, mode);
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
      return page;
    };

    test('an edit runs, and the reader is told that it will be lost', async () => {
      const page = await open('leak/');
      await button(page, cell, 'Edit').click();
      await type(page, cell, program);
      await page.locator(`${cell} .cell-notice`, { hasText: 'This browser keeps nothing' }).waitFor();
      await button(page, cell, 'Run').click();
      await page.locator(`${cell} [data-value="mine"]`).waitFor();
      // A run does not take the word back.
      expect(await page.locator(`${cell} .cell-notice`).isVisible()).toBe(true);
    });

    test.each(['frameworks/', 'playground/', 'progress/', 'rosetta/', 'scratchpad/', 'zh-cn/today/'])(
      '%s works, with the colours as the reader sets them',
      async (path) => {
        const page = await open(path);
        const theme = page.locator('theme-button button');
        const now = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
        expect(await now()).toBe('light');
        await theme.click();
        await theme.click();
        expect(await now()).toBe('dark');
      },
    );

    test('a prediction and a diagnosis are answered all the same', async () => {
      const page = await open('today/');
      const form = page.locator('diagnosis-box [data-case]').first();
      await form.getByRole('radio').first().check();
      await form.getByRole('button').click();
      await form.locator('.verdict:not(:empty)').waitFor();
    });
  });

  describe('two tabs', () => {
    const beside = async (page: Page, path: string): Promise<Page> => {
      const other = await page.context().newPage();
      await other.goto(site.url + path, { waitUntil: 'networkidle' });
      return other;
    };

    test('a prediction made in one is shown in the other, and erased in both', async () => {
      const page = await site.open('leak/');
      const other = await beside(page, 'leak/');
      const box = (tab: Page) => tab.locator('#predict-half-life-steps, predict-box').first();
      if ((await box(page).getByRole('radio').count()) > 0)
        await box(page).getByRole('radio').first().check();
      else await box(page).getByRole('textbox').fill('70');
      await box(page).getByRole('button').click();
      await box(page).locator('.verdict:not(:empty)').waitFor();
      await box(other).locator('.verdict:not(:empty)').waitFor();
      const report = await beside(page, 'progress/');
      await report.getByRole('button', { name: 'Erase …' }).click();
      await report.getByRole('button', { name: 'Erase the progress' }).click();
      await expect.poll(() => box(other).locator('.verdict').textContent()).toBe('');
      await expect.poll(() => box(page).locator('.verdict').textContent()).toBe('');
    });

    test('a diagnosis that is started over in one is open again in the other', async () => {
      const page = await site.open('today/');
      const form = (tab: Page) => tab.locator('diagnosis-box [data-case]').first();
      await form(page).getByRole('radio').first().check();
      await form(page).getByRole('button').click();
      const other = await beside(page, 'today/');
      await form(other).locator('.verdict:not(:empty)').waitFor();
      await other.locator('diagnosis-box [data-do="again"]').click();
      await expect.poll(() => form(page).locator('.verdict').textContent()).toBe('');
      expect(await form(page).getByRole('radio').first().isEnabled()).toBe(true);
    });

    test('an edit in one is offered to the other, whose own stays until its reader says otherwise', async () => {
      const page = await site.open('leak/');
      const other = await beside(page, 'zh-cn/leak/');
      for (const [tab, text] of [
        [page, 'export const mine = 1;\n'],
        [other, 'export const mine = 2;\n'],
      ] as const) {
        await tab.bringToFront();
        await button(tab, cell, tab === page ? 'Edit' : '编辑').click();
        await type(tab, cell, text);
      }
      await page.bringToFront();
      await page.locator(`${cell} .cell-notice`, { hasText: 'another tab' }).waitFor();
      await button(page, cell, 'Run').click();
      await page.locator(`${cell} [data-value="mine"]`, { hasText: '1' }).waitFor();
      await button(page, cell, 'Take that one').click();
      await button(page, cell, 'Run').click();
      await page.locator(`${cell} [data-value="mine"]`, { hasText: '2' }).waitFor();
    });
  });
});
