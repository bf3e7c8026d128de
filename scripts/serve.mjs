/** Serves a built site as any static host would: files, index.html in folders, 404.html. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * `base` is the path under which the site was built. Port 0 takes a free one.
 *
 * @param {string} folder
 * @param {{ port?: number, base?: string }} [options]
 * @returns {Promise<{ url: string, close: () => void }>} rejects with EADDRINUSE if the port is taken
 */
export function serve(folder, { port = 0, base = '/' } = {}) {
  const prefix = base.replace(/\/$/, '');
  const files = sirv(folder, {
    etag: true,
    setHeaders(response, path) {
      // The name of such a file changes with what is in it.
      if (path.startsWith('/_astro/'))
        response.setHeader('cache-control', 'public, max-age=31536000, immutable');
    },
  });
  const notFound = join(folder, '404.html');
  const server = createServer((request, response) => {
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
    };
    const url = request.url ?? '/';
    if (prefix && url !== prefix && !url.startsWith(`${prefix}/`)) {
      missing();
      return;
    }
    request.url = url.slice(prefix.length) || '/';
    files(request, response, missing);
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, () => {
      done({ url: `http://localhost:${server.address().port}${prefix}/`, close: () => server.close() });
    });
  });
}
