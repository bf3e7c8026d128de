/** `npm start`: installs, builds and serves the site, each only if there is need. */
import { join } from 'node:path';
import { buildSite, fail, root, setUp } from './setup.mjs';

const port = Number(process.env.PORT || 4321);
const base = process.env.BASE || '/';
const node = setUp();

buildSite(node, base);

// Only now is its dependency sure to be installed.
const { serve } = await import('./serve.mjs');
try {
  const { url } = await serve(join(root, 'dist'), { port, base });
  console.log(`\nWeight Decay, Live is at ${url}   (Ctrl+C stops it)`);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  fail(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
}
