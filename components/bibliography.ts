/** Citations from `content/references.json` (CSL-JSON). */
import references from '../content/references.json' with { type: 'json' };
import { choices } from './internal/choices.ts';

export interface Reference {
  id: string;
  type: string;
  title: string;
  author: { family: string; given?: string }[];
  issued: { 'date-parts': number[][] };
  'container-title'?: string;
  publisher?: string;
  volume?: string;
  issue?: string;
  page?: string;
  URL?: string;
  DOI?: string;
  note?: string;
}

export const bibliography = references as Reference[];

/** @throws with the valid keys if there is no such reference */
export function reference(key: string): Reference {
  const found = bibliography.find(({ id }) => id === key);
  if (found) return found;
  throw new Error(
    `There is no reference "${key}" in content/references.json. ` +
      choices(
        key,
        bibliography.map(({ id }) => id),
      ),
  );
}

export const yearOf = ({ issued }: Reference): number => issued['date-parts'][0]?.[0] ?? NaN;

/** `Loshchilov & Hutter 2019`, `Zhang et al. 2017`. */
export function shortName(of: Reference): string {
  const names = of.author.map(({ family }) => family);
  const authors = names.length > 2 ? `${names[0]} et al.` : names.join(' & ');
  return `${authors} ${yearOf(of)}`;
}

export const linkOf = ({ DOI, URL }: Reference): string | undefined => (DOI ? `https://doi.org/${DOI}` : URL);

/** All authors with their given names. */
export const authorsOf = ({ author }: Reference): string =>
  author.map(({ family, given }) => (given ? `${given} ${family}` : family)).join(', ');

/** Where it appeared, and what is to be said of it. */
export const placeOf = (of: Reference): string =>
  [[of['container-title'], of.publisher, of.volume, of.page].filter(Boolean).join(', '), of.note]
    .filter(Boolean)
    .join('. ');

/** The order of a list of sources. */
export const byAuthor = (a: Reference, b: Reference): number =>
  (a.author[0]?.family ?? '').localeCompare(b.author[0]?.family ?? '', 'en') || yearOf(a) - yearOf(b);
