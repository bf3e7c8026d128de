/** The page of questions: a program shows each answer. */
import { describe, expect, test } from 'vitest';
import { componentsIn, pageOf, programsOf, read } from './lessons.ts';

const { body } = read('pages/faq', 'en');
const asked = body
  .split(/^### /m)
  .slice(1)
  .map((text): [string, string] => [text.slice(0, text.indexOf('\n')), text]);

const filesIn = (text: string): (string | undefined)[] =>
  componentsIn(text).map(({ properties: { file } }) => file);

test('there are questions', () => {
  expect(asked.length).toBeGreaterThanOrEqual(20);
});

test('every program of the page is shown', () => {
  expect(filesIn(body).filter(Boolean).sort()).toEqual(programsOf('faq'));
});

describe.each(asked)('%s', (_name, text) => {
  const cells = [...text.matchAll(/\]\(\.\.\/([\w-]+)\/#cell-([\w-]+)\)/g)];

  test('a program shows the answer', () => {
    expect(cells.length + filesIn(text).filter(Boolean).length).toBeGreaterThan(0);
  });

  test('every link to a program finds it', () => {
    for (const [link, lesson = '', cell] of cells)
      expect(filesIn(read(pageOf(lesson), 'en').body), link).toContain(`${cell}.ts`);
  });
});
