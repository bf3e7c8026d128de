/** Both languages of every page: the same skeleton, and nothing that refers to what is not there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bibliography } from '../../components/bibliography.ts';
import { linkTarget } from '../../components/link-target.ts';
import { minutesIn } from '../../components/reading.ts';
import { questionHtml, questionsIn } from '../../components/tasks.ts';
import { recordedChoice, recordedValue } from '../../components/value.ts';
import { glossary } from '../../content/glossary.ts';
import { build } from './build.ts';
import {
  componentsIn,
  difference,
  languages,
  lessons,
  linksIn,
  pages,
  pathOf,
  placeOf,
  programsOf,
  read,
  root,
  skeleton,
  tell,
  type Language,
} from './lessons.ts';

test('every folder of a lesson stands in the syllabus, once', () => {
  expect(new Set(lessons).size).toBe(lessons.length);
  expect(lessons.length).toBeGreaterThan(0);
});

describe('the skeleton', () => {
  const original =
    '## Head\n\nSee $\\link{e.f}{a}$ and `b` (<Cite of="x" />), <Value of="c.d" digits={2} /> and <Link to="e.g">h</Link>.[^n]\n\n[^n]: A note.\n\n$$\n\\loss{L}\n$$';

  test.each([
    ['## Head', '### Head'],
    ['{a}$', '{b}$'],
    ['\\link{e.f}', '\\link{e.g}'],
    ['to="e.g"', 'to="e.f"'],
    ['`b`', '`c`'],
    ['of="x"', 'of="y"'],
    ['digits={2}', 'digits={3}'],
    ['\\loss{L}', '\\penalty{L}'],
    ['\n\nSee', '\n\n<Cell file="e.ts" />\n\nSee'],
    ['.[^n]', '.'],
    ['[^n]: A note', '[^m]: A note'],
  ])('sees %s become %s', (from, to) => {
    expect(original).toContain(from);
    expect(skeleton(original.replace(from, to))).not.toEqual(skeleton(original));
  });

  test('lets a sentence have an order of its own', () => {
    const other =
      '## 标题\n\n<Link to="e.g">甲</Link>，<Value of="c.d" digits={2} />，见<Cite of="x" />、`b`与$\\link{e.f}{a}$。[^n]\n\n[^n]: 注。\n\n$$\n\\loss{L}\n$$';
    expect(skeleton(other)).toEqual(skeleton(original));
  });
});

/** Lines that `npm run new:lesson` wrote for an author to write over. */
const leftIn = (page: string, language: Language): string[] =>
  readFileSync(pathOf(page, language), 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      /\bTODO\b/.test(line) ? [`${placeOf(page, language)}:${index + 1}: ${line}`] : [],
    );

describe.each(pages)('%s', (page) => {
  test.each(languages)('in %s: a title, a description and a text', (language) => {
    expect(existsSync(pathOf(page, language))).toBe(true);
    const { title, description, body } = read(page, language);
    expect(title).not.toBe('');
    expect(description).not.toBe('');
    expect(body.trim()).not.toBe('');
  });

  test.each(languages)('in %s, nothing is left to write', (language) => {
    tell(leftIn(page, language));
  });

  test('both languages have the same skeleton', () => {
    tell(difference(page));
  });

  test.each(languages)('in %s, all that is named is there', async (language) => {
    await build(placeOf(page, language));
  });
});

