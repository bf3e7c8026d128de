/**
 * What a host says with each file, beside the policy that each page carries itself. The build writes it as `_headers`,
 * which Netlify and Cloudflare Pages read, and which scripts/serve.mjs obeys, so that tests and `npm start` see what those
 * hosts send; hosting/nginx.conf says the same, and a test holds it to this.
 */
import type { AstroIntegration } from 'astro';
import { writeFile } from 'node:fs/promises';

/** With every file. No Cross-Origin-Opener-Policy: there is nothing to guard, and over plain HTTP browsers complain of it. */
export const always: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // Only what a page cannot say itself: policies add up, and this one must not take away what a program needs.
  'Content-Security-Policy': "frame-ancestors 'self'",
};

/** Folders whose files have names that change with what is in them. */
export const hashed = ['_astro', 'pagefind/fragment', 'pagefind/index'];
export const forHashed = 'public, max-age=31536000, immutable';

/** All other files: kept, but asked for again. It is what both hosts do unasked, and must not be said where it would add to the above. */
export const forOthers = 'public, max-age=0, must-revalidate';

/** The text of `_headers`. It lies at the root of the host, so its paths begin with the base. */
export function headersFile(base: string): string {
  const prefix = base.replace(/\/$/, '');
  const rule = (path: string, headers: Record<string, string>): string =>
    [`${prefix}/${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join(
      '\n',
    );
  return [rule('*', always), ...hashed.map((folder) => rule(`${folder}/*`, { 'Cache-Control': forHashed }))]
    .map((text) => `${text}\n`)
    .join('\n');
}

export function hostHeaders(): AstroIntegration {
  let base = '/';
  return {
    name: 'host-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => writeFile(new URL('_headers', dir), headersFile(base)),
    },
  };
}
