/** `<predict-box>`: takes a reader's guess, runs the program, and compares. */
import { markPredicted } from './cell/progress.ts';
import { format } from './draw/number.ts';
import { strings } from './strings.ts';

class PredictBox extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#compare();
    });
  }

  async #compare(): Promise<void> {
    const { lesson = '', cell = '', name = '', value, within, digits, locale } = this.dataset;
    const text = strings(locale);
    const input = this.querySelector('input');
    const verdict = this.querySelector('.verdict');
    if (!input || !verdict) return;
    const guess = Number(input.value.trim().replace(',', '.') || NaN);
    if (!Number.isFinite(guess)) {
      verdict.textContent = text.noNumber;
      input.focus();
      return;
    }
    input.disabled = true;
    const program = document.getElementById(cell);
    const recording =
      program && 'run' in program ? await (program as HTMLElementTagNameMap['live-cell']).run() : null;
    input.disabled = false;
    const run = recording?.results[name];
    const measured = typeof run === 'number' ? run : Number(value);
    const near = Math.abs(guess - measured) <= Number(within) * Math.abs(measured);
    verdict.textContent = `${text.predicted(format(guess), format(measured, Number(digits)))} ${near ? text.near : text.far}`;
    markPredicted({ lesson, cell: cell.replace('cell-', ''), name, guess, measured });
    this.dataset['answered'] = '';
  }
}

customElements.define('predict-box', PredictBox);
