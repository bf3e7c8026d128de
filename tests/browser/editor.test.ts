/** The editor of a cell: how it opens, what it knows, how it is left. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, button, type, useSite, valueOf } from './pages.ts';

const main = '#cell-half-life';
/** Has a number to drag. */
const slider = '#cell-one-weight';

/** Scrolls so that the code of a cell lies below the header, and gives its place. */
async function bringUp(page: Page, cell: string) {
  await page.locator(cell).evaluate((element) => {
    scrollBy(0, element.getBoundingClientRect().top - 100);
  });
  const box = await page.locator(`${cell} .cell-code`).boundingBox();
  return box ?? expect.fail(`${cell} is not on the page`);
}

async function open(page: Page, cell: string, edit = 'Edit'): Promise<void> {
  await button(page, cell, edit).click();
  await page.locator(`${cell} .monaco-editor.focused`).waitFor();
  await bringUp(page, cell);
}

/** The text of an open editor, Monaco or not. */
const textOf = (page: Page, cell: string): Promise<string> =>
  page.locator(`${cell} .cell-editor`).evaluate((editor) => {
    const plain = editor.querySelector<HTMLTextAreaElement>('.plain-editor textarea');
    const lines = [...editor.querySelectorAll<HTMLElement>('.view-line')];
    lines.sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top));
    return plain?.value ?? lines.map((line) => line.textContent.replaceAll('\u00a0', ' ')).join('\n');
  });

/** Where the first letter of each line stands, from the line's number. */
const linesOf = (page: Page, cell: string) =>
  page.locator(`${cell} .cell-code`).evaluate((box) => {
    const places: Record<string, [number, number]> = {};
    const pre = box.querySelector<HTMLElement>('pre.code');
    const area = box.querySelector('.plain-editor textarea');
    if (area) {
      const { left, top } = area.getBoundingClientRect();
      places['0'] = [left, top];
      return { places, scroll: scrollY, height: box.clientHeight };
    }
    const range = document.createRange();
    const see = (node: Node, at: number, line: number): void => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, top } = range.getBoundingClientRect();
      places[line] ??= [left, top];
    };
    const seeAll = (root: Node, line: number): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        [...(node.textContent ?? '')].forEach((letter, at) => {
          if (letter === '\n') line++;
          else if (letter.trim() !== '') see(node, at, line);
        });
      }
    };
    if (pre && !pre.hidden) seeAll(pre, 0);
    else
      for (const line of box.querySelectorAll<HTMLElement>('.view-line'))
        seeAll(line, Math.round(parseFloat(line.style.top) / line.offsetHeight));
    return { places, scroll: scrollY, height: box.clientHeight };
  });

