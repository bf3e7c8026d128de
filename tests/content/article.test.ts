/** The article, checked: each statement once, and each verdict held by claims that the lessons really have. */
import { describe, expect, test } from 'vitest';
import { claimsIn, statementsIn } from '../../components/statements.ts';
import { recordedValue } from '../../components/value.ts';
import { record } from '../../src/runtime/record.ts';
import { cellsOf, componentsIn, languages, lessons, read } from './lessons.ts';

const page = 'pages/article';
/** The picture, which is repaired and not run; the article’s sources. */
const withoutProgram = [7, 19];

describe.each(languages)('in %s', (language) => {
  const { body } = read(page, language);

  test('every statement of the article stands there once, in its order', () => {
    expect(statementsIn(body).map(({ n }) => n)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  });

  test('every statement has words of its own and a finding', () => {
    const rows = [
      ...body.matchAll(/<Statement [^>]*>\n<span slot="said">(.+)<\/span>\n\n(.+)\n<\/Statement>/g),
    ];
    expect(rows).toHaveLength(19);
  });
});

test('both languages give the same verdicts', () => {
  expect(statementsIn(read(page, 'zh').body)).toEqual(statementsIn(read(page, 'en').body));
});

describe('every statement', () => {
  const statements = componentsIn(read(page, 'en').body)
    .filter(({ name }) => name === 'Statement')
    .map(({ properties }) => ({ n: Number(properties['n']), claims: claimsIn(properties['claims'] ?? '') }));

  test('but these rests on claims', () => {
    expect(statements.filter(({ claims }) => claims.length === 0).map(({ n }) => n)).toEqual(withoutProgram);
  });

  test.each(statements)('$n: its claims are made by a lesson, and hold', async ({ claims }) => {
    for (const { lesson, cell, claim } of claims) {
      expect(lessons).toContain(lesson);
      expect(read(`lessons/${lesson}`, 'en').body).toMatch(
        new RegExp(`<(?:Cell|Figure|Trial) file="${cell}\\.ts"`),
      );
      const { claims: made } = await record(`${cellsOf(lesson)}/${cell}.ts`);
      expect(made, `${lesson}/${cell}`).toContainEqual(expect.objectContaining({ id: claim, holds: true }));
    }
  });

  test('takes its numbers from programs of the lessons', async () => {
    const values = componentsIn(read(page, 'en').body).filter(({ name }) => name === 'Value');
    expect(values.length).toBeGreaterThan(10);
    for (const { properties } of values) {
      const [lesson = '', of = ''] = (properties['of'] ?? '').split('/');
      expect(await recordedValue(lesson, of)).toSatisfy(Number.isFinite);
    }
  });
});
