/** `leak.md` beside `leak/`: a page as Markdown, its numbers and the results of its programs as recorded. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection, render, type CollectionEntry } from 'astro:content';
import { toMarkdown } from '../../components/markdown/read.ts';
import { lessonOf } from '../../components/program.ts';
import { markdownPages } from '../site/addresses.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await getCollection('docs'))
    .filter(({ id }) => markdownPages.includes(lessonOf(id)))
    .map((entry) => ({ params: { page: entry.id }, props: { entry } }));

export const GET: APIRoute<{ entry: CollectionEntry<'docs'> }> = async ({ props: { entry } }) => {
  const locale = entry.id.startsWith('zh-cn/') ? 'zh-cn' : undefined;
  const { headings } = await render(entry);
  const markdown = await toMarkdown(lessonOf(entry.id), locale, entry.data, entry.body ?? '', headings);
  return new Response(markdown, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
