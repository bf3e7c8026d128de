/** The pictures that are shown beside shared links: one of each lesson, one of the site. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { getEntry } from 'astro:content';
import { loadProgram } from '../../../components/program.ts';
import { lessons } from '../../../components/tasks.ts';
import { sharePng, shareSvg } from '../../site/share-image.ts';

export const getStaticPaths: GetStaticPaths = () =>
  [...lessons, 'site'].map((name) => ({ params: { name } }));

/** The first figure of a text, and its first formula, unless its front matter names others. */
async function subjectOf(lesson: string) {
  const entry = await getEntry('docs', lesson);
  const { body = '', data: { share } = {} } = entry ?? {};
  const files = body.matchAll(/<(?:Cell|Figure|Trial) file="([^"]*)"/g);
  for (const file of share?.figure ? [share.figure] : [...files].map(([, name = '']) => name)) {
    const { figure } = (await loadProgram(lesson, file)).recording;
    const tex = share?.formula ?? /\$\$(.*?)\$\$/s.exec(body)?.[1];
    if (figure.charts.length > 0 && tex) return { figure, tex };
  }
  throw new Error(`Lesson ${lesson}: it has no chart or no formula for the picture beside its link.`);
}

/** Of the site: one weight, pulled up and left alone. */
async function subjectOfSite() {
  const { figure } = (await loadProgram('leak', 'one-weight.ts')).recording;
  return { figure, tex: String.raw`\weight{w_t} = (1-\eta\penalty{\lambda})^t\,\weight{w_0}` };
}

export const GET: APIRoute = async ({ params: { name = '' } }) => {
  const { figure, tex } = await (name === 'site' ? subjectOfSite() : subjectOf(name));
  const png = await sharePng(await shareSvg(figure, tex));
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
