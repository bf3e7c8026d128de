/** One colour per meaning, in formulas as everywhere: `\loss{L}`, `\penalty{…}`, `\weight{w}`, `\gradient{g}`. */
import type { KatexOptions } from 'katex';

const meanings = ['loss', 'penalty', 'weight', 'gradient'];

export const katexOptions: KatexOptions = {
  macros: Object.fromEntries(meanings.map((meaning) => [`\\${meaning}`, `\\htmlClass{${meaning}}{#1}`])),
  trust: (context) => context.command === '\\htmlClass',
  strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
};
