/**
 * A lesson for the wall: one section a screen, in large type. It is the same page, so every cell goes on working; what
 * does not belong to the section is hidden, and comes back on leaving.
 */
import { element } from '../element.ts';
import { languageOf } from '../strings.ts';
import { stopsOf, type Block } from './pages.ts';
import style from './present.css?url&no-inline';
import { teachTexts } from './texts.ts';

const root = document.documentElement;
/** Pixels above what was scrolled to. */
const margin = 16;
const cellParts =
  ':scope > p, h1, .subtitle, .sl-heading-wrapper, .cell-code, .cell-bar, .cell-controls, .chart-row, :not(.chart-row) > .chart-box, .console, .values, .claims, .cell-caption, .hint, .solution';
const text = teachTexts[languageOf(root.lang === 'zh-CN' ? 'zh-cn' : undefined)];

interface Section {
  id: string;
  title: string;
  heading: HTMLElement | null;
  parts: HTMLElement[];
}

let isOn = false;

export function present(): void {
  if (isOn) return;
  isOn = true;
  const link = element(document, 'link', { rel: 'stylesheet', href: style });
  link.addEventListener('load', () => start(() => link.remove()));
  link.addEventListener('error', () => {
    link.remove();
    isOn = false;
  });
  document.head.append(link);
}

/** The title with what stands before the first heading, then a section for each heading of the second level. */
function sectionsOf(column: Element): Section[] {
  const title = document.querySelector<HTMLElement>('main h1');
  const head = title?.closest<HTMLElement>('.content-panel');
  const sections: Section[] = [
    { id: '_top', title: title?.textContent ?? '', heading: title, parts: head ? [head] : [] },
  ];
  for (const child of column.children as HTMLCollectionOf<HTMLElement>) {
    const heading = child.matches('h2') ? child : child.querySelector<HTMLElement>(':scope > h2');
    if (heading) sections.push({ id: heading.id, title: heading.textContent, heading, parts: [] });
    if (!child.matches('.footnotes')) sections.at(-1)?.parts.push(child);
  }
  // A note stands below the section that refers to it.
  for (const note of column.querySelectorAll<HTMLElement>('.footnotes li')) {
    const mark = column.querySelector(`[data-footnote-ref][href="#${note.id}"]`);
    sections.find(({ parts }) => parts.some((part) => part.contains(mark)))?.parts.push(note);
  }
  return sections;
}

