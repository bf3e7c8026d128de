/**
 * `npm run bench build`: how long the site takes to build with 10, 100 and 500 lessons more, in a copy of the project: the
 * first time, when each program is run, and again, when none has changed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files, withLesson } from '../scripts/new-lesson.mjs';
import { astro, root } from '../scripts/setup.mjs';
import { table } from './table.ts';

const counts = process.argv.slice(2).map(Number);
const copy = join(root, '.cache/bench-build');

/** The project without what it has built; its packages are linked, their caches are not. */
function copyProject(): void {
  rmSync(copy, { recursive: true, force: true });
  for (const file of execFileSync(
    'git',
    ['ls-files', 'src', 'content', 'components', 'public', 'scripts', '*.json', '*.mjs'],
    { cwd: root, encoding: 'utf8' },
  )
    .trim()
    .split('\n')) {
    if (file.includes('/tests/') || file.startsWith('bench/')) continue;
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.astro' && name !== '.vite')
      symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
}

/** Writes lesson number `n`, whose programs and texts are like no other's. */
function addLesson(n: number): void {
  const name = `generated-${n}`;
  for (const [file, text] of Object.entries(files)) {
    const path = join(copy, 'content/lessons', name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      text
        .replace('learningRate = 0.1;', `learningRate = 0.1 + ${n} / 1e5;`)
        .replace(/^(title: .*)$/m, `$1 ${n}`),
    );
  }
  const syllabus = join(copy, 'content/syllabus.ts');
  writeFileSync(syllabus, withLesson(readFileSync(syllabus, 'utf8'), name));
}

/** Builds the copy. @returns seconds, and the largest memory of its process in MB */
function build(): { seconds: number; memory: number } {
  const start = performance.now();
  const report =
    "process.on('exit', () => require('fs').writeFileSync('peak', String(process.resourceUsage().maxRSS)))";
  writeFileSync(join(copy, 'peak.cjs'), report);
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--require', './peak.cjs', astro, 'build'],
    {
      cwd: copy,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  if (status !== 0) throw new Error(`${stdout.slice(-3000)}\n${stderr.slice(-3000)}`);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, memory: Number(readFileSync(join(copy, 'peak'), 'utf8')) / 1024 };
}

copyProject();
const rows = [['lessons more', 'first build', 'again', 'again, for each more', 'memory']];
let made = 0;
let bare = 0;
for (const count of [0, ...(counts.length > 0 ? counts : [10, 100, 500])]) {
  for (; made < count; made++) addLesson(made + 1);
  const first = build();
  const again = build();
  if (count === 0) bare = again.seconds;
  const each = count === 0 ? '' : `${((again.seconds - bare) / count).toFixed(2)} s`;
  rows.push([
    String(count),
    `${first.seconds.toFixed(0)} s`,
    `${again.seconds.toFixed(0)} s`,
    each,
    `${Math.max(first.memory, again.memory).toFixed(0)} MB`,
  ]);
  console.log(rows.at(-1)?.join(' · '));
}
rmSync(copy, { recursive: true, force: true });
console.log(`\n${table(rows)}`);