/** The middle of a word in an open editor. */
const placeOf = (page: Page, cell: string, word: string) =>
  page.locator(`${cell} .cell-editor`).evaluate((editor, word) => {
    const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(word) ?? -1;
      if (at < 0 || !node.parentElement?.closest('.view-line')) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The editor shows no ${word}.`);
  }, word);

const middleOf = (found: Locator): Promise<{ x: number; y: number }> =>
  found.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });

const status = (page: Page, cell: string, text: string | RegExp) =>
  page.locator(`${cell} .cell-status`, { hasText: text }).waitFor();

const isInEditor = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('.cell-editor') != null);

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test.each([
    ['', 'Run', 'Edit', 'edit.en.'],
    ['zh-cn/', '运行', '编辑', 'edit.zh.'],
  ])(
    'after the first Run of /%s the editor is fetched ahead, whole, and not before',
    async (path, run, edit, entry) => {
      const page = await site.open(`${path}leak/`);
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url().split('/').at(-1) ?? ''));
      const wanted = [entry, 'monaco.', 'typescript.worker', 'editor.worker', 'tsMode', 'codicon'];
      await page.waitForTimeout(1000);
      expect(fetched.filter((file) => wanted.some((part) => file.startsWith(part)))).toEqual([]);
      await button(page, main, run).click();
      for (const part of wanted)
        await expect.poll(() => fetched.filter((file) => file.startsWith(part)).length).toBeGreaterThan(0);
      await page.waitForLoadState('networkidle');
      if (path === '') expect(fetched.filter((file) => file.includes('.zh'))).toEqual([]);
      const ahead = new Set(fetched);
      await button(page, main, edit).click();
      await page.locator(`${main} .monaco-editor.focused`).waitFor();
      await page.waitForLoadState('networkidle');
      expect(fetched.filter((file) => /\.(?:js|css|ttf)$/.test(file) && !ahead.has(file))).toEqual([]);
      // It lies in the browser already: the host is asked at most whether it is still the same.
      const size = await page.evaluate(() => {
        const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        return all.filter(({ name }) => /\/monaco\.[^/]+\.js$/.test(name)).at(-1)?.transferSize;
      });
      expect(size).toBeLessThan(2000);
    },
  );
});

describe.each(builds.slice(0, 1))('$name', (build) => {
  const site = useSite(build);

  test.each([
    ['the browser asks to save data', {}, true],
    ['a finger is the pointer', { hasTouch: true, isMobile: true }, false],
    ['the window is small', { viewport: { width: 600, height: 800 } }, false],
  ])('nothing is fetched ahead where %s', async (_, options, savesData) => {
    const page = await site.open('leak/', options);
    if (savesData) {
      const session = await page.context().newCDPSession(page);
      // Too new for the types.
      const dataSaver = 'Emulation.setDataSaverOverride' as 'Page.enable';
      await session.send(dataSaver, { dataSaverEnabled: true } as object);
      await page.reload({ waitUntil: 'networkidle' });
      const asks = () => (navigator as { connection?: { saveData: boolean } }).connection?.saveData;
      expect(await page.evaluate(asks)).toBe(true);
    }
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await button(page, main, 'Run').click();
    await status(page, main, 'finished');
    await page.waitForTimeout(2000);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.filter((url) => /edit\.|monaco|worker|tsMode|codicon/.test(url))).toEqual([]);
  });

  test.each([
    ['leak/', 'click', main],
    ['leak/', 'Edit', main],
    ['leak/', 'Enter', slider],
    ['zh-cn/leak/', 'click', slider],
  ])('on %s nothing moves when the editor opens by %s', async (path, how, cell) => {
    const page = await site.open(path);
    const box = await bringUp(page, cell);
    // So far down that the first lines are out of sight.
    if (how !== 'click') await page.evaluate(() => scrollBy(0, 120));
    const before = await linesOf(page, cell);
    expect(Object.keys(before.places).length).toBeGreaterThan(20);
    if (how === 'click') await page.mouse.click(box.x + 60, box.y + 200);
    else
      await page.locator(cell).evaluate((element, how) => {
        element.querySelector<HTMLElement>('pre.code')?.focus({ preventScroll: true });
        if (how === 'Edit') element.querySelector<HTMLElement>('[data-do="edit"]')?.click();
      }, how);
    if (how === 'Enter') await page.keyboard.press('Enter');
    await page.locator(`${cell} .monaco-editor.focused`).waitFor();
    const after = await linesOf(page, cell);
    expect(after.scroll).toBe(before.scroll);
    expect(after.height).toBe(before.height);
    for (const [line, [left, top]] of Object.entries(before.places)) {
      expect(Math.abs((after.places[line]?.[0] ?? NaN) - left)).toBeLessThan(1);
      expect(Math.abs((after.places[line]?.[1] ?? NaN) - top)).toBeLessThan(1);
    }
  });

  test('what is typed on the shown code opens the editor, and no letter is lost on the way', async () => {
    const page = await site.open('leak/');
    const code = page.locator(`${main} pre.code`);
    const source = (await code.textContent()) ?? '';
    await code.focus();
    for (const key of ['ControlOrMeta+A', 'Alt+X', 'Space', 'ArrowDown', 'Shift'])
      await page.keyboard.press(key);
    expect(await page.locator('.typed-ahead').count()).toBe(0);
    await page.keyboard.type('abc');
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await expect.poll(() => textOf(page, main)).toBe(`${source}\nabc`);
    await page.keyboard.type('d');
    await expect.poll(() => textOf(page, main)).toBe(`${source}\nabcd`);
    expect(await page.locator('.typed-ahead').count()).toBe(0);
  });

  test('what is selected in the shown code is what typing replaces', async () => {
    const page = await site.open('leak/');
    const code = page.locator(`${main} pre.code`);
    await code.focus();
    await code.locator('.n', { hasText: '0.01' }).first().selectText();
    await page.keyboard.type('7');
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await expect.poll(() => textOf(page, main)).toContain('const weightDecay = 7;');
  });

  test('an input method composes while the editor is on its way', async () => {
    const page = await site.open('zh-cn/leak/');
    let letThrough: (() => void) | undefined;
    const held = new Promise<void>((done) => (letThrough = done));
    await page.route(/\/monaco\.[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.locator(`${main} pre.code`).focus();
    await page.keyboard.type('/');
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator(`${main} pre.code`).focus();
    await page.keyboard.type(';// ');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
    letThrough?.();
    await page.locator(`${main} .monaco-editor`).waitFor({ state: 'attached' });
    await session.send('Input.imeSetComposition', { text: 'nihao', selectionStart: 5, selectionEnd: 5 });
    await session.send('Input.insertText', { text: '你好' });
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await expect.poll(() => textOf(page, main)).toMatch(/\n;\/\/ 你好$/);
  });

  test('a number is dragged in the editor: the result follows, and one undo takes it back', async () => {
    const page = await site.open('leak/');
    await open(page, slider);
    const number = page.locator(`${slider} .cell-editor .scrub`);
    const drag = async (pixels: number): Promise<void> => {
      // Waits until it stands still: Monaco draws its line anew after a change.
      await number.hover();
      const { x, y } = await middleOf(number);
      await page.mouse.down();
      await page.mouse.move(x + pixels, y, { steps: 8 });
      await page.mouse.up();
    };
    await drag(300);
    await page.locator(`${slider} [data-value="fixedPoint"]`, { hasText: /^1.5$/ }).waitFor();
    expect(await textOf(page, slider)).toContain("slider('λ', 1, {");
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => number.textContent()).toBe('0.1');
    await drag(60);
    await page.locator(`${slider} [data-value="fixedPoint"]`, { hasText: /^2.34/ }).waitFor();
    expect(await number.textContent()).toBe('0.28');
  });

  test('the number under the caret moves by keys, in Monaco and in the plain editor', async () => {
    for (const options of [{}, { viewport: { width: 600, height: 800 } }]) {
      const page = await site.open('leak/', options);
      await bringUp(page, slider);
      // A press on the number is a click in the code: the editor opens with the number selected.
      await page.locator(`${slider} pre.code .scrub`).click();
      await expect.poll(() => isInEditor(page)).toBe(true);
      const number = page.locator(`${slider} .cell-editor .scrub`);
      // Monaco draws the line anew as its colours arrive: a click waits for the last of these numbers.
      if (!('viewport' in options)) await number.click();
      else await page.keyboard.press('ArrowLeft');
      await status(page, slider, 'Alt+↑');
      const spoken = page.locator(`${slider} .cell-code [role="status"]`);
      await expect.poll(() => spoken.textContent()).toBe('λ: 0.1');
      const press = async (key: string, value: string): Promise<void> => {
        await page.keyboard.press(key);
        await expect.poll(() => textOf(page, slider)).toContain(`slider('λ', ${value}, {`);
      };
      await press('Alt+ArrowUp', '0.11');
      await page.locator(`${slider} [data-value="fixedPoint"]`, { hasText: /^2.703$/ }).waitFor();
      await press('Alt+PageUp', '0.21');
      await press('Alt+End', '1');
      await press('Alt+Home', '0');
      await expect.poll(() => spoken.textContent()).toBe('λ: 0');
      await page.locator(`${slider} [data-value="fixedPoint"]`, { hasText: /^3$/ }).waitFor();
      await press('ControlOrMeta+Z', '1');
    }
  });

  test('Format lays the program out, can be undone, and leaves alone what it cannot read', async () => {
    const untidy = 'export const a   =  [1,2,\n3]\nif(a) {\nconsole.log( "x" )}';
    const tidy = "export const a = [1, 2, 3];\nif (a) {\n  console.log('x');\n}";
    for (const options of [{}, { viewport: { width: 600, height: 800 } }]) {
      const page = await site.open('leak/', options);
      const isPlain = 'viewport' in options;
      const write = async (text: string): Promise<void> => {
        if (isPlain) await page.locator(`${main} .cell-editor textarea`).fill(text);
        else await type(page, main, text);
      };
      await button(page, main, 'Edit').click();
      await write(untidy);
      await button(page, main, 'Format').click();
      await status(page, main, /^Formatted/);
      expect(await textOf(page, main)).toBe(tidy);
      await expect.poll(() => isInEditor(page)).toBe(true);
      await page.keyboard.press('ControlOrMeta+Z');
      await expect.poll(() => textOf(page, main)).toBe(untidy);
      await page.keyboard.press('Shift+Alt+F');
      await expect.poll(() => textOf(page, main)).toBe(tidy);
      await write(`${untidy}\nconst = ;`);
      await button(page, main, 'Format').click();
      await status(page, main, 'syntax error on line 5');
      expect(await textOf(page, main)).toBe(`${untidy}\nconst = ;`);
      // And in the shown code, of an earlier visit.
      await write(untidy);
      await page.reload({ waitUntil: 'networkidle' });
      await button(page, main, 'Format').click();
      await status(page, main, /^Formatted/);
      expect(await page.locator(`${main} pre.code`).textContent()).toBe(tidy);
    }
  });

  test('it knows the trainer: formulas on hover, completion, parameters, all in the window', async () => {
    const page = await site.open('leak/');
    await open(page, main);
    const isWhole = async (selector: string): Promise<void> => {
      const widget = page.locator(`${selector}:visible`);
      await widget.waitFor();
      const box = await widget.boundingBox();
      const header = await page.locator('header').first().boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(header?.height ?? NaN);
      expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(900);
    };
    const { x, y } = await placeOf(page, main, 'sgd');
    await page.mouse.move(x, y);
    const hover = page.locator('.monaco-hover:visible');
    await hover.filter({ hasText: 'θ ← θ − ηb' }).waitFor();
    expect(await hover.textContent()).toContain('@param');
    await isWhole('.monaco-resizable-hover');
    await page.mouse.move(5, 5);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\nsgd([], { le');
    await page.locator('.suggest-widget:visible .monaco-list-row', { hasText: 'learningRate' }).waitFor();
    await isWhole('.suggest-widget');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(page, main)).toContain('\nsgd([], { learningRate');
    await page.keyboard.press('ControlOrMeta+Shift+Space');
    await page
      .locator('.parameter-hints-widget:visible', { hasText: 'options?: Partial<SgdOptions>' })
      .waitFor();
    await isWhole('.parameter-hints-widget');
  });

  test.each([
    ['', 'Edit', 'Close', 'Cannot edit in read-only editor'],
    ['zh-cn/', '编辑', '关闭', '无法在只读编辑器中编辑'],
  ])(
    'on /%s a definition opens in the trainer’s real source, to be read only; Escape or a button leads back',
    async (path, edit, close, readOnly) => {
      const page = await site.open(`${path}leak/`);
      await open(page, main, edit);
      const peek = page.locator(`${main} .peekview-widget`);
      const word = await placeOf(page, main, 'sgd');
      await page.mouse.click(word.x, word.y);
      await page.keyboard.press('F12');
      await peek.locator('.view-line', { hasText: 'export function sgd(' }).waitFor();
      expect(await peek.locator('.filename').textContent()).toBe('optimizers.ts');
      await page.keyboard.type('x');
      await page.locator('.monaco-editor-overlaymessage', { hasText: readOnly }).waitFor();
      await page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
      expect(await isInEditor(page)).toBe(true);

      await page.keyboard.down('ControlOrMeta');
      await page.mouse.move(word.x + 2, word.y);
      await page.locator(`${main} .goto-definition-link`).waitFor();
      await page.mouse.click(word.x + 2, word.y);
      await page.keyboard.up('ControlOrMeta');
      await peek.locator('.view-line', { hasText: 'export function sgd(' }).waitFor();
      await peek.getByRole('button', { name: close }).click();
      await peek.waitFor({ state: 'detached' });
      expect(await textOf(page, main)).toBe(await page.locator(`${main} pre.code`).textContent());
    },
  );

  test('the page scrolls when the wheel turns over the editor', async () => {
    const page = await site.open('leak/');
    await open(page, main);
    const { x, y } = await placeOf(page, main, 'optimizer');
    await page.mouse.move(x, y);
    for (const delta of [300, -300]) {
      const before = await page.evaluate(() => scrollY);
      await page.mouse.wheel(0, delta);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(before + delta);
    }
  });

  test('Tab goes on, until the reader types; Escape lets it go on again', async () => {
    const page = await site.open('leak/');
    await page.locator(`${main} pre.code`).focus();
    await page.keyboard.press('Enter');
    await page.locator(`${main} .monaco-editor.focused`).waitFor();
    await status(page, main, 'Tab leaves the editor');
    await page.keyboard.press('Tab');
    expect(await isInEditor(page)).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isInEditor(page)).toBe(true);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\n');
    await page.keyboard.press('Tab');
    expect(await isInEditor(page)).toBe(true);
    await expect.poll(() => textOf(page, main)).toMatch(/\n {2}$/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await isInEditor(page)).toBe(false);
  });

  test('it takes the colours of the page, light and dark, as they change', async () => {
    const page = await site.open('leak/');
    const colours = (selector: string) =>
      page.locator(`${main} ${selector}`).evaluateAll((all) => {
        const { color } = getComputedStyle(all[0] as Element);
        return color;
      });
    const keyword = await colours('pre.code .k');
    await open(page, main);
    const ofTheme = async () => [
      await colours('.view-line span span'),
      await page.locator(`${main} .monaco-editor`).evaluate((view) => getComputedStyle(view).backgroundColor),
      await page.locator(`${main} .cell-editor`).evaluate((box) => getComputedStyle(box).backgroundColor),
    ];
    const [light, background, around] = await ofTheme();
    expect(light).toBe(keyword);
    expect(background).toBe(around);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(async () => (await ofTheme())[1]).not.toBe(background);
    const [dark, darkBackground, darkAround] = await ofTheme();
    expect(dark).not.toBe(light);
    expect(darkBackground).toBe(darkAround);
  });

  test('if Monaco cannot be loaded a plain editor takes its place, and says so', async () => {
    const page = await site.open('leak/');
    await page.route(/\/monaco\.[^/]*\.js$/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("blocked");' }),
    );
    await page.locator(`${main} pre.code`).focus();
    await page.keyboard.type('export const b = 5;');
    await status(page, main, 'plain one');
    await expect.poll(() => textOf(page, main)).toMatch(/\nexport const b = 5;$/);
    await page.keyboard.press('Shift+Enter');
    await page.locator(`${main} [data-value="b"]`, { hasText: /^5$/ }).waitFor();
  });

  test('the plain editor: same place, same letters, errors as they are typed, undo', async () => {
    const page = await site.open('leak/', {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    await bringUp(page, main);
    const code = page.locator(`${main} pre.code`);
    const look = (selector: string) =>
      page.locator(`${main} ${selector}`).evaluate((element) => {
        const { fontFamily, fontSize, lineHeight, color, fontVariantLigatures } = getComputedStyle(element);
        return { fontFamily, fontSize, lineHeight, color, fontVariantLigatures };
      });
    const [before, letters] = [await linesOf(page, main), await look('pre.code')];
    await code.tap({ position: { x: 60, y: 120 } });
    const area = page.locator(`${main} .cell-editor textarea`);
    await area.waitFor();
    const after = await linesOf(page, main);
    expect(after.height).toBe(before.height);
    expect(after.scroll).toBe(before.scroll);
    expect(await look('.cell-editor textarea')).toEqual(letters);
    expect(Math.abs((after.places['0']?.[0] ?? NaN) - (before.places['0']?.[0] ?? NaN))).toBeLessThan(1);

    await area.press('End');
    await page.keyboard.type(' ;) ');
    await page.locator(`${main} .cell-problems`, { hasText: /^line \d+: / }).waitFor();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');
    await page.locator(`${main} .cell-problems`).waitFor({ state: 'hidden' });
    const text = await textOf(page, main);
    await button(page, main, 'Reset').waitFor({ state: 'hidden' });
    await page.keyboard.type('a');
    await button(page, main, 'Reset').click();
    await expect.poll(() => textOf(page, main)).toBe(text);
    expect(await valueOf(page, main, 'steps')).toBe('693');
  });
});
