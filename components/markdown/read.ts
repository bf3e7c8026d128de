/**
 * A page as plain Markdown, for readers that are programs: its text with each component as words, each number as
 * recorded, each program with its results.
 */
import type { MarkdownHeading } from 'astro';
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { authorsOf, byAuthor, linkOf, placeOf, yearOf, type Reference } from '../bibliography.ts';
import { plainTex } from '../formulas.ts';
import { pathTo, withHost } from '../links.ts';
import { languageOf, strings, type Language, type Strings } from '../strings.ts';
import { markdownTexts } from './texts.ts';
import { emphasis, heading, link, list, paragraph, text } from './nodes.ts';
import { vocabulary } from './vocabulary.ts';

/** A page while it is read. */
export interface Page {
  /** `leak` in both languages. */
  name: string;
  locale: string | undefined;
  language: Language;
  text: Strings & (typeof markdownTexts)['en'];
  cited: Set<Reference>;
  /** As they are named on the site. */
  headings: readonly MarkdownHeading[];
  /** Children of a component as Markdown. */
  render(children: readonly Nodes[]): Promise<RootContent[]>;
}

/** A component as an author wrote it. */
export interface Component {
  name: string;
  attributes: Record<string, unknown>;
  /** Not yet rendered, so that the component can tell its parts. */
  children: Nodes[];
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

const isJsx = (node: Nodes): node is Jsx =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

const parser = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkMath)
  .use(remarkGfm)
  .use(remarkCjkFriendly);

const writer = unified()
  .use(remarkMath)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkCjkFriendly)
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one' });

function pageOf(name: string, locale: string | undefined, headings: readonly MarkdownHeading[] = []): Page {
  const language = languageOf(locale);
  const page: Page = {
    name,
    locale,
    language,
    text: { ...strings(locale), ...markdownTexts[language] },
    cited: new Set(),
    headings,
    render: async (children) =>
      (await Promise.all(unravel(children).map((child) => rendered(child, page)))).flat(),
  };
  return page;
}

/** The text of a page, block by block, as `toMarkdown` writes it. */
export const blocksOf = (name: string, locale: string | undefined, source: string): Promise<RootContent[]> =>
  pageOf(name, locale).render(parser.parse(source).children);

/**
 * @param name  `leak`
 * @param source  MDX without its front matter
 * @throws with the name of a component that the vocabulary lacks
 */
export async function toMarkdown(
  name: string,
  locale: string | undefined,
  { title, description }: { title: string; description?: string | undefined },
  source: string,
  headings: readonly MarkdownHeading[] = [],
): Promise<string> {
  const page = pageOf(name, locale, headings);
  const body = await page.render(parser.parse(source).children);
  const other = { en: ['中文', 'zh-cn'], zh: ['English', undefined] } as const;
  const [otherName, otherLocale] = other[page.language];
  const here = withHost(pathTo(`${name}/`, locale));
  const root: Root = {
    type: 'root',
    children: [
      heading(1, title),
      ...(description ? [paragraph(text(description))] : []),
      list([
        [link(here, page.text.thisPage)],
        [link(withHost(pathTo(`${name}.md`, otherLocale)), otherName)],
        [text(page.text.licence)],
      ]),
      ...body,
      ...references(page),
    ],
  };
  return writer.stringify(root);
}

async function rendered(node: Nodes, page: Page): Promise<RootContent[]> {
  if (isJsx(node)) {
    const { name } = node;
    const render = vocabulary[name ?? ''];
    if (!render) {
      const known = Object.keys(vocabulary).join(', ');
      throw new Error(
        `${page.name}: components/markdown/vocabulary.ts does not say what <${name}> is in Markdown. It knows: ${known}.`,
      );
    }
    return render(
      { name: name ?? '', attributes: attributesOf(node), children: unravel(node.children) },
      page,
    );
  }
  if (node.type.startsWith('mdx')) {
    throw new Error(`${page.name}: Markdown has no expressions, imports or exports: ${JSON.stringify(node)}`);
  }
  if (node.type === 'math' || node.type === 'inlineMath')
    return [{ type: node.type, value: plainTex(node.value) }];
  const copy = { ...node } as RootContent;
  if (copy.type === 'link') copy.url = addressFrom(copy.url, page);
  if ('children' in copy) copy.children = (await page.render(copy.children)) as never[];
  return [copy];
}

/** `digits={2}` is the number 2, `percent` is true. */
function attributesOf({ attributes }: Jsx): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map((attribute) => {
      if (attribute.type !== 'mdxJsxAttribute')
        throw new Error('A component is given its attributes by name.');
      const { name, value } = attribute;
      if (value === null || value === undefined) return [name, true];
      return [name, typeof value === 'string' ? value : (JSON.parse(value.value) as unknown)];
    }),
  );
}

/** Components on lines of their own, one after the other, are no paragraph. */
function unravel(nodes: readonly Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type !== 'paragraph') return [node];
    const parts = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
    const isInline = (child: Nodes): boolean => !isJsx(child) || inline.has(child.name ?? '');
    return parts.some(isInline) ? [node] : parts;
  });
}

const inline = new Set(['Value', 'Cite', 'Term', 'Link', 'See', 'span']);

/** A link of the page as it leads from anywhere. */
function addressFrom(address: string, { name, locale }: Page): string {
  const host = 'http://this.site';
  const path = address.startsWith('/') ? pathTo(address.slice(1), undefined) : address;
  const target = new URL(path, host + pathTo(`${name}/`, locale));
  return target.origin === host ? withHost(target.pathname + target.hash) : address;
}

function references({ cited, text: words }: Page): RootContent[] {
  if (cited.size === 0) return [];
  const sorted = [...cited].sort(byAuthor);
  const lines = sorted.map((one): PhrasingContent[] => {
    const address = linkOf(one);
    return [
      text(`${authorsOf(one)} (${yearOf(one)}). `),
      emphasis(text(one.title)),
      text(`${/[.?!]$/.test(one.title) ? ' ' : '. '}${placeOf(one)}`),
      ...(address ? [text('. '), link(address, address)] : []),
    ];
  });
  return [heading(2, words.references), list(lines)];
}
