/** The built files: links that lead somewhere, a policy that fits, bytes within their budgets. */
import { globSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { policyFor, scriptsLast } from '../../src/site/finish.ts';
import { budgets, bytesOf } from './bytes.ts';
import { builds } from './pages.ts';

describe.each(builds)('$name', ({ folder, base, site }) => {
  const pages = globSync('**/*.html', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  const prefix = base.replace(/\/$/, '');
  const parsed = new Map<string, Document>();
  const documentOf = (page: string): Document => {
    const known = parsed.get(page);
    if (known) return known;
    const { document } = parseHTML(readFileSync(join(folder, page), 'utf8'));
    parsed.set(page, document);
    return document;
  };

  /** The file of the build that an address on `page` names; null for another host. */
  const fileFor = (whole: string, page: string): { file: string; fragment: string } | null => {
    const address = site && whole.startsWith(`${site}/`) ? whole.slice(site.length) : whole;
    if (/^[a-z]+:/i.test(address)) return null;
    const here = `${prefix}/${page.replace(/index\.html$/, '')}`;
    const url = new URL(address, `http://host${here}`);
    if (!url.pathname.startsWith(`${prefix}/`))
      return { file: `outside of ${base}: ${address}`, fragment: '' };
    const path = decodeURIComponent(url.pathname.slice(prefix.length + 1));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return { file, fragment: decodeURIComponent(url.hash.slice(1)) };
  };

  test('there are pages in both languages', () => {
    expect(pages).toContain('leak/index.html');
    expect(pages).toContain('zh-cn/leak/index.html');
  });

  test('every link, script, style and image leads to a file, and every fragment to an element', () => {
    const dead: string[] = [];
    for (const page of pages) {
      for (const node of documentOf(page).querySelectorAll('[href], [src]')) {
        const address = node.getAttribute('href') ?? node.getAttribute('src') ?? '';
        const target = fileFor(address, page);
        if (!target) continue;
        const { file, fragment } = target;
        const exists = existsSync(join(folder, file)) && statSync(join(folder, file)).isFile();
        const found =
          !exists || !fragment || !file.endsWith('.html') || documentOf(file).getElementById(fragment);
        if (!exists || !found) dead.push(`${page}: ${address}`);
      }
    }
    expect(dead).toEqual([]);
  });

  test('every address in a style sheet leads to a file', () => {
    const dead = globSync('**/*.css', { cwd: folder }).flatMap((sheet) => {
      const text = readFileSync(join(folder, sheet), 'utf8');
      return [...text.matchAll(/url\(\s*["']?([^"')]+)/g)]
        .map(([, address = '']) => address)
        .filter((address) => !/^(?:data:|#|https?:)/.test(address))
        .filter((address) => {
          const path = address.startsWith('/')
            ? address.replace(new RegExp(`^${prefix}/`), '')
            : posix.join(dirname(sheet.replaceAll('\\', '/')), address);
          return !existsSync(join(folder, path.replace(/[?#].*$/, '')));
        });
    });
    expect(dead).toEqual([]);
  });

  test('no page asks another host for anything', () => {
    const foreign = pages.flatMap((page) =>
      [
        ...documentOf(page).querySelectorAll(
          'script[src], link[rel="stylesheet"], img[src], iframe, link[rel="preload"]',
        ),
      ]
        .map((node) => node.getAttribute('src') ?? node.getAttribute('href') ?? '')
        .filter((address) => /^(?:https?:)?\/\//.test(address)),
    );
    expect(foreign).toEqual([]);
  });

  test('every page carries the policy that its own scripts need', () => {
    for (const page of pages) {
      const html = readFileSync(join(folder, page), 'utf8');
      const [meta = '', policy] =
        /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html) ?? [];
      expect(policy, page).toBe(policyFor(html.replace(meta, '')));
      expect(policy, page).not.toContain("'unsafe-eval'");
      expect(html.indexOf(meta), page).toBeLessThan(html.indexOf('<script'));
    }
  });

  test('a lesson asks for its scripts in few files, after all that it is drawn with', () => {
    const scripts = [...documentOf('leak/index.html').querySelectorAll('script[src]')];
    expect(new Set(scripts.map((script) => script.getAttribute('fetchpriority')))).toEqual(new Set(['low']));
    const names = scripts.map((script) =>
      posix.basename(script.getAttribute('src') ?? '').replace(/\..*/, ''),
    );
    // That of a published site's head looks after offline reading.
    expect(names).toEqual(['page', ...(site ? ['Head'] : []), 'programs']);
  });

  test('there is no script that no page and no other script names', () => {
    const scripts = globSync('_astro/*.js', { cwd: folder });
    const texts = [...pages, ...scripts].map(
      (file) => [file, readFileSync(join(folder, file), 'utf8')] as const,
    );
    const unnamed = scripts.filter((script) =>
      texts.every(([file, text]) => file === script || !text.includes(posix.basename(script))),
    );
    expect(unnamed).toEqual([]);
    if (!site) return;
    const { files } = JSON.parse(readFileSync(join(folder, 'offline.json'), 'utf8')) as {
      files: { path: string }[];
    };
    expect(files.map(({ path }) => path).filter((path) => /^_astro\/[^/]+\.js$/.test(path))).toEqual(
      scripts.toSorted(),
    );
  });

  test('no formula failed', () => {
    expect(pages.filter((page) => documentOf(page).querySelector('.katex-error'))).toEqual([]);
  });
});

test('a script that only names another gives way to it, and each stands once', () => {
  const script = (name: string): string => `<script type="module" src="/a/${name}.js"></script>`;
  const files: Record<string, string> = {
    'one.js': 'import"./all.js";\n',
    'two.js': 'import"./all.js";',
    'own.js': 'go()',
  };
  const html = scriptsLast(['one', 'own', 'two', 'own'].map(script).join('|'), (name) => files[name] ?? '');
  const low = (name: string): string =>
    `<script type="module" fetchpriority="low" src="/a/${name}.js"></script>`;
  expect(html).toBe(`${low('all')}|${low('own')}||`);
});

describe('bytes', () => {
  const measures = bytesOf(builds[0]?.folder ?? '');

  test.each(Object.entries(budgets))('%s: at most %i kB', (name, budget) => {
    const measured = measures[name]?.() ?? NaN;
    console.info(`${name}: ${measured.toFixed(1)} of ${budget} kB`);
    expect(measured).toBeGreaterThan(0);
    expect(measured).toBeLessThanOrEqual(budget);
  });
});
