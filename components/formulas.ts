/** One colour per meaning, in formulas as everywhere: `\loss{L}`, `\penalty{…}`, `\weight{w}`, `\gradient{g}`. */
import type { KatexOptions } from 'katex';

export const meanings = ['loss', 'penalty', 'weight', 'gradient'];

export const katexOptions: KatexOptions = {
  macros: {
    ...Object.fromEntries(meanings.map((meaning) => [`\\${meaning}`, `\\htmlClass{${meaning}}{#1}`])),
    // An id, since a key may hold what parts classes and data: spaces, commas. The braces keep the space after it out.
    '\\link': '{\\htmlId{link:#1}{#2}}',
  },
  trust: (context) =>
    context.command === '\\htmlClass' || (context.command === '\\htmlId' && context.id.startsWith('link:')),
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
};

/** A formula for whoever knows nothing of our commands: without colours and links. */
export function plainTex(tex: string): string {
  const plain = withoutCommands(tex);
  return isGroup(plain) ? plain.slice(1, -1) : plain;
}

function withoutCommands(tex: string): string {
  const command = new RegExp(String.raw`\\(?:(${meanings.join('|')})|link)(?![A-Za-z])\s*(?=\{)`);
  const found = command.exec(tex);
  if (!found) return tex;
  const start = found.index + found[0].length;
  const [first, end] = argument(tex, start);
  const [shown, after] = found[1] ? [first, end] : argument(tex, end);
  const [before, inside, rest] = [
    tex.slice(0, found.index),
    withoutCommands(shown),
    withoutCommands(tex.slice(after)),
  ];
  // One symbol needs no braces, though perhaps a space so that `\eta\weight{w}` does not become `\etaw`.
  if (!/^(?:\\[A-Za-z]+|[^\\])$/.test(inside)) {
    return before + (isGroup(inside) ? inside : `{${inside}}`) + rest;
  }
  const gap = (left: string, right: string): string =>
    /\\[A-Za-z]+$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '';
  return before + gap(before, inside) + inside + gap(inside, rest) + rest;
}

const isGroup = (tex: string): boolean => tex.startsWith('{') && argument(tex, 0)[1] === tex.length;

/** What stands in the braces at `start`, and where it goes on after them. */
function argument(tex: string, start: number): [inside: string, end: number] {
  let depth = 0;
  for (let i = start; i < tex.length; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return [tex.slice(start + 1, i), i + 1];
  }
  throw new Error(`A brace is missing in ${tex}.`);
}
