/** The bibliography as BibTeX: what another program reads in it is what we wrote. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { describe, expect, test } from 'vitest';
import { bibliography, yearOf } from '../../components/bibliography.ts';
import { bibtexOf, texOf } from '../../components/bibtex.ts';

interface Read {
  id: string;
  type: string;
  title: string;
  author: { family: string; given?: string; 'non-dropping-particle'?: string }[];
  issued: { 'date-parts': number[][] };
  DOI?: string;
  URL?: string;
  'container-title'?: string;
}

const read = (bibtex: string): Read[] => plugins.input.chain(bibtex) as Read[];

/** Without markup, and with one form of each sign; the reader knows no ℓ and no ∞. */
const plain = (text = ''): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replaceAll('\\ell', 'ℓ')
    .replaceAll('\\infty', '∞')
    .replaceAll('’', "'")
    .normalize('NFKC');

describe.each(bibliography)('$id', (one) => {
  const found = read(bibtexOf(one));

  test('reads as one entry, under our key', () => {
    expect(found.map(({ id }) => id)).toEqual([one.id]);
  });

  test('has the title, the authors, the year and the place', () => {
    const [entry] = found;
    expect(plain(entry?.title)).toBe(plain(one.title));
    const names = entry?.author.map(({ family, given, 'non-dropping-particle': particle }) =>
      plain(`${particle ? `${particle} ` : ''}${family}, ${given}`),
    );
    expect(names).toEqual(one.author.map(({ family, given }) => plain(`${family}, ${given}`)));
    expect(entry?.issued['date-parts'][0]?.[0]).toBe(yearOf(one));
    expect(entry?.DOI).toBe(one.DOI);
    if (one.URL) expect(entry?.URL).toBe(one.URL);
    if (/^article-journal|^paper/.test(one.type)) {
      expect(entry?.type).toBe(one.type);
      expect(plain(entry?.['container-title'])).toBe(plain(one['container-title']));
    }
  });
});

test('the whole file holds every key once', () => {
  const keys = read(bibliography.map(bibtexOf).join('\n\n')).map(({ id }) => id);
  expect(keys).toEqual(bibliography.map(({ id }) => id));
});

test.each([
  ['Veselić', "Veseli{\\'c}"],
  ['Müller & Çelik', 'M{\\"u}ller \\& {\\c C}elik'],
  ['100 % of a_b', '100 \\% of a\\_b'],
  ['1–2', '1--2'],
])('%s is written %s', (text, tex) => {
  expect(texOf(text)).toBe(tex);
});

test('a sign without a command is named', () => {
  expect(() => texOf('a ≤ b')).toThrow('"≤"');
});
