/** Serves a built site as static hosts do: files, index.html in folders, 404.html, and the headers that the site asks for. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

const revalidate = 'public, max-age=0, must-revalidate';

/** Reads `_headers` as Netlify and Cloudflare Pages do: a path, which may end in `*`, and under it what goes with it. */
function headersOf(folder) {
  const file = join(folder, '_headers');
  const rules = [];
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1).headers.push([name, value]);
    else if (line.startsWith('/')) rules.push({ path: line, headers: [] });
  }
  const fits = (path, url) => (path.endsWith('*') ? url.startsWith(path.slice(0, -1)) : url === path);
  return (url) => rules.filter(({ path }) => fits(path, url)).flatMap(({ headers }) => headers);
}

/**
 * `base` is the path under which the site was built. Port 0 takes a free one.
 *
 * @param {string} folder
 * @param {{ port?: number, base?: string }} [options]
 * @returns {Promise<{ url: string, close: () => void }>} rejects with EADDRINUSE if the port is taken
 */
export function serve(folder, { port = 0, base = '/' } = {}) {
  const prefix = base.replace(/\/$/, '');
  const headers = headersOf(folder);
  const files = sirv(folder, { etag: true });
  const notFound = join(folder, '404.html');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const [path = '/', query = ''] = url.split(/(?=\?)/);
    response.setHeaders(new Map([['Cache-Control', revalidate], ...headers(path)]));
    const missing = () => {
      response.setHeader('Cache-Control', revalidate);
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
    };
    if (prefix && url !== prefix && !url.startsWith(`${prefix}/`)) {
      missing();
      return;
    }
    request.url = url.slice(prefix.length) || '/';
    if (!path.endsWith('/') && existsSync(join(folder, path.slice(prefix.length), 'index.html'))) {
      response.writeHead(301, { location: `${path}/${query}` }).end();
      return;
    }
    files(request, response, missing);
  });
  return new Promise((done, failed) => {
    const close = () => {
      server.close();
      server.closeAllConnections();
    };
    server.once('error', failed);
    server.listen(port, () => {
      done({ url: `http://localhost:${server.address().port}${prefix}/`, close });
    });
  });
}
