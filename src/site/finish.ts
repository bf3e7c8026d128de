/** Last touches on the finished pages: what they need not load, their Content-Security-Policy, and the search index. */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bootHash } from '../runtime/boot.ts';
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
  return {
    name: 'finish-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        await writeSearchIndex(root);
        for await (const name of glob('**/*.html', { cwd: root })) {
          const file = root + name;
          const html = (await readFile(file, 'utf8')).replace(editorStyle, '');
          const meta = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
          await writeFile(
            file,
            html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => charset + meta),
          );
        }
      },
    },
  };
}
