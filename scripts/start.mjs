/** `npm start`: installs, builds and serves the site, each only if there is need. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { astro, fail, hashOf, root, run, setUp, stamp, unchanged } from './setup.mjs';

const port = Number(process.env.PORT || 4321);
const base = process.env.BASE || '/';
const node = setUp();

const built = hashOf(
  ['src', 'content', 'components', 'public', 'astro.config.mjs', 'package-lock.json'],
  `${process.env.SITE}|${base}`,
);
if (!existsSync(join(root, 'dist')) || !unchanged('built', built)) {
  console.log('Building the site …');
  if (run(node, astro, ['build']) !== 0) fail('The build failed; its message is above.');
  stamp('built', built);
}

// Only now is its dependency sure to be installed.
const { serve } = await import('./serve.mjs');
try {
  const { url } = await serve(join(root, 'dist'), { port, base });
  console.log(`\nWeight Decay, Live is at ${url}   (Ctrl+C stops it)`);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  fail(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
}
