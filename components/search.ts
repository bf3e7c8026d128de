/** The results of the search: Pagefind's index, which is fetched with this; pages as links, with the headings under them. */
import { searchTexts } from './search-texts.ts';
import { plainPowers, powerHyphen } from './search-words.ts';
import style from './search.css?url&no-inline';
import type { Language } from './strings.ts';

interface Place {
  url: string;
  /** HTML: text, and `<mark>`. */
  excerpt: string;
}

interface Found extends Place {
  meta: { title: string };
  sub_results: (Place & { title: string; weighted_locations: { balanced_score: number }[] })[];
}

interface Results {
  results: { data(): Promise<Found> }[];
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Null if a later search has begun. */
  debouncedSearch(words: string): Promise<Results | null>;
  /** In quotation marks: with the whole word, not one that begins alike. */
  search(words: string): Promise<Results>;
}

const atOnce = 5;

/** Letters of formulas as they are typed where no key makes them. */
const letters: Record<string, string> = {
  lambda: 'λ',
  eta: 'η',
  alpha: 'α',
  beta: 'β',
  rho: 'ρ',
  sigma: 'σ',
};
const withLetters = (words: string): string =>
  words.replace(/[a-z]+/gi, (word) => letters[word.toLowerCase()] ?? word);

/** What a reader typed, in the words of the index. */
const asIndexed = (words: string): string =>
  withLetters(plainPowers(words).replaceAll(powerHyphen, '').replaceAll('=', ' '));

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const excerpt = (html: string): HTMLElement =>
  make(
    'p',
    {},
    ...new DOMParser().parseFromString(html.replaceAll(powerHyphen, '-'), 'text/html').body.childNodes,
  );

/** Without the marks between the words of Chinese, by which it was indexed (src/site/search-index.ts). */
const link = (href: string, title: string): HTMLElement =>
  make('a', { href }, title.replaceAll('\u200b', ''));

/** Rare words of the question count more than those that stand everywhere. */
const scoreOf = ({ weighted_locations: found }: Found['sub_results'][number]): number =>
  found.reduce((sum, { balanced_score: score }) => sum + score, 0);

/** A page, and the three of its headings that answer best, in their order. */
function entry({ url, meta, excerpt: beginning, sub_results: all }: Found): HTMLElement {
  // What stands before the first heading is found under the page's own.
  const below = all.filter((one) => one.url !== url && !one.url.endsWith('#_top'));
  const best = [...below].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, 3);
  return make(
    'li',
    {},
    link(url, meta.title),
    ...(below.length < all.length || best.length === 0 ? [excerpt(beginning)] : []),
    ...below
      .filter((one) => best.includes(one))
      .map((one) => make('div', { className: 'heading' }, link(one.url, one.title), excerpt(one.excerpt))),
  );
}

/**
 * Searches for what stands in the input, now and whenever it changes, and shows it in `dialog`.
 *
 * @param failed  is told when the index, or a part of it, could not be fetched
 * @throws if it could not be fetched at the start
 */
export async function beginSearch(
  dialog: HTMLDialogElement,
  language: Language,
  failed: () => void,
): Promise<void> {
  const text = searchTexts[language];
  const input = dialog.querySelector('input');
  const said = dialog.querySelector('[data-said]');
  const list = dialog.querySelector('ol');
  const after = dialog.querySelector('[data-after]');
  if (!input || !said || !list || !after) return;

  const pagefind = (await import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`)) as Pagefind;
  // A page about the words, and one that introduces them as `terms` (src/site/search-index.ts), before those that use them.
  const ranking = { metaWeights: { title: 5, terms: 5 } };
  await pagefind.options({ baseUrl: `${base}/`, excerptLength: 18, ranking });
  await pagefind.init();
  // Linked by hand: a style sheet that is imported here would be linked by every page.
  document.head.append(make('link', { rel: 'stylesheet', href: style }));

  const show = async (results: { data(): Promise<Found> }[], from: number): Promise<void> => {
    const entries = (await Promise.all(results.slice(from, from + atOnce).map((one) => one.data()))).map(
      entry,
    );
    if (from === 0) list.replaceChildren();
    list.append(...entries);
    after.replaceChildren();
    if (results.length <= from + atOnce) return;
    const more = make('button', { type: 'button', className: 'button' }, text.more);
    more.dataset['more'] = '';
    more.addEventListener('click', () => {
      show(results, from + atOnce).then(
        () => list.querySelectorAll<HTMLElement>(':scope > li')[from + atOnce]?.querySelector('a')?.focus(),
        failed,
      );
    });
    after.append(more);
  };

  /** The same page in the other language, with its search open. */
  const elsewhere = (words: string): HTMLElement | string => {
    const other = document.querySelector<HTMLAnchorElement>('nav a[hreflang]:not([aria-current])');
    if (!other) return '';
    return make('a', { href: `${other.href}?search=${encodeURIComponent(words)}` }, text.elsewhere(words));
  };

  const search = async (): Promise<void> => {
    const words = input.value.trim();
    if (words === '') {
      said.textContent = '';
      list.replaceChildren();
      after.replaceChildren();
      return;
    }
    said.textContent = text.searching;
    const question = asIndexed(words);
    const found = await pagefind.debouncedSearch(question);
    if (!found) return;
    // For a word that no page has Pagefind takes the beginning of it, and finds 1 for 1e-4.
    const powers = question.match(/\d[\d.]*e\d+/g) ?? [];
    const withPowers = await Promise.all(powers.map((power) => pagefind.search(`"${power}"`)));
    if (words !== input.value.trim()) return;
    const results = withPowers.every((one) => one.results.length > 0) ? found.results : [];
    await show(results, 0);
    said.textContent = results.length > 0 ? text.found(results.length, words) : text.none(words);
    if (results.length === 0) after.append(elsewhere(words));
  };
  input.addEventListener('input', () => void search().catch(failed));
  await search();

  dialog.addEventListener('keydown', (event) => {
    const stops = [input, ...dialog.querySelectorAll<HTMLElement>('ol a, [data-after] > *')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0) {
      event.preventDefault();
      stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
    } else if (event.key === 'Enter' && at === 0 && !event.isComposing) {
      event.preventDefault();
      list.querySelector('a')?.click();
    }
  });
}
