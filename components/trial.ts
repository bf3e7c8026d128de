/** `<trial-box>`: keeps a figure shut until the reader has chosen the rule, and then says what the rule finds. */
import type { Recording } from '../src/runtime/protocol.ts';
import { strings } from './strings.ts';

class TrialBox extends HTMLElement {
  connectedCallback(): void {
    // Nothing is chosen before the reader chooses.
    for (const select of this.#choices) select.selectedIndex = -1;
    this.addEventListener('ran', (event) => this.#judge((event as CustomEvent<Recording>).detail));
  }

  get #choices(): HTMLSelectElement[] {
    return [...this.querySelectorAll<HTMLSelectElement>('select[data-control]')];
  }

  #judge({ results }: Recording): void {
    if (this.#choices.some((select) => select.selectedIndex < 0)) return;
    this.dataset['open'] = '';
    const text = strings(this.dataset['locale']);
    const found = Object.entries(text.verdicts).find(([name]) => name === results['verdict']);
    const verdict = this.querySelector('.verdict');
    if (verdict) verdict.textContent = found?.[1] ?? text.noVerdict;
  }
}

customElements.define('trial-box', TrialBox);
