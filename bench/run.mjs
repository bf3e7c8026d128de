/**
 * `npm run bench`: the trainer against other libraries, in a browser; `npm run bench W1 W5` for some workloads only.
 * The other libraries are installed into bench/node_modules, at its first run. `npm run bench cells`: what the cell costs;
 * `npm run bench playground`: how smoothly the playground moves; `npm run bench visit`: what a visit costs in requests and bytes;
 * `npm run bench build`: how building grows with the lessons; `npm run bench lighthouse`: what Lighthouse says of every page.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite, fail, hashOf, root, run, setUp, stamp, unchanged } from '../scripts/setup.mjs';

const node = setUp();
const { ensureBrowser } = await import('../scripts/browser.mjs');
const browser = await ensureBrowser().catch((error) => fail(error.message));
const bench = (script, ...args) => process.exit(run(node, script, args, { CHROME_PATH: browser }) ?? 1);

if (process.argv[2] === 'build') bench('bench/build.ts', ...process.argv.slice(3));
if (['cells', 'playground', 'visit'].includes(process.argv[2])) {
  buildSite(node);
  bench(`bench/${process.argv[2]}.ts`);
}

const folder = join(root, 'bench');
const wanted = hashOf(['bench/package-lock.json']);
if (!existsSync(join(folder, 'node_modules')) || !unchanged('bench', wanted)) {
  console.log('Installing the libraries to compare with, into bench/node_modules (200 MB) …');
  // Without their scripts: one would compile a graphics library that nothing here uses.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawnSync('npm', ['ci', ...options], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm ci failed in bench/; its message is above.');
  stamp('bench', wanted);
}

if (process.argv[2] === 'lighthouse') {
  buildSite(node);
  bench('bench/lighthouse.mjs', ...process.argv.slice(3));
}
bench('bench/bench.ts', ...process.argv.slice(2));
