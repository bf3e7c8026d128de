/** What a footnote is given beside its words: labels in the language of the page, and a place as high as it needs. */
import { compile } from '@mdx-js/mdx';
import remarkGfm from 'remark-gfm';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { rehypeFootnotes } from '../../src/site/footnotes.ts';

async function build(path: string, value: string): Promise<string> {
  const file = new VFile({ path, value });
  const options = {
    remarkPlugins: [remarkGfm],
    rehypePlugins: [rehypeFootnotes],
    remarkRehypeOptions: { clobberPrefix: '' },
  };
  return String(await compile(file, options));
}

test('a note with two marks has two ways back that differ, and one place', async () => {
  const built = await build('en.mdx', 'One.[^a] Two.[^b] One again.[^a]\n\n[^a]: First.\n\n[^b]: Second.');
  const labels = [...built.matchAll(/"aria-label": "([^"]*)"/g)].map(([, label]) => label);
  expect(labels).toEqual(['1.1', '1.2', '2'].map((place) => `Back to the text at note ${place}`));
  const places = [...built.matchAll(/"--note": "([^"]*)"/g)].map(([, place]) => place);
  const anchors = [...built.matchAll(/positionAnchor: "([^"]*)"/g)].map(([, anchor]) => anchor);
  expect(places).toEqual(['--note-1', '--note-2']);
  expect(anchors).toEqual(places);
});

test('a Chinese character takes the room of two letters', async () => {
  const linesOf = async (path: string, words: string): Promise<number> => {
    const built = await build(path, `A.[^a]\n\n[^a]: ${words}`);
    return Number(/"--lines": "(\d+)"/.exec(built)?.[1]);
  };
  expect(await linesOf('en.mdx', 'a'.repeat(280))).toBe(11);
  expect(await linesOf('zh.mdx', '字'.repeat(140))).toBe(11);
  expect(await build('zh.mdx', 'A.[^a]\n\n[^a]: B.')).toContain('"脚注"');
});
