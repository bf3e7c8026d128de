/** What a language model is led to first, in the form of llmstxt.org: every page that there is as Markdown. */
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { idOf, pathTo, withHost } from '../../components/links.ts';
import { languageOf } from '../../components/strings.ts';
import { syllabus } from '../../content/syllabus.ts';
import { markdownPages } from '../site/addresses.ts';
import { headTexts } from '../site/head-texts.ts';

export const GET: APIRoute = async () => {
  const pages = await getCollection('docs');
  const dataOf = (id: string) => {
    const page = pages.find((one) => one.id === id);
    if (!page) throw new Error(`llms.txt: there is no page "${id}".`);
    return page.data;
  };
  const sections = [undefined, 'zh-cn'].map((locale) => {
    const language = languageOf(locale);
    const text = headTexts[language];
    const line = (page: string): string => {
      const { title, description } = dataOf(idOf(page, locale));
      return `- [${title}](${withHost(pathTo(`${page}.md`, locale))}): ${description}`;
    };
    const parts = syllabus.map(({ title, lessons }) =>
      [`## ${text.part(title[language])}`, '', ...lessons.map(line)].join('\n'),
    );
    const lessons = new Set(syllabus.flatMap((part) => part.lessons));
    const others = markdownPages.filter((page) => !lessons.has(page));
    return [...parts, [`## ${text.beside}`, '', ...others.map(line)].join('\n')].join('\n\n');
  });
  const { title, description } = dataOf('index');
  const start = [`# ${title}`, `> ${description}`, headTexts.en.about, headTexts.zh.about];
  return new Response([...start, ...sections].join('\n\n') + '\n');
};
