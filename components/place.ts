/** Where the reader is on the page: shown in the contents, and kept when the language changes. */

/**
 * The last of `marks` that begins above the line at which one reads: under the header, and in the last screenful
 * sinking to the window's lower edge, since what begins there can never reach the top.
 */
function lastAbove(marks: Iterable<Element>): Element | undefined {
  const { clientHeight, scrollHeight, scrollTop } = document.documentElement;
  const header = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
  const rest = scrollHeight - clientHeight - scrollTop;
  // At the very end, the section that was asked for.
  const asked = rest < 1 && document.getElementById(location.hash.slice(1));
  let found: Element | undefined;
  for (const mark of marks) {
    const { top } = mark.getBoundingClientRect();
    if (top > Math.max(header, clientHeight - rest)) break;
    found = mark;
    if (mark === asked && top > header) break;
  }
  return found;
}

const links = document.querySelectorAll<HTMLAnchorElement>('.contents a');
const sections = new Map(
  [...document.querySelectorAll('.sl-markdown-content h2[id]:not(#footnote-label)')].map((heading) => [
    heading.id,
    heading,
  ]),
);

/** Keeps a link of the navigation, which scrolls by itself, in sight. */
function show(link: Element): void {
  const pane = link.closest('.sidebar-pane');
  if (!pane || link.getClientRects().length === 0) return;
  const [inner, outer] = [link.getBoundingClientRect(), pane.getBoundingClientRect()];
  const above = inner.top - outer.top - 48;
  const below = inner.bottom - outer.bottom + 48;
  if (above < 0 || below > 0) pane.scrollTop += above < 0 ? above : below;
}

let current: string | undefined;
function mark(): void {
  const id = lastAbove(sections.values())?.id;
  if (id === current) return;
  current = id;
  for (const link of links) {
    if (link.hash === `#${id}`) {
      link.ariaCurrent = 'location';
      show(link);
    } else {
      link.ariaCurrent = null;
    }
  }
}

if (links.length > 0) {
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  for (const event of ['scroll', 'resize', 'hashchange']) addEventListener(event, soon, { passive: true });
  mark();
}

/** The place as a fragment: a state that the page keeps there, such as a program, or the nearest name above. */
function place(): string {
  if (location.hash.includes('=')) return location.hash;
  const names = document.querySelectorAll('.sl-markdown-content :is(h2, h3, live-cell)[id]');
  const id = lastAbove(names)?.id;
  return id ? `#${id}` : '';
}
for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) {
  for (const event of ['click', 'auxclick', 'contextmenu']) {
    link.addEventListener(event, () => {
      link.hash = place();
    });
  }
}
