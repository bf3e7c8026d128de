/** `<diagnosis-box>`: takes one answer for each case, gives the reasons, and counts what was right. */
import {
  forgetPredictions,
  isSolved,
  markPredicted,
  markSolved,
  onProgress,
  predictionOf,
} from './cell/progress.ts';
import { quoted } from './cell/verdict.ts';
import { strings, type Strings } from './strings.ts';

/** The name under which its answers and the pass are kept. */
const name = 'diagnosis';

class DiagnosisBox extends HTMLElement {
  /** Answers of this visit, for a browser that keeps nothing. */
  #answers = new Map<string, string>();

  get #text(): Strings {
    return strings(this.dataset['locale']);
  }

  get #lesson(): string {
    return this.dataset['lesson'] ?? '';
  }

  get #cases(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-case]')];
  }

  connectedCallback(): void {
    for (const one of this.#cases) {
      one.querySelector('form')?.addEventListener('submit', (event) => {
        event.preventDefault();
        if (this.#answerOf(one) === undefined) this.#answer(one);
      });
    }
    this.querySelector('[data-do="again"]')?.addEventListener('click', () => this.#again());
    onProgress((isElsewhere) => {
      // What another tab started over is over here too.
      if (isElsewhere) {
        this.#answers.clear();
        if (this.#cases.every((one) => this.#answerOf(one) === undefined)) this.#reset();
      }
      this.#show();
    });
    this.#show();
  }

  /** What was answered, unless the lesson no longer offers it. */
  #answerOf(one: HTMLElement): string | undefined {
    const { case: key = '' } = one.dataset;
    const answer = String(predictionOf(this.#lesson, `${name}.${key}`)?.guess ?? this.#answers.get(key));
    return this.#causesOf(one).some(({ dataset }) => dataset['value'] === answer) ? answer : undefined;
  }

  #causesOf(one: HTMLElement): HTMLElement[] {
    return [...one.querySelectorAll<HTMLElement>('.cause')];
  }

  #answer(one: HTMLElement): void {
    const chosen = one.querySelector<HTMLInputElement>('input:checked');
    if (!chosen) {
      one.querySelector('.verdict')?.replaceChildren(this.#text.noChoice);
      one.querySelector('input')?.focus();
      return;
    }
    const { case: key = '', cause = '' } = one.dataset;
    this.#answers.set(key, chosen.value);
    markPredicted({ lesson: this.#lesson, cell: name, name: key, guess: chosen.value, measured: cause });
    this.#show();
    if (this.#right() >= Number(this.dataset['pass'])) markSolved(this.#lesson, name);
  }

  #right(): number {
    return this.#cases.filter((one) => this.#answerOf(one) === one.dataset['cause']).length;
  }

  #again(): void {
    this.#answers.clear();
    forgetPredictions(this.#lesson, name);
    this.#reset();
    this.#show();
    this.querySelector('input')?.focus();
  }

  #reset(): void {
    for (const form of this.querySelectorAll('form')) form.reset();
  }

  #show(): void {
    for (const one of this.#cases) this.#showCase(one);
    const text = this.#text;
    const answered = this.#cases.filter((one) => this.#answerOf(one) !== undefined).length;
    const score = this.querySelector('.score');
    const said = text.score(this.#right(), answered, this.#cases.length, Number(this.dataset['pass']));
    if (score && score.textContent !== said) score.textContent = said;
    this.querySelector('[data-do="again"]')?.toggleAttribute('hidden', answered === 0);
    const mark = this.querySelector('.box-title .mark');
    if (mark) mark.textContent = isSolved(this.#lesson, name) ? ` · ✓ ${text.solved}` : '';
  }

  #showCase(one: HTMLElement): void {
    const text = this.#text;
    const answer = this.#answerOf(one);
    const { cause } = one.dataset;
    const isAnswered = answer !== undefined;
    const wasAnswered = 'answered' in one.dataset;
    if (!isAnswered && !wasAnswered) return;
    one.toggleAttribute('data-answered', isAnswered);
    one.querySelector('button')?.setAttribute('aria-disabled', String(isAnswered));
    for (const element of this.#causesOf(one)) {
      const input = element.querySelector('input');
      const isCause = element.dataset['value'] === cause;
      if (input) {
        input.disabled = isAnswered;
        if (isAnswered) input.checked = input.value === answer;
      }
      element.classList.toggle('is-cause', isAnswered && isCause);
      element.querySelector('.reason')?.toggleAttribute('hidden', !isAnswered);
    }
    const words = one.querySelector('.is-cause .choice span');
    const verdict = answer === cause ? [text.rightCause] : [text.wrongCause, ...quoted(words, cause ?? '')];
    one.querySelector('.verdict')?.replaceChildren(...(isAnswered ? verdict : []));
  }
}

customElements.define('diagnosis-box', DiagnosisBox);
