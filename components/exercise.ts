/** `<exercise-box>`: hints one after the other, and a solution beside the reader's own program. */
import { isSolved, onProgress } from './cell/progress.ts';
import { button, element } from './element.ts';
import { languageOf, strings, type Strings } from './strings.ts';

class ExerciseBox extends HTMLElement {
  #wasChecked = false;

  get #text(): Strings {
    return strings(this.dataset['locale']);
  }

  get #cell(): HTMLElementTagNameMap['live-cell'] | null {
    return this.querySelector('live-cell');
  }

  get #solution(): HTMLDetailsElement | null {
    return this.querySelector('details.solution');
  }

  get #code(): string {
    return this.#solution?.querySelector('pre.code')?.textContent ?? '';
  }

  connectedCallback(): void {
    this.addEventListener('ran', () => (this.#wasChecked = true));
    this.addEventListener('edited', () => void this.#compare());
    // The event does not bubble.
    this.addEventListener('toggle', (event) => this.#toggle(event.target as HTMLElement), true);
    const summary = this.#solution?.querySelector('summary');
    summary?.addEventListener('click', (event) => {
      if (this.#solution?.open || this.#isDue()) return;
      event.preventDefault();
      this.#ask(summary);
    });
    this.querySelector('[data-put-in]')?.addEventListener('click', () =>
      this.#cell?.replace(this.#code, this.#text.isIn),
    );
    onProgress(() => this.#mark());
    this.#mark();
  }

  /** A hint that was opened once stays counted; the style sheet shows the next one. */
  #toggle(details: HTMLElement): void {
    if (details.matches('.hint[open]')) details.dataset['opened'] = '';
    if (details === this.#solution) void this.#compare();
  }

  /** A solution is offered to whoever has checked an answer, read every hint, or solved it before. */
  #isDue(): boolean {
    const { lesson = '', name = '' } = this.dataset;
    const hints = [...this.querySelectorAll<HTMLElement>('.hint')];
    const wereRead = hints.length > 0 && hints.every(({ dataset }) => 'opened' in dataset);
    return this.#wasChecked || wereRead || isSolved(lesson, name);
  }

  #ask(summary: HTMLElement): void {
    const text = this.#text;
    const answer = (name: string, act: () => void): HTMLElement =>
      button(name, () => {
        question.remove();
        act();
        summary.focus();
      });
    const show = answer(text.showIt, () => this.#solution?.toggleAttribute('open', true));
    const wait = answer(text.tryFirst, () => undefined);
    const question = element(
      document,
      'div',
      { class: 'solution-question not-content', role: 'group', 'aria-label': text.solution },
      element(document, 'p', {}, text.solutionEarly),
      element(document, 'p', { class: 'buttons' }, wait, show),
    );
    this.querySelector('.solution-question')?.remove();
    this.#solution?.after(question);
    wait.focus();
  }

  /** What leads from the reader's program to the solution, as long as it is open. */
  async #compare(): Promise<void> {
    const place = this.querySelector('[data-difference]');
    if (!place || !this.#cell || !this.#solution?.open) return;
    const drawing = await import('./cell/compare.ts').catch(() => undefined);
    if (!drawing) {
      place.textContent = this.#text.notLoaded;
      return;
    }
    const { differenceOf, renderDifference } = drawing;
    const lines = differenceOf(this.#cell.code, this.#code);
    const isSame = lines.every(({ kind }) => kind === 'same');
    place.replaceChildren(
      element(document, 'p', {}, isSame ? this.#text.noDifference : this.#text.difference),
      ...(isSame ? [] : [renderDifference(document, lines, languageOf(this.dataset['locale']))]),
    );
    this.querySelector('[data-put-in]')?.toggleAttribute('hidden', isSame);
  }

  #mark(): void {
    const { lesson = '', name = '' } = this.dataset;
    const mark = this.querySelector('.box-title .mark');
    if (mark) mark.textContent = isSolved(lesson, name) ? ` · ✓ ${this.#text.solved}` : '';
  }
}

customElements.define('exercise-box', ExerciseBox);
