/** Cards of terms: what a term means, on hover, focus or tap. Without a script its link leads to the glossary. */

/** As long as it takes to mean it, and to reach the card. */
const delay = { open: 150, close: 200 };

/** The card that is open; one at a time. */
let shown: { term: Element; card: Element; close: () => void } | undefined;

for (const term of document.querySelectorAll<HTMLAnchorElement>('a.term')) {
  const card = document.getElementById(term.getAttribute('aria-describedby') ?? '');
  if (!card?.showPopover) continue;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const isOpen = (): boolean => shown?.card === card;

  const open = (): void => {
    clearTimeout(waiting);
    if (isOpen()) return;
    shown?.close();
    shown = { term, card, close };
    card.showPopover();
    const { left, top, bottom } = term.getClientRects()[0] ?? term.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = bottom + 6;
    const place = below + height <= innerHeight ? below : top - height - 6;
    card.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    card.style.top = `${Math.max(8, place)}px`;
  };
  const close = (): void => {
    clearTimeout(waiting);
    if (!isOpen()) return;
    shown = undefined;
    card.hidePopover();
  };
  const soon = (what: () => void, milliseconds: number) => (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(what, milliseconds);
  };

  for (const [target, pause] of [
    [term, delay.open],
    [card, 0],
  ] as const) {
    target.addEventListener('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType !== 'touch') soon(open, pause)();
    });
    target.addEventListener('pointerleave', soon(close, delay.close));
  }
  term.addEventListener('focus', () => term.matches(':focus-visible') && open());
  term.addEventListener('blur', close);
  // A finger has no hover: the first tap shows the card, the second follows the link.
  term.addEventListener('click', (event) => {
    if (event.pointerType !== 'touch' || isOpen()) return;
    event.preventDefault();
    open();
  });
}

document.addEventListener('keydown', ({ key }) => key === 'Escape' && shown?.close());
document.addEventListener('pointerdown', ({ target }) => {
  if (!shown?.term.contains(target as Node) && !shown?.card.contains(target as Node)) shown?.close();
});
// One that is about to open will be put where its term is by then.
addEventListener('scroll', () => shown?.close(), { passive: true });
