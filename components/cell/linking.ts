/**
 * Terms of the text, lines of code, curves and controls that light up together, wherever the pointer or the focus
 * is on one of them; and beside each term what its program gives it.
 */
import type { Figure } from '../../src/plot/figure.ts';
import type { Recording } from '../../src/runtime/protocol.ts';
import { format } from '../draw/number.ts';
import { element } from '../element.ts';
import { strings, type Language } from '../strings.ts';
import { wordsIn, type Word } from '../words.ts';
import { findLinked, parseLink, valueOf, type Linked } from './link.ts';

type Cell = HTMLElementTagNameMap['live-cell'];

interface Link extends Linked {
  cell: Cell;
  names: string[];
  /** Wherever it stands in the text: `[data-link]`, and `Value`s of the same name. */
  terms: HTMLElement[];
  /** What its program gave when the page was built. */
  recorded: string | undefined;
  meaning: NonNullable<Word['meaning']> | '';
}

/** What a run has given so far. */
interface Shown {
  figure: Figure;
  results: Recording['results'];
}

const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const text = strings(language === 'zh' ? 'zh-cn' : undefined);
const words = wordsIn(language);
const meanings = ['loss', 'penalty', 'weight', 'gradient'] as const;

const links = new Map<string, Link>();
/** Runs since the page was opened; none once the program has been edited. */
const shown = new Map<Cell, Shown>();
const marks = new WeakMap<Element, Link[]>();
let hovered: Link[] = [];
let focused: Link[] = [];
let lit: Link[] = [];

for (const term of document.querySelectorAll<HTMLElement>('[data-link]')) {
  const to = term.dataset.link ?? '';
  const { cell: name, names } = parseLink(to) ?? { cell: '', names: [] };
  const cell = document.querySelector<Cell>(`live-cell[id="cell-${name}"]`);
  if (!cell || links.has(to)) continue;
  const terms = [...document.querySelectorAll<HTMLElement>('[data-link], [data-of]')].filter(
    ({ dataset }) => dataset.link === to || dataset.of === to,
  );
  const { recorded } = term.dataset;
  links.set(to, { cell, names, terms, recorded, lines: [], keys: [], meaning: '' });
}

/** What has the focus for a term: itself in prose, for a formula a link that follows it. */
const anchorOf = (term: HTMLElement): HTMLElement | undefined =>
  [term, ...(term.closest('.katex')?.querySelectorAll<HTMLElement>('a') ?? [])].find(
    (each) => each.matches('a') && each.dataset.link === term.dataset.link,
  );

// ── Lines of code ──

/**
 * Looks the links of a cell up in its program, and marks their lines: over the static code and over every editor alike,
 * since all set their lines at the same places.
 */
function markLines(cell: Cell): void {
  const own = [...links.values()].filter((link) => link.cell === cell);
  const box = cell.querySelector('.cell-code');
  if (own.length === 0 || !box) return;
  const rows = new Map<number, Link[]>();
  for (const link of own) {
    Object.assign(link, findLinked(cell.code, link.names));
    link.meaning = meaningOf(link);
    for (const line of link.lines) rows.set(line, [...(rows.get(line) ?? []), link]);
  }
  const layer = element(document, 'div', { class: 'code-links' });
  for (const [line, found] of [...rows].sort(([a], [b]) => a - b)) {
    // One stop for the keyboard for each link, where it first stands.
    const first = found.filter(({ lines }) => lines[0] === line);
    const names = first.flatMap((link) => link.names.map((name) => words(name).text)).join(', ');
    const handle =
      first.length > 0
        ? element(document, 'button', { type: 'button', 'aria-label': text.inText(names) })
        : element(document, 'span');
    handle.className = 'code-mark';
    marks.set(handle, found);
    const row = element(document, 'div', { class: `code-line ${found[0]?.meaning ?? ''}` }, handle);
    row.style.setProperty('--at', String(line - 1));
    marks.set(row, found);
    layer.append(row);
  }
  box.querySelector('.code-links')?.remove();
  box.prepend(layer);
}

