/** One colour per meaning, in formulas as everywhere: `\loss{L}`, `\penalty{…}`, `\weight{w}`, `\gradient{g}`. */
import type { KatexOptions } from 'katex';

const meanings = ['loss', 'penalty', 'weight', 'gradient'];

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
