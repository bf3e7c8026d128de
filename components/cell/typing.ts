/** What a reader types while the editor is on its way. */
import { element } from '../element.ts';

export interface TypedAhead {
  focus(): void;
  type(text: string): void;
  /** The text, once an input method is done with it. */
  finished(): Promise<string>;
  remove(): void;
}

/**
 * A field that cannot be seen takes the focus at once; so an input method works in it as in any field, and a telephone
 * shows its keyboard.
 */
export function typedAhead(before: Element, label: string, first: string): TypedAhead {
  const area = element(document, 'textarea', {
    class: 'typed-ahead',
    'aria-label': label,
    autocapitalize: 'off',
    autocomplete: 'off',
    spellcheck: 'false',
  }) as HTMLTextAreaElement;
  let composing: Promise<unknown> | undefined;
  area.addEventListener('compositionstart', () => {
    composing = new Promise((done) => area.addEventListener('compositionend', done, { once: true }));
  });
  const focus = (): void => area.focus({ preventScroll: true });
  const type = (text: string): void => {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    focus();
  };
  before.before(area);
  type(first);
  return {
    focus,
    type,
    async finished() {
      await composing;
      return area.value;
    },
    remove: () => area.remove(),
  };
}
