/**
 * `npm run engine`: compiles src/trainer/fast/assembly with AssemblyScript into src/trainer/fast/module.ts.
 * The bytes are committed, so that nobody needs the compiler to run the trainer; a test compiles anew and compares.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/trainer/fast/module.ts');

/** The text of module.ts, made from the sources. */
export async function compileEngine() {
  // Not by its name: its types would replace those of JavaScript for all that imports this file.
  const compiler = 'assemblyscript/asc';
  const { default: asc } = await import(compiler);
  let bytes;
  const options = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--memoryBase',
    '64',
    '--enable',
    'simd',
    '--disableWarning',
    '112',
  ];
  const input = 'src/trainer/fast/assembly/index.ts';
  const { error, stderr } = await asc.main([input, '--baseDir', root, '--outFile', 'm.wasm', ...options], {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) bytes = contents;
    },
  });
  if (error || stderr.toString()) throw new Error(`${stderr.toString()}${error?.message ?? ''}`);
  return `// Made from assembly/ by \`npm run engine\`; a test holds it to the sources.
// prettier-ignore
export const base64 = '${Buffer.from(bytes).toString('base64')}';
`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = await compileEngine();
  await writeFile(target, text);
  console.log(`src/trainer/fast/module.ts: ${text.length} characters`);
}
