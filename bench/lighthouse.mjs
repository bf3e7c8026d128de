/**
 * `npm run bench lighthouse`: what Lighthouse says of every page, as on a phone with a slow line; `npm run bench lighthouse leak/ zh-cn/leak/`
 * for some pages only. Served over HTTP/2, as public hosts do. A busy machine makes the figures for speed worse.
 */
import { globSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { generate } from 'selfsigned';
import { serve } from '../scripts/serve.mjs';
import { table } from './table.ts';

const folder = resolve(import.meta.dirname, '../dist');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];

const { url: inner, close } = await serve(folder);
/** Hosts compress what they send, and have it ready. */
const packed = new Map();

const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
const host = createSecureServer({ key, cert }, (request, response) => {
  void (async () => {
    const answer = await fetch(inner + (request.url ?? '/').slice(1));
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    const compressed = /text|javascript|json|svg|xml/.test(type);
    const headers = Object.fromEntries(answer.headers);
    // What HTTP/2 says by other means.
    for (const name of ['connection', 'content-length', 'keep-alive', 'transfer-encoding'])
      delete headers[name];
    response.writeHead(answer.status, { ...headers, ...(compressed && { 'content-encoding': 'gzip' }) });
    if (!compressed) {
      response.end(body);
      return;
    }
    const path = request.url ?? '/';
    if (!packed.has(path)) packed.set(path, gzipSync(body));
    response.end(packed.get(path));
  })();
});
await new Promise((ready) => host.listen(0, ready));
const url = `https://localhost:${host.address().port}/`;

const port = 9300 + (process.pid % 500);
const browser = await chromium.launch({
  ...(process.env['CHROME_PATH'] && { executablePath: process.env['CHROME_PATH'] }),
  args: ['--no-sandbox', '--ignore-certificate-errors', `--remote-debugging-port=${port}`],
});

const asked = process.argv.slice(2);
const pages =
  asked.length > 0
    ? asked
    : globSync('**/index.html', { cwd: folder })
        .map((file) => file.replace(/index\.html$/, ''))
        .sort();
const rows = [['page', ...categories, 'first paint', 'largest', 'shift', 'blocked']];
const faults = new Map();
for (const page of pages) {
  const runs = [];
  for (let i = 0; i < 3; i++) {
    const run = await lighthouse(url + page, { port, onlyCategories: [...categories], logLevel: 'error' });
    if (!run) throw new Error(`Lighthouse gave nothing for ${page}.`);
    runs.push(run.lhr);
  }
  // The median of three, since one run hangs on what else the machine does.
  const [, lhr] = runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const shown = (audit) => lhr.audits[audit]?.displayValue ?? '';
  const scores = categories.map((name) => String(Math.round(100 * (lhr.categories[name]?.score ?? NaN))));
  rows.push([
    `/${page}`,
    ...scores,
    ...[
      'first-contentful-paint',
      'largest-contentful-paint',
      'cumulative-layout-shift',
      'total-blocking-time',
    ].map(shown),
  ]);
  console.log(rows.at(-1)?.join(' · '));
  for (const name of categories) {
    for (const { id, weight } of lhr.categories[name]?.auditRefs ?? []) {
      const { score = null, title = id } = lhr.audits[id] ?? {};
      if (weight > 0 && score !== null && score < 0.9)
        faults.set(`${name}: ${title}`, [...(faults.get(`${name}: ${title}`) ?? []), `/${page}`]);
    }
  }
}
console.log(`\n${table(rows)}\n`);
for (const [fault, where] of faults) console.log(`${fault}: ${where.join(' ')}`);
await browser.close();
host.close();
close();
