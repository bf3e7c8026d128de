/** Cards that explain: one at a time; Escape, a press elsewhere and scrolling take it away. */

/** As long as it takes to mean it, and to reach the card. */
export const delay = { open: 150, close: 200 };

let shown: { owner: Element; card: HTMLElement; closed: (() => void) | undefined } | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

export const isShown = (owner: Element): boolean => shown?.owner === owner;

export function hide(): void {
  clearTimeout(waiting);
  const { card, closed } = shown ?? {};
  shown = undefined;
  card?.hidePopover();
  closed?.();
}

/** Shows the card below `at`, a place of `owner` in the window, or above it where there is no room. */
export function show(owner: Element, card: HTMLElement, at?: DOMRect, closed?: () => void): void {
  clearTimeout(waiting);
  if (isShown(owner)) return;
  hide();
  shown = { owner, card, closed };
  card.showPopover();
  const { left, top, bottom } = at ?? owner.getClientRects()[0] ?? owner.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = bottom + 6;
  const place = below + height <= innerHeight ? below : top - height - 6;
  card.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
  card.style.top = `${Math.max(8, place)}px`;
}

/** Does it later, unless something else is asked for until then. */
export function soon(what: () => void, milliseconds: number): void {
  clearTimeout(waiting);
  waiting = setTimeout(what, milliseconds);
}

/** The pointer may go from the owner into the card. */
export function keepWhileInside(card: HTMLElement): void {
  card.addEventListener('pointerenter', () => clearTimeout(waiting));
  card.addEventListener('pointerleave', () => soon(hide, delay.close));
}

document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
document.addEventListener('pointerdown', ({ target }) => {
  if (!shown?.owner.contains(target as Node) && !shown?.card.contains(target as Node)) hide();
});
// One that is about to open will be put where its owner is by then.
addEventListener('scroll', () => shown && hide(), { passive: true });
