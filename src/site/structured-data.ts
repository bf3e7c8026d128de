/** A page as schema.org describes it, in JSON-LD. */
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { getCollection } from 'astro:content';
import katex from 'katex';
import { parseHTML } from 'linkedom';
import type { Nodes } from 'mdast';
import type {} from 'remark-math';
import { katexOptions } from '../../components/formulas.ts';
import { idOf, pathTo, withHost } from '../../components/links.ts';
import { blocksOf } from '../../components/markdown/read.ts';
import { minutesIn } from '../../components/reading.ts';
import { languageOf, type Language } from '../../components/strings.ts';
import { lessons } from '../../components/tasks.ts';
import { glossary } from '../../content/glossary.ts';
import { syllabus } from '../../content/syllabus.ts';
import { shareImage } from './addresses.ts';
import { formulaText } from './formula-text.ts';
import { headTexts } from './head-texts.ts';

type Thing = Record<string, unknown>;

const duration = (minutes: number): string => `PT${Math.round(minutes)}M`;

/**
 * Without SITE its addresses are paths, which a reader of JSON-LD completes by the page's own.
 *
 * @param page  `leak`; the home page is ''
 */
export async function structuredData(page: string, route: StarlightRouteData): Promise<Thing> {
  const { locale, lang, siteTitle, entry } = route;
  const language = languageOf(locale);
  const address = (of: string): string => withHost(pathTo(of && `${of}/`, locale));
  const url = address(page);
  const home = address('');
  const described = {
    '@id': url,
    url,
    name: entry.data.title,
    description: entry.data.description,
    inLanguage: lang,
  };
  const site = { '@type': 'WebSite', '@id': `${home}#site`, url: home, name: siteTitle, inLanguage: lang };

  if (page === '') return graph([site, await course(`${home}#course`, route, language)]);

  const crumbs = [
    { '@type': 'ListItem', position: 1, name: siteTitle, item: home },
    { '@type': 'ListItem', position: 2, name: entry.data.title },
  ];
  const breadcrumb = { '@type': 'BreadcrumbList', itemListElement: crumbs };
  if (page === 'glossary') {
    return graph([breadcrumb, { '@type': 'DefinedTermSet', ...described, ...terms(url, language) }]);
  }
  if (page === 'faq') {
    const mainEntity = await questions(url, route);
    return graph([breadcrumb, { '@type': 'FAQPage', ...described, isPartOf: site, mainEntity }]);
  }
  if (!lessons.includes(page)) {
    return graph([breadcrumb, { '@type': 'WebPage', ...described, isPartOf: site }]);
  }

  const body = entry.body ?? '';
  const taught = [...body.matchAll(/<Term of="([^"]*)"/g)].map(([, term = '']) => glossary[term]?.[language]);
  const text = headTexts[language];
  // The lessons are written in English first.
  const other = {
    '@id': withHost(pathTo(`${page}/`, locale ? undefined : 'zh-cn')),
    inLanguage: locale ? 'en' : 'zh-CN',
  };
  return graph([
    breadcrumb,
    {
      '@type': 'LearningResource',
      ...described,
      teaches: taught,
      educationalLevel: text.level,
      learningResourceType: text.kind,
      interactivityType: 'active',
      timeRequired: duration(minutesIn(body, language)),
      image: withHost(shareImage(page)),
      ...openToAll,
      isPartOf: { '@type': 'Course', '@id': `${home}#course`, name: siteTitle, url: home },
      position: lessons.indexOf(page) + 1,
      [locale ? 'translationOfWork' : 'workTranslation']: { '@type': 'LearningResource', ...other },
    },
  ]);
}

/** Each question with the first paragraph of its answer: the figures and conventions after it only show it. */
async function questions(url: string, { entry, headings, locale }: StarlightRouteData): Promise<Thing[]> {
  const blocks = await blocksOf('faq', locale, entry.body ?? '');
  const answers = blocks.flatMap((block, index) =>
    block.type === 'heading' && block.depth === 3 ? [blocks[index + 1]] : [],
  );
  const asked = headings.filter(({ depth }) => depth === 3);
  return asked.map(({ slug, text: name }, index) => {
    const answer = answers[index];
    if (answer?.type !== 'paragraph') {
      throw new Error(`${entry.filePath}: the answer to “${name}” does not begin with a paragraph.`);
    }
    return {
      '@type': 'Question',
      '@id': `${url}#${slug}`,
      name,
      acceptedAnswer: { '@type': 'Answer', text: plainText(answer) },
    };
  });
}

function plainText(node: Nodes): string {
  if (node.type === 'inlineMath') {
    const html = katex.renderToString(node.value, { ...katexOptions, output: 'mathml' });
    return formulaText(parseHTML(html).document.documentElement);
  }
  if ('children' in node) return node.children.map(plainText).join('');
  return 'value' in node ? node.value : '';
}

const openToAll = {
  license: 'https://creativecommons.org/licenses/by/4.0/',
  isAccessibleForFree: true,
};

const graph = (things: Thing[]): Thing => ({ '@context': 'https://schema.org', '@graph': things });

/** The lessons, in the parts of the syllabus. */
async function course(
  id: string,
  { locale, lang, siteTitle, entry }: StarlightRouteData,
  language: Language,
) {
  const pages = await getCollection('docs');
  const entries = new Map(
    lessons.map((lesson) => [lesson, pages.find((page) => page.id === idOf(lesson, locale))]),
  );
  const minutes = [...entries.values()].reduce((sum, one) => sum + minutesIn(one?.body ?? '', language), 0);
  return {
    '@type': 'Course',
    '@id': id,
    name: siteTitle,
    description: entry.data.description,
    inLanguage: lang,
    ...openToAll,
    provider: { '@type': 'Organization', name: headTexts[language].authors },
    offers: { '@type': 'Offer', category: 'Free' },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: duration(minutes),
    },
    syllabusSections: syllabus.map((part) => ({
      '@type': 'Syllabus',
      name: part.title[language],
      hasPart: part.lessons.map((lesson) => ({
        '@type': 'LearningResource',
        '@id': withHost(pathTo(`${lesson}/`, locale)),
        name: entries.get(lesson)?.data.title,
      })),
    })),
  };
}

/** Every term with its word in the other language. */
function terms(set: string, language: Language): Thing {
  const other = language === 'zh' ? 'en' : 'zh';
  return {
    hasDefinedTerm: Object.entries(glossary).map(([id, { aliases = [], means, ...term }]) => ({
      '@type': 'DefinedTerm',
      '@id': `${set}#${id}`,
      name: term[language],
      alternateName: [term[other], ...aliases],
      description: means[language],
    })),
  };
}
