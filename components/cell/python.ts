/** For a program that does not compile and is Python, as readers paste it from PyTorch or Keras: what to do instead. */
import { element } from '../element.ts';
import { pathTo } from '../links.ts';
import type { Language } from '../strings.ts';

const texts: Record<Language, { before: string; link: string; after: string }> = {
  en: {
    before: 'This looks like Python. Cells are TypeScript; the ',
    link: 'Rosetta of conventions',
    after: ' translates the optimizers of PyTorch, Keras and others into it.',
  },
  zh: {
    before: '这看起来是Python，而这里的程序用TypeScript写。PyTorch、Keras等框架的优化器在这里怎么写，见',
    link: '各家约定对照',
    after: '。',
  },
};

/** Lines that no TypeScript has: one tells. */
const certain = [
  /^\s*from\s+\.*[\w.]+\s+import\s+[\w(*]/m,
  /^\s*import\s+[\w.]+\s+as\s+\w+\s*$/m,
  /^\s*import\s+(?:torch|tensorflow|keras|jax|flax|optax|numpy|sklearn|math|random)[\w.]*\s*$/m,
  /^\s*(?:async\s+)?def\s+\w+\s*\(/m,
  /^\s*class\s+\w+\s*(?:\([\w., =]*\))?\s*:\s*(?:#.*)?$/m,
  /^\s*(?:for\s+[\w, ()]+\s+in\s+[^{?]*|(?:while|if|elif|with|except)[ (][^{?]*|else|try|except)\s*:\s*(?:#.*)?$/m,
];

/** What a TypeScript program may hold by chance, in a private field or half a word: two tell. */
const likely = [/^\s*#\s/m, /\b(?:True|False)\b/, /\bNone\b/, /\bprint\(f?["']/, /\blambda\s+\w+\s*:/];

export function looksLikePython(code: string): boolean {
  // What stands in strings and comments may speak of Python.
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|`(?:\\.|[^\\`])*(?:`|$)/g, '');
  if (certain.some((sign) => sign.test(bare))) return true;
  const unquoted = bare.replace(/(["'])(?:\\.|(?!\1).)*(?:\1|$)/gm, (_, quote: string) => quote);
  return likely.filter((sign) => sign.test(unquoted)).length > 1;
}

/** Stands before what the compiler says; nothing if the program is not Python. */
export function pythonNote(code: string, language: Language): HTMLElement | undefined {
  if (!looksLikePython(code)) return undefined;
  const { before, link, after } = texts[language];
  const href = pathTo('rosetta/', language === 'zh' ? 'zh-cn' : undefined);
  return element(document, 'p', {}, before, element(document, 'a', { href }, link), after);
}
