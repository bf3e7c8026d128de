/** What machines find: addresses, translations, descriptions, pictures, and the pages as Markdown. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { glossary } from '../../content/glossary.ts';
import { syllabus } from '../../content/syllabus.ts';
import { builds } from './pages.ts';

const lessons = syllabus.flatMap((part) => part.lessons);
const locales = ['', 'zh-cn/'];
const lessonPages = locales.flatMap((locale) => lessons.map((lesson) => locale + lesson));

describe.each(builds)('$name', ({ folder, base, site }) => {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const prefix = base.replace(/\/$/, '');
  /** As machines are told: with the host if it is known. */
  const addressOf = (path: string): string => `${site ?? ''}${prefix}/${path}`;
  const pages = globSync('**/index.html', { cwd: folder }).map((file) =>
    file.replaceAll('\\', '/').replace(/index\.html$/, ''),
  );
  const parsed = new Map<string, Document>();
  const documentOf = (page: string): Document => {
    const known = parsed.get(page) ?? parseHTML(read(`${page}index.html`)).document;
    parsed.set(page, known);
    return known;
  };
  const attribute = (page: string, selector: string, name = 'content'): string | null =>
    documentOf(page).querySelector(selector)?.getAttribute(name) ?? null;
  const property = (page: string, name: string) => attribute(page, `meta[property="${name}"]`);
  const isChinese = (text: unknown): boolean => /\p{Script=Han}/u.test(String(text));

  /** Does an address of this site lead to a file, and its fragment to an element? */
  const leadsSomewhere = (address: string): boolean => {
    const start = addressOf('');
    if (!address.startsWith(start)) return false;
    const [path = '', fragment] = address.slice(start.length).split('#');
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!existsSync(join(folder, file))) return false;
    return !fragment || documentOf(path).getElementById(decodeURIComponent(fragment)) !== null;
  };
  const deadIn = (text: string, start: string): string[] =>
    [...text.matchAll(/\]\(([^)\s]+)[)\s]/g)]
      .map(([, address = '']) => address)
      .filter((address) => !/^https?:/.test(address) || address.startsWith(`${site}/`))
      .filter((address) => !leadsSomewhere(address))
      .map((address) => `${start}: ${address}`);

  const textOf = (element: Element | null | undefined, formula: (katex: Element) => string): string => {
    const copy = element?.cloneNode(true) as HTMLElement;
    for (const katex of copy.querySelectorAll('.katex')) katex.replaceWith(formula(katex));
    return copy.textContent;
  };

  test('there are all pages in both languages', () => {
    expect(pages.length).toBeGreaterThan(2 * lessons.length);
    for (const page of lessonPages) expect(pages).toContain(`${page}/`);
  });

  test('a page names its address and its translations, if the host is known', () => {
    for (const page of pages) {
      const links = [...documentOf(page).querySelectorAll('link[rel="canonical"], link[hreflang]')].map(
        (link) => [link.getAttribute('hreflang') ?? 'canonical', link.getAttribute('href') ?? ''],
      );
      const english = page.replace(/^zh-cn\//, '');
      const all = {
        canonical: addressOf(page),
        en: addressOf(english),
        'zh-CN': addressOf(`zh-cn/${english}`),
        'x-default': addressOf(english),
      };
      expect(Object.fromEntries(links), page).toEqual(site ? all : {});
      for (const [, address = ''] of links) expect(leadsSomewhere(address), address).toBe(true);
    }
  });

  test('the page of what is not there names no address, and asks not to be found', () => {
    const { document } = parseHTML(read('404.html'));
    expect(
      document.querySelectorAll('link[rel="canonical"], link[hreflang], [property="og:url"]'),
    ).toHaveLength(0);
    expect(document.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
  });

  test('nothing names an address on the computer of whoever built the site', () => {
    const texts = globSync('**/*.{html,xml,txt,md}', { cwd: folder });
    expect(texts.filter((file) => /https?:\/\/(?:localhost|127\.)/.test(read(file)))).toEqual([]);
  });

  test('robots.txt leads to a sitemap of every page in both languages, if the host is known', () => {
    const robots = read('robots.txt');
    expect(robots).toContain('User-agent: *\nAllow: /\n');
    if (!site) {
      expect(robots).not.toContain('Sitemap');
      expect(globSync('sitemap*', { cwd: folder })).toEqual([]);
      return;
    }
    const [, index = ''] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
    expect(leadsSomewhere(index), index).toBe(true);
    const [, map = ''] = /<loc>([^<]*)<\/loc>/.exec(read(index.slice(addressOf('').length))) ?? [];
    const urls = [...read(map.slice(addressOf('').length)).matchAll(/<url>(.*?)<\/url>/gs)];
    const found = urls.map(([, url = '']) => {
      const [, address = ''] = /<loc>([^<]*)/.exec(url) ?? [];
      const translations = [...url.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([, ...pair]) => pair);
      const english = address.replace('/zh-cn/', '/');
      expect(Object.fromEntries(translations)).toEqual({
        en: english,
        'zh-CN': addressOf(`zh-cn/${english.slice(addressOf('').length)}`),
      });
      return address;
    });
    expect(found.sort()).toEqual(pages.map(addressOf).sort());
  });

  test('a shared link has a title, a sentence and a picture in the language of the page', async () => {
    const pictures = new Map<string, string>();
    for (const page of pages) {
      const locale = page.startsWith('zh-cn/') ? ['zh_CN', 'en_US'] : ['en_US', 'zh_CN'];
      expect([property(page, 'og:locale'), property(page, 'og:locale:alternate')], page).toEqual(locale);
      expect(property(page, 'og:title'), page).toBeTruthy();
      expect(property(page, 'og:description'), page).toBe(attribute(page, 'meta[name="description"]'));
      expect(property(page, 'og:type'), page).toBe(/^(?:zh-cn\/)?$/.test(page) ? 'website' : 'article');
      expect(attribute(page, 'meta[name="twitter:card"]'), page).toBe('summary_large_image');
      expect(property(page, 'og:image') === null, page).toBe(!site);
      if (!site) continue;
      expect(property(page, 'og:url'), page).toBe(addressOf(page));
      expect(isChinese(property(page, 'og:image:alt')), page).toBe(page.startsWith('zh-cn/'));
      pictures.set(page, property(page, 'og:image') ?? '');
    }
    for (const address of new Set(pictures.values())) {
      expect(leadsSomewhere(address), address).toBe(true);
      const { format, width, height } = await sharp(
        join(folder, address.slice(addressOf('').length)),
      ).metadata();
      expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
    }
    // One of each lesson, and one for all else.
    if (site) expect(new Set(pictures.values()).size).toBe(lessons.length + 1);
  });

  test('each picture is another one, and none is blank', async () => {
    const files = globSync('share/*.png', { cwd: folder });
    expect(files).toHaveLength(lessons.length + 1);
    expect(new Set(files.map((file) => readFileSync(join(folder, file), 'base64'))).size).toBe(files.length);
    for (const file of files) {
      // The figure above, the formula below.
      for (const part of [
        { left: 0, top: 0, width: 1200, height: 420 },
        { left: 0, top: 440, width: 1000, height: 190 },
      ]) {
        const { channels } = await sharp(join(folder, file)).extract(part).stats();
        expect(channels[0]?.stdev, file).toBeGreaterThan(2);
      }
    }
  });

  type Thing = Record<string, unknown> & { '@type': string };
  const describedIn = (page: string): Thing[] => {
    const scripts = documentOf(page).querySelectorAll('script[type="application/ld+json"]');
    expect(scripts, page).toHaveLength(1);
    const data = JSON.parse(scripts[0]?.textContent ?? '') as { '@context': string; '@graph': Thing[] };
    expect(data['@context']).toBe('https://schema.org');
    return data['@graph'];
  };
  const typed = (page: string, type: string): Thing => {
    const found = describedIn(page).find((thing) => thing['@type'] === type);
    if (!found) throw new Error(`${page}: there is no ${type}`);
    return found;
  };

  test('every page is described as data, whose addresses lead somewhere', () => {
    const addressesIn = (thing: unknown): string[] => {
      if (typeof thing !== 'object' || thing === null) return [];
      return Object.entries(thing).flatMap(([key, value]) =>
        /^(?:@id|url|item|image)$/.test(key) && typeof value === 'string' ? [value] : addressesIn(value),
      );
    };
    for (const page of pages) {
      const graph = describedIn(page);
      const addresses = addressesIn(graph).map((address) => address.replace(/#(?:site|course)$/, ''));
      expect(addresses.length, page).toBeGreaterThan(0);
      expect(
        addresses.filter((address) => !leadsSomewhere(address)),
        page,
      ).toEqual([]);
      if (!/^(?:zh-cn\/)?$/.test(page)) {
        const { itemListElement } = typed(page, 'BreadcrumbList') as unknown as { itemListElement: Thing[] };
        expect(itemListElement.map(({ position }) => position)).toEqual([1, 2]);
        expect(itemListElement[1]?.['name'], page).toBe(
          documentOf(page).querySelector('h1')?.textContent.trim(),
        );
      }
    }
  });

  test('a lesson says what it teaches, for how long, and what it is a translation of', () => {
    for (const page of lessonPages) {
      const lesson = typed(`${page}/`, 'LearningResource');
      const isZh = page.startsWith('zh-cn/');
      const other = isZh ? page.replace('zh-cn/', '') : `zh-cn/${page}`;
      expect(lesson).toMatchObject({
        '@id': addressOf(`${page}/`),
        name: property(`${page}/`, 'og:title'),
        description: property(`${page}/`, 'og:description'),
        inLanguage: isZh ? 'zh-CN' : 'en',
        isAccessibleForFree: true,
        license: 'https://creativecommons.org/licenses/by/4.0/',
        interactivityType: 'active',
        timeRequired: expect.stringMatching(/^PT[1-9]\d*M$/),
        isPartOf: { '@type': 'Course', '@id': `${addressOf(isZh ? 'zh-cn/' : '')}#course` },
        [isZh ? 'translationOfWork' : 'workTranslation']: { '@id': addressOf(`${other}/`) },
      });
      const terms = [...documentOf(`${page}/`).querySelectorAll('dfn > a.term')].length;
      expect(lesson['teaches'], page).toHaveLength(terms);
    }
  });

  test('the home page is a course of all lessons, the glossary a set of all terms', () => {
    for (const locale of locales) {
      expect(typed(locale, 'WebSite')).toMatchObject({ url: addressOf(locale) });
      const parts = typed(locale, 'Course')['syllabusSections'] as { name: string; hasPart: Thing[] }[];
      expect(parts.flatMap(({ hasPart }) => hasPart.map((part) => part['@id']))).toEqual(
        lessons.map((lesson) => addressOf(`${locale}${lesson}/`)),
      );
      const terms = typed(`${locale}glossary/`, 'DefinedTermSet')['hasDefinedTerm'] as Thing[];
      expect(terms).toHaveLength(Object.keys(glossary).length);
      expect(terms.every(({ name }) => isChinese(name) === (locale !== ''))).toBe(true);
    }
  });

  test.each(locales)(
    '/%sfaq/ gives its questions with the beginning of their answers, as words',
    (locale) => {
      const page = `${locale}faq/`;
      // Quotation marks are set on the page.
      const bare = (text: string): string =>
        text
          .replace(/["'“”‘’]/g, "'")
          .replace(/\s+/g, ' ')
          .trim();
      const questions = typed(page, 'FAQPage')['mainEntity'] as (Thing & { acceptedAnswer: Thing })[];
      const headings = [...documentOf(page).querySelectorAll('.sl-markdown-content h3')];
      expect(headings.length).toBeGreaterThan(20);
      expect(questions.map((question) => [question['@type'], question['@id'], question['name']])).toEqual(
        headings.map(({ id, textContent }) => ['Question', `${addressOf(page)}#${id}`, textContent.trim()]),
      );
      for (const [index, { name, acceptedAnswer }] of questions.entries()) {
        expect(acceptedAnswer['@type']).toBe('Answer');
        const answer = bare(String(acceptedAnswer['text']));
        const paragraph = headings[index]?.closest('.sl-heading-wrapper')?.nextElementSibling;
        expect(paragraph?.tagName, String(name)).toBe('P');
        const words = bare(textOf(paragraph, () => 'FORMULA')).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        expect(answer).toMatch(new RegExp(`^${words.replaceAll('FORMULA', '([^$\\\\{}<&]{1,40})')}$`));
        expect(answer).not.toMatch(/[$\\{}]|<\/?\w|&\w+;|undefined|NaN/);
      }
    },
  );

  const markdownPages = locales.flatMap((locale) =>
    [...lessons, 'article', 'faq', 'glossary', 'teaching', 'hosting'].map((page) => locale + page),
  );
  /** Lines without those of programs, and the programs. */
  const partsOf = (markdown: string): { prose: string; programs: string[] } => {
    const fence = /^(?:[ >]|\d+\. |- )*```\w*\n(.*?)^[ >]*```$/gms;
    return {
      prose: markdown.replace(fence, '```'),
      programs: [...markdown.matchAll(fence)].map(([, program = '']) => program.trimEnd()),
    };
  };

  test('pages that are read are there as Markdown, and say so', () => {
    const found = globSync('**/*.md', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
    expect(found.sort()).toEqual(markdownPages.map((page) => `${page}.md`).sort());
    for (const page of pages) {
      const name = page.replace(/\/$/, '');
      const link = attribute(page, 'link[type="text/markdown"]', 'href');
      expect(link, page).toBe(markdownPages.includes(name) ? `${prefix}/${name}.md` : null);
    }
  });

  test.each(markdownPages)(
    '%s.md has the words and the links of its page, and nothing but Markdown',
    (page) => {
      const markdown = read(`${page}.md`);
      const { prose } = partsOf(markdown);
      expect(markdown.startsWith(`# ${property(`${page}/`, 'og:title')}\n`)).toBe(true);
      expect(prose.replace(/`[^`]*`/g, '')).not.toMatch(
        /<\/?[A-Za-z][\w-]*[\s/>]|\\(?:link|weight|penalty|loss|gradient)\b|undefined|NaN|&#/,
      );
      expect(deadIn(prose, page)).toEqual([]);
    },
  );

  test.each(markdownPages)('%s.md has the numbers of its page, where they stand', (page) => {
    // Quotation marks are set on the page; signs of Markdown are not on it.
    const bare = (text: string | null | undefined): string => (text ?? '').replace(/["'“”‘’\\*_\s]/g, '');
    const markdown = bare(partsOf(read(`${page}.md`)).prose);
    const document = documentOf(`${page}/`);
    const values = [...document.querySelectorAll('data.value')].map((value) => {
      const beside = (node: ChildNode | null): string => (node?.nodeType === 3 ? bare(node.textContent) : '');
      return (
        beside(value.previousSibling).slice(-12) +
        bare(value.textContent) +
        beside(value.nextSibling).slice(0, 12)
      );
    });
    if (lessons.some((lesson) => page.endsWith(lesson))) expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => !markdown.includes(value))).toEqual([]);
  });

  test.each(markdownPages)('%s.md has the headings of its page, and links to each question', (page) => {
    const { prose } = partsOf(read(`${page}.md`));
    const bare = (text: string): string => text.replace(/["'“”‘’\\*`_$\s]/g, '');
    const found = [...prose.matchAll(/^#{2,3} (.*)$/gm)].map(([, words = '']) => bare(words));
    const document = documentOf(`${page}/`);
    const headings = [...document.querySelectorAll('.sl-markdown-content :is(h2, h3):not(#footnote-label)')];
    // After them, that of the references.
    if (document.querySelector('a.cite')) found.pop();
    const tex = (formula: Element): string => formula.querySelector('annotation')?.textContent ?? '';
    expect(found).toEqual(headings.map((words) => bare(textOf(words, tex))));
    const addresses = [...prose.matchAll(/\]\(([^)\s]+)/g)].map(([, address = '']) => decodeURI(address));
    for (const { id } of document.querySelectorAll('.sl-markdown-content h3')) {
      if (page.endsWith('faq')) expect(addresses).toContain(addressOf(`${page}/#${id}`));
    }
  });

  const withPrograms = locales.flatMap((locale) => [...lessons, 'faq'].map((page) => locale + page));
  test.each(withPrograms)('%s.md has every program with its recorded results, and no solution', (page) => {
    const markdown = read(`${page}.md`);
    const { programs } = partsOf(markdown);
    const document = documentOf(`${page}/`);
    for (const cell of document.querySelectorAll('live-cell')) {
      expect(programs, cell.id).toContain(cell.querySelector('pre.code')?.textContent.trimEnd());
      if (cell.classList.contains('exercise')) continue;
      for (const value of cell.querySelectorAll('dd[data-value]')) {
        expect(markdown).toContain(`\`${value.getAttribute('data-value')}\` = `);
      }
      for (const claim of cell.querySelectorAll('[data-claim] .measured')) {
        expect(markdown.replaceAll('\\', ''), cell.id).toContain(claim.textContent);
      }
      for (const summary of cell.querySelectorAll('.chart-data > p')) {
        expect(markdown.replaceAll('\\', ''), cell.id).toContain(summary.textContent);
      }
    }
    for (const solution of document.querySelectorAll('.solution pre')) {
      expect(programs).not.toContain(solution.textContent.trimEnd());
    }
    for (const { id } of document.querySelectorAll('.footnotes li')) {
      expect(markdown).toContain(`[^${id.replace('fn-', '')}]: `);
    }
    for (const cite of document.querySelectorAll('a.cite')) expect(markdown).toContain(cite.textContent);
  });

  test.each([...lessons, 'faq', 'teaching'])('%s.md has the same skeleton in both languages', (lesson) => {
    const [english, chinese] = locales.map((locale) => {
      const { prose, programs } = partsOf(read(`${locale}${lesson}.md`));
      const skeleton = prose.split('\n').flatMap((line) => {
        const [mark] =
          /^(?:#+ |> \*\*(?=[^*]*\*\*$)|\$\$|```|\| -|- [✓✗]|- `\w+` =|\[\^\w+\]: )/.exec(line) ?? [];
        const [, cell] = /^\[\*\*.*#cell-([\w-]+)\)$/.exec(line) ?? [];
        return mark ?? cell ?? [];
      });
      return { skeleton, programs };
    });
    expect(english?.skeleton.length).toBeGreaterThan(20);
    expect(chinese).toEqual(english);
  });

  test('llms.txt leads to every lesson in both languages', () => {
    const text = read('llms.txt');
    expect(text).toMatch(/^# .+\n\n> .+\n\n/);
    const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): .+$/gm)].map(([, address]) => address);
    expect(links.sort()).toEqual(markdownPages.map((page) => addressOf(`${page}.md`)).sort());
    expect(deadIn(text, 'llms.txt')).toEqual([]);
  });
});
