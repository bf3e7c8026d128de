/** Imports go down, never up: the table of allowed edges. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Longest path first, so that a file's floor is the first that fits. */
const floors: { folder: string; may: string[] }[] = [
  { folder: 'src/trainer', may: [] },
  { folder: 'src/plot', may: [] },
  { folder: 'src/runtime', may: ['src/trainer', 'src/plot'] },
  // Programs use the public names only; claims and checks know the shape of a claim.
  { folder: 'content', may: ['weight-decay', 'weight-decay/plot'] },
  { folder: 'components', may: ['src/runtime', 'src/trainer', 'src/plot', 'content', 'virtual:library'] },
  { folder: 'src', may: ['src/runtime', 'content', 'components'] },
];

/** Packages from npm that a floor may use; a floor that is not named here may use none. */
const packages: Record<string, RegExp> = {
  'src/runtime': /^(?:node:|sucrase$|rolldown$|vite$)/,
  components: /./,
  src: /./,
};

const floorOf = (path: string): string | undefined =>
  floors.map(({ folder }) => folder).find((folder) => path === folder || path.startsWith(`${folder}/`));

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

/** Every import of `file` that its floor does not allow, as a sentence. */
function violations(file: string, source: string): string[] {
  const floor = floorOf(file);
  if (!floor) return [];
  const allowed = floors.find(({ folder }) => folder === floor)?.may ?? [];
  const imports = [...source.matchAll(importPattern)].map(
    ([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '',
  );
  return imports.flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = floorOf(posix.join(dirname(file), specifier));
      if (target === floor || (target && allowed.includes(target))) return [];
      return [`${file} (${floor}) must not import ${specifier} (${target ?? 'outside of every floor'})`];
    }
    if (allowed.includes(specifier) || packages[floor]?.test(specifier)) return [];
    return [`${file} (${floor}) must not import ${specifier}`];
  });
}

const files = globSync('{src,content,components}/**/*.{ts,astro}', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
);

describe('floors', () => {
  test('no import goes up', () => {
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap((file) => violations(file, readFileSync(resolve(root, file), 'utf8')));
    expect(found).toEqual([]);
  });

  test.each([
    ['src/trainer/sgd.ts', "import { plot } from '../plot/index.ts';"],
    ['src/trainer/sgd.ts', "import x from 'lodash';"],
    ['src/plot/index.ts', "import { sgd } from '../trainer/index.ts';"],
    ['src/runtime/worker.ts', "import { format } from '../../components/draw/number.ts';"],
    ['src/runtime/worker.ts', "const a = await import('../pages/x.ts');"],
    ['content/lessons/leak/cells/a.ts', "import { dot } from '../../../../src/trainer/matrix.ts';"],
    ['content/labels.ts', "import 'node:fs';"],
    ['components/Cell.astro', "---\nimport { x } from '../src/site/csp.ts';\n---"],
  ])('a planted import in %s is found: %s', (file, source) => {
    expect(violations(file, source)).toHaveLength(1);
  });

  test.each([
    [
      'content/lessons/leak/cells/a.ts',
      "import { sgd } from 'weight-decay';\nimport { plot } from 'weight-decay/plot';",
    ],
    ['components/run.ts', "import { createRunner } from '../src/runtime/sandbox.ts';"],
  ])('a planted allowed import in %s passes: %s', (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
