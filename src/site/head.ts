/** What machines find in the head of a page, beyond what Starlight puts there. */
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { pathTo, withHost } from '../../components/links.ts';
import { lessonOf } from '../../components/program.ts';
import { languageOf } from '../../components/strings.ts';
import { lessons } from '../../components/tasks.ts';
import { headTexts } from './head-texts.ts';
import { markdownPages, shareImage } from './addresses.ts';
import { structuredData } from './structured-data.ts';

type Head = StarlightRouteData['head'];

/** `zh-cn/leak` → `leak`; the home page is the empty text in both languages. */
const pageOf = (id: string): string => lessonOf(id).replace(/^(?:index|zh-cn)$/, '');

const meta = (attrs: Record<string, string>): Head[number] => ({ tag: 'meta', attrs, content: '' });

/** Open Graph writes a language with its country. */
const openGraphLocales = { en: 'en_US', zh: 'zh_CN' };

export const onRequest = defineRouteMiddleware(async ({ locals, site }) => {
  const route = locals.starlightRoute;
  const page = pageOf(route.id);
  // What is not there has no address and no translation.
  if (page === '404') {
    route.head = route.head.filter(
      ({ tag, attrs = {} }) =>
        !(tag === 'link' && /^(?:canonical|alternate)$/.test(String(attrs['rel']))) &&
        attrs['property'] !== 'og:url',
    );
    route.head.push(meta({ name: 'robots', content: 'noindex' }));
    return;
  }

  const language = languageOf(route.locale);
  const text = headTexts[language];
  const isLesson = lessons.includes(page);
  const own = [
    meta({ property: 'og:locale', content: openGraphLocales[language] }),
    meta({ property: 'og:locale:alternate', content: openGraphLocales[language === 'en' ? 'zh' : 'en'] }),
    meta({ property: 'og:type', content: page === '' ? 'website' : 'article' }),
  ];
  if (site) {
    own.push(
      meta({ property: 'og:image', content: withHost(shareImage(isLesson ? page : 'site')) }),
      meta({ property: 'og:image:width', content: '1200' }),
      meta({ property: 'og:image:height', content: '630' }),
      meta({
        property: 'og:image:alt',
        content: isLesson ? text.lessonImage(route.entry.data.title) : text.siteImage,
      }),
    );
  }
  if (markdownPages.includes(page)) {
    const href = pathTo(`${page}.md`, route.locale);
    own.push({ tag: 'link', attrs: { rel: 'alternate', type: 'text/markdown', href }, content: '' });
  }
  own.push({
    tag: 'script',
    attrs: { type: 'application/ld+json' },
    // A title or a sentence must not end the script.
    content: JSON.stringify(await structuredData(page, route)).replaceAll('<', '\\u003c'),
  });
  const replaced = new Set(own.map(({ attrs = {} }) => attrs['property']).filter(Boolean));
  route.head = [...route.head.filter(({ attrs = {} }) => !replaced.has(attrs['property'])), ...own];
});
