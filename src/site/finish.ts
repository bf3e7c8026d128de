/**
 * Last touches on the finished pages: what they need not load, their Content-Security-Policy, the search index, and what
 * keeps them for a reader without a network.
 */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
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

export function finishPages(): AstroIntegration {
  let isKept = false;
  return {
    name: 'finish-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        isKept = isPublished(config.site);
      },
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        await writeSearchIndex(root);
        const pages = new Map<string, string>();
        for await (const name of glob('**/*.html', { cwd: root })) {
          pages.set(root + name, (await readFile(root + name, 'utf8')).replace(editorStyle, ''));
        }
        const version = versionOf([...pages.values()]);
        for (const [file, html] of pages) {
          const policy = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
          const named = isKept ? `<meta name="${names.meta}" content="${version}">` : '';
          await writeFile(
            file,
            html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => charset + policy + named),
          );
        }
        if (isKept) await writeOffline(root, version);
      },
    },
  };
}
