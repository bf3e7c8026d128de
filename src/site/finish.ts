/**
 * Last touches on the finished pages: what they need not load, their Content-Security-Policy, the search index, and what
 * keeps them for a reader without a network.
 */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPublished, names } from '../../components/offline/site.ts';
import { bootHash } from '../runtime/boot.ts';
import { versionOf, writeOffline } from './offline.ts';
import { writeSearchIndex } from './search-index.ts';

const executable =
  /<script(?![^>]*\bsrc=)(?![^>]*type="(?:application\/(?:ld\+)?json|speculationrules)")[^>]*>([\s\S]*?)<\/script>/g;

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of one page: scripts by hash. A srcdoc frame inherits it, so it names the sandbox's boot script too. */
export function policyFor(html: string): string {
  const hashes = new Set([...html.matchAll(executable)].map(([, text]) => sha256(text ?? '')));
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' blob: ${[...hashes, bootHash].join(' ')}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}

/** Astro links the styles of whatever a page may import later; the editor brings its own when it is opened. */
const editorStyle = /<link rel="stylesheet" href="[^"]*\/(?:monaco|textarea)\.[^"]*\.css">/g;

const moduleScript = /<script type="module" src="([^"]*\/)([^"/]+\.js)"><\/script>/g;

/**
 * A page's files of scripts, each once: what only names another file gives way to that one. They come after the styles
 * and the fonts, since what a reader sees first needs none of them.
 */
export function scriptsLast(html: string, textOf: (script: string) => string): string {
  const seen = new Set<string>();
  return html.replace(moduleScript, (_, folder: string, script: string) => {
    const name = /^import"\.\/([^"]+)";\s*$/.exec(textOf(script))?.[1] ?? script;
    if (seen.has(name)) return '';
    seen.add(name);
    return `<script type="module" fetchpriority="low" src="${folder}${name}"></script>`;
  });
}

const scriptName = /[\w.-]+\.js\b/g;

/** Deletes the scripts that pages lead to no more: what gave way to another, and of what no page has. */
async function removeUnused(
  folder: string,
  named: Set<string>,
  textOf: (script: string) => string,
): Promise<void> {
  const unused = new Set<string>();
  for await (const script of glob('*.js', { cwd: folder })) unused.add(script);
  const follow = (script: string): void => {
    if (!unused.delete(script)) return;
    for (const [next] of textOf(script).matchAll(scriptName)) follow(next);
  };
  named.forEach(follow);
  for (const script of unused) await rm(join(folder, script));
}

export function finishPages(): AstroIntegration {
  let isKept = false;
  let assets = '';
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        isKept = isPublished(config.site);
        assets = config.build.assets;
      },
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const texts = new Map<string, string>();
        const textOf = (script: string): string => {
          const text = texts.get(script) ?? readFileSync(join(root, assets, script), 'utf8');
          texts.set(script, text);
          return text;
        };
        await writeSearchIndex(root);
        // One page after the other: a large site is more than one wants to hold.
        const files: string[] = [];
        const hashes: string[] = [];
        const scripts = new Set<string>();
        for await (const name of glob('**/*.html', { cwd: root })) {
          const html = scriptsLast((await readFile(root + name, 'utf8')).replace(editorStyle, ''), textOf);
          const policy = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
          await writeFile(
            root + name,
            html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => charset + policy),
          );
          files.push(root + name);
          hashes.push(sha256(html));
          for (const [tag] of html.matchAll(/<script\b[\s\S]*?<\/script>/g)) {
            for (const [script] of tag.matchAll(scriptName)) scripts.add(script);
          }
        }
        await removeUnused(join(root, assets), scripts, textOf);
        if (!isKept) return;
        const version = versionOf(hashes);
        for (const file of files) {
          const html = await readFile(file, 'utf8');
          const named = `<meta name="${names.meta}" content="${version}">`;
          await writeFile(
            file,
            html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, (policy) => policy + named),
          );
        }
        await writeOffline(root, version);
      },
    },
  };
}
