/** A page as the site reads it, up to HTML. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@mdx-js/mdx';
import rehypeKatex from 'rehype-katex';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { VFile } from 'vfile';
import { parse } from 'yaml';
import { katexOptions } from '../../components/formulas.ts';
import { rehypeLinks } from '../../src/site/markdown.ts';
import { remarkNames } from '../../src/site/names.ts';
import { root } from './lessons.ts';

const components = new Map(
  readdirSync(join(root, 'components'))
    .filter((name) => name.endsWith('.astro'))
    .map((name) => [name.replace('.astro', ''), join(root, 'components', name)]),
);

/** @throws with all that is wrong in the text; `path` is that of its file from the root of the project */
export async function build(path: string, text = readFileSync(join(root, path), 'utf8')): Promise<string> {
  const [front = '', fields = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  // Left empty, so that lines keep their numbers.
  const value = front.replace(/[^\n]/g, '') + text.slice(front.length);
  const file = new VFile({ path: join(root, path), value, data: { astro: { frontmatter: parse(fields) } } });
  const built = await compile(file, {
    remarkPlugins: [remarkGfm, remarkMath, [remarkNames, { components }]],
    rehypePlugins: [[rehypeKatex, katexOptions], rehypeLinks],
  });
  return String(built);
}
