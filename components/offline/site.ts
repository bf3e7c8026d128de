/**
 * What the pages and the service worker agree on: the files of the site, and where they are kept in this browser.
 *
 * A file whose name changes with its content is kept once for all versions; a page or another file under a fixed name
 * is kept per version. So a page of whatever version always finds its own scripts and styles.
 */

export interface SiteFile {
  /** Below the base; a page ends with a slash or is empty. */
  path: string;
  /** As it is kept, and as a host that compresses sends it. */
  bytes: number;
  packed: number;
  /** `core` is what every page and its programs need. */
  part: 'core' | 'shared' | 'en' | 'zh';
  /** Of a page, as HTML. */
  title?: string;
}

/** Written by the build beside the worker. */
export interface SiteManifest {
  version: string;
  files: SiteFile[];
}

/** The worker, its list of files, and the meta element that names a page's version; all made by the build. */
export const names = { worker: 'sw.js', manifest: 'offline.json', meta: 'site-version' };

/**
 * Whether a site that is built for this address is kept by its readers' browsers. On localhost a worker would answer
 * for whatever is served there next.
 */
export const isPublished = (site: string | undefined): boolean =>
  site !== undefined && !/^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/.test(site);

export type Part = 'en' | 'zh';

/** Whether the name of a file changes with its content. */
export const isFrozen = (path: string): boolean =>
  /^_astro\/|^pagefind\/(?:(?:fragment|index)\/|[^/]+\.pf_meta$)/.test(path);

/** The path below `scope` under which an address is kept; null if it lies elsewhere. */
export function pathIn(scope: string, address: string): string | null {
  const url = new URL(address);
  const whole = url.origin + url.pathname;
  return whole.startsWith(scope) ? whole.slice(scope.length).replace(/(^|\/)index\.html$/, '$1') : null;
}

/** The caches of the site at `scope`, an absolute address. */
export function keeper(scope: string) {
  const prefix = `weight-decay ${scope} `;
  const pagesOf = (version: string): string => `${prefix}pages ${version}`;
  const filesName = `${prefix}files`;
  const cacheOf = (path: string, version: string): string => (isFrozen(path) ? filesName : pagesOf(version));
  // Which languages are kept is itself an entry: the worker cannot read local storage.
  const markOf = (language: Part): string => `${scope}?kept=${language}`;

  async function own(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  }

  return {
    filesName,
    pagesOf,
    /** Of this site, whatever the version. */
    own,
    otherPages: async (version: string): Promise<string[]> =>
      (await own()).filter((name) => name !== filesName && name !== pagesOf(version)),

    async find(path: string, version: string): Promise<Response | undefined> {
      const options = { ignoreVary: true };
      const cache = await caches.open(cacheOf(path, version));
      return (await cache.match(scope + path, options)) ?? caches.match(scope + path, options);
    },

    /** The paths that are kept for a version. */
    async list(version: string): Promise<Set<string>> {
      const opened = await Promise.all([filesName, pagesOf(version)].map((name) => caches.open(name)));
      const requests = (await Promise.all(opened.map((cache) => cache.keys()))).flat();
      return new Set(requests.map(({ url }) => pathIn(scope, url) ?? ''));
    },

    /** Keeps an answer of the network; one that is not the file itself is left. False if it was left. */
    async put(path: string, version: string, answer: Response): Promise<boolean> {
      // Some hosts answer for a missing file with a page.
      const isPage = /^text\/html/.test(answer.headers.get('content-type') ?? '');
      const isWanted = isPage === (path === '' || path.endsWith('/'));
      if (!answer.ok || answer.redirected || answer.type !== 'basic' || !isWanted) return false;
      const cache = await caches.open(cacheOf(path, version));
      await cache.put(scope + path, answer);
      return true;
    },

    async mark(language: Part): Promise<void> {
      await (await caches.open(filesName)).put(markOf(language), new Response(''));
    },

    async marked(): Promise<Part[]> {
      const cache = await caches.open(filesName);
      const found = await Promise.all(
        (['en', 'zh'] as const).map(async (language) => (await cache.match(markOf(language))) && language),
      );
      return found.filter((language) => language !== undefined);
    },

    /** Forgets everything that was kept. */
    async clear(): Promise<void> {
      await Promise.all((await own()).map((name) => caches.delete(name)));
    },
  };
}

/** What a language needs: its own files, and those that both need. */
export const filesFor = (manifest: SiteManifest, languages: Part[]): SiteFile[] =>
  manifest.files.filter(
    ({ part }) =>
      part === 'core' ||
      (languages.length > 0 && part === 'shared') ||
      languages.some((language) => language === part),
  );