/** Where a key means something else: an editor, a slider, a number, a field, a chart whose points are moved. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, select, textarea, [contenteditable], pre.code, .cell-editor, [role="slider"], .chart-drawing, dialog, [popover]',
  ) !== null;

function start(removeStyle: () => void): void {
  const column = document.querySelector('.sl-markdown-content');
  if (!column) return;
  const sections = sectionsOf(column);
  const listeners = new AbortController();
  const { signal } = listeners;
  let at = 0;

  const said = element(document, 'span', { class: 'visually-hidden', role: 'status' });
  const place = element(document, 'span', { class: 'present-place', 'aria-hidden': 'true' });
  const button = (name: string, label: string, act: () => void): HTMLElement => {
    const made = element(document, 'button', { type: 'button', 'aria-label': label, title: label }, name);
    made.addEventListener('click', act);
    return made;
  };
  const back = button('‹', text.previous, () => show(at - 1));
  const on = button('›', text.next, () => show(at + 1));
  const full = button(text.full, text.full, () => void toggleFull());
  full.removeAttribute('aria-label');
  const away = button(text.leave, text.leave, leave);
  const bar = element(
    document,
    'div',
    { class: 'present-bar', role: 'group', 'aria-label': text.bar },
    back,
    place,
    on,
    said,
    element(document, 'span', { class: 'present-keys', 'aria-hidden': 'true' }, text.keys),
    ...(document.fullscreenEnabled ? [full] : []),
    away,
  );

  /** Room above the bar. */
  const height = (): number => innerHeight - bar.offsetHeight;

  function stops(): number[] {
    // A cell may be longer than the screen: then its parts are what is kept whole.
    const shown = sections[at].parts.flatMap((part) =>
      part.offsetHeight > height() ? [...part.querySelectorAll(cellParts)] : [part],
    );
    const blocks = shown
      .map((part): Block => {
        const { top, bottom } = part.getBoundingClientRect();
        const isHeading = part.matches('h2, h3, .sl-heading-wrapper, .box-title, .cell-controls');
        return { top: top + scrollY - margin, bottom: bottom + scrollY, isHeading };
      })
      .filter(({ top, bottom }) => bottom > top + margin)
      .sort((a, b) => a.top - b.top);
    return stopsOf(blocks, height());
  }

  /** One screen on or back; past the end of a section, the next one. */
  function turn(by: 1 | -1): void {
    const all = stops();
    const to = by > 0 ? all.find((stop) => stop > scrollY + 2) : all.findLast((stop) => stop < scrollY - 2);
    if (to !== undefined && (by < 0 || scrollY + innerHeight < root.scrollHeight - 2)) scrollTo(0, to);
    else if (by > 0) show(at + 1);
    else if (at > 0) {
      show(at - 1);
      scrollTo(0, stops().at(-1) ?? 0);
    }
  }

  function show(index: number, target?: Element | null): void {
    const next = Math.min(Math.max(index, 0), sections.length - 1);
    if (next === at && !target && said.textContent) return;
    at = next;
    for (const [i, { parts }] of sections.entries()) {
      for (const part of parts) part.toggleAttribute('data-off', i !== at);
    }
    const { id, title, heading } = sections[at];
    place.textContent = text.place(at + 1, sections.length);
    back.toggleAttribute('disabled', at === 0);
    on.toggleAttribute('disabled', at === sections.length - 1);
    said.textContent = `${text.section(at + 1, sections.length)}: ${title}`;
    if (target) target.scrollIntoView({ block: 'start' });
    else scrollTo(0, 0);
    if (document.activeElement === document.body || !document.activeElement?.closest('.present-bar')) {
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    }
    if (!target) history.replaceState(history.state, '', `?present#${id}`);
  }

  /** The section that the address names, or that holds the cell it names. */
  function follow(): void {
    const hash = decodeURIComponent(location.hash.slice(1));
    const [, cell] = /^cell=([\w-]+)/.exec(hash) ?? [];
    const target = document.getElementById(cell ? `cell-${cell}` : hash);
    const index = sections.findIndex(({ parts }) => parts.some((part) => part.contains(target)));
    const isHeading = index >= 0 && sections[index].id === hash;
    show(Math.max(0, index), index >= 0 && !isHeading ? target : null);
  }

  async function toggleFull(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await root.requestFullscreen().catch(() => undefined);
  }

  function leave(): void {
    listeners.abort();
    if (document.fullscreenElement) void document.exitFullscreen();
    const { id, heading } = sections[at];
    delete root.dataset['present'];
    for (const { parts, heading } of sections) {
      for (const part of parts) part.removeAttribute('data-off');
      heading?.removeAttribute('tabindex');
    }
    bar.remove();
    removeStyle();
    isOn = false;
    history.replaceState(history.state, '', location.pathname + (at > 0 ? `#${id}` : ''));
    heading?.scrollIntoView({ block: 'start' });
  }

  const keys: Record<string, () => void> = {
    ArrowRight: () => show(at + 1),
    ArrowLeft: () => show(at - 1),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Home: () => show(0),
    End: () => show(sections.length - 1),
    Escape: leave,
  };
  addEventListener(
    'keydown',
    (event) => {
      const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event;
      if (event.defaultPrevented || ctrlKey || metaKey || altKey || isTaken(target)) return;
      // On a button, the space bar presses it.
      const isSpace = key === ' ' && !(target as Element).closest?.('button, summary, a');
      const act = isSpace ? () => turn(shiftKey ? -1 : 1) : shiftKey ? undefined : keys[key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    { signal },
  );
  addEventListener('hashchange', follow, { signal });
  document.addEventListener(
    'fullscreenchange',
    () => {
      const name = document.fullscreenElement ? text.notFull : text.full;
      full.textContent = name;
      full.title = name;
    },
    { signal },
  );

  root.dataset['present'] = '';
  document.querySelector('main')?.append(bar);
  follow();
}
