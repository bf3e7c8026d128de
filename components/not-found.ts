/** What a missing address may have meant. */
import Fuse from 'fuse.js/basic';

/** A page or a term, and by which names an address may mean it. */
export interface Place {
  href: string;
  names: string[];
}

/** `/zh-cn/lessons/ada_max.html` is lessons, ada, max: without the language, and without the path of the site. */
export function wordsOf(pathname: string, base: string): string[] {
  let path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // A lone % stays one.
  }
  return path
    .replace(/^\/?zh-cn(?=\/|$)/, '')
    .replace(/\.[a-z]+$/i, '')
    .split(/[\s/._+-]+/)
    .filter((word) => word !== '' && word !== 'index');
}

/** Up to five places, the likeliest first: all words together weigh as much as the one that fits best. */
export function likelyPlaces<P extends Place>(words: string[], places: P[]): P[] {
  const fuse = new Fuse(places, {
    keys: ['names'],
    includeScore: true,
    ignoreLocation: true,
    minMatchCharLength: 2,
    threshold: 0.3,
  });
  const best = new Map<P, number>();
  for (const query of new Set([words.join(' '), ...words])) {
    if (query.length < 2) continue;
    for (const { item, score = 1 } of fuse.search(query))
      best.set(item, Math.min(score, best.get(item) ?? 1));
  }
  return [...best]
    .sort(([, a], [, b]) => a - b)
    .slice(0, 5)
    .map(([place]) => place);
}
