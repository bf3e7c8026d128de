/** Cards of terms: what a term means, on hover, focus or tap. Without a script its link leads to the glossary. */
import { delay, hide, isShown, keepWhileInside, show, soon } from './card.ts';

for (const term of document.querySelectorAll<HTMLAnchorElement>('a.term')) {
  const card = document.getElementById(term.getAttribute('aria-describedby') ?? '');
  if (!card?.showPopover) continue;
  const open = (): void => show(term, card);

  keepWhileInside(card);
  term.addEventListener('pointerenter', ({ pointerType }) => {
    if (pointerType !== 'touch') soon(open, delay.open);
  });
  term.addEventListener('pointerleave', () => soon(hide, delay.close));
  term.addEventListener('focus', () => term.matches(':focus-visible') && open());
  term.addEventListener('blur', () => isShown(term) && hide());
  // A finger has no hover: the first tap shows the card, the second follows the link.
  term.addEventListener('click', (event) => {
    if (event.pointerType !== 'touch' || isShown(term)) return;
    event.preventDefault();
    open();
  });
}
