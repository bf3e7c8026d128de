/** The page for teachers: a section for each lesson, in both languages, that names what the lesson really has. */
import { describe, expect, test } from 'vitest';
import { recordedValue } from '../../components/value.ts';
import { record } from '../../src/runtime/record.ts';
import { cellsOf, componentsIn, languages, lessons, programsOf, read } from './lessons.ts';

const sectionPattern = /^## (.+)\n\n<InClass lesson="([^"]*)" \/>\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm;

const sectionsOf = (language: (typeof languages)[number]) =>
  [...read('pages/teaching', language).body.matchAll(sectionPattern)].map(
    ([, title = '', lesson = '', text = '']) => ({ title, lesson, text }),
  );

describe.each(languages)('in %s', (language) => {
  const sections = sectionsOf(language);

  test('each lesson of the syllabus has its section, in reading order, under its own title', () => {
    expect(sections.map(({ lesson }) => lesson)).toEqual(lessons);
    for (const { title, lesson } of sections) {
      expect(title).toBe(read(`lessons/${lesson}`, language).title.replace(/^"(.*)"$/, '$1'));
    }
  });

  test.each(sections)('$lesson: the minutes of the plan are 45', ({ text }) => {
    const minutes = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, count]) => Number(count));
    expect(minutes.length).toBeGreaterThan(3);
    expect(minutes.reduce((sum, count) => sum + count, 0)).toBe(45);
  });

  test.each(sections)(
    '$lesson: sends to its exercise, and to no other lesson’s programs',
    ({ lesson, text }) => {
      const seen = componentsIn(text)
        .filter(({ name }) => name === 'See')
        .map(({ properties }) => properties['of'] ?? '');
      expect(seen.filter((of) => !of.startsWith(`${lesson}/`))).toEqual([]);
      const exercises = componentsIn(read(`lessons/${lesson}`, language).body)
        .filter(({ name }) => name === 'Exercise')
        .map(({ properties }) => `${lesson}/${(properties['file'] ?? '').replace('.ts', '')}`);
      expect(exercises.length).toBeGreaterThan(0);
      for (const exercise of exercises) expect(seen).toContain(exercise);
    },
  );

  test('every program, claim and number that a note names is there', async () => {
    for (const { name, properties } of componentsIn(read('pages/teaching', language).body)) {
      const [lesson = '', of = ''] = (properties['of'] ?? '').split('/');
      if (name === 'Value') expect(await recordedValue(lesson, of)).toSatisfy(Number.isFinite);
      if (name !== 'See') continue;
      expect(programsOf(lesson), lesson).toContain(`${of}.ts`);
      const { claims } = await record(`${cellsOf(lesson)}/${of}.ts`);
      for (const id of (properties['claims'] ?? '').split(' ').filter(Boolean)) {
        expect(claims, `${lesson}/${of}`).toContainEqual(expect.objectContaining({ id, holds: true }));
      }
    }
  });
});

test('both languages name the same claims', () => {
  const named = (language: (typeof languages)[number]) =>
    componentsIn(read('pages/teaching', language).body).filter(({ name }) => name === 'See');
  expect(named('zh')).toEqual(named('en'));
});
