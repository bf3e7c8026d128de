/** The nodes of which a Markdown text is made. */
import type {
  Blockquote,
  Code,
  Emphasis,
  Heading,
  InlineCode,
  Link,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Strong,
  Text,
} from 'mdast';

export const text = (value: string): Text => ({ type: 'text', value });
export const inlineCode = (value: string): InlineCode => ({ type: 'inlineCode', value });
export const code = (lang: string, value: string): Code => ({ type: 'code', lang, value: value.trimEnd() });
export const emphasis = (...children: PhrasingContent[]): Emphasis => ({ type: 'emphasis', children });
export const strong = (...children: PhrasingContent[]): Strong => ({ type: 'strong', children });
export const link = (url: string, ...children: (PhrasingContent | string)[]): Link => ({
  type: 'link',
  url,
  children: children.map((child): PhrasingContent => (typeof child === 'string' ? text(child) : child)),
});
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });
export const heading = (depth: Heading['depth'], words: string): Heading => ({
  type: 'heading',
  depth,
  children: [text(words)],
});
export const quote = (...children: RootContent[]): Blockquote => ({
  type: 'blockquote',
  children: children as Blockquote['children'],
});

/** A list of lines, each of words or of whole paragraphs. */
export function list(items: readonly RootContent[][], isNumbered = false): List {
  return {
    type: 'list',
    ordered: isNumbered,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: (isWords(item) ? [paragraph(...item)] : item) as List['children'][number]['children'],
    })),
  };
}

const blocks = new Set(['paragraph', 'list', 'code', 'blockquote', 'heading', 'math', 'table']);
const isWords = (item: readonly RootContent[]): item is PhrasingContent[] =>
  !item.some(({ type }) => blocks.has(type));
