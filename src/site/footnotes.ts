/** Footnotes of a text, `[^name]`: a list at its end and, where there is a margin, each beside its line. */
import type { Element, Nodes, Root } from 'hast';
import type {} from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { visit } from './markdown.ts';

const texts = {
  en: { title: 'Footnotes', back: (place: string) => `Back to the text at note ${place}` },
  zh: { title: '脚注', back: (place: string) => `回到正文的注${place}` },
};

/** As many Latin letters stand in a line of the margin, and half as many Chinese characters. */
const lineWidth = 28;

/**
 * Gives what remark-rehype adds in the language of the page. And each mark keeps a place free in the margin, as high as
 * its note will be: the style sheet puts the note there, so that notes do not meet, though all of them are one list.
 */
export function rehypeFootnotes() {
  return (tree: Root, file: VFile): void => {
    const text = texts[file.path.endsWith('zh.mdx') ? 'zh' : 'en'];
    const section = elementsIn(tree).find(({ properties }) => 'dataFootnotes' in properties);
    if (!section) return;
    const [heading] = elementsIn(section).filter(({ properties }) => properties['id'] === 'footnote-label');
    if (heading) {
      delete heading.properties['className'];
      heading.children = [{ type: 'text', value: text.title }];
    }
    const marks = elementsIn(tree).filter(
      ({ tagName, children: [link] }) => tagName === 'sup' && isMark(link),
    );
    const notes = elementsIn(section).filter(({ properties }) => /^fn-/.test(String(properties['id'])));
    for (const [index, note] of notes.entries()) {
      const number = String(index + 1);
      const backs = elementsIn(note).filter(({ properties }) => 'dataFootnoteBackref' in properties);
      for (const [again, link] of backs.entries()) {
        link.properties['ariaLabel'] = text.back(backs.length > 1 ? `${number}.${again + 1}` : number);
      }
      note.properties['className'] = ['note'];
      // On the wall the notes of other sections are hidden.
      note.properties['value'] = number;
      note.properties['style'] = `position-anchor:--note-${number}`;
      // Of a note that is referred to twice, the place is at the first mark.
      const mark = marks.find(({ children: [link] }) => isMark(link) && textOf(link) === number);
      if (mark) {
        const lines = Math.ceil(widthOf(note) / lineWidth);
        mark.properties['style'] = `--note:--note-${number};--lines:${lines}`;
      }
    }
  };
}

function elementsIn(tree: Nodes): Element[] {
  const found: Element[] = [];
  visit(tree, (element) => found.push(element));
  return found;
}

const isMark = (node: Nodes | undefined): node is Element =>
  node?.type === 'element' && 'dataFootnoteRef' in node.properties;

const textOf = ({ children: [first] }: Element): string => (first?.type === 'text' ? first.value : '');

/** In Latin letters; of a formula only what is seen counts, and of a component nobody knows yet what it will say. */
function widthOf(node: Nodes): number {
  if (node.type === 'text')
    return node.value.replace(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu, 'xx').length;
  if (node.type === 'element' && node.tagName === 'math') return 0;
  if (!('children' in node)) return 0;
  if (node.type.startsWith('mdx') && node.children.length === 0) return 16;
  return node.children.reduce((sum, child) => sum + widthOf(child), 0);
}
