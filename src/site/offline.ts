/**
 * What lets a published site be kept by its readers: the list of its files, with their sizes, and the service worker.
 *
 * Workbox would bring a whole compiler for a worker that fetches everything at the first visit; ours keeps what was
 * read, and the rest only on the reader's word.
 */
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { names, type SiteFile, type SiteManifest } from '../../components/offline/site.ts';

const worker = fileURLToPath(new URL('../../components/offline/worker.ts', import.meta.url));

/** Pages, whatever they may load, and of the search what our own interface asks for. */
const patterns = [
  '**/index.html',
  '_astro/**/*.*',
  'favicon.*',
  'pagefind/{fragment,index}/*',
  'pagefind/pagefind{.,-worker.,-entry.}{js,json}',
  'pagefind/*.{pf_meta,pagefind}',
];

/** Chunks that a page imports when it is used; the editor, the formatter and the search are not among them. */
const runs = /^(?:visit|keep|run|charts|transpile|python|compare|linking|module)\./;

/** A name for the site as it is in all its pages, which name everything else; of each its hash. */
export function versionOf(pages: string[]): string {
  const hash = createHash('sha256');
  for (const page of pages.toSorted()) hash.update(page);
  return hash.digest('hex').slice(0, 12);
}

/** Writes both beside the finished pages. */
export async function writeOffline(root: string, version: string): Promise<void> {
  const files = await filesOf(root);
  const manifest: SiteManifest = { version, files };
  const text = JSON.stringify(manifest);
  await writeFile(join(root, names.manifest), text);
  const build = await rolldown({ input: worker, platform: 'browser' });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  await writeFile(join(root, names.worker), `const manifest=${text};\n${output[0].code}`);
}

async function filesOf(root: string): Promise<SiteFile[]> {
  const found: string[] = [];
  for await (const name of glob(patterns, { cwd: root })) found.push(name.replaceAll('\\', '/'));
  const texts = new Map<string, Buffer>();
  for (const name of new Set(found.toSorted())) texts.set(name, await readFile(join(root, name)));
  const core = coreOf(texts);
  return [...texts].map(([name, text]) => {
    const path = name.replace(/(^|\/)index\.html$/, '$1');
    const [, title] = /<title>(.*?)<\/title>/s.exec(name.endsWith('.html') ? text.toString() : '') ?? [];
    return {
      path,
      bytes: text.length,
      packed: /\.(?:html|js|css|json|svg)$/.test(name) ? gzipSync(text).length : text.length,
      part: core.has(name) ? 'core' : partOf(path, title !== undefined),
      ...(title === undefined ? {} : { title: title.replace(/ \| .*$/, '') }),
    };
  });
}

/** The site's sign, what the pages link, the chunks of a run, and all that these import. */
function coreOf(files: Map<string, Buffer>): Set<string> {
  const core = new Set<string>();
  const add = (name: string): void => {
    const text = files.get(name);
    if (!text || core.has(name)) return;
    core.add(name);
    for (const [, to = ''] of text.toString().matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) {
      add(posix.join(posix.dirname(name), to));
    }
  };
  for (const [name, text] of files) {
    if (name.startsWith('favicon.') || runs.test(posix.basename(name))) add(name);
    if (!name.endsWith('.html')) continue;
    for (const [, to = ''] of text
      .toString()
      .matchAll(/\b(?:src|href)="[^"]*?(_astro\/[^"/]+\.(?:js|css))"/g))
      add(to);
    // A small script stands in the page itself.
    for (const [, to = ''] of text
      .toString()
      .matchAll(/import\s*\(?\s*["'`][^"'`]*?(_astro\/[^"'`/]+\.js)["'`]/g))
      add(to);
  }
  return core;
}

function partOf(path: string, isPage: boolean): 'shared' | 'en' | 'zh' {
  const name = posix.basename(path);
  if (path.startsWith('zh-cn/') || /^(?:pagefind\.)?zh-cn_|^(?:edit|messages)\.zh\b/.test(name)) return 'zh';
  return isPage || /^(?:pagefind\.)?en_|^(?:edit|wasm)\.en\b/.test(name) ? 'en' : 'shared';
}
