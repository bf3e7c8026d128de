/** The bibliography: BibTeX to copy one by one or all at once, and the way back to the lessons. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bibliography } from '../../components/bibliography.ts';
import { bibtexOf } from '../../components/bibtex.ts';
import { builds, useSite } from './pages.ts';

describe.each(builds)('$name', (build) => {
  const site = useSite(build);

  test('the file holds every entry', async () => {
    const file = await readFile(join(build.folder, 'references.bib'), 'utf8');
    for (const one of bibliography) expect(file).toContain(bibtexOf(one));
  });

  test.each(['', 'zh-cn/'])(
    'from /%s an entry is copied, and all; the file and the lessons are a link away',
    async (path) => {
      const page = await site.open(`${path}bibliography/`);
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      const [one] = bibliography.filter(({ id }) => id === 'wang2025');
      if (!one) throw new Error('wang2025 is gone');
      const entry = page.locator('#wang2025');
      await entry.locator('summary').click();
      await entry.getByRole('button').click();
      await entry.getByRole('status').filter({ hasText: /./ }).waitFor();
      expect(await clipboard()).toBe(`${bibtexOf(one)}\n`);
      await page.locator('.all-bibtex').getByRole('button').click();
      await page.locator('.all-bibtex').getByRole('status').filter({ hasText: /./ }).waitFor();
      expect(await clipboard()).toBe(await readFile(join(build.folder, 'references.bib'), 'utf8'));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.all-bibtex a').click(),
      ]);
      expect(download.suggestedFilename()).toBe('references.bib');
      await entry.locator('.cited a').first().click();
      await page.waitForURL(new RegExp(`${path}how-much/$`));
    },
  );

  test('without JavaScript the BibTeX can be read', async () => {
    const page = await site.open('bibliography/', { javaScriptEnabled: false });
    const entry = page.locator('#wang2025');
    await entry.locator('summary').click();
    expect(await entry.locator('pre').isVisible()).toBe(true);
    expect(await page.getByRole('button').count()).toBe(0);
  });
});
