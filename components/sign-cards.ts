/** Reads letters off KaTeX's formulas, and says what they mean in the lesson. */
import { signIn, type Sign } from '../content/symbols.ts';
import { delay, hide, keepWhileInside, show, soon } from './card.ts';
import { element } from './element.ts';

/** A pointer on its way across a formula asks nothing. */
const pause = 350;

const accents: Record<string, string> = { '^': 'hat', '~': 'tilde', '˜': 'tilde', ˉ: 'bar' };

const textOf = (node: Element | null | undefined): string =>
  (node?.textContent ?? '').replace(/[\s\u200b]/g, '');

/** Index and power that stand at a letter. */
function scriptsAt(letter: Element): { sub?: string | undefined; sup?: string | undefined } {
  let base = letter;
  while (!base.nextElementSibling && base.parentElement?.classList.contains('enclosing')) {
    base = base.parentElement;
  }
  const box = base.nextElementSibling;
  if (!box?.classList.contains('msupsub')) return {};
  const parts = [...(box.querySelector('.vlist')?.children ?? [])].map(textOf);
  // KaTeX lists what stands lowest first, and has a second row where something hangs below the line.
  return box.querySelector(':scope > .vlist-t2') ? { sub: parts[0], sup: parts[1] } : { sup: parts[0] };
}

/** The sign that a leaf of a formula shows with its `index`-th letter. */
function signOf(lesson: string, leaf: Element, index: number): Sign | undefined {
  const accent = leaf.closest('.accent');
  if (accent) {
    const name = accents[textOf(accent.querySelector('.accent-body'))];
    const letters = [...accent.querySelectorAll('.mathnormal')].map(textOf).join('');
    return name && letters.length === 1 ? signIn(lesson, `${name} ${letters}`) : undefined;
  }
  const text = textOf(leaf);
  if (text === '∥') {
    let end: Element | null = leaf;
    if (leaf.classList.contains('mopen')) {
      do end = end.nextElementSibling;
      while (end && !(end.classList.contains('mclose') && textOf(end).startsWith('∥')));
    }
    const norm = end?.querySelector('.mclose') ?? end;
    const { sub } = norm ? scriptsAt(norm) : {};
    return signIn(lesson, sub ? `∥_${sub}` : '∥');
  }
  if (!leaf.classList.contains('mathnormal') && !/^[∇∑]$/.test(text)) return undefined;
  const letter = text.charAt(index);
  const { sub, sup } = scriptsAt(leaf);
  return (
    (sub && signIn(lesson, `${letter}_${sub}`)) ||
    (sup === '∗' && signIn(lesson, `${letter}^∗`)) ||
    signIn(lesson, letter)
  );
}

/** Which of the letters that KaTeX put into one element lies at `x`, and where. */
function letterAt(leaf: Element, x: number): { index: number; place: DOMRect } {
  const text = leaf.firstChild;
  const length = text instanceof Text ? text.length : 0;
  for (let index = 0; index < length && length > 1; index++) {
    const range = document.createRange();
    range.setStart(text as Text, index);
    range.setEnd(text as Text, index + 1);
    const place = range.getBoundingClientRect();
    if (x < place.right) return { index, place };
  }
  return { index: 0, place: leaf.getBoundingClientRect() };
}

const languageOf = (list: HTMLElement): 'en' | 'zh' => (list.dataset['language'] === 'zh' ? 'zh' : 'en');

/** What it means, and the way to the glossary. */
function meaningOf(list: HTMLElement, { means, term }: Sign): (string | HTMLElement)[] {
  const { glossary = '', word = '' } = list.dataset;
  const link = element(document, 'a', { href: `${glossary}#${term}` }, word);
  const space = languageOf(list) === 'en' ? ' ' : '';
  return [means[languageOf(list)], ...(term ? [space, link] : [])];
}

/** The sign, and how it is read aloud. */
function headOf(list: HTMLElement, { sign, said }: Sign): HTMLElement[] {
  const aloud = said && element(document, 'span', {}, said[languageOf(list)]);
  return [element(document, 'strong', { class: 'sign' }, sign), ...(aloud ? [aloud] : [])];
}

/** The letter at a point of a formula. Roots and fractions cover what they hold, so it need not be the target. */
function leafAt({ target, clientX, clientY }: PointerEvent): Element | undefined {
  if (!(target instanceof Element) || !target.closest('.sl-markdown-content .katex-html')) return undefined;
  return document
    .elementsFromPoint(clientX, clientY)
    .map((one) => one.closest('.accent') ?? one)
    .find(
      (one) =>
        one.closest('.katex-html') && (one.matches('.accent') || (!one.firstElementChild && textOf(one))),
    );
}

let card: HTMLElement | undefined;

function open(list: HTMLElement, leaf: Element, place: DOMRect, sign: Sign): void {
  if (!card) {
    card = element(document, 'span', { class: 'term-card', popover: 'manual' });
    keepWhileInside(card);
    // Beside the list: the order of the keyboard's stops in the text stays as it is.
    list.after(card);
  }
  const head = element(document, 'span', { class: 'term-words' }, ...headOf(list, sign));
  card.replaceChildren(head, ...meaningOf(list, sign));
  show(leaf, card, place, () => leaf.removeAttribute('data-explained'));
  leaf.setAttribute('data-explained', '');
}

let under: { leaf: Element; index: number } | undefined;

/** Shows the card of the letter under the pointer, if it stays there; at once after a tap. */
export function explain(list: HTMLElement, event: PointerEvent, tapped: boolean): void {
  const leaf = leafAt(event);
  const { index, place } = leaf ? letterAt(leaf, event.clientX) : { index: 0, place: new DOMRect() };
  if (!tapped && under?.leaf === leaf && (!under || under.index === index)) return;
  under = leaf && { leaf, index };
  const sign = leaf && signOf(list.dataset['lesson'] ?? '', leaf, index);
  if (!leaf || !sign) {
    // The card stays while the pointer is in it, and a term has asked for its own.
    const stays = card?.contains(event.target as Node) || (event.target as Element).closest('.term');
    if (!stays) soon(hide, delay.close);
  } else if (tapped) {
    open(list, leaf, place, sign);
  } else {
    soon(() => open(list, leaf, place, sign), pause);
  }
}

/** Every sign of the page that has a meaning, in the order of the text. */
export function fill(list: HTMLElement): void {
  const found = new Set<Sign>();
  for (const leaf of document.querySelectorAll('.sl-markdown-content .katex-html span')) {
    if (leaf.childElementCount > 0) continue;
    for (let index = 0; index < textOf(leaf).length; index++) {
      const sign = signOf(list.dataset['lesson'] ?? '', leaf, index);
      if (sign) found.add(sign);
    }
  }
  const rows = [...found].flatMap((sign) => [
    element(document, 'dt', {}, ...headOf(list, sign)),
    element(document, 'dd', {}, ...meaningOf(list, sign)),
  ]);
  list.querySelector('dl')?.replaceChildren(...rows);
}
