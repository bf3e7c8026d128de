/** `npm test`: checks everything, in the order in which a mistake is cheapest to find. */
import { readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { astro, fail, published, root, run, setUp } from './setup.mjs';

const started = performance.now();
const node = setUp();
const passed = [];

/** Ends all at the first failure, naming the step and how to run it alone. */
function step(name, script, args = [], env = {}) {
  console.log(`\n── ${name}`);
  const began = performance.now();
  if (run(node, script, args, env) !== 0) {
    fail(`Failed: ${name}. Passed before it: ${passed.join(', ') || 'nothing'}.`);
  }
  console.log(`   ${((performance.now() - began) / 1000).toFixed(0)} s`);
  passed.push(name);
}

/** Runs Vitest; every test must have run, so a skipped one is counted and said. */
function vitest(name, project, env = {}) {
  const report = join(root, '.cache', `${project}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  step(name, 'node_modules/vitest/vitest.mjs', ['run', '--project', project, ...reporters], env);
  const { numPassedTests, numPendingTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
  if (numTotalTests === 0) fail(`Failed: ${name} ran no test.`);
  passed[passed.length - 1] =
    `${numPassedTests} ${name}${numPendingTests ? ` (${numPendingTests} skipped)` : ''}`;
}

step('formatting', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
step('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', '.']);
step('types of the site', astro, ['check', '--minimumFailingSeverity', 'warning']);
for (const folder of ['src/trainer', 'src/plot', 'content']) {
  step(`types of ${folder}`, 'node_modules/typescript/bin/tsc', ['-p', folder]);
}
step('dead code', 'node_modules/knip/bin/knip.js');
vitest('unit tests', 'unit');
step('production build', astro, ['build']);
step('production build under a path', astro, ['build', '--outDir', published.folder], published.env);

const { ensureBrowser } = await import('./browser.mjs');
const browser = await ensureBrowser().catch((error) => fail(error.message));
vitest('browser tests', 'browser', { CHROME_PATH: browser });

const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`\nAll passed in ${minutes} min: ${passed.join(', ')}.`);
