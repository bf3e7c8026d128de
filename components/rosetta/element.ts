/** `<rosetta-table>`: reads what is typed, fills in the other systems and the programs, and keeps it in the address. */
import { element } from '../element.ts';
import { languageOf } from '../strings.ts';
import { codeFor, type Framework } from './code.ts';
import {
  decodeState,
  encodeState,
  fieldOf,
  lossName,
  lossOf,
  readNumber,
  start,
  writeNumber,
  type LossName,
  type State,
} from './state.ts';
import { canonical, convert, halfLife, shareLost, systemOf, type Kind, type SystemId } from './table.ts';
import { messages } from './texts.ts';

type SettingField = 'learningRate' | 'momentum' | 'examples' | 'batch';
const settingFields: SettingField[] = ['examples', 'learningRate', 'momentum', 'batch'];

class RosettaTable extends HTMLElement {
  #state: State = { ...start };

  get #text() {
    return messages[languageOf(this.dataset['language'] === 'zh' ? 'zh-cn' : undefined)];
  }

  connectedCallback(): void {
    for (const input of this.querySelectorAll('input')) input.readOnly = false;
    for (const control of this.querySelectorAll<HTMLSelectElement | HTMLButtonElement>('select, button')) {
      control.disabled = false;
    }
    this.addEventListener('input', (event) => this.#read(event.target as Element));
    this.addEventListener('click', (event) => this.#press((event.target as Element).closest('button')));
    addEventListener('hashchange', () => this.#open());
    this.#open();
  }

  /** Takes what the address holds, if it is a calculation. */
  #open(): void {
    const decoded = decodeState(location.hash);
    if (decoded.kind === 'none') {
      this.#show();
      return;
    }
    if (decoded.kind === 'state') this.#state = decoded.state;
    this.#fill();
    this.#show();
    this.#keep(location.hash);
    if (decoded.kind === 'newer') this.#say([this.#text.newer]);
    else if (decoded.unread.length > 0) this.#say([this.#text.unread(decoded.unread.join(', '))]);
    this.scrollIntoView({ block: 'start' });
  }

  /** Something was typed or chosen: everything that depends on it follows, or the mistake is named. */
  #read(target: Element): void {
    const system = target.closest<HTMLElement>('[data-system]')?.dataset['system'] as SystemId | undefined;
    if (target instanceof HTMLSelectElement) Object.assign(this.#state, lossOf(target.value as LossName));
    else if (system) this.#state.from = system;
    this.#show();
    if (this.querySelector('[aria-invalid="true"]')) return;
    this.#keep(`#${encodeState(this.#state)}`);
  }

  /** In the address, and in the links to the same calculator in the other language or as a whole. */
  #keep(hash: string): void {
    history.replaceState(history.state, '', hash || location.pathname + location.search);
    const links = document.querySelectorAll<HTMLAnchorElement>('a[hreflang], rosetta-table a');
    for (const link of links) link.hash = hash;
  }

  #press(button: HTMLButtonElement | null): void {
    if (!button) return;
    const value = button.dataset['default'];
    const row = button.closest('[data-system]');
    if (value !== undefined && row) {
      const input = this.#input(row);
      input.value = writeNumber(Number(value));
      this.#read(input);
    } else if (button.dataset['do'] === 'copy') {
      void this.#copy(button);
    } else if (button.dataset['do'] === 'reset') {
      this.#state = { ...start };
      this.#fill();
      this.#show();
      this.#keep('');
    }
  }

  async #copy(button: HTMLButtonElement): Promise<void> {
    const code = button.parentElement?.querySelector('code')?.textContent ?? '';
    try {
      await navigator.clipboard.writeText(code);
      this.#say([this.#text.copied]);
    } catch {
      this.#say([this.#text.notCopied]);
    }
  }

  #input(row: Element): HTMLInputElement {
    return row.querySelector('input') as HTMLInputElement;
  }

  #row(id: SystemId): HTMLElement | null {
    return this.querySelector(`[data-system="${id}"]`);
  }

  #rows(): { id: SystemId; row: HTMLElement }[] {
    return [...this.querySelectorAll<HTMLElement>('[data-system]')].map((row) => ({
      id: row.dataset['system'] as SystemId,
      row,
    }));
  }

  /** Puts the state into the controls of the setting, and into the row that was typed. */
  #fill(): void {
    for (const field of settingFields) this.#field(field).value = writeNumber(this.#state[field]);
    const select = this.querySelector('select');
    if (select) select.value = lossName(this.#state);
    const row = this.#row(this.#state.from);
    if (row) this.#input(row).value = writeNumber(this.#state.value);
  }

  #field(name: SettingField): HTMLInputElement {
    return this.querySelector(`[data-field="${name}"]`) as HTMLInputElement;
  }

  /** Reads all controls into the state; returns what is wrong with them. */
  #check(): string[] {
    const wrong: string[] = [];
    const labels = JSON.parse(this.dataset['labels'] ?? '{}') as Record<SettingField, string>;
    const text = this.#text;
    for (const field of settingFields) {
      const input = this.#field(field);
      const value = readNumber(field, input.value, this.#state.examples);
      input.setAttribute('aria-invalid', String(value === undefined));
      if (value === undefined)
        wrong.push(text.wrong(labels[field], text.ranges[field](this.#state.examples)));
      else this.#state[field] = value;
    }
    for (const { row } of this.#rows()) this.#input(row).removeAttribute('aria-invalid');
    const { from } = this.#state;
    const row = this.#row(from);
    if (!row) return wrong;
    const input = this.#input(row);
    const field = fieldOf(from);
    const value = readNumber(field, input.value);
    input.setAttribute('aria-invalid', String(value === undefined));
    if (value === undefined) wrong.push(text.wrong(systemOf(from).call.join('…'), text.ranges[field](0)));
    else this.#state.value = value;
    return wrong;
  }

  #show(): void {
    const wrong = this.#check();
    const { from, value } = this.#state;
    const { kind } = systemOf(from);
    const readings = wrong.length > 0 ? null : convert(from, value, this.#state);
    for (const { id, row } of this.#rows()) {
      row.toggleAttribute('data-typed', id === from);
      const reading = readings?.[id];
      const none = reading && 'none' in reading ? reading : undefined;
      if (id !== from) {
        this.#input(row).value = reading && 'equal' in reading ? writeNumber(reading.equal) : '';
      }
      this.#hide(row, '.none', !none);
      this.#hide(row, '.same', none?.sameShare == null);
      this.#hide(row, '.at-all', none?.sameShare != null);
      const same = row.querySelector('.same .value');
      if (same) same.textContent = none?.sameShare == null ? '' : writeNumber(none.sameShare);
      for (const button of row.querySelectorAll<HTMLElement>('[data-default]')) {
        const means = canonical(id, Number(button.dataset['default']), this.#state);
        const shown = button.parentElement?.querySelector('.value');
        if (shown) shown.textContent = writeNumber(means);
      }
    }
    for (const body of this.querySelectorAll<HTMLElement>('tbody')) {
      const reason = this.#text.reasons[kind][body.dataset['kind'] as Kind] ?? '';
      const line = body.querySelector('.reason');
      if (line) line.textContent = reason;
      this.#hide(body, '.reason', reason === '' || !readings);
    }
    if (readings) this.#programs();
    this.#say(wrong.length > 0 ? wrong : this.#summary(), wrong.length > 0);
  }

  #hide(parent: Element, selector: string, hidden: boolean): void {
    for (const each of parent.querySelectorAll<HTMLElement>(selector)) each.hidden = hidden;
  }

  #summary(): string[] {
    const { from, value } = this.#state;
    const { kind } = systemOf(from);
    const text = this.#text;
    const means = canonical(from, value, this.#state);
    const share = shareLost(kind, means, this.#state);
    const said = text.summary[kind](writeNumber(means));
    if (kind === 'l1' || share === null) return [said];
    if (share === 0) return [said, text.still];
    if (share > 1) return [said, text.tooMuch];
    const steps = halfLife(share);
    return [said, text.speed(kind, writeNumber(share), writeNumber(steps < 10 ? steps : Math.round(steps)))];
  }

  #programs(): void {
    for (const details of this.querySelectorAll<HTMLElement>('[data-framework]')) {
      const program = codeFor(details.dataset['framework'] as Framework, this.#state);
      const code = details.querySelector('code');
      if (code) code.textContent = program ?? '';
      this.#hide(details, 'pre, button', program === null);
      this.#hide(details, '.no-code', program !== null);
    }
  }

  #say(lines: string[], isWrong = false): void {
    const shown = lines.map((line) => element(document, 'p', isWrong ? { class: 'wrong' } : {}, line));
    this.querySelector('.said')?.replaceChildren(...shown);
  }
}

customElements.define('rosetta-table', RosettaTable);
