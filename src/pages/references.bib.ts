/** The whole bibliography as one file of BibTeX. */
import { bibliography, byAuthor } from '../../components/bibliography.ts';
import { bibtexOf } from '../../components/bibtex.ts';

export const GET = (): Response =>
  new Response(`${[...bibliography].sort(byAuthor).map(bibtexOf).join('\n\n')}\n`, {
    headers: { 'content-type': 'application/x-bibtex; charset=utf-8' },
  });