describe.each(lessons)('lesson %s', (lesson) => {
  const page = `lessons/${lesson}`;
  const { body } = read(page, 'en');
  const uses = componentsIn(body);
  const named = (name: string) => uses.filter((use) => use.name === name).map(({ properties }) => properties);
  const shown = ['Cell', 'Figure', 'Trial', 'Exercise'].flatMap((name) =>
    named(name).map(({ file }) => file),
  );

  test('has all that a lesson has', () => {
    const lacking = [
      'Cell',
      'Figure',
      'Exercise',
      'Predict',
      'Convention',
      'Misconception',
      'Limits',
      'Cite',
      'Hint',
    ].filter((name) => named(name).length === 0);
    tell(lacking.map((name) => `${placeOf(page, 'en')}: there is no <${name}> in it.`));
  });

  test('shows each of its programs once', () => {
    const there = programsOf(lesson);
    tell([
      ...there
        .filter((file) => !shown.includes(file))
        .map((file) => `${placeOf(page, 'en')}: does not show ${file}.`),
      ...shown
        .filter((file, index) => shown.indexOf(file) < index)
        .map((file) => `${placeOf(page, 'en')}: shows ${file} twice.`),
    ]);
    expect([...shown].sort()).toEqual(there);
  });

  test('asks before it explains: every Predict stands before the program it asks about', () => {
    const places = uses.map(
      ({ name, properties }) => `${name} ${properties['of'] ?? properties['file'] ?? ''}`,
    );
    for (const { of = '' } of named('Predict')) {
      const program = ['Cell', 'Figure', 'Trial'].map((kind) =>
        places.indexOf(`${kind} ${of.split('.')[0]}.ts`),
      );
      expect(places.indexOf(`Predict ${of}`), of).toBeLessThan(Math.max(...program));
    }
  });

  test('every Value, and every Predict without choices, is a number that a program exports', async () => {
    const asked = questionsIn(body).filter(({ choices }) => Object.keys(choices).length === 0);
    const ofChoices = named('Choice').filter(({ of }) => of !== undefined);
    for (const { of = '' } of [...named('Value'), ...asked, ...ofChoices]) {
      expect(shown, of).toContain(`${of.split('.')[0]}.ts`);
      expect(await recordedValue(lesson, of), of).toSatisfy(Number.isFinite);
    }
  });

  test('every Predict with choices has the program’s answer among them', async () => {
    const asked = questionsIn(body).map(({ of, choices }) => ({ of, choices: Object.keys(choices) }));
    for (const { of, choices } of asked.filter(({ choices }) => choices.length > 0)) {
      expect(shown, of).toContain(`${of.split('.')[0]}.ts`);
      expect(choices).toContain(await recordedChoice(lesson, of, choices));
    }
  });

  test.each(languages)('in %s, every Predict can be shown outside of the lesson', async (language) => {
    const questions = questionsIn(read(page, language).body);
    expect(questions.map(({ of }) => of)).toEqual(named('Predict').map(({ of }) => of));
    for (const { question, choices } of questions) {
      for (const words of [question, ...Object.values(choices)]) {
        expect(await questionHtml(words)).toMatch(/^<p>.*<\/p>$/s);
      }
    }
  });

  test('every link names something in a program of the page', async () => {
    for (const to of linksIn(read(page, 'en').body)) {
      expect(shown, to).toContain(`${to.split('.')[0]}.ts`);
      await linkTarget(lesson, to, 'en');
    }
  });

  test('every Cite is in the bibliography, and every Term in the glossary', () => {
    const keys = bibliography.map(({ id }) => id);
    for (const { of } of named('Cite')) expect(keys).toContain(of);
    for (const { of } of named('Term')) expect(Object.keys(glossary)).toContain(of);
    const terms = named('Term').map(({ of }) => of);
    expect(new Set(terms).size, 'a term is introduced once').toBe(terms.length);
  });

  test.each(languages)('in %s, takes 2 to 15 minutes to read', (language) => {
    const minutes = minutesIn(read(page, language).body, language);
    const isRight = minutes > 2 && minutes <= 15;
    tell(isRight ? [] : [`${placeOf(page, language)}: takes ${minutes.toFixed(1)} minutes to read.`]);
  });
});

describe('the bibliography', () => {
  test('has keys that differ, and authors, year, title and a place to find each source', () => {
    const keys = bibliography.map(({ id }) => id);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of bibliography) {
      expect(one.id).toMatch(/^[a-z]+\d{4}[a-z]?$/);
      expect(one.title, one.id).toBeTruthy();
      expect(
        one.author.every(({ family }) => family),
        one.id,
      ).toBe(true);
      expect(one.issued['date-parts'][0]?.[0], one.id).toBe(Number(/\d{4}/.exec(one.id)?.[0]));
      expect(one.URL ?? one.DOI, one.id).toMatch(/^https:\/\/|^10\./);
    }
  });

  // Keys after @see in the docstrings of the trainer, each with the files that cite it.
  const inTrainer = new Map<string, string[]>();
  for (const file of globSync('src/trainer/**/*.ts', { cwd: root })) {
    for (const [, keys = ''] of readFileSync(join(root, file), 'utf8').matchAll(/@see (.+)/g)) {
      // What has no key is kept whole, so that it is named as missing.
      const found = keys.match(/\b[a-z]+\d{4}[a-z]?\b/g) ?? [keys];
      for (const key of found) inTrainer.set(key, [...(inTrainer.get(key) ?? []), file]);
    }
  }

  test('holds every source that a docstring cites', () => {
    const keys = bibliography.map(({ id }) => id);
    expect(inTrainer.size).toBeGreaterThan(10);
    for (const [key, files] of inTrainer) expect(keys, `${key}, cited in ${files.join()}`).toContain(key);
  });

  test('holds nothing that no page and no docstring cites', () => {
    const cited = pages.flatMap((page) =>
      componentsIn(read(page, 'en').body)
        .filter(({ name }) => name === 'Cite')
        .map(({ properties }) => properties['of']),
    );
    const used = new Set([...cited, ...inTrainer.keys()]);
    const idle = bibliography.map(({ id }) => id).filter((id) => !used.has(id));
    expect(idle).toEqual([]);
  });
});
