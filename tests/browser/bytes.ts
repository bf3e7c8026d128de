/** What a reader's browser fetches, in kilobytes (1000 bytes, gzip -9): a budget for each part, and how it is measured. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';

/** Of a lesson page before any interaction, and of what is fetched later. */
export const budgets: Record<string, number> = {
  'lesson HTML': 55,
  'HTML of the largest page': 90,
  'lesson CSS': 25,
  'lesson JS': 32,
  'fonts at first sight': 25,
  'links, where a page has some': 14,
  'first Run': 170,
  compiler: 60,
  formatter: 190,
  'editor, English': 2300,
  'editor, Chinese': 2400,
};

/** The parts of a built site, measured when called. */
export function bytesOf(folder: string): Record<string, () => number> {
  const gzip = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1000;
  const assets = resolve(folder, '_astro');
  const page = resolve(folder, 'leak/index.html');
  const { document } = parseHTML(existsSync(page) ? readFileSync(page, 'utf8') : '');

  /** A chunk with all that it imports statically; dynamic imports stay out, unless they are asked for. */
  const closure = (file: string, dynamic: RegExp | null, seen = new Set<string>()): Set<string> => {
    if (seen.has(file) || !existsSync(file)) return seen;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      closure(join(assets, name), dynamic, seen);
    }
    if (dynamic) {
      for (const [, name = ''] of text.matchAll(/["'`/]([\w.-]+\.(?:js|css|ttf))["'`]/g)) {
        if (dynamic.test(name)) closure(join(assets, name), dynamic, seen);
      }
    }
    return seen;
  };
  const sum = (files: Iterable<string>): number => [...files].reduce((all, file) => all + gzip(file), 0);
  const chunk = (pattern: RegExp): string => {
    const [name] = globSync('*.js', { cwd: assets }).filter((file) => pattern.test(file));
    if (!name) throw new Error(`There is no chunk ${String(pattern)} in ${assets}.`);
    return join(assets, name);
  };
  const linked = (selector: string, attribute: string): string[] =>
    [...document.querySelectorAll(selector)].map((node) => join(folder, node.getAttribute(attribute) ?? ''));

  const first = (): Set<string> => {
    const seen = new Set<string>();
    for (const script of linked('script[src]', 'src')) closure(script, null, seen);
    return seen;
  };
  const without = (files: Set<string>, ...others: Set<string>[]): string[] =>
    [...files].filter((file) => !others.some((other) => other.has(file)));

  return {
    'lesson HTML': () => gzip(page),
    'HTML of the largest page': () =>
      Math.max(...globSync('**/*.html', { cwd: folder }).map((file) => gzip(join(folder, file)))),
    'lesson CSS': () => sum(linked('link[rel="stylesheet"]:not([media="print"])', 'href')),
    'lesson JS': () => sum(first()),
    'fonts at first sight': () =>
      linked('link[rel="preload"][as="font"]', 'href').reduce(
        (all, file) => all + statSync(file).size / 1000,
        0,
      ),
    'links, where a page has some': () => sum(without(closure(chunk(/^linking\./), null), first())),
    'first Run': () =>
      sum(without(closure(chunk(/^charts\./), null, closure(chunk(/^run\./), null)), first())),
    compiler: () => sum(without(closure(chunk(/^transpile\./), null), first())),
    formatter: () => sum(without(closure(chunk(/^format\./), null), first())),
    'editor, English': () =>
      sum(without(closure(chunk(/^edit\.en\./), /monaco|worker|codicon|editor|edit\.en|library/), first())),
    'editor, Chinese': () =>
      sum(without(closure(chunk(/^edit\.zh\./), /monaco|worker|codicon|editor|edit\.zh|library/), first())),
  };
}
