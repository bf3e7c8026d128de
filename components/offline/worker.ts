/**
 * The service worker: gives pages without a network.
 *
 * A page comes from the network, and what was kept of it only where the network fails or is slow; a file that is named
 * after its content comes from what was kept. The build writes the list of files before this script, as `manifest`.
 * A newer worker waits until the reader reloads, or until no page of this site is open.
 */
import { hereTexts } from './here.ts';
import { filesFor, isFrozen, keeper, names, pathIn, type SiteManifest } from './site.ts';

declare const manifest: SiteManifest;

interface Event_ {
  waitUntil(promise: Promise<unknown>): void;
}
interface FetchEvent_ extends Event_ {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Event_) => void): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent_) => void): void;
}

const worker = globalThis as unknown as WorkerScope;
const { scope } = worker.registration;
const { version } = manifest;
const kept = keeper(scope);
const known = new Set(manifest.files.map(({ path }) => path));
/** So long a page may take if an older one is at hand. */
const patience = 3000;

worker.addEventListener('install', (event) => event.waitUntil(prepare()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathIn(scope, request.url);
  if (path === null || request.method !== 'GET' || request.headers.has('range')) return;
  if (isFrozen(path)) event.respondWith(frozen(event, path));
  else if (known.has(path) || request.mode === 'navigate') event.respondWith(fresh(event, path));
});

/** Fetches what every page needs, and anew the pages that an older version kept: all of it, or this worker is not installed. */
async function prepare(): Promise<void> {
  const wanted = new Set(filesFor(manifest, await kept.marked()).map(({ path }) => path));
  // Of pages only those that were asked for or visited.
  for (const name of await kept.otherPages(version)) {
    const requests = await (await caches.open(name)).keys();
    for (const { url } of requests) wanted.add(pathIn(scope, url) ?? '');
  }
  const there = await kept.list(version);
  const missing = [...wanted].filter((path) => known.has(path) && !there.has(path));
  const next = missing.values();
  const fetchAll = async (): Promise<void> => {
    for (const path of next) {
      const answer = await fetch(scope + path, isFrozen(path) ? {} : { cache: 'no-cache' });
      if (!(await kept.put(path, version, answer))) throw new Error(`${path}: ${answer.status}`);
    }
  };
  await Promise.all([fetchAll(), fetchAll(), fetchAll()]);
  const pages = await caches.open(kept.pagesOf(version));
  await pages.put(scope + names.manifest, Response.json(manifest));
}

/** Forgets what no version needs that can still be open in a tab: this one, and the one before it. */
async function takeOver(): Promise<void> {
  const needed = new Set(known);
  for (const name of await kept.otherPages(version)) {
    const before = await (await caches.open(name)).match(scope + names.manifest);
    if (before) for (const { path } of ((await before.json()) as SiteManifest).files) needed.add(path);
    await caches.delete(name);
  }
  const files = await caches.open(kept.filesName);
  for (const request of await files.keys()) {
    const path = pathIn(scope, request.url) ?? '';
    if (isFrozen(path) && !needed.has(path)) await files.delete(request);
  }
  await worker.clients.claim();
}

async function frozen(event: FetchEvent_, path: string): Promise<Response> {
  const stored = await kept.find(path, version);
  if (stored) return stored;
  const answer = await fetch(event.request);
  keep(event, path, answer);
  return answer;
}

async function fresh(event: FetchEvent_, path: string): Promise<Response> {
  const network = (async () => {
    // The browser could ask while this worker starts, but then Firefox shows its own error where there is no network.
    const answer = await fetch(event.request);
    if (known.has(path)) keep(event, path, answer);
    return answer;
  })();
  // It is kept even if the reader was not made to wait for it.
  event.waitUntil(network.catch(() => undefined));
  const stored = await kept.find(path, version);
  if (!stored) {
    return network.catch(async (error: unknown) => {
      if (event.request.mode !== 'navigate') throw error;
      // An address without its last slash.
      return known.has(`${path}/`) ? Response.redirect(`${scope}${path}/`) : notHere(path);
    });
  }
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(stored), patience));
  const answer = network.then(
    (response) => (response.status < 500 ? response : stored),
    () => stored,
  );
  return Promise.race([answer, late]);
}

/** Where there is no room, the visit goes on all the same. */
function keep(event: Event_, path: string, answer: Response): void {
  event.waitUntil(kept.put(path, version, answer.clone()).catch(() => undefined));
}

/** Says that a page is not here, and which are. */
async function notHere(path: string): Promise<Response> {
  const language = path.startsWith('zh-cn') ? 'zh' : 'en';
  const { lang, title, text, none, retry } = hereTexts[language];
  const there = await kept.list(version);
  const pages = manifest.files.filter(
    (file) => file.title !== undefined && file.part === language && there.has(file.path),
  );
  const list = pages.map((page) => `<li><a href="${scope}${page.path}">${page.title}</a></li>`).join('');
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${title}</title><style>:root{color-scheme:light dark;background:light-dark(#fdfcf8,#15181c);color:light-dark(#22262b,#e7e4dc);font:1.0625rem/1.6 Georgia,"Source Serif 4","Noto Serif",serif}:lang(zh-CN){font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;line-height:1.8}body{max-width:34em;margin:3rem auto;padding:0 1.25rem}h1{font-size:1.9rem;line-height:1.2}a{color:inherit;text-underline-offset:.18em}li{margin-block:.35rem}</style></head><body><h1>${title}</h1><p>${list ? `${text}</p><ul>${list}</ul>` : `${none}</p>`}<p><a href="">${retry}</a></p></body></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
