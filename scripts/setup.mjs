/**
 * Set-up for `npm start` and `npm test` on a machine with nothing but Node ≥ 20, npm and git.
 * Plain JavaScript without dependencies: it runs before anything is installed, on the host's own Node.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const cache = join(root, '.cache');

/** Astro and Vitest need this much. */
const oldestNode = [22, 12];

/** Prints one sentence and ends. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

function recentEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Content of files and folders, as one hash. */
export function hashOf(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  const add = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex');
}

/** Is the stamp `name` the same as at the last `stamp` call? */
export function unchanged(name, hash) {
  const file = join(cache, name);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

export function stamp(name, hash) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, name), hash);
}

/** Installs what package-lock.json names, unless that is there already; then finds a Node that is recent enough. */
export function setUp() {
  const wanted = hashOf(['package-lock.json'], process.platform + process.arch);
  if (!existsSync(join(root, 'node_modules')) || !unchanged('installed', wanted)) {
    console.log('Installing what package-lock.json names …');
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0) fail('npm ci failed; its message is above.');
    stamp('installed', wanted);
  }
  const own = join(root, 'node_modules', '.bin', 'node');
  const runs = (command) => {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    return status === 0 && recentEnough(stdout.trim());
  };
  const node = [own, process.execPath].find(runs);
  if (!node) {
    fail(
      `This project needs Node ${oldestNode.join('.')} or newer: here it is ${process.version}, and npm did not install ` +
        'the one that comes with the project (are install scripts switched off?).',
    );
  }
  return node;
}

/** Runs a script of a package in node_modules with the project's Node; its environment puts that Node first. */
export function run(node, script, args = [], env = {}) {
  const bin = join(root, 'node_modules', '.bin');
  return spawnSync(node, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: bin + delimiter + process.env.PATH, ...env },
  }).status;
}

export const astro = 'node_modules/astro/bin/astro.mjs';

/** How a build is made that is published, and under a path. */
export const published = {
  folder: '.cache/subpath',
  env: { SITE: 'https://example.org', BASE: '/some/path', REPO: 'https://github.com/you/weight-decay' },
};

/** Builds the site into dist/, unless what is there is up to date. */
export function buildSite(node, base = '/') {
  const sources = ['src', 'content', 'components', 'public', 'astro.config.mjs', 'package-lock.json'];
  const built = hashOf(sources, `${process.env.SITE}|${base}|${process.env.REPO}`);
  if (existsSync(join(root, 'dist')) && unchanged('built', built)) return;
  console.log('Building the site …');
  if (run(node, astro, ['build']) !== 0) fail('The build failed; its message is above.');
  stamp('built', built);
}
