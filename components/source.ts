/** Where a page comes from: the file, its last change, and how it is cited. */
import { spawnSync } from 'node:child_process';

const git = (folder: string, ...words: string[]): string => {
  const { status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return status === 0 ? stdout : '';
};

/** The day on which each file was last changed by a commit; asked once, since each question takes as long as a page. */
function changesIn(folder: string): Map<string, string> {
  const days = new Map<string, string>();
  if (git(folder, 'rev-parse', '--is-shallow-repository').trim() !== 'false') return days;
  const log = ['-c', 'core.quotePath=false', 'log', '--format=%x00%cs', '--name-only', '--relative'];
  let day = '';
  for (const line of git(folder, ...log, '--', '.').split('\n')) {
    if (line.startsWith('\0')) day = line.slice(1);
    else if (line !== '' && !days.has(line)) days.set(line, day);
  }
  return days;
}

const known = new Map<string, Map<string, string>>();

/**
 * The day of the last commit that changed one of the paths, as 2026-11-30. Undefined if that cannot be known: without
 * git, outside of a repository, or in a shallow clone, which takes every file for changed by its oldest commit.
 */
export function lastUpdated(paths: string[], folder = process.cwd()): string | undefined {
  const days = known.get(folder) ?? changesIn(folder);
  known.set(folder, days);
  return [...days]
    .filter(([file]) => paths.some((path) => file === path || file.startsWith(`${path}/`)))
    .map(([, day]) => day)
    .sort()
    .at(-1);
}

/** The address of the repository, `REPO=https://github.com/you/weight-decay`, if the build was told. */
export const repository = (): string | undefined => process.env['REPO']?.replace(/\/+$/, '') || undefined;

export const editAddress = (repo: string, file: string): string => `${repo}/edit/main/${file}`;

/** A new report with its first lines written. */
export const reportAddress = (repo: string, title: string, body: string): string =>
  `${repo}/issues/new?${String(new URLSearchParams({ title, body }))}`;

export interface Citation {
  key: string;
  title: string;
  year: string;
  /** Unknown if the build was not told the host. */
  url?: string;
}

/** An entry for BibTeX. The second pair of braces keeps capitals as they are, and the author in one. */
export function bibtex({ key, title, year, url }: Citation): string {
  const safe = title.replace(/[&%$#_{}]/g, '\\$&');
  return `@misc{${key},
  title  = {{${safe}}},
  author = {{Weight Decay, Live contributors}},
  year   = {${year}}${url ? `,\n  url    = {${url}}` : ''}
}`;
}
