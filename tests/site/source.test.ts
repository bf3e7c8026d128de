/** Where a page comes from, and how it is cited. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bibtex, lastUpdated, reportAddress } from '../../components/source.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the day of the last change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'updated-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const git = (cwd: string, date: string, ...words: string[]): void => {
    const own = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync('git', [...own, ...words], { cwd, env, stdio: 'ignore' });
  };
  const whole = join(folder, 'whole');
  mkdirSync(whole);
  git(whole, '', 'init');
  for (const [file, day] of [
    ['a', '2026-01-02'],
    ['b', '2026-03-04'],
  ] as const) {
    writeFileSync(join(whole, file), file);
    git(whole, `${day}T12:00:00Z`, 'add', '.');
    git(whole, `${day}T12:00:00Z`, 'commit', '-m', file);
  }

  test('is that of the last commit to a file, or to any of several', () => {
    expect(lastUpdated(['a'], whole)).toBe('2026-01-02');
    expect(lastUpdated(['b'], whole)).toBe('2026-03-04');
    expect(lastUpdated(['a', 'b'], whole)).toBe('2026-03-04');
    expect(lastUpdated(['c'], whole)).toBe(undefined);
  });

  test('is unknown in a shallow clone and outside of a repository', () => {
    git(folder, '', 'clone', '--depth', '1', `file://${whole}`, 'shallow');
    expect(readFileSync(join(folder, 'shallow/a'), 'utf8')).toBe('a');
    expect(lastUpdated(['a'], join(folder, 'shallow'))).toBe(undefined);
    expect(lastUpdated(['a'], folder)).toBe(undefined);
  });
});

test('an entry for BibTeX holds whatever a title holds', () => {
  const entry = bibtex({ key: 'k', title: '5 % of {x_1} & #2', year: '2026', url: 'https://a.b/c_d/' });
  expect(entry).toContain('title  = {{5 \\% of \\{x\\_1\\} \\& \\#2}},');
  expect(entry).toContain('url    = {https://a.b/c_d/}');
  expect(bibtex({ key: 'k', title: 't', year: '2026' })).toMatch(/year {3}= \{2026\}\n\}$/);
});

test('a report opens with its title and its text', () => {
  const url = new URL(reportAddress('https://a.b/c', '《d》 & e', 'f\ng#h'));
  expect(url.pathname).toBe('/c/issues/new');
  expect(Object.fromEntries(url.searchParams)).toEqual({ title: '《d》 & e', body: 'f\ng#h' });
});

test('CITATION.cff is whole, and of the version of package.json', () => {
  const citation = parse(readFileSync(join(root, 'CITATION.cff'), 'utf8')) as Record<string, unknown>;
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  expect(citation).toMatchObject({
    'cff-version': '1.2.0',
    title: 'Weight Decay, Live',
    type: 'software',
    authors: [{ name: 'Weight Decay, Live contributors' }],
    version,
  });
  expect(citation['message']).toBeTruthy();
  expect(citation['license']).toContain(license);
});
