/** What a text asks of its reader: how long it takes, from its Markdown, and its sections. */
import type { MarkdownHeading } from 'astro';
import type { Language } from './strings.ts';

/** The words of a text as a reader meets them: a formula, a number and a citation count as one word each. */
export function plain(body: string): string {
  return body
    .replace(/^(```+|~~~+)[\s\S]*?^\1/gm, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '\n')
    .replace(/`[^`]+`/g, 'x')
    .replace(/\$[^$]+\$/g, 'x')
    .replace(/<(?:Value|Cite)\b[^>]*\/>/g, 'x')
    .replace(/<\/?[A-Za-z][^>]*>/g, '')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/^(?:#+|[-*]|\d+\.) /gm, '')
    .replace(/\*+/g, '');
}

/** Minutes: 200 English words or 350 Chinese characters each, and the time that programs with a stated time run. */
export function minutesIn(body: string, language: Language): number {
  const words = plain(body);
  const reading =
    language === 'en'
      ? words.split(/\s+/).filter(Boolean).length / 200
      : (words.match(/\p{Script=Han}|[A-Za-z0-9]+/gu) ?? []).length / 350;
  const seconds = [...body.matchAll(/\bseconds=\{(\d+)\}/g)].reduce((sum, [, n]) => sum + Number(n), 0);
  return reading + seconds / 60;
}

/** The sections that a table of contents names; none if there are too few of them to need one. Footnotes are none. */
export function sectionsOf(headings: MarkdownHeading[]): MarkdownHeading[] {
  const sections = headings.filter(({ depth, slug }) => depth === 2 && slug !== 'footnote-label');
  return sections.length > 2 ? sections : [];
}

/** The questions of a page under their headings. */
export function questionsUnder(
  headings: readonly MarkdownHeading[],
): { title: string; questions: MarkdownHeading[] }[] {
  const groups: ReturnType<typeof questionsUnder> = [];
  for (const heading of headings) {
    if (heading.depth === 2) groups.push({ title: heading.text, questions: [] });
    if (heading.depth === 3) groups.at(-1)?.questions.push(heading);
  }
  return groups;
}
