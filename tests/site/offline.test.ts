import { describe, expect, test } from 'vitest';
import { filesFor, isFrozen, isPublished, pathIn, type SiteManifest } from '../../components/offline/site.ts';
import { versionOf } from '../../src/site/offline.ts';

describe('offline', () => {
  test('only a site that is built for an address elsewhere is kept', () => {
    expect(
      ['https://example.org', 'http://192.168.1.5:8080', 'https://localhost.example'].map(isPublished),
    ).toEqual([true, true, true]);
    expect(
      ['http://localhost:4321', 'http://127.0.0.1', 'http://[::1]:80/', undefined].map(isPublished),
    ).toEqual([false, false, false, false]);
  });

  test('the version is that of the pages, in whatever order they are found', () => {
    expect(versionOf(['a', 'b'])).toBe(versionOf(['b', 'a']));
    expect(versionOf(['a', 'b'])).not.toBe(versionOf(['a', 'c']));
  });

  test('a path is one whatever the address asks for, and nobody else’s', () => {
    const scope = 'https://example.org/some/path/';
    expect(pathIn(scope, `${scope}leak/?present#tap`)).toBe('leak/');
    expect(pathIn(scope, `${scope}leak/index.html`)).toBe('leak/');
    expect(pathIn(scope, `${scope}index.html`)).toBe('');
    expect(pathIn(scope, 'https://example.org/some/other/')).toBe(null);
    expect(pathIn(scope, 'https://elsewhere.org/some/path/')).toBe(null);
    expect(pathIn(scope, 'data:text/plain,x')).toBe(null);
  });

  test('what is kept for all versions is named after its content', () => {
    expect(
      ['_astro/run.x.js', 'pagefind/fragment/en_1.pf_fragment', 'pagefind/pagefind.en_1.pf_meta'].map(
        isFrozen,
      ),
    ).toEqual([true, true, true]);
    expect(
      ['', 'leak/', 'pagefind/pagefind.js', 'pagefind/pagefind-entry.json', 'favicon.svg'].some(isFrozen),
    ).toBe(false);
  });

  test('a language brings its own files and the shared ones; without one only what programs need', () => {
    const file = (path: string, part: 'core' | 'shared' | 'en' | 'zh') => ({
      path,
      part,
      bytes: 1,
      packed: 1,
    });
    const manifest: SiteManifest = {
      version: 'a',
      files: [file('run', 'core'), file('font', 'shared'), file('leak/', 'en'), file('zh-cn/leak/', 'zh')],
    };
    const paths = (...languages: ('en' | 'zh')[]) => filesFor(manifest, languages).map(({ path }) => path);
    expect(paths()).toEqual(['run']);
    expect(paths('zh')).toEqual(['run', 'font', 'zh-cn/leak/']);
    expect(paths('en', 'zh')).toEqual(['run', 'font', 'leak/', 'zh-cn/leak/']);
  });
});
