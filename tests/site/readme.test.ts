/** The README's tree is the tree on the disk. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');

/** Paths of the first indented tree: two spaces a level, a caption after two spaces or more. */
function treeOf(text: string): string[] {
  const block = /```text\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const parents: string[] = [];
  return block
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const name = line.trim().split(/\s{2,}/)[0] ?? '';
      parents.length = depth;
      parents[depth] = name.replace(/\/$/, '');
      return parents.join('/') + (name.endsWith('/') ? '/' : '');
    });
}

const tree = treeOf(readme);

test('every path of the tree exists, folders as folders', () => {
  expect(tree.length).toBeGreaterThan(10);
  const wrong = tree.filter((path) => {
    const file = resolve(root, path);
    return !existsSync(file) || statSync(file).isDirectory() !== path.endsWith('/');
  });
  expect(wrong).toEqual([]);
});

test('every folder of the project stands in the tree', () => {
  const ignored = new Set(['node_modules', 'dist']);
  const folders = (path: string): string[] =>
    readdirSync(resolve(root, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.has(entry.name))
      .map((entry) => `${path}${entry.name}/`);
  expect([...folders(''), ...folders('src/')].filter((path) => !tree.includes(path))).toEqual([]);
});
