/** What a formula in a line is given: one piece if it is short, and no space of its own beside wide punctuation. */
import { compile } from '@mdx-js/mdx';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { expect, test } from 'vitest';
import { rehypeFormulaPunctuation } from '../../src/site/markdown.ts';

async function classesOf(value: string): Promise<string[]> {
  const options = { remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex, rehypeFormulaPunctuation] };
  const built = String(await compile(value, options));
  return [...built.matchAll(/className: "katex((?: [a-z-]+)*)"/g)].map(([, more = '']) => more.trim());
}

test('a short formula stays in one piece, a longer one may break', async () => {
  expect(await classesOf('at $\\lambda = 0.001$ or $x + x^2 + x^3 + x^4 = 1$ it')).toEqual(['nowrap', '']);
});

test('wide punctuation takes the space of a formula away, on its side only', async () => {
  expect(await classesOf('取$a$，$b$是（$c$）')).toEqual([
    'nowrap before-mark',
    'nowrap after-mark',
    'nowrap after-mark before-mark',
  ]);
  expect(await classesOf('for $a$, then $b$.')).toEqual(['nowrap', 'nowrap']);
});
