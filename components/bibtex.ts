/** A reference as BibTeX, under its key here. */
import { yearOf, type Reference } from './bibliography.ts';

const accents: Record<string, string> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0308': '"',
  '\u030c': 'v',
  '\u0327': 'c',
};

const signs: Record<string, string> = {
  '–': '--',
  '’': "'",
  'ℓ∞': '$\\ell_\\infty$',
  α: '$\\alpha$',
  λ: '$\\lambda$',
  µ: '$\\mu$',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/**
 * Text as TeX reads it in any encoding.
 *
 * @throws if it holds a character for which no command is known
 */
export function texOf(text: string): string {
  return text.normalize('NFC').replace(/ℓ∞|[\\~^&%$#_{}]|[^\0-\x7f]/gu, (sign) => {
    if (/[&%$#_{}]/.test(sign)) return `\\${sign}`;
    const known = signs[sign];
    if (known) return known;
    const [letter = '', mark = '', ...more] = sign.normalize('NFD');
    const accent = accents[mark];
    if (!accent || more.length > 0)
      throw new Error(`BibTeX: there is no command for "${sign}" in "${text}".`);
    return `{\\${accent}${/\w/.test(accent) ? ' ' : ''}${letter}}`;
  });
}

const kinds: Record<string, string> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
};

export function bibtexOf(one: Reference): string {
  const { id, type, title, author, volume, issue, page, publisher, note, DOI, URL } = one;
  const container = one['container-title'];
  const kind = kinds[type] ?? 'misc';
  const arxiv = /^https:\/\/arxiv\.org\/abs\/(.+)$/.exec(URL ?? '')?.[1];
  const holder = { article: 'journal', inproceedings: 'booktitle' }[kind] ?? 'howpublished';
  const names = author.map(({ family, given }) => texOf(given ? `${family}, ${given}` : family));
  const fields: [name: string, value: string | undefined][] = [
    ['author', names.join(' and ')],
    // In braces, so that a style keeps its capitals.
    ['title', `{${texOf(title)}}`],
    [holder, container && container !== 'arXiv' ? texOf(container) : undefined],
    ['year', String(yearOf(one))],
    ['volume', volume],
    ['number', issue],
    ['pages', page?.replace(/[-–]+/, '--')],
    ['publisher', publisher && texOf(publisher)],
    ['doi', DOI],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['url', URL],
    ['note', note && texOf(note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@${kind}{${id},`, ...lines, '}'].join('\n');
}