function meaningOf({ keys, terms }: Link): Link['meaning'] {
  const drawn = keys.map((key) => words(key).meaning).find(Boolean);
  const written = meanings.filter((meaning) =>
    terms.some((term) => term.closest(`.${meaning}`) ?? term.querySelector(`.${meaning}`)),
  );
  return drawn ?? (written.length === 1 ? written[0] : '');
}

// ── Light ──

/** The links that something on the page stands for. */
function linksAt(target: EventTarget | null): Link[] {
  if (!(target instanceof Element)) return [];
  const term = target.closest<HTMLElement>('[data-link], [data-of]');
  if (term) {
    const link = links.get(term.dataset.link ?? term.dataset.of ?? '');
    return link ? [link] : [];
  }
  const marked = marks.get(target);
  if (marked) return marked;
  const cell = target.closest('live-cell');
  const key =
    target.closest('[data-label]')?.getAttribute('data-label') ??
    target.closest('.control')?.querySelector('[data-control]')?.getAttribute('data-control');
  return [...links.values()].filter((link) => link.cell === cell && key != null && link.keys.includes(key));
}

function light(): void {
  const next = hovered.length > 0 ? hovered : focused;
  if (next.length === lit.length && next.every((link, i) => link === lit[i])) return;
  lit = next;
  paint();
  showValues();
}

function paint(): void {
  for (const part of document.querySelectorAll('[data-lit]')) part.removeAttribute('data-lit');
  for (const chart of document.querySelectorAll('[data-linking]')) chart.removeAttribute('data-linking');
  for (const link of lit) {
    const { cell, names, keys, terms, meaning } = link;
    const within = (selector: string, attribute: string, values: string[]): Element[] =>
      [...cell.querySelectorAll(selector)].filter((part) =>
        values.includes(part.getAttribute(attribute) ?? ''),
      );
    const curves = [...within('[data-key]', 'data-key', keys), ...within('[data-label]', 'data-label', keys)];
    const controls = within('[data-control]', 'data-control', keys).map((one) => one.closest('.control'));
    const lines = [...cell.querySelectorAll('.code-line')].filter((row) => marks.get(row)?.includes(link));
    const values = within('[data-value]', 'data-value', names);
    for (const part of [...terms, ...curves, ...controls, ...lines, ...values])
      part?.setAttribute('data-lit', meaning);
    for (const curve of curves) curve.closest('svg')?.setAttribute('data-linking', '');
  }
}

let wasLit = false;
document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (pointerType === 'touch') return;
  hovered = linksAt(target);
  light();
});
document.documentElement.addEventListener('pointerleave', () => {
  hovered = [];
  light();
});
document.addEventListener('focusin', ({ target }) => {
  focused = linksAt(target);
  light();
});
document.addEventListener('focusout', () => {
  focused = [];
  light();
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  hovered = focused = [];
  light();
});
document.addEventListener('pointerdown', ({ target }) => {
  const found = linksAt(target);
  wasLit = found.length > 0 && found.every((link) => lit.includes(link));
  if (found.length > 0) return;
  focused = [];
  light();
});
document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const term = target.closest<HTMLElement>('[data-link]');
  const anchor = term && anchorOf(term);
  if (anchor && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const isTouch = event.pointerType === 'touch';
    // A first tap lights up, as the pointer does that hovers; a second one goes to the program.
    if (isTouch && !wasLit) anchor.focus({ preventScroll: true });
    else for (const link of linksAt(term)) goTo(link, anchor);
  }
  const back = marks.get(target)?.[0]?.terms.find(({ dataset }) => dataset.link);
  if (!back) return;
  back.scrollIntoView({ block: 'center' });
  anchorOf(back)?.focus({ preventScroll: true });
});

/** To the cell; the focus goes to the line of code if that can be seen, so that all stays lit. */
function goTo(link: Link, anchor: HTMLElement): void {
  const stops = [...link.cell.querySelectorAll<HTMLElement>('button.code-mark')];
  const stop = stops.find((one) => one.checkVisibility() && marks.get(one)?.includes(link));
  (stop ?? anchor).focus({ preventScroll: true });
  link.cell.scrollIntoView({ block: 'start' });
}

