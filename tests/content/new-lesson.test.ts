/** What `npm run new:lesson` writes runs, and only its words are left to write. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettier from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syllabus } from '../../content/syllabus.ts';
import { files, withLesson } from '../../scripts/new-lesson.mjs';
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
