/** A lesson from its first link to its last without a mouse. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builds, useSite, valueOf } from './pages.ts';

interface Stop {
  /** The element, for messages. */
  html: string;
  isAfterLast: boolean;
  isSeen: boolean;
  isMarked: boolean;
}

/** Goes one stop on; undefined behind the last one. */
async function next(page: Page, key = 'Tab'): Promise<Stop | undefined> {
  await page.keyboard.press(key);
  const stop = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const known = window as unknown as { last?: Element };
    const isAfterLast =
      !known.last || Boolean(known.last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    known.last = element;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return {
      html: element.outerHTML.slice(0, 160),
      isAfterLast,
      isSeen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      isMarked: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    };
  });
  return stop;
}

/** Goes on to what has this selector. */
async function goTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await next(page);
    if (await page.evaluate((css) => document.activeElement?.matches(css), selector)) return;
  }
  throw new Error(`The keyboard never comes to ${selector}.`);
}

const solution = readFileSync(
  resolve(import.meta.dirname, '../../content/lessons/leak/cells/one-step.solution.ts'),
  'utf8',
);

describe('by keyboard', () => {
  const [root] = builds;
  if (!root) throw new Error('There is no build.');
  const site = useSite(root);

  test.each(['leak/', 'zh-cn/leak/'])('every stop of /%s is in order, seen and marked', async (address) => {
    const page = await site.open(address);
    const stops: Stop[] = [];
    for (let stop = await next(page); stop; stop = await next(page)) {
      stops.push(stop);
      expect(stops.length, 'the end is never reached').toBeLessThan(600);
    }
    const wrong = stops.filter(({ isAfterLast, isSeen, isMarked }) => !isAfterLast || !isSeen || !isMarked);
    expect(wrong).toEqual([]);
    // All that can be pressed, moved or followed, but for what is folded away.
    const there = await page.evaluate(
      () =>
        [...document.querySelectorAll('a[href], button, input, select, summary, textarea')].filter(
          (element) =>
            (element as HTMLElement).tabIndex >= 0 &&
            !element.matches(':disabled') &&
            element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
        ).length,
    );
    expect(stops.length).toBeGreaterThanOrEqual(there);
  });

  test('a lesson is read, guessed, run, moved and solved', async () => {
    const page = await site.open('leak/');
    await goTo(page, 'predict-box[data-name="steps"] input');
    await page.keyboard.type('700');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('predict-box[data-name="steps"] .verdict').textContent())
      .not.toBe('');

    await goTo(page, '#cell-one-weight input[type="range"]');
    const before = await valueOf(page, '#cell-one-weight', 'fixedPoint');
    // Each press is one of the slider's own steps.
    const shown = page.locator('#cell-one-weight .control output');
    expect(await shown.textContent()).toBe('0.1');
    await page.keyboard.press('ArrowRight');
    expect(await shown.textContent()).toBe('0.11');
    await expect.poll(() => valueOf(page, '#cell-one-weight', 'fixedPoint')).not.toBe(before);

    await goTo(page, '#cell-one-step [data-do="edit"]');
    await page.keyboard.press('Enter');
    await page.locator('#cell-one-step .monaco-editor').waitFor();
    await page.evaluate((words) => navigator.clipboard.writeText(words), solution);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
    // Tab types in an editor; after Escape it moves on.
    await page.keyboard.press('Escape');
    await goTo(page, '#cell-one-step [data-do="run"]');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('exercise-box[data-name="one-step"] .mark').textContent())
      .toContain('✓');
  });
});
