/** `npm run test:lesson <name>`: what does not hold in one lesson, and what is left to write, and nothing else. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root, run, setUp } from './setup.mjs';

const [name = ''] = process.argv.slice(2);
const lessons = readdirSync(join(root, 'content/lessons'));
if (!lessons.includes(name))
  fail(`npm run test:lesson <name>: there is no lesson "${name}". There are: ${lessons.join(', ')}.`);

const node = setUp();
const vitest = (counted, files, ...args) =>
  run(
    node,
    'node_modules/vitest/vitest.mjs',
    ['run', '--project=unit', '--reporter=./scripts/brief-reporter.mjs', ...files, ...args],
    { COUNTED: counted },
  ) === 0;
const tests = ['parity', 'programs', 'chinese', 'teaching'].map((file) => `tests/content/${file}.test.ts`);
const own = `tests/content/${name}.test.ts`;
// As a whole word: the name of one lesson may begin that of another.
const word = `(?<![\\w-])${name}(?![\\w-])`;

const isWell = [
  run(node, 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', `content/lessons/${name}`]) === 0,
  run(node, 'node_modules/typescript/bin/tsc', ['-p', 'content']) === 0,
  // Nothing can be said of a lesson whose programs do not run, and one that never ends takes its time but once.
  vitest('programs', ['tests/content/programs.test.ts'], '-t', `${word}/.* runs, `) &&
    [
      vitest('checks', tests, '-t', word),
      !existsSync(join(root, own)) || vitest('tests of its own', [own]),
    ].every(Boolean),
].every(Boolean);
process.exitCode = isWell ? 0 : 1;
