/** What a host says with each file: one table, and everything that says the same. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { always, forHashed, forOthers, hashed, headersFile } from '../../src/site/headers.ts';

describe.each(['/', '/some/path'])('npm start, built with BASE=%s', (base) => {
  const folder = mkdtempSync(join(tmpdir(), 'headers-'));
  let server: Awaited<ReturnType<typeof serve>>;
  const ask = (path: string) => fetch(server.url + path, { redirect: 'manual' });

  beforeAll(async () => {
    for (const file of ['index.html', '404.html', 'leak/index.html', ...hashed.map((name) => `${name}/a`)]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), file);
    }
    writeFileSync(join(folder, '_headers'), headersFile(base));
    server = await serve(folder, { base });
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test.each(['', 'leak/', '_astro/a', 'missing'])('security headers with /%s', async (path) => {
    const { headers } = await ask(path);
    for (const [name, value] of Object.entries(always)) expect(headers.get(name), name).toBe(value);
  });

  test('files with a hash in their name are kept, all others asked for again', async () => {
    for (const name of hashed) expect((await ask(`${name}/a`)).headers.get('cache-control')).toBe(forHashed);
    for (const path of ['', 'leak/', '_astro/missing', 'missing'])
      expect((await ask(path)).headers.get('cache-control'), path).toBe(forOthers);
    const etag = (await ask('leak/')).headers.get('etag') ?? '';
    const again = await fetch(`${server.url}leak/`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  test('a missing page is 404.html, a folder without its slash leads to it', async () => {
    const missing = await ask('no/such/page');
    expect([missing.status, await missing.text()]).toEqual([404, '404.html']);
    const folder = await ask('leak?a=b');
    const there = new URL('leak/?a=b', server.url).pathname;
    expect([folder.status, folder.headers.get('location')]).toEqual([301, `${there}?a=b`]);
  });
});

test('no header is given by two rules: Cloudflare Pages would join their values', () => {
  expect(Object.keys(always)).not.toContain('Cache-Control');
  for (const a of hashed) for (const b of hashed) expect(a !== b && a.startsWith(`${b}/`)).toBe(false);
});

test('nginx says the same', () => {
  const conf = readFileSync(resolve(import.meta.dirname, '../../hosting/nginx.conf'), 'utf8');
  const said = [...conf.matchAll(/^\s*add_header (\S+) "?(.+?)"? always;$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(Object.fromEntries(said)).toEqual({ ...always, 'Cache-Control': '$weight_decay_cache' });
  const [, map = ''] = /^map \$uri \$weight_decay_cache \{(.*?)^\}/ms.exec(conf) ?? [];
  const rules = [...map.matchAll(/^\s*(~?\S+)\s+"(.*)";$/gm)].map(([, path, value]) => [path, value]);
  expect(rules).toEqual([
    [`~/(${hashed.join('|')})/`, forHashed],
    ['default', forOthers],
  ]);
});
