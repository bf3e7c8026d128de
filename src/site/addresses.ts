/** Files beside the pages that machines are led to. */
import { pathTo } from '../../components/links.ts';
import { lessons } from '../../components/tasks.ts';

/** Pages that are there as Markdown too, `leak.md` beside `leak/`: those that are read rather than used. */
export const markdownPages = [...lessons, 'article', 'faq', 'glossary', 'teaching', 'hosting'];

/** The picture that is shown beside a link to a page: one of each lesson, the same in both languages, and `site`. */
export const shareImage = (name: string): string => pathTo(`share/${name}.png`, undefined);
