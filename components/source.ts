/** Where a page comes from: the file, its last change, and how it is cited. */
import { spawnSync } from 'node:child_process';

const git = (folder: string, ...words: string[]): string => {
  const { status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
};

/**
 * The day of the last commit that changed one of the paths, as 2026-11-30. Undefined if that cannot be known: without
 * git, outside of a repository, or in a shallow clone, which takes every file for changed by its oldest commit.
 */
export function lastUpdated(paths: string[], folder = process.cwd()): string | undefined {
  if (git(folder, 'rev-parse', '--is-shallow-repository') !== 'false') return undefined;
  return git(folder, 'log', '-1', '--format=%cs', '--', ...paths) || undefined;
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
