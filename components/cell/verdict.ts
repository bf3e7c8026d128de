/** A guess beside what was measured; the answers may hold formulas, so they are nodes. */
import type { Strings } from '../strings.ts';

type Nodes = (Node | string)[];

/** You said …; the program measured …. */
export function comparison(text: Strings, guess: Nodes, measured: Nodes): Nodes {
  const [before = '', between = '', after = ''] = text.predicted('\n', '\n').split('\n');
  return [before, ...guess, between, ...measured, after];
}

/** The words of a choice, as they stand on the page. */
export const quoted = (words: Element | null | undefined, answer: string): Nodes => [
  '“',
  ...(words ? words.cloneNode(true).childNodes : [answer]),
  '”',
];