// ── Values ──

const column = document.querySelector<HTMLElement>('.sl-markdown-content') ?? document.body;
const layer = element(document, 'div', {
  class: 'link-values',
  'aria-hidden': 'true',
  'data-pagefind-ignore': '',
});
column.append(layer);

function valueFor({ cell, names, keys, recorded }: Link): string | undefined {
  const run = shown.get(cell);
  if (!run) return cell.hasAttribute('data-stale') ? undefined : recorded;
  const value = valueOf(names, keys, run.figure, run.results);
  return typeof value === 'number' ? format(value) : value && words(value).text;
}

/** Above each term that is lit or whose program has run, in the space between the lines: nothing moves. */
function showValues(): void {
  const hasRing = document.activeElement?.matches('[data-link]:focus-visible') === true;
  const wanted = [...links.values()].flatMap((link) => {
    const value = lit.includes(link) || shown.has(link.cell) ? valueFor(link) : undefined;
    if (!value) return [];
    return link.terms.flatMap((term) => {
      const [place] = term.getClientRects();
      const box = term.closest('.katex-display')?.getBoundingClientRect();
      const isSeen = place && (!box || (place.left >= box.left && place.right <= box.right));
      if (!isSeen || term.matches('.visually-hidden, [data-of]')) return [];
      const chip = element(document, 'span', { class: `link-value ${link.meaning}` }, value);
      // Above a letter there is the space of its line, above a fraction there is none; a ring needs some more.
      const gap = (place.height > 30 ? 3 : -1) + (hasRing && lit.includes(link) ? 4 : 0);
      return [{ place, gap, chip }];
    });
  });
  layer.replaceChildren(...wanted.map(({ chip }) => chip));
  const origin = column.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - 4;
  const taken: DOMRect[] = [];
  for (const { place, gap, chip } of wanted) {
    const { offsetWidth: width, offsetHeight: height } = chip;
    const left = Math.max(4, Math.min(edge - width, place.left + (place.width - width) / 2));
    const above = new DOMRect(left, place.top - height - gap, width, height);
    const isFree = taken.every(
      (other) =>
        above.right < other.left ||
        above.left > other.right ||
        above.bottom < other.top ||
        above.top > other.bottom,
    );
    const at = isFree ? above : new DOMRect(left, place.bottom, width, height);
    taken.push(at);
    chip.style.translate = `${at.left - origin.left}px ${at.top - origin.top}px`;
  }
}

/** After a change of the page its places are asked for in the next frame, for which they are computed anyway. */
function showValuesSoon(): void {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(showValues);
}
let waiting = 0;

new ResizeObserver(showValues).observe(column);
// A wide formula scrolls in its own box.
document.addEventListener('scroll', ({ target }) => target !== document && showValues(), {
  capture: true,
  passive: true,
});

// ── The cells ──

for (const cell of document.querySelectorAll('live-cell')) {
  markLines(cell);
  cell.addEventListener('edited', () => {
    markLines(cell);
    shown.delete(cell);
    paint();
    showValuesSoon();
  });
  cell.addEventListener('shown', (event) => {
    shown.set(cell, { figure: (event as CustomEvent<Figure>).detail, results: {} });
    paint();
    showValuesSoon();
  });
  cell.addEventListener('ran', (event) => {
    const run = shown.get(cell);
    if (run) run.results = (event as CustomEvent<Recording>).detail.results;
    paint();
    showValuesSoon();
    for (const link of links.values()) if (link.cell === cell) describe(link);
  });
}

/** Tells those who listen what a run came to, once it is over. */
function describe(link: Link): void {
  const names = link.names.map((name) => words(name).text).join(', ');
  const says = text.linked(link.cell.id.replace('cell-', ''), names, valueFor(link));
  for (const term of link.terms) {
    if (term.hasAttribute('aria-description')) term.setAttribute('aria-description', says);
    else if (term.matches('a')) term.setAttribute('aria-label', says);
  }
}
