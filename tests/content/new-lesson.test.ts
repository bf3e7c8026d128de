/** What `npm run new:lesson` writes runs, and only its words are left to write. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syllabus } from '../../content/syllabus.ts';
import { files, sections, withLesson } from '../../scripts/new-lesson.mjs';
import { isCell, record } from '../../src/runtime/record.ts';
import { componentsIn, root, skeleton } from './lessons.ts';

const folder = join(root, '.cache/changed', `new-${process.pid}`);

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const cells = Object.keys(files).filter((name) => name.startsWith('cells/') && isCell(name));

test.each(cells)('%s runs, and its claims hold', async (name) => {
  const { error, claims, check } = await record(join(folder, name), { fresh: true });
  expect(error).toBeUndefined();
  if (name.includes('by-hand')) expect(check?.passed).toBe(name.includes('solution'));
  else expect(claims.map(({ holds }) => holds)).toEqual([true]);
});

test('both languages have the same skeleton, with all that a lesson has', () => {
  expect(skeleton(files['zh.mdx'])).toEqual(skeleton(files['en.mdx']));
  const used = componentsIn(files['en.mdx']).map(({ name }) => name);
  const wanted = [
    'Cell',
    'Figure',
    'Exercise',
    'Hint',
    'Predict',
    'Value',
    'Cite',
    'Convention',
    'Misconception',
  ];
  expect(used).toEqual(expect.arrayContaining([...wanted, 'Limits']));
});

test('its section for teachers is that of a lesson: a plan of 45 minutes, its title, its cells and claims', () => {
  const [en, zh] = [sections.en('new'), sections.zh('new')];
  expect(skeleton(zh)).toEqual(skeleton(en));
  for (const [text, page] of [
    [en, files['en.mdx']],
    [zh, files['zh.mdx']],
  ]) {
    const [, title = ''] = /^title: (.*)$/m.exec(page ?? '') ?? [];
    expect(text).toContain(`## ${title}\n\n<InClass lesson="new" />\n`);
    const minutes = [...(text ?? '').matchAll(/^\| (\d+) \|/gm)].map(([, count]) => Number(count));
    expect(minutes.reduce((sum, count) => sum + count, 0)).toBe(45);
  }
  const named = componentsIn(en).filter(({ name }) => name === 'See');
  expect(named.map(({ properties }) => properties['of'])).toContain('new/by-hand');
  for (const { of = '', claims } of named.map(({ properties }) => properties)) {
    const file = of.replace('new/', 'cells/');
    expect(Object.keys(files)).toContain(`${file}.ts`);
    if (claims)
      expect(Object.entries(files).find(([name]) => name === `${file}.claims.ts`)?.[1]).toContain(
        `id: '${claims}'`,
      );
  }
});

// Prose is not formatted by machine.
test.each(Object.entries(files).filter(([name]) => name.endsWith('.ts')))(
  '%s is formatted',
  async (name, text) => {
    const options = await prettier.resolveConfig(join(root, 'content/lessons/new', name));
    expect(await prettier.check(text, { ...options, filepath: name })).toBe(true);
  },
);

test('the syllabus has it last', () => {
  const [last] = syllabus.at(-1)?.lessons.slice(-1) ?? [];
  expect(withLesson(`[{ lessons: ['a'] }, { lessons: ['b', '${last}'] }];`, 'new')).toBe(
    `[{ lessons: ['a'] }, { lessons: ['b', '${last}', 'new'] }];`,
  );
});
