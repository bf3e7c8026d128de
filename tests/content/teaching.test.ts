/** The page for teachers: a section for each lesson, in both languages, that names what the lesson really has. */
import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../components/program.ts';
import { recordedValue } from '../../components/value.ts';
import { componentsIn, languages, lessons, placeOf, read, tell } from './lessons.ts';

const sectionPattern = /^## (.+)\n\n<InClass lesson="([^"]*)" \/>\n([\s\S]*?)(?=^## |$(?![\s\S]))/gm;

const sectionsOf = (language: (typeof languages)[number]) =>
  [...read('pages/teaching', language).body.matchAll(sectionPattern)].map(
    ([, title = '', lesson = '', text = '']) => ({ title, lesson, text }),
  );

describe.each(languages)('in %s', (language) => {
  const sections = sectionsOf(language);

  const place = placeOf('pages/teaching', language);

  test('the sections are in reading order', () => {
    expect(sections.map(({ lesson }) => lesson)).toEqual(lessons);
  });

  test.each(lessons)('%s has its section, under its own title, with nothing left to write', (lesson) => {
    const title = read(`lessons/${lesson}`, language).title.replace(/^"(.*)"$/, '$1');
    const section = sections.find((one) => one.lesson === lesson);
    if (!section) {
      return tell([
        `${place}: there is no section "## ${title}" with <InClass lesson="${lesson}" /> under it.`,
      ]);
    }
    const left = section.text.split('\n').filter((line) => line.includes('TODO'));
    tell([
      ...(section.title === title
        ? []
        : [`${place}: the section "${section.title}" should be called "${title}".`]),
      ...left.map((line) => `${place}, ${lesson}: ${line}`),
    ]);
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
      const missed = exercises.filter((exercise) => !seen.includes(exercise));
      tell(
        missed.map((exercise) => `${place}, ${lesson}: there is no <See of="${exercise}" /> in its section.`),
      );
    },
  );

  test.each(sections)('$lesson: every program, claim and number that it names is there', async ({ text }) => {
    for (const { name, properties } of componentsIn(text)) {
      const [lesson = '', of = ''] = (properties['of'] ?? '').split('/');
      if (name === 'Value') expect(await recordedValue(lesson, of)).toSatisfy(Number.isFinite);
      if (name !== 'See') continue;
      const { recording } = await loadProgram(lesson, `${of}.ts`);
      const ids = recording.claims.map(({ id }) => id);
      const missed = (properties['claims'] ?? '').split(' ').filter((id) => id && !ids.includes(id));
      tell(missed.map((id) => `${place}: ${lesson}/${of} claims no "${id}". It claims: ${ids.join(', ')}.`));
    }
  });
});

test('both languages name the same claims', () => {
  const named = (language: (typeof languages)[number]) =>
    componentsIn(read('pages/teaching', language).body).filter(({ name }) => name === 'See');
  expect(named('zh')).toEqual(named('en'));
});
