/**
 * `npm run bench visit`: what a visit costs a reader's network: requests and bytes, as the built site arrives in a headless
 * Chromium from a host that compresses with gzip and sends the headers that the site asks for.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { serve } from '../scripts/serve.mjs';
import { launch } from '../tests/browser/chromium.ts';
import { table } from './table.ts';

const site = await serve(resolve(import.meta.dirname, '../dist'));
let [requests, bytes, fonts] = [0, 0, 0];

/** The host that compresses, and counts what it sends. */
const host = createServer((request, response) => {
  requests += 1;
  void (async () => {
    const etag = request.headers['if-none-match'];
    const answer = await fetch(new URL(request.url ?? '/', site.url), {
      headers: etag ? { 'if-none-match': etag } : {},
    });
    const plain = Buffer.from(await answer.arrayBuffer());
    const headers = new Headers(answer.headers);
    const compress = /text|javascript|json|svg|xml|ttf/.test(headers.get('content-type') ?? '');
    const body = compress ? gzipSync(plain) : plain;
    if (compress) headers.set('content-encoding', 'gzip');
    headers.set('content-length', String(body.length));
    headers.delete('transfer-encoding');
    bytes += body.length;
    if (request.url?.endsWith('.woff2')) fonts += body.length;
    response.writeHead(answer.status, [...headers].flat()).end(answer.status === 304 ? undefined : body);
  })();
});
await new Promise<void>((done) => host.listen(0, done));
const url = `http://localhost:${(host.address() as AddressInfo).port}/`;

const browser = await launch();
const rows = [['', 'requests', 'kB', 'of it fonts']];
const kilobytes = (of: number): string => (of / 1000).toFixed(0);

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Until nothing was asked for in two seconds, idle time included. */
async function quiet(): Promise<void> {
  for (let before = -1; before !== requests; await wait(2000)) before = requests;
}

/** Counts what is sent from the end of the last count to the end of `act`. */
async function count(name: string, act: () => Promise<unknown>): Promise<void> {
  await act();
  rows.push([name, String(requests), kilobytes(bytes), kilobytes(fonts)]);
  [requests, bytes, fonts] = [0, 0, 0];
}

/** A reader who was never here. */
const arrive = async (): Promise<Page> =>
  (
    await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en',
      serviceWorkers: 'block',
    })
  ).newPage();
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(url + path);
  await quiet();
};
const cell = '#cell-half-life';
const run = async (page: Page): Promise<void> => {
  await page.locator(`${cell} [data-do="run"]`).click();
  await page.locator(`${cell}:not([data-running]) .cell-status`, { hasText: 'finished' }).waitFor();
};

const page = await arrive();
await count('a first lesson', () => open(page, 'leak/'));
await count('the first Run', () => run(page));
await count('the editor, fetched in idle time after it', quiet);
await count('the editor, opened', async () => {
  await page.locator(`${cell} [data-do="edit"]`).click();
  await page.locator(`${cell} .monaco-editor`).waitFor();
  await quiet();
});
await count('a further Run', () => run(page));
await count('a second lesson', () => open(page, 'penalty/'));
await count('the first lesson again', () => open(page, 'leak/'));
await count('the same lesson in Chinese', () => open(page, 'zh-cn/leak/'));
await count('the search, and a word', async () => {
  await page.locator('site-search [data-open]').click();
  await page.locator('site-search input').fill('权重');
  await page.locator('site-search ol a').first().waitFor();
  await quiet();
});

console.log(table(rows));
await browser.close();
host.close();
site.close();
