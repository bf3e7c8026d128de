/** Last touches on the finished pages: what they need not load, their Content-Security-Policy, and the search index. */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';
import { bootHash } from '../runtime/boot.ts';

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

/**
 * Starlight lets Pagefind write its files and ends it at once; on a busy machine some then stay empty. Here they are
 * asked for and written one by one, so that each is whole.
 */
async function writeSearchIndex(root: string): Promise<void> {
  const { index } = await pagefind.createIndex();
  if (!index) throw new Error('Pagefind could not be started, so the site would have no search.');
  await index.addDirectory({ path: root });
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
  const folder = join(root, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await pagefind.close();
}

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
