/** A site that has nothing but the sandbox, and a host outside that hears whoever reaches it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { rolldown } from 'rolldown';
import { bootHash } from '../../src/runtime/boot.ts';
import { bundleLibrary } from '../../src/runtime/library.ts';

export type { Stage } from './stage-page.ts';

const policy = [
  "default-src 'self'",
  `script-src 'self' ${bootHash} 'wasm-unsafe-eval' blob:`,
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

async function listen(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bundlePage(): Promise<string> {
  const build = await rolldown({
    input: resolve(import.meta.dirname, 'stage-page.ts'),
    platform: 'browser',
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output[0].code;
}

/**
 * Pages: `/` under the site's policy, `/strict` under one that lets no sandbox start, `/open` under none. What a page
 * posts to `report` goes to `onReport`.
 */
export async function openStage(): Promise<{
  origin: string;
  onReport: (text: string) => void;
  close(): void;
}> {
  const html = (policy: string): string => {
    const meta = policy && `<meta http-equiv="content-security-policy" content="${policy}">`;
    return `<!doctype html><html lang="en"><head><meta charset="utf-8">${meta}<script type="module" src="page.js"></script><title>Test</title></head><body></body></html>`;
  };
  const files: Record<string, [type: string, text: string]> = {
    '/': ['text/html', html(policy)],
    '/strict': ['text/html', html("default-src 'self'")],
    '/open': ['text/html', html('')],
    '/page.js': ['text/javascript', await bundlePage()],
    '/library.json': ['application/json', await bundleLibrary()],
    '/favicon.ico': ['image/x-icon', ''],
  };
  const server = createServer((request, response) => {
    if (request.url === '/report') void textOf(request).then((report) => stage.onReport(report));
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', undefined];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': type }).end(text ?? 'not found');
  });
  const stage = {
    origin: await listen(server),
    onReport: (_: string): void => undefined,
    close: () => void server.close(),
  };
  return stage;
}

/** Lets everybody in, and notes the path of each request. */
export async function openOutside(): Promise<{ origin: string; hits: string[]; close(): void }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    const type = request.url?.endsWith('.js') ? 'text/javascript' : 'text/plain';
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': type }).end('');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  return { origin: await listen(server), hits, close: () => void server.close() };
}
