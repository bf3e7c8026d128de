/** Registers the service worker, keeps the page that is open, and says when the site has a new version. */
import { storage } from '../storage.ts';
import { languageOf } from '../strings.ts';
import { isFrozen, keeper, names, pathIn, type SiteManifest } from './site.ts';
import { offlineTexts } from './texts.ts';

export const scope = new URL(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/`, location.href).href;
const mine = document.querySelector<HTMLMetaElement>(`meta[name="${names.meta}"]`)?.content ?? '';
/** So often a tab asks for a newer version when the reader comes back to it. */
const interval = 600_000;

/** Rejects where the browser allows no worker. */
export async function register(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(scope + names.worker, { scope, updateViaCache: 'none' });
}

export async function visit(): Promise<void> {
  const { serviceWorker } = navigator;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData && !serviceWorker.controller) return;
  // What came before there was a worker; later ones it keeps itself.
  if (!serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', () => void remember(), { once: true });
  }
  const registration = await register().catch(() => undefined);
  if (registration) watch(registration);
}

async function remember(): Promise<void> {
  const kept = keeper(scope);
  const there = await kept.list(mine);
  const used = performance.getEntriesByType('resource').map(({ name }) => pathIn(scope, name));
  const files = used.filter((path) => path !== null && isFrozen(path));
  const page = pathIn(scope, location.href) ?? '';
  for (const path of new Set([page, ...files])) {
    if (path === null || there.has(path)) continue;
    const answer = await fetch(scope + path).catch(() => undefined);
    // Where there is no room, the visit goes on all the same.
    if (answer) await kept.put(path, mine, answer).catch(() => undefined);
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const hadWorker = serviceWorker.controller !== null;
  let asked = Date.now();
  const look = async (): Promise<void> => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller || !(await isNewer())) return;
    announce(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('take over');
    });
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') void look();
    });
  });
  // The reader took the new version in another tab.
  serviceWorker.addEventListener('controllerchange', () => {
    if (hadWorker) void isNewer().then((newer) => newer && announce(() => location.reload()));
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < interval) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
  void look();
}

/** A page that was opened since may be of the new version already. */
async function isNewer(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const answer = await fetch(scope + names.manifest, { cache: 'no-store' }).catch(() => undefined);
  return answer?.ok === true && ((await answer.json()) as SiteManifest).version !== mine;
}

/** In the box at the foot of the window, unless something is said there already. */
function announce(reload: () => void): void {
  const box = document.querySelector('.page-notice');
  if (!box || box.firstChild) return;
  const text = offlineTexts[languageOf(document.documentElement.lang.toLowerCase())];
  const said = document.createElement('p');
  said.textContent = storage.works() ? text.update : text.update + text.unkept;
  const button = (name: string, act: () => void): HTMLButtonElement => {
    const made = document.createElement('button');
    made.type = made.className = 'button';
    made.textContent = name;
    made.addEventListener('click', act);
    return made;
  };
  box.append(
    said,
    button(text.reload, reload),
    button(text.later, () => box.replaceChildren()),
  );
}
