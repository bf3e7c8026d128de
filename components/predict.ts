/** `<predict-box>`: takes a reader's guess, runs the program, and compares. */
import type { Json, Recording } from '../src/runtime/protocol.ts';
import { markPredicted, onProgress, predictionOf } from './cell/progress.ts';
import { comparison, quoted } from './cell/verdict.ts';
import { format, parse } from './draw/number.ts';
import { strings, type Strings } from './strings.ts';

type Answer = number | string;

class PredictBox extends HTMLElement {
  #running = false;
  /** What is shown is what this browser keeps. */
  #wasKept = false;

  get #text(): Strings {
    return strings(this.dataset['locale']);
  }

  /** Empty if the answer is a number. */
  get #choices(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input:not([type="radio"])');
  }

  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#compare();
    });
    this.#recall();
    onProgress((isElsewhere) => {
      if (isElsewhere && !this.#running) this.#recall();
    });
  }

  /** The answer of an earlier visit, or of another tab, which may have erased it. */
  #recall(): void {
    const { lesson = '', cell = '', name = '' } = this.dataset;
    const before = predictionOf(lesson, `${cell}.${name}`);
    if (!before) {
      if (this.#wasKept) {
        this.querySelector('form')?.reset();
        this.#verdict();
      }
      this.#wasKept = false;
      return;
    }
    this.#wasKept = true;
    const { guess, measured } = before;
    const choice = this.#choices.find(({ value }) => value === guess);
    if (choice) choice.checked = true;
    else if (this.#field && typeof guess === 'number') this.#field.value = String(guess);
    // The lesson may have come to ask for another kind of answer.
    else return;
    this.#show(guess, measured);
  }

  async #compare(): Promise<void> {
    const { lesson = '', cell = '', name = '' } = this.dataset;
    if (this.#running) return;
    const guess = this.#guess();
    if (guess === null) {
      this.#verdict(this.#field ? this.#text.noNumber : this.#text.noChoice);
      (this.#field ?? this.#choices[0])?.focus();
      return;
    }
    this.#running = true;
    // The program that says so itself may be out of sight.
    const isSlow = setTimeout(() => this.#verdict(this.#text.running), 400);
    const program = document.getElementById(`cell-${cell}`);
    const recording =
      program && 'run' in program ? await (program as HTMLElementTagNameMap['live-cell']).run() : null;
    clearTimeout(isSlow);
    this.#running = false;
    const results = recording?.results ?? {};
    const measured = this.#measured(results[name]);
    this.#show(guess, measured, results);
    this.#wasKept = markPredicted({ lesson, cell, name, guess, measured });
  }

  #guess(): Answer | null {
    if (!this.#field) return this.#choices.find(({ checked }) => checked)?.value ?? null;
    const guess = parse(this.#field.value);
    return Number.isFinite(guess) ? guess : null;
  }

  /** What the run gave, or the recorded value if it gave none. */
  #measured(run: Json | undefined): Answer {
    const { value = '' } = this.dataset;
    if (this.#field) return typeof run === 'number' ? run : Number(value);
    return run === undefined || run === null || typeof run === 'object' ? value : String(run);
  }

  #show(guess: Answer, measured: Answer, results: Recording['results'] = {}): void {
    const { within, digits } = this.dataset;
    const text = this.#text;
    if (typeof guess === 'number' && typeof measured === 'number') {
      const near = Math.abs(guess - measured) <= Number(within) * Math.abs(measured);
      const said = text.predicted(format(guess), format(measured, Number(digits)));
      this.#verdict(text.sentences(said, near ? text.near : text.far));
    } else {
      const said = comparison(text, this.#label(guess, results), this.#label(measured, results));
      this.#verdict(...said, text.sentences('', guess === measured ? text.right : text.wrong));
    }
  }

  /** A choice with the number that goes with it: this run's, or the recorded one. */
  #label(answer: Answer, results: Recording['results']): (Node | string)[] {
    const label = this.#choices.find(({ value }) => value === answer)?.parentElement;
    const { of = '', number } = label?.dataset ?? {};
    const [cell, name = ''] = of.split('.');
    const run = cell === this.dataset['cell'] ? results[name] : undefined;
    const shown = typeof run === 'number' ? format(run) : number;
    const words = quoted(label?.querySelector('span'), String(answer));
    return shown === undefined ? words : [...words, this.#text.inBrackets(shown)];
  }

  #verdict(...content: (Node | string)[]): void {
    this.querySelector('.verdict')?.replaceChildren(...content);
  }
}

customElements.define('predict-box', PredictBox);
