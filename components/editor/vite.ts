/** Makes Monaco small, and fit for a long page: what a cell's editor never uses stays out of the bundle. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
// …/monaco-editor/esm/vs/index.js → …/monaco-editor
const monaco = dirname(require.resolve('monaco-editor/editor')).replace(/[\\/]esm[\\/]vs$/, '');
const path = (id: string): string => (id.split('?')[0] ?? '').replaceAll('\\', '/');

/**
 * What is put right in Monaco's own files; the build stops where one of these no longer fits.
 *
 * The file through which the TypeScript service starts its worker imports every contribution there is, and the one
 * that asks for it names a second copy of the worker, which a page with a `getWorker` of its own never starts.
 *
 * Three widgets compare a place in the page with the height of the window when they choose between above and below the
 * line: on a page that is scrolled down there is never room below.
 */
function corrections(): Plugin {
  const inWindow: [RegExp, string] = [
    /getDomNodePagePosition\(((?:this\.)?_?editor(?:DomNode|\.getDomNode\(\)))\)/g,
    '$1.getBoundingClientRect()',
  ];
  const all: [file: string, what: RegExp, by: string][] = [
    ['internal/common/workers.js', /^import '[^']+';$/gm, ''],
    ['languages/features/typescript/workerManager.js', /^ *createWorker: \(\) => new Worker\(.*$/m, ''],
    ['editor/contrib/hover/browser/resizableContentWidget.js', ...inWindow],
    ['editor/contrib/rename/browser/renameWidget.js', ...inWindow],
    ['editor/contrib/suggest/browser/suggestWidget.js', ...inWindow],
  ];
  return {
    name: 'editor-corrections',
    enforce: 'pre',
    transform(code, id) {
      const found = all.find(([file]) => path(id).endsWith(`/monaco-editor/esm/vs/${file}`));
      if (!found) return null;
      const [file, what, by] = found;
      const corrected = code.replace(what, by);
      if (corrected === code) throw new Error(`monaco-editor changed: nothing to correct in its ${file}.`);
      return { code: corrected, map: null };
    },
  };
}

/** Programs run in a worker without a DOM, so the declarations of the language itself are all they can use. */
function onlyLanguageLibraries(): Plugin {
  return {
    name: 'editor-only-language-libraries',
    enforce: 'pre',
    async load(id) {
      const file = path(id);
      if (!file.endsWith('/monaco-editor/esm/vs/languages/features/typescript/lib/lib.js')) return null;
      const { libFileMap } = (await import(pathToFileURL(file).href)) as {
        libFileMap: Record<string, string>;
      };
      const kept: Record<string, string> = {};
      const keep = (name: string): void => {
        const text = libFileMap[name];
        if (text === undefined) throw new Error(`monaco-editor changed: it has no ${name}.`);
        if (name in kept) return;
        // Every file begins with the same licence; one copy, in the first, stands for all.
        kept[name] = Object.keys(kept).length === 0 ? text : text.replace(/\/\*![\s\S]*?\*\/\s*/, '');
        for (const [, reference] of text.matchAll(/\/\/\/ <reference lib="([^"]+)"/g))
          keep(`lib.${reference}.d.ts`);
      };
      keep('lib.esnext.d.ts');
      return `export const libFileMap = ${JSON.stringify(kept)};`;
    },
  };
}

/** Of TypeScript's 2127 messages, those that a program of one file can cause. */
function onlyUsefulMessages(): Plugin {
  // 1 syntax, 2 types, 7 implicit any, 17 and 18 newer rules, 90 and 95 quick fixes; of 6, unused names and "declared here".
  const useful =
    /_(?:[127]\d{3}|1[78]\d{3}|9[05]\d{3}|61(?:33|38|92|96|98|99)|6(?:203|204|205|212|500|501|502))$/;
  return {
    name: 'editor-only-useful-messages',
    enforce: 'pre',
    async load(id) {
      const file = path(id);
      if (!file.endsWith('/typescript/lib/zh-cn/diagnosticMessages.generated.json')) return null;
      const all = Object.entries(JSON.parse(await readFile(file, 'utf8')) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(all.filter(([key]) => useful.test(key))));
    },
  };
}

/** The library's sources are shown to readers; a compiled module's bytes inside them are weight and no reading. */
function sourcesWithoutBytes(): Plugin {
  return {
    name: 'editor-sources-without-bytes',
    enforce: 'pre',
    async load(id) {
      if (!/\/src\/(?:trainer|plot)\/.+\.ts\?raw$/.test(id.replaceAll('\\', '/'))) return null;
      const file = path(id);
      this.addWatchFile(file);
      const text = (await readFile(file, 'utf8')).replace(/(['"`])[\w+/=\s\\]{2000,}\1/g, '$1…$1');
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

/**
 * `virtual:editor-files` names the files that opening the editor fetches, for both languages, so that a page can fetch
 * them ahead. They are known once all is bundled; under development there are none to name.
 */
function namesOfFiles(): Plugin {
  const id = 'virtual:editor-files';
  const mark = '__EDITOR_FILES__';
  const isEditors =
    /\/(?:edit\.\w\w|monaco|tsMode|messages\.zh|(?:editor|typescript)\.worker|codicon)[.-][^/]+\.(?:js|css|ttf)$/;
  let isBuild = false;
  return {
    name: 'editor-names-of-files',
    enforce: 'post',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) =>
      source === `\0${id}` ? `export default ${isBuild ? `'${mark}'.split(' ')` : '[]'};` : null,
    generateBundle(_, bundle) {
      const names = Object.keys(bundle).filter((file) => isEditors.test(file));
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.code.includes(mark)) continue;
        const folder = `${posix.dirname(chunk.fileName)}/`;
        const files = names.map((file) => posix.relative(folder, file));
        chunk.code = chunk.code.replace(mark, files.join(' '));
      }
    },
  };
}

/** Bundlers drop the comments in which licences stand, so their texts go out as a file beside the code. */
function licences(): Plugin {
  return {
    name: 'editor-licences',
    apply: 'build',
    async generateBundle(_, bundle) {
      const hasEditor = Object.values(bundle).some(
        (chunk) =>
          chunk.type === 'chunk' && chunk.moduleIds.some((id) => path(id).includes('/monaco-editor/esm/')),
      );
      if (!hasEditor) return;
      const typescript = dirname(require.resolve('typescript/package.json'));
      const prettier = dirname(require.resolve('prettier/package.json'));
      const texts = [
        ['monaco-editor', join(monaco, 'LICENSE')],
        ['monaco-editor: third-party notices', join(monaco, 'ThirdPartyNotices.txt')],
        ['TypeScript', join(typescript, 'LICENSE.txt')],
        ['TypeScript: third-party notices', join(typescript, 'ThirdPartyNoticeText.txt')],
        ['Prettier', join(prettier, 'LICENSE')],
        ['Prettier: third-party notices', join(prettier, 'THIRD-PARTY-NOTICES.md')],
      ] as const;
      const parts = await Promise.all(
        texts.map(async ([title, file]) => `# ${title}\n\n${await readFile(file, 'utf8')}`),
      );
      this.emitFile({ type: 'asset', fileName: 'licences/editor.txt', source: parts.join('\n\n') });
    },
  };
}

/** For `plugins`, and again for `worker.plugins`, since workers are bundled on their own. */
export function editorPlugins(): Plugin[] {
  return [
    corrections(),
    onlyLanguageLibraries(),
    onlyUsefulMessages(),
    sourcesWithoutBytes(),
    namesOfFiles(),
    licences(),
    {
      name: 'editor-configuration',
      // Pre-bundling would go past the plugins above; Monaco is plain ES modules and needs none.
      config: () => ({ worker: { format: 'es' }, optimizeDeps: { exclude: ['monaco-editor'] } }),
    },
  ];
}
