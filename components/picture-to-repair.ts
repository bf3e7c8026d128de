/** `<picture-to-repair>`: puts pieces into the formula, by two presses or by dragging, and says what it then means. */
import { drawn, pieces, pictureWords, places, read, slope } from './picture-formula.ts';
import type { Filling, Piece, Place } from './picture-formula.ts';
import type { Language } from './strings.ts';

/** How far a pointer moves before a press becomes a drag, in pixels. */
const dragFrom = 6;

/** What is pressed or dragged: a piece of the tray (null empties a place), or a place with what stands in it. */
type Chosen = { piece: Piece | null } | { place: Place };

const samePlace = (a: Chosen | null, place: Place): boolean =>
  a !== null && 'place' in a && a.place === place;

class PictureToRepair extends HTMLElement {
  #filling: Filling = { ...drawn };
  #chosen: Chosen | null = null;
  /** A drag ends in a click, which must not count as a press. */
  #dragged = false;

  connectedCallback(): void {
    this.addEventListener('click', (event) => {
      if (this.#dragged) return;
      const target = event.target as Element;
      if (target.closest('[data-do="reset"]')) this.#reset();
      else {
        const chosen = this.#at(target);
        if (chosen) this.#press(chosen);
      }
    });
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#chosen) this.#choose(null);
    });
    this.addEventListener('pointerdown', (event) => this.#startDrag(event));
    this.#show();
  }

  get #language(): Language {
    return this.dataset['language'] === 'zh' ? 'zh' : 'en';
  }

  #places(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('button[data-place]')];
  }

  #pieces(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('button[data-piece]')];
  }

  /** The piece or place that an element belongs to. */
  #at(element: Element | null): Chosen | null {
    const button = element?.closest<HTMLElement>('[data-piece], [data-place]');
    if (!button || !this.contains(button)) return null;
    const { piece, place } = button.dataset;
    return place === undefined ? { piece: (piece || null) as Piece | null } : { place: place as Place };
  }

  /** The first press chooses; a second one on the other kind, or on another place, puts the piece there. */
  #press(pressed: Chosen): void {
    const chosen = this.#chosen;
    if (chosen && 'place' in pressed && !samePlace(chosen, pressed.place)) this.#put(chosen, pressed.place);
    else if (chosen && 'place' in chosen && 'piece' in pressed) this.#put(pressed, chosen.place);
    else if (chosen && JSON.stringify(chosen) === JSON.stringify(pressed)) this.#choose(null);
    else this.#choose(pressed);
  }

  #choose(chosen: Chosen | null): void {
    this.#chosen = chosen;
    this.#show();
    const words = pictureWords[this.#language];
    if (!chosen) this.#say(words.task);
    else if ('place' in chosen) this.#say(words.placeChosen(places[chosen.place][this.#language]));
    else {
      const { piece } = chosen;
      this.#say(piece ? words.pieceChosen(pieces[piece].name[this.#language]) : words.toTakeOut);
    }
  }

  /** Puts a piece into a place; what stood there goes to the tray, or to the place that the piece came from. */
  #put(what: Chosen, into: Place): void {
    const piece = 'place' in what ? this.#filling[what.place] : what.piece;
    if ('place' in what) this.#filling[what.place] = this.#filling[into];
    this.#filling[into] = piece;
    this.#chosen = null;
    this.#show();
    const reading = read(this.#filling);
    const part = into === 'left' || into === 'size' ? into : 'factor';
    const faults = Object.values(reading).filter((one) => !one.right).length;
    const words = pictureWords[this.#language];
    const verdict = faults === 0 ? words.done : words.stillWrong(faults);
    this.#say(`${reading[part][this.#language]}\n${verdict}`);
    this.querySelector<HTMLElement>(`[data-place="${into}"]`)?.focus({ preventScroll: true });
  }

  #reset(): void {
    this.#filling = { ...drawn };
    this.#choose(null);
    this.#places()[0]?.focus({ preventScroll: true });
  }

  #say(text: string): void {
    const said = this.querySelector('.said');
    if (said) said.textContent = text;
  }

  /** Draws the state: pieces in their places, the rest in the tray, what is chosen, the pull of the penalty. */
  #show(): void {
    const words = pictureWords[this.#language];
    const tray = new Map(this.#pieces().map((button) => [button.dataset['piece'] ?? '', button]));
    const used = Object.values(this.#filling);
    for (const [name, button] of tray) {
      button.hidden = used.includes(name as Piece);
      button.ariaPressed = String(
        this.#chosen !== null && 'piece' in this.#chosen && (this.#chosen.piece ?? '') === name,
      );
    }
    for (const button of this.#places()) {
      const place = button.dataset['place'] as Place;
      const piece = this.#filling[place];
      const formula = piece && tray.get(piece)?.querySelector('.katex');
      button.replaceChildren(...(formula ? [formula.cloneNode(true)] : []));
      button.classList.toggle('loss', piece === 'loss');
      button.ariaPressed = String(samePlace(this.#chosen, place));
      const name = piece ? pieces[piece].name[this.#language] : words.hole;
      button.ariaLabel = words.at(places[place][this.#language], name);
    }
    const pull = slope(this.#filling);
    this.querySelector('[data-part="pull"]')?.setAttribute(
      'visibility',
      pull === null ? 'hidden' : 'visible',
    );
    const text = this.querySelector('[data-part="slope"]');
    if (text) text.textContent = pull ?? '';
    const isRepaired = Object.values(read(this.#filling)).every(({ right }) => right);
    this.toggleAttribute('data-repaired', isRepaired);
  }

  #startDrag(down: PointerEvent): void {
    const what = this.#at(down.target as Element);
    const source = (down.target as Element).closest('button');
    if (!what || !source || down.button !== 0) return;
    if (('place' in what ? this.#filling[what.place] : what.piece) === null) return;
    let ghost: HTMLElement | null = null;
    const under = ({ clientX, clientY }: PointerEvent): HTMLElement | undefined =>
      this.#places().find((place) => {
        const { left, right, top, bottom } = place.getBoundingClientRect();
        return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
      });
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      const { clientX, clientY } = event;
      if (!ghost) {
        if (Math.hypot(clientX - down.clientX, clientY - down.clientY) < dragFrom) return;
        this.#dragged = true;
        ghost = document.createElement('span');
        ghost.className = 'piece-in-hand';
        ghost.append(...[...source.childNodes].map((node) => node.cloneNode(true)));
        document.body.append(ghost);
      }
      ghost.style.left = `${clientX}px`;
      ghost.style.top = `${clientY}px`;
      const over = under(event);
      for (const place of this.#places()) place.toggleAttribute('data-over', place === over);
    };
    const end = (event: PointerEvent): void => {
      if (event.pointerId !== down.pointerId) return;
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
      document.removeEventListener('pointercancel', end);
      ghost?.remove();
      for (const place of this.#places()) place.removeAttribute('data-over');
      // After the click, so that the next press counts again.
      setTimeout(() => (this.#dragged = false));
      if (!ghost || event.type === 'pointercancel') return;
      const target = under(event)?.dataset['place'] as Place | undefined;
      if (target && !samePlace(what, target)) this.#put(what, target);
      // Out of the formula: back into the tray.
      else if (!target && 'place' in what) this.#put({ piece: null }, what.place);
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
    document.addEventListener('pointercancel', end);
  }
}

customElements.define('picture-to-repair', PictureToRepair);
