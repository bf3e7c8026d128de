/** Chinese as it is written: the glossary's terms, full-width punctuation, spaces left to the style sheet. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../content/glossary.ts';
import { labels } from '../../content/labels.ts';
import { syllabus } from '../../content/syllabus.ts';
import { plain } from '../../components/reading.ts';
import { content, pages, read } from './lessons.ts';

const han = '\\p{Script=Han}，。：；？！、“”（）《》……';
const rules: [name: string, pattern: RegExp][] = [
  // A bracket of a formula may stand beside Chinese, as long as there is no Chinese in it.
  [
    'half-width punctuation',
    /\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}|\(\p{Script=Han}|\p{Script=Han}\)/gu,
  ],
  ['a full stop of Latin type', /\p{Script=Han}\.(?![A-Za-z0-9])/gu],
  [
    'a typed space between Chinese and Latin',
    new RegExp(`[${han}] +[\\p{L}\\p{N}]|[\\p{L}\\p{N}%)] +[${han}]`, 'gu'),
  ],
  ['straight quotation marks', /["']/g],
  ['a dash of Latin type', /\p{Script=Han} ?(?:--|[–-]) ?\p{Script=Han}/gu],
];
const avoided = Object.values(glossary).flatMap(({ zh, avoid = [] }) =>
  avoid.map((form): [string, RegExp] => [`${form}, for ${zh}`, new RegExp(form, 'g')]),
);

/** What is wrong in a text, with a few characters around it. */
function faults(text: string): string[] {
  return [...rules, ...avoided].flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(
      ({ index }) => `${name}: …${text.slice(Math.max(0, index - 8), index + 10)}…`,
    ),
  );
}

describe('Chinese', () => {
  test.each(pages)('%s', (page) => {
    const { title, description, body } = read(page, 'zh');
    expect(faults([title, description, plain(body)].join('\n'))).toEqual([]);
  });

  test('in labels, syllabus and glossary', () => {
    const words = [
      ...Object.values(labels).map(({ zh }) => zh),
      ...syllabus.map(({ title }) => title.zh),
      ...Object.values(glossary).flatMap(({ zh, aliases = [], means }) => [zh, ...aliases, means.zh]),
    ];
    expect(words.flatMap(faults)).toEqual([]);
  });

  test('in claims and feedback', () => {
    const files = globSync('{lessons,pages}/*/cells/*.{claims,check}.ts', { cwd: content });
    expect(files.length).toBeGreaterThan(0);
    const texts = files.flatMap((file) =>
      [...readFileSync(join(content, file), 'utf8').matchAll(/'((?:[^'\\]|\\.)*)'|`([^`]*)`/g)]
        .map(([, quoted, template]) => (quoted ?? template ?? '').replace(/\$\{[^}]*\}/g, '1'))
        .filter((text) => /\p{Script=Han}/u.test(text))
        // A call is code, as it stands in the program.
        .map((text) => text.replace(/\w+\([^)]*\)/g, 'x')),
    );
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.flatMap(faults)).toEqual([]);
  });

  test.each([
    '权重衰减,正则化',
    '取λ = 0.1 时权重减半',
    '在SGD 里',
    '他说"好"',
    '先做正规化再训练',
    '重量衰减',
    '（见 图1）',
    '权重(weight)衰减(见下)',
    '权重减半.',
  ])('finds what is wrong in %s', (text) => {
    expect(faults(text).length).toBeGreaterThan(0);
  });

  test.each([
    '权重每步漏掉1%，λ = 0.1。',
    'SGD（随机梯度下降）里，η越小越慢。',
    '在x处取3.5，再取4。',
    '停在3/(1 + λ)处。',
  ])('finds nothing in %s', (text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('both languages', () => {
  test('every label and term has a word in each', () => {
    for (const [key, { en, zh }] of [...Object.entries(labels), ...Object.entries(glossary)]) {
      expect(en.trim(), key).not.toBe('');
      expect(zh.trim(), key).not.toBe('');
    }
  });

  test('English pages hold no Chinese', () => {
    for (const page of pages) expect(plain(read(page, 'en').body)).not.toMatch(/\p{Script=Han}/u);
  });
});
