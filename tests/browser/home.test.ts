/** The home page: a weight to pull, and the way to every lesson. */
import { describe, expect, test } from 'vitest';
import { syllabus } from '../../content/syllabus.ts';
import { builds, useSite } from './pages.ts';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test.each([
    ['', 'Let it decay', 'Hold it', 'The program behind it'],
    ['zh-cn/', '让它衰减', '停住', '背后的程序'],
  ])('the weight decays, is held, and is pulled up again: /%s', async (path, release, hold, program) => {
    const page = await site.open(path);
    const weight = page.getByRole('slider').first();
    const value = async (): Promise<number> => Number(await weight.getAttribute('aria-valuenow'));
    expect(await value()).toBe(1);
    await page.getByRole('button', { name: release }).click();
    await expect.poll(value).toBeLessThan(0.9);
    await page.getByRole('button', { name: hold }).click();
    const held = await value();
    await page.waitForTimeout(300);
    expect(await value()).toBe(held);

    // Pulled, it follows; let go, it decays.
    const box = (await page.locator('decaying-weight .dot').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x, box.y - 400, { steps: 5 });
    expect(await value()).toBe(1);
    await page.mouse.up();
    await expect.poll(value).toBeLessThan(0.9);

    await page.getByRole('link', { name: program }).click();
    await page.waitForURL(/leak\/#cell-half-life$/);
  });

  test('the weight moves by keys, and a stronger decay takes more of it', async () => {
    const page = await site.open('');
    const [weight, strength] = [page.getByRole('slider').nth(0), page.getByRole('slider').nth(1)];
    await weight.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowUp');
    expect(await weight.getAttribute('aria-valuenow')).toBe('0.80');
    await page.locator('.pace', { hasText: '0.1 %' }).waitFor();
    await page.locator('.pace', { hasText: '693' }).waitFor();
    await strength.focus();
    await page.keyboard.press('End');
    expect(await strength.getAttribute('aria-valuetext')).toBe('0.1');
    await page.locator('.pace', { hasText: '69 ' }).waitFor();
  });

  test('with reduced motion, nothing moves but in one jump', async () => {
    const page = await site.open('', { reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Let it decay' }).click();
    const after = await page.getByRole('slider').first().getAttribute('aria-valuenow');
    expect(Number(after)).toBeLessThan(0.6);
    await page.waitForTimeout(300);
    expect(await page.getByRole('slider').first().getAttribute('aria-valuenow')).toBe(after);
  });

  test.each(['', 'zh-cn/'])('/%s leads to every lesson, with its line and its time', async (path) => {
    const page = await site.open(path);
    const lessons = syllabus.flatMap((part) => part.lessons);
    const found = await page
      .locator('main a[data-lesson]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(found).toEqual(lessons.map((lesson) => `${build.base.replace(/\/$/, '')}/${path}${lesson}/`));
    expect(await page.locator('main .minutes', { hasText: /^\d+ ?(?:min|分钟)$/ }).count()).toBe(
      lessons.length,
    );
    // Without a script the picture stands all the same.
    const plain = await site.open(path, { javaScriptEnabled: false });
    expect(await plain.locator('decaying-weight .future').getAttribute('d')).toMatch(/^M260/);
  });
});
