/** What a lesson names, looked up where it stands, so that a mistake is told with its file, its line and what there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Heading, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement, MdxjsEsm } from 'mdast-util-mdx';
import type {} from 'remark-math';
import type { Processor } from 'unified';
import type { VFile } from 'vfile';
import katex from 'katex';
import { katexOptions } from '../../components/formulas.ts';
import { headingsOf } from './markdown.ts';
import * as lookUpsOfBuild from './look-ups.ts';
import { missing, type Page } from './look-ups.ts';

type Component = MdxJsxFlowElement | MdxJsxTextElement;

/** While a lesson is written, the server gives its own, which knows of each change to the glossary and its like. */
let load = async (): Promise<typeof lookUpsOfBuild> => lookUpsOfBuild;
export function loadLookUps(anew: typeof load): void {
  load = anew;
}

/** Waits for what may throw; what it throws is told with the place of the node. */
type Hold = (node: Root | RootContent, isRight: () => unknown) => void;

interface Property {
  name: string;
  isRequired: boolean;
  /** The words it can be, if its type lists them. */
  words: string[];
}

/** What a component takes, as its `interface Props` says. */
function propertiesOf(file: string): Property[] {
  const [, props = ''] = /^interface Props \{\n([\s\S]*?)^\}/m.exec(readFileSync(file, 'utf8')) ?? [];
  return [...props.matchAll(/^ {2}(\w+)(\??): (.+);$/gm)].map(([, name = '', optional, type = '']) => ({
    name,
    isRequired: optional === '',
    words: [...type.matchAll(/'([^']+)'(?=$| \|)/g)].map(([, word = '']) => word),
  }));
}

/** @throws if a property is missing, or there is none of that name or with that value */
function compareProperties(node: Component, properties: Property[]): void {
  const valid = properties.map(({ name }) => name);
  for (const each of node.attributes) {
    if (each.type !== 'mdxJsxAttribute') continue;
    const property = properties.find(({ name }) => name === each.name);
    if (!property)
      throw new Error(`<${node.name}> has no ${each.name}. It has: ${valid.join(', ') || 'nothing'}.`);
    const { value } = each;
    if (property.words.length > 0 && typeof value === 'string' && !property.words.includes(value)) {
      throw new Error(
        `<${node.name} ${each.name}="${value}">: it should be one of: ${property.words.join(', ')}.`,
      );
    }
  }
  const missed = properties.find(
    ({ name, isRequired }) => isRequired && propertyOf(node, name) === undefined,
  );
  if (missed) throw new Error(`<${node.name}> needs ${missed.name}. It has: ${valid.join(', ')}.`);
}

const placeOf = (file: VFile, { line = 1, column = 1 }): string =>
  `${relative(process.cwd(), file.path)}:${line}:${column}`;

/** What cannot be read at all, such as a component that is closed by another name, is told with its file too. */
function namePlaces(processor: Processor): void {
  const { parser } = processor;
  if (!parser) return;
  processor.parser = (text, file) => {
    try {
      return parser(text, file);
    } catch (error) {
      const told = error as Error & { line?: number; column?: number };
      told.message = `${placeOf(file, told)}: ${told.message}`;
      throw told;
    }
  };
}

/**
 * Imports the components that a lesson names, and no other, so that a page carries only the styles of what is on it; and
 * looks up all that the lesson names. `components` maps a name to its file.
 *
 * @throws with every mistake of the file, each with its line and the valid choices
 */
export function remarkNames(this: Processor, { components }: { components: Map<string, string> }) {
  namePlaces(this);
  const properties = new Map([...components].map(([name, path]) => [name, propertiesOf(path)]));
  return async (tree: Root, file: VFile): Promise<void> => {
    const path = file.path.replaceAll('\\', '/');
    const [, name = '', stem] = /\/content\/(?:lessons|pages)\/([^/]+)\/(en|zh)\.mdx$/.exec(path) ?? [];
    const page: Page = { name, language: stem === 'zh' ? 'zh' : 'en' };
    const there = await load();
    const { lookUps } = there;
    const mistakes: Promise<string | undefined>[] = [];
    const hold: Hold = (node, isRight) => {
      const place = placeOf(file, node.position?.start ?? {});
      mistakes.push(
        (async () => void (await isRight()))().catch((error: unknown) => {
          const { message } = error as Error;
          // What is wrong in a program is told with its own place, once.
          return message.startsWith('content/') ? message : `${place}: ${message}`;
        }),
      );
    };
    const { title, description, share } = file.data.astro?.frontmatter ?? {};
    hold(tree, () => {
      if (!title || !description) throw new Error('The front matter needs a title and a description.');
    });
    if (share?.figure) hold(tree, () => lookUps['Figure']?.['file']?.(share.figure, page));
    if (share?.formula) hold(tree, () => formula(share.formula));
    const named = new Set<string>();
    const headings: Heading[] = [];
    for (const node of nodesOf(tree)) {
      if (node.type === 'heading') headings.push(node);
      if (node.type === 'image') hold(node, () => described(node.url, node.alt));
      if (node.type === 'link') hold(node, () => known(node.url, name, there));
      if (node.type === 'math' || node.type === 'inlineMath') {
        hold(node, () => formula(node.value));
        for (const [, to = ''] of node.value.matchAll(/\\link\{([^}]*)\}/g)) {
          hold(node, () => lookUps['Link']?.['to']?.(to, page));
        }
      }
      if (!isComponent(node)) continue;
      if (node.name === 'img') hold(node, () => described(propertyOf(node, 'src'), propertyOf(node, 'alt')));
      if (!/^[A-Z]/.test(node.name ?? '')) continue;
      const component = node.name ?? '';
      const takes = properties.get(component);
      if (!takes) {
        hold(node, () => missing('component', component, [...components.keys()]));
        continue;
      }
      named.add(component);
      hold(node, () => compareProperties(node, takes));
      for (const [property, lookUp] of Object.entries(lookUps[component] ?? {})) {
        const text = propertyOf(node, property);
        if (text !== undefined) hold(node, () => lookUp(text, page));
      }
    }
    compareFootnotes(tree, hold);
    if (page.language === 'zh') compareHeadings(headings, path.replace(/zh\.mdx$/, 'en.mdx'), hold);
    const found = new Set((await Promise.all(mistakes)).filter((mistake) => mistake !== undefined));
    if (found.size > 0) throw new Error([...found].join('\n'));
    tree.children.unshift(...[...named].sort().map((each) => importOf(each, components.get(each) ?? '')));
  };
}

