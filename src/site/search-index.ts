/** The index of the search: what of a page it holds, and in which words a page can be found. */
import { parseHTML } from 'linkedom';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import { glossary } from '../../content/glossary.ts';
import { plainPowers, powerHyphen } from '../../components/search-words.ts';
import { formulaText } from './formula-text.ts';

/** What would only be noise in the results: programs and what they gave back, controls, labels of boxes, lists of pages. */
const silent = [
  'pre',
  'svg',
  'button',
  'input',
  'select',
  'label',
  'summary',
  '.katex-display',
  '[data-footnote-ref]',
  '[data-footnote-backref]',
  '.cell-result',
  '.cell-bar',
  '.box-title',
  '.needs-script',
  '.without-script',
  '[role="status"]',
  '.lessons',
  '.lessons ~ ul',
  '.statement :is(.number, .verdict, dl)',
  'rosetta-table :is(.none, .formula, .default, .programs)',
];

/** Interfaces that Pagefind brings; ours is `components/search.ts`. */
const ownInterface = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Lists and plans in which every word occurs, and a lesson says more about it. */
const reference = '.bibliography, rosetta-table, .sl-markdown-content:has(.in-class)';

const inWords = new Intl.Segmenter('zh-CN', { granularity: 'word' });
const split = (text: string): string[] => [...inWords.segment(text)].map(({ segment }) => segment);

const chineseTerms = Object.values(glossary).flatMap(({ zh, aliases = [] }) => [zh, ...aliases]);
const termPattern = new RegExp(`(${chineseTerms.sort((a, b) => b.length - a.length).join('|')})`);

const aPower = new RegExp(`(\\d[\\d.]*e${powerHyphen}\\d+)`);

/**
 * Chinese, parted into words as the browser parts what a reader types, or a word of the page would not be the word of
 * the query. A term is parted by itself, since that is how it is typed; 1e-4 stays whole.
 */
const parted = (text: string): string =>
  text
    .split(aPower)
    .flatMap((part, index) => (index % 2 === 1 ? part : part.split(termPattern).flatMap(split)))
    .join('\u200b');

/** What a term adds to a longer one within it, "decoupled" to weight decay: whoever asks for that one should not find both. */
function ownPart(term: string): string {
  return compounds.reduce((left, other) => (other === term ? left : left.replace(other, '')), term).trim();
}
const compounds = Object.values(glossary)
  .flatMap(({ en, zh }) => [en, zh])
  .filter((term) => term.includes(' ') || /^\p{Script=Han}{3}/u.test(term));

/** The terms that a page introduces, in both languages, and the parts of Chinese ones: nobody types a space there. */
function termsOf(main: Element): string[] {
  const terms = [...main.querySelectorAll('dfn[id^="term-"]')].flatMap(({ id }) => {
    const term = glossary[id.replace('term-', '')];
    if (!term) return [];
    // The letter that it is in formulas, if its meaning begins with one.
    const [letter = ''] = /^\p{Script=Greek}/u.exec(term.means.en) ?? [];
    return [...[term.en, term.zh, ...(term.aliases ?? [])].map(ownPart), letter];
  });
  return [...new Set([...terms, ...terms.flatMap(split).filter((part) => part.length > 1)])];
}

/**
 * The part of a page that the index holds, before it is parsed: without the navigation, which names every lesson on every
 * page, and without programs and charts, which are most of a lesson's elements. Undefined if the page is none to be found.
 */
function searchable(html: string): string | undefined {
  const [main] = /<main\b[^>]*\bdata-pagefind-body\b[\s\S]*<\/main>/.exec(html) ?? [];
  const [root = '<html>'] = /<html\b[^>]*>/.exec(html) ?? [];
  const text = main?.replace(/<(pre|svg)\b(?:(?!<\1\b)[\s\S])*?<\/\1>/g, '<$1></$1>');
  return text && `<!doctype html>${root}<head></head><body>${text}</body></html>`;
}

const SHOW_TEXT = 4;

/** In `weight_decay=1e-4`, which else would be one word. */
const assigned = /(?<=[\w)])=(?=[\w.'"(])/g;

/** A page as the index should see it; undefined if it is none to be found. */
export function forSearch(html: string): string | undefined {
  const { document } = parseHTML(searchable(html) ?? '');
  const main = document.querySelector('main');
  if (!main) return undefined;
  const { lang } = document.documentElement;
  const terms = termsOf(main);
  for (const element of main.querySelectorAll(silent.join())) element.remove();
  for (const formula of main.querySelectorAll('.katex')) formula.replaceWith(formulaText(formula));
  for (const cell of main.querySelectorAll('td, th, small, .glossary *')) cell.append(' ');
  for (const list of main.querySelectorAll(reference)) list.setAttribute('data-pagefind-weight', '0.2');
  const texts = document.createTreeWalker(main, SHOW_TEXT);
  while (texts.nextNode()) {
    const text = plainPowers(texts.currentNode.nodeValue ?? '').replace(assigned, ' = ');
    texts.currentNode.nodeValue = lang === 'en' ? text : parted(text);
  }
  const meta = document.createElement('meta');
  meta.setAttribute('data-pagefind-meta', 'terms[content]');
  meta.setAttribute('content', terms.join(' '));
  main.append(meta);
  return document.toString();
}

/**
 * Starlight lets Pagefind write its files and ends it at once; on a busy machine some then stay empty. Here they are
 * asked for and written one by one, so that each is whole.
 */
export async function writeSearchIndex(root: string): Promise<void> {
  const { index } = await pagefind.createIndex();
  if (!index) throw new Error('Pagefind could not be started, so the site would have no search.');
  // Pagefind is a process of its own: it takes in one page while the next is read here.
  const added: ReturnType<typeof index.addHTMLFile>[] = [];
  for await (const name of glob('**/*.html', { cwd: root })) {
    const content = forSearch(await readFile(join(root, name), 'utf8'));
    if (content) added.push(index.addHTMLFile({ sourcePath: name.replaceAll('\\', '/'), content }));
  }
  const all = await Promise.all(added);
  const { errors, files } = await index.getFiles();
  const problems = [...all.flatMap((each) => each.errors), ...errors];
  if (problems.length > 0) throw new Error(`Pagefind: ${problems.join('; ')}`);
  const folder = join(root, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    if (ownInterface.test(path)) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await pagefind.close();
}
