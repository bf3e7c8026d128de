/** Chinese as it is written: the glossary's terms, full-width punctuation, spaces left to the style sheet. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../content/glossary.ts';
import { labels } from '../../content/labels.ts';
import { syllabus } from '../../content/syllabus.ts';
import { plain } from '../../components/reading.ts';
import { content, lessons, pageOf, pages, pathOf, placeOf, read, tell } from './lessons.ts';

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

interface Fault {
  name: string;
  found: string;
  /** Its place, for a reader: its name, and a few characters around it. */
  told: string;
}

/** What is wrong in a text. */
const faults = (text: string): Fault[] =>
  [...rules, ...avoided].flatMap(([name, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => {
      const around = text.slice(Math.max(0, index - 8), index + 10).replaceAll('\n', ' ');
      return { name, found, told: `${name}: …${around}…` };
    }),
  );

describe('Chinese', () => {
  test.each(pages)('%s', (page) => {
    const { title, description, body } = read(page, 'zh');
    const lines = readFileSync(pathOf(page, 'zh'), 'utf8').split('\n');
    const lineOf = (fault: Fault): number =>
      lines.findIndex((line) =>
        faults(plain(line)).some(({ name, found }) => name === fault.name && found === fault.found),
      ) + 1;
    const all = faults([title, description, plain(body)].join('\n'));
    tell(all.map((fault) => `${placeOf(page, 'zh')}:${lineOf(fault)}: ${fault.told}`));
  });

  test('in labels, syllabus and glossary', () => {
    const words = [
      ...Object.values(labels).map(({ zh }) => zh),
      ...syllabus.map(({ title }) => title.zh),
      ...Object.values(glossary).flatMap(({ zh, aliases = [], means }) => [zh, ...aliases, means.zh]),
    ];
    expect(words.flatMap(faults)).toEqual([]);
  });

  test.each([...lessons, 'faq'])('in claims and feedback of %s', (name) => {
    const files = globSync(`${pageOf(name)}/cells/*.{claims,check}.ts`, { cwd: content });
    expect(files.length).toBeGreaterThan(0);
    tell(
      files.flatMap((file) => {
        const source = readFileSync(join(content, file), 'utf8');
        return [...source.matchAll(/'((?:[^'\\]|\\.)*)'|`([^`]*)`/g)].flatMap(
          ({ 1: quoted, 2: template, index }) => {
            const text = (quoted ?? template ?? '').replace(/\$\{[^}]*\}/g, '1');
            if (!/\p{Script=Han}/u.test(text)) return [];
            const line = source.slice(0, index).split('\n').length;
            // A call is code, as it stands in the program.
            return faults(text.replace(/\w+\([^)]*\)/g, 'x')).map(
              ({ told }) => `content/${file}:${line}: ${told}`,
            );
          },
        );
      }),
    );
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