function* nodesOf(node: Root | RootContent): Generator<RootContent> {
  if (node.type !== 'root') yield node;
  if ('children' in node) for (const child of node.children) yield* nodesOf(child);
}

const isComponent = (node: RootContent): node is Component =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

function propertyOf({ attributes }: Component, name: string): string | undefined {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof found?.value === 'string' ? found.value : found?.value?.value;
}

const formula = (tex: string): string => katex.renderToString(tex, { ...katexOptions, throwOnError: true });

function described(address = '', words: string | null | undefined): void {
  if (!words?.trim()) throw new Error(`The image ${address} has no text for those who do not see it.`);
}

/** A link between pages leads to one, and to something on it. */
function known(address: string, from: string, { placesOf }: typeof lookUpsOfBuild): void {
  if (/^[a-z]+:/i.test(address)) return;
  const { pathname, hash } = new URL(address, `https://host/${from === 'home' ? '' : `${from}/`}`);
  const [, to = '', rest] = /^\/(?:zh-cn\/)?([^/]*)(.*)$/.exec(pathname) ?? [];
  // A file, which the finished site is searched for.
  if (/\.\w+$/.test(pathname)) return;
  const there = ['lessons', 'pages'].flatMap((kind) => readdirSync(`content/${kind}`));
  if (to !== '' && !there.includes(to)) missing('page', to, there.sort());
  if (to !== '' && rest !== '/') {
    throw new Error(`The link ${address} should end with a slash: ${address.replace(/[#?].*$/, '')}/.`);
  }
  const place = decodeURIComponent(hash.slice(1));
  const page = to || 'home';
  // What a reader typed on the page may stand there too.
  if (place === '' || place.includes('=')) return;
  const places = placesOf(page);
  if (!places.includes(place)) missing(`section or cell in ${page}`, place, places);
}

/** Each mark has its note, and each note a mark: in the text, for there is no margin beside a cell. */
function compareFootnotes(tree: Root, hold: Hold): void {
  const all = [...nodesOf(tree)];
  const notes = all.filter((node) => node.type === 'footnoteDefinition');
  const marks = all.filter((node) => node.type === 'footnoteReference');
  for (const note of notes) {
    if (marks.some(({ identifier }) => identifier === note.identifier)) continue;
    hold(note, () => {
      throw new Error(`Nothing in the text refers to [^${note.identifier}].`);
    });
  }
  const names = notes.map(({ identifier }) => identifier);
  for (const node of all) {
    // Without its note a mark is text to the parser.
    const [, mark] = (node.type === 'text' && /\[\^([^\]\s]+)\]/.exec(node.value)) || [];
    if (mark) hold(node, () => missing('footnote', mark, names));
    if (node.type !== 'mdxJsxFlowElement') continue;
    if (![...nodesOf(node)].some(({ type }) => type === 'footnoteReference')) continue;
    hold(node, () => {
      throw new Error(`The mark of a footnote should stand in the text, not in <${node.name}>.`);
    });
  }
}

/** Both languages have the same headings by level; the first that differs is named. */
function compareHeadings(headings: Heading[], englishPath: string, hold: Hold): void {
  const english = headingsOf(readFileSync(englishPath, 'utf8'));
  const at = Math.max(headings.length, english.length);
  for (let index = 0; index < at; index++) {
    const [here, there] = [headings[index], english[index]];
    if (here?.depth === there?.level) continue;
    const told = there
      ? `${relative(process.cwd(), englishPath)}:${there.line} has one of level ${there.level}, “${there.words}”`
      : 'the English text has none';
    const node = here ?? headings.at(-1);
    if (node) {
      hold(node, () => {
        throw new Error(
          here
            ? `A heading of level ${here.depth} stands here; ${told}.`
            : `After this heading one is missing: ${told}.`,
        );
      });
    }
    return;
  }
}

/** `import Name from 'path'` as MDX has it after parsing. */
const importOf = (name: string, path: string): MdxjsEsm => ({
  type: 'mdxjsEsm',
  value: '',
  data: {
    estree: {
      type: 'Program',
      sourceType: 'module',
      comments: [],
      body: [
        {
          type: 'ImportDeclaration',
          specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
          source: { type: 'Literal', value: path, raw: JSON.stringify(path) },
          attributes: [],
        },
      ],
    },
  },
});
