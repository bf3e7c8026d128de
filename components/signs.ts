/** Letters in formulas explain themselves to the pointer and in a list; what they mean is fetched when first asked for. */

type Cards = typeof import('./sign-cards.ts');

const list = document.querySelector<HTMLDetailsElement>('details.signs');
if (list) {
  let cards: Cards | undefined;
  let last: PointerEvent;
  const load = async (): Promise<Cards | undefined> => {
    cards ??= await import('./sign-cards.ts').catch(() => undefined);
    return cards;
  };
  const isFormula = ({ target }: Event): boolean =>
    target instanceof Element && target.closest('.katex-html') !== null;

  document.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    last = event;
    if (cards) cards.explain(list, event, false);
    else if (isFormula(event)) void load().then((loaded) => loaded?.explain(list, last, false));
  });
  // A finger has no hover, and its tap on a linked part lights that up.
  document.addEventListener('click', (event) => {
    if (event.pointerType !== 'touch' || !isFormula(event)) return;
    if ((event.target as Element).closest('[data-link]')) return;
    void load().then((loaded) => loaded?.explain(list, event, true));
  });
  list.addEventListener('toggle', () => void load().then((loaded) => loaded?.fill(list)), { once: true });
}
