/** Formulas, headings and links in lessons. */
import GithubSlugger from 'github-slugger';
import type { Element, Root, Nodes } from 'hast';
import { readFileSync } from 'node:fs';
import type { VFile } from 'vfile';
import { linkTarget } from '../../components/link-target.ts';

export function visit(node: Nodes, each: (element: Element) => void): void {
  if (node.type === 'element') each(node);
  if ('children' in node) for (const child of node.children) visit(child, each);
}

const classesOf = (element: Element): string[] => {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
};

/**
 * `\link{cell.name}{…}` in a formula: what it names is looked up, and for each term a link follows the formula, which
 * itself is hidden from the keyboard and from those who listen. That there is such a thing, `names.ts` has found already.
 */
export function rehypeLinks() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const formulas: Element[] = [];
    visit(tree, (element) => {
      if (classesOf(element).includes('katex')) formulas.push(element);
    });
    for (const formula of formulas) {
      const terms = new Map<string, Element[]>();
      visit(formula, (element) => {
        const [, to] = /^link:(.*)$/.exec(String(element.properties['id'])) ?? [];
        if (to !== undefined) terms.set(to, [...(terms.get(to) ?? []), element]);
      });
      for (const [to, elements] of terms) {
        const [, page = '', name] = /\/([^/]+)\/(en|zh)\.mdx$/.exec(file.path.replaceAll('\\', '/')) ?? [];
        const language = name === 'zh' ? 'zh' : 'en';
        const target = await linkTarget(page, to, language);
        const shared = { dataLink: to, dataRecorded: target.recorded };
        for (const element of elements) {
          const { id: _, ...properties } = element.properties;
          element.properties = { ...properties, ...shared };
        }
        formula.children.push({
          type: 'element',
          tagName: 'a',
          properties: {
            className: ['visually-hidden'],
            href: target.href,
            ariaLabel: target.label,
            ...shared,
          },
          children: [],
        });
      }
    }
  };
}

/** The headings of a text in their order: level, words, and the line where each stands. */
export function headingsOf(markdown: string): { level: number; words: string; line: number }[] {
  const prose = markdown.replace(/^(```+|~~~+)[\s\S]*?^\1/gm, (fence) => fence.replace(/[^\n]/g, ''));
  return prose.split('\n').flatMap((text, index) => {
    const [, marks, words = ''] = /^(#{2,6}) (.+)$/.exec(text) ?? [];
    return marks ? [{ level: marks.length, words: words.trim(), line: index + 1 }] : [];
  });
}

/** The names of the headings, in their order: a second one of the same words has a number. */
export function headingNames(markdown: string): string[] {
  const slugger = new GithubSlugger();
  return headingsOf(markdown).map(({ words }) => slugger.slug(words));
}

/**
 * Headings of both languages have one name, made of the English words: a link to a section holds in either.
 *
 * @throws if the two texts do not have equally many headings
 */
export function rehypeHeadingNames() {
  return (tree: Root, file: VFile): void => {
    const english = file.path.replace(/\bzh\.mdx$/, 'en.mdx');
    const ids = headingNames(readFileSync(english, 'utf8'));
    const headings: Element[] = [];
    visit(tree, (element) => {
      // The heading of the footnotes has a name already.
      if (/^h[2-6]$/.test(element.tagName) && !element.properties['id']) headings.push(element);
    });
    if (headings.length !== ids.length) {
      throw new Error(`${file.path}: ${headings.length} headings, but ${ids.length} in ${english}`);
    }
    for (const [index, heading] of headings.entries()) heading.properties['id'] = ids[index];
  };
}

/** Long code may break; a short piece such as `1e-4` stays in one. */
export function rehypeShortCode() {
  return (tree: Root): void => {
    visit(tree, (element) => {
      const [text] = element.children;
      if (
        element.tagName === 'code' &&
        text?.type === 'text' &&
        text.value.length <= 30 &&
        !/\n/.test(text.value)
      ) {
        element.properties['className'] = [...classesOf(element), 'nowrap'];
      }
    });
  };
}

const closing = /^[.,;:!?)\]’”％%、，。；：！？）】」』》]+/;
const wide = /[、，。；：！？“”（）【】「」『』《》]/u;

/** As many letters of a formula stay together, `λ = 0.001`; a longer one may break after a sign. */
const together = 10;

/** What is seen of a text; not the formulas again, for screen readers. */
const seenIn = (node: Nodes): string => {
  if (node.type === 'text') return node.value.replaceAll('\u200b', '');
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'math')) return '';
  return node.children.map(seenIn).join('');
};

/** Keeps the punctuation after a formula on its line, a short formula in one piece, and space from wide marks. */
export function rehypeFormulaPunctuation() {
  const within = (node: Nodes): void => {
    if (!('children' in node)) return;
    for (const [index, child] of node.children.entries()) {
      if (child.type !== 'element' || !classesOf(child).includes('katex')) {
        within(child);
        continue;
      }
      const before = node.children.slice(0, index).map(seenIn).findLast(Boolean) ?? '';
      const next = node.children[index + 1];
      const [marks] = (next?.type === 'text' && closing.exec(next.value)) || [];
      child.properties['className'] = [
        ...classesOf(child),
        ...([...seenIn(child)].length <= together ? ['nowrap'] : []),
        ...(wide.test(before.at(-1) ?? '') ? ['after-mark'] : []),
        ...(marks && wide.test(marks[0] ?? '') ? ['before-mark'] : []),
      ];
      if (next?.type !== 'text' || !marks) continue;
      next.value = next.value.slice(marks.length);
      node.children[index] = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['nowrap'] },
        children: [child, { type: 'text', value: marks }],
      };
    }
  };
  return within;
}

/** Astro does not prefix links written in Markdown: `/leak/` becomes `/base/leak/`. */
export function rehypeBase({ base }: { base: string }) {
  const prefix = base.replace(/\/$/, '');
  return (tree: Root): void => {
    visit(tree, (element) => {
      const { href } = element.properties;
      if (element.tagName === 'a' && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
        element.properties['href'] = prefix + href;
      }
    });
  };
}
