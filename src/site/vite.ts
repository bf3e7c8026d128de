/** How programs reach the site, recorded outside of the bundle and watched while an author writes. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { loadLookUps } from './names.ts';

const recorder = fileURLToPath(new URL('../runtime/record.ts', import.meta.url));

/** The recorder starts worker threads from files beside it, so it must run from its own place, not from a bundle. */
export function recorderOutside(): Plugin {
  return {
    name: 'recorder-outside',
    // The development server runs each module from its own place already.
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('/record.ts')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (resolved?.id !== recorder) return null;
      return { id: pathToFileURL(recorder).href, external: true };
    },
  };
}

/**
 * While a lesson is written, what it may name is asked of the server, which knows of each change. Of Astro's, not of any that
 * Vite is told to open: a build opens one too, and closes it before pages are made.
 */
export function freshNames(): AstroIntegration {
  return {
    name: 'fresh-names',
    hooks: {
      'astro:server:setup': ({ server }) => {
        loadLookUps(
          () =>
            server.ssrLoadModule('/src/site/look-ups.ts') as ReturnType<Parameters<typeof loadLookUps>[0]>,
        );
      },
    },
  };
}

/** Components read cells from the disk, which Vite cannot see: a changed cell or trainer reloads the page. */
export function hotCells(): Plugin {
  const watched =
    /\/content\/(?:lessons|pages)\/[^/]+\/cells\/|\/src\/(?:trainer|plot)\/|\/content\/[^/]+\.(?:ts|json)$/;
  return {
    name: 'hot-cells',
    configureServer(server) {
      server.watcher.add(fileURLToPath(new URL('../../content', import.meta.url)));
      const reload = (file: string): void => {
        if (!watched.test(file.replaceAll('\\', '/'))) return;
        // What a text names is looked up when it is compiled.
        const { moduleGraph } = server.environments.ssr;
        for (const [path, modules] of moduleGraph.fileToModulesMap) {
          if (path.endsWith('.mdx')) modules.forEach((each) => moduleGraph.invalidateModule(each));
        }
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('change', reload).on('add', reload).on('unlink', reload);
    },
  };
}

/**
 * Two files of scripts in place of twenty small ones, since each costs a slow line a question and an answer: what every
 * page needs, and what a page with programs needs before a reader does anything.
 */
export const scriptGroups = [
  {
    name: 'page',
    priority: 1,
    test: new RegExp(
      [
        '/components/(?:overrides/(?:Footer|LanguageSelect|PageTitle|Search|ThemeSelect)|internal/(?:Colophon|LessonTools|OutOfSight)|Term)\\.astro\\?',
        '/components/(?:ahead|element|out-of-sight|save|slider|strings|cell/(?:progress|share|verdict)|draw/number)\\.ts$',
        'preload-helper',
      ].join('|'),
    ),
  },
  { name: 'programs', test: /\/components\/(?:internal\/LiveCell|Predict|Exercise)\.astro\?/ },
];
