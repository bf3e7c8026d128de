/** Pagefind's own interface, in a chunk of its own. */
import style from '@pagefind/default-ui/css/ui.css?url&no-inline';
// @ts-expect-error The package has no types.
import { PagefindUI } from '@pagefind/default-ui';

export function showSearch(element: HTMLElement, translations: Record<string, string>): void {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  // Linked by hand: a style sheet that is imported here would be linked by every page.
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = style;
  document.head.append(link);
  new PagefindUI({
    element,
    baseUrl: `${base}/`,
    bundlePath: `${base}/pagefind/`,
    showImages: false,
    showSubResults: true,
    translations,
  });
}
