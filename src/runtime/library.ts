/**
 * The sandbox has no network, so everything in it travels as text: the worker, the trainer and the plot module.
 */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { libraryNames } from './names.ts';
import type { Plugin } from 'vite';

/** A program that asks for the fast engine brings its bytes: the others need not wait for them. */
const bytesFollow = {
  name: 'bytes-follow',
  load: (file: string) =>
    file.replaceAll('\\', '/').endsWith('/trainer/fast/module.ts')
      ? "export let base64 = ''; globalThis[Symbol.for('weight-decay/engine')] = (text) => { base64 = text; };"
      : null,
};

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const sources = {
  runtime: './worker.ts',
  'weight-decay': '../trainer/index.ts',
  'weight-decay/plot': '../plot/index.ts',
} satisfies Record<'runtime' | (typeof libraryNames)[number], string>;

interface Library {
  text: string;
  /** Every source file in it. */
  files: string[];
}

async function bundle(): Promise<Library> {
  const files = new Set<string>();
  const texts: Record<string, string> = {};
  for (const [name, path] of Object.entries(sources)) {
    const build = await rolldown({
      input: fileOf(path),
      platform: 'browser',
      logLevel: 'silent',
      plugins: [bytesFollow],
    });
    const { output } = await build.generate({
      format: name === 'runtime' ? 'iife' : 'esm',
      // Names and expressions stay as they are written: a program can print a function and reads the same numbers.
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      codeSplitting: false,
      comments: false,
    });
    await build.close();
    texts[name] = output[0].code;
    for (const file of output[0].moduleIds) files.add(file);
  }
  return { text: JSON.stringify(texts), files: [...files] };
}

/** What the sandbox needs, as the text that `createRunner` is given. */
export async function bundleLibrary(): Promise<string> {
  return (await bundle()).text;
}

/** `import text from 'virtual:library'`, a string. */
export function libraryPlugin(): Plugin {
  const id = 'virtual:library';
  return {
    name: 'library',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(source) {
      if (source !== `\0${id}`) return null;
      const { text, files } = await bundle();
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(text)};`;
    },
  };
}
