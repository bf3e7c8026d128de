/**
 * `<live-cell>`: a program that runs and is edited in place.
 *
 * The page carries the recorded result and the transpiled program; the sandbox, the drawing, the compiler and
 * the editor are fetched when a reader first needs them.
 */
import type { Control, Settings } from '../src/plot/figure.ts';
import type { ProgramError, Recording } from '../src/runtime/protocol.ts';
import type { Editor, Problem } from './editor/editor.ts';
import { format } from './draw/number.ts';
import {
  renderCharts,
  renderClaims,
  renderConsole,
  renderControls,
  renderValues,
  sliderValue,
  type SliderRange,
} from './output.ts';
import { strings, type Language } from './strings.ts';
import { wordsIn } from './words.ts';

interface CellData {
  name: string;
  language: Language;
  kind: 'cell' | 'figure' | 'exercise';
  js: string;
  claims?: string;
  check?: string;
  limit: number;
  results: Recording['results'];
}

/** Charts narrower than this are drawn for a phone. */
const narrowest = 280;

const find = <T extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`live-cell: no ${selector}`);
  return found;
};

/** The range of a slider, as `renderControls` left it on the page. */
function sliderOf(input: HTMLInputElement): SliderRange {
  const { min, max, scale, step } = input.dataset;
  return {
    min: Number(min),
    max: Number(max),
    scale: scale === 'log' ? 'log' : 'linear',
    ...(step ? { step: Number(step) } : {}),
  };
}

class LiveCell extends HTMLElement {
  #data!: CellData;
  #original = '';
  /** The reader's text, if it differs from the lesson's. */
  #edited: string | null = null;
  #undo: string | null = null;
  #settings: Settings = {};
  #controls: Control[] = [];
  #editor: Editor | null = null;
  #running: { stop(): void } | null = null;
  #again = false;

  get #text() {
    return strings(this.#data.language === 'zh' ? 'zh-cn' : undefined);
  }

  get #around() {
    return { document, language: this.#data.language, text: this.#text };
  }

  connectedCallback(): void {
    if (this.#data) return;
    this.#data = JSON.parse(find(this, 'script[type="application/json"]').textContent) as CellData;
    this.#original = find(this, 'pre.code').textContent;
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('input', (event) => this.#input(event));
    find(this, 'pre.code').addEventListener('keydown', (event) => {
      if (event.key === 'Enter')
        void (event.ctrlKey || event.metaKey || event.shiftKey ? this.run() : this.edit());
    });
  }

  /** The recorded results, until a run gives newer ones. */
  get results(): Recording['results'] {
    return this.#data.results;
  }

  #click(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const action = target.closest<HTMLElement>('[data-do]')?.dataset['do'];
    if (action === 'run') void this.run();
    else if (action === 'stop') this.#running?.stop();
    else if (action === 'edit') void this.edit();
    else if (action === 'reset') this.#reset();
    else if (target.closest('pre.code') && getSelection()?.isCollapsed !== false) {
      const { line, column } = this.#caret();
      void this.edit(line, column);
    }
  }

  /** Line and column (1-based) of a click in the static code. */
  #caret(): { line: number; column: number } {
    const caret = getSelection();
    const code = find(this, 'pre.code code');
    if (!caret?.anchorNode || !code.contains(caret.anchorNode)) return { line: 1, column: 1 };
    const before = document.createRange();
    before.setStart(code, 0);
    before.setEnd(caret.anchorNode, caret.anchorOffset);
    const lines = before.toString().split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }

  #input(event: Event): void {
    const input = event.target as HTMLInputElement | HTMLSelectElement;
    const key = input.dataset['control'];
    if (key === undefined) return;
    if (input instanceof HTMLSelectElement) this.#settings[key] = input.value;
    else if (input.type === 'checkbox') this.#settings[key] = input.checked;
    else {
      const value = sliderValue(sliderOf(input), Number(input.value));
      this.#settings[key] = value;
      input.setAttribute('aria-valuetext', format(value));
      const shown = input.parentElement?.querySelector('output');
      if (shown) shown.textContent = format(value);
    }
    // One run after the other: while one is under way, only the newest setting waits.
    if (this.#running) this.#again = true;
    else void this.run();
  }

  #status(message: string): void {
    find(this, '.cell-status').textContent = message;
  }

  #buttons(running: boolean): void {
    const run = find(this, '[data-do="run"]');
    const stop = find(this, '[data-do="stop"]');
    const focused = document.activeElement;
    run.hidden = running;
    stop.hidden = !running;
    if (focused === run || focused === stop) (running ? stop : run).focus();
    this.toggleAttribute('data-running', running);
  }

  /** Runs the program as it stands now; gives what it gave back, or null if it could not be started. */
  async run(): Promise<Recording | null> {
    this.#running?.stop();
    const text = this.#text;
    let stopped = false;
    this.#running = { stop: () => (stopped = true) };
    this.#again = false;
    this.#buttons(true);
    this.#showError(null);
    find(this, '.cell-verdict').hidden = true;

    let js = this.#data.js;
    let modules: [typeof import('./run.ts'), typeof import('./draw/draw.ts')];
    try {
      modules = await Promise.all([import('./run.ts'), import('./draw/draw.ts')]);
      if (this.#edited !== null) {
        const { transpile } = await import('../src/runtime/transpile.ts');
        try {
          js = transpile(this.#edited);
        } catch (error) {
          this.#end();
          this.#showError(error as ProgramError);
          return null;
        }
      }
    } catch {
      this.#end();
      this.#status(text.noRunner);
      return null;
    }
    if (stopped) {
      this.#end();
      this.#status(text.stopped);
      return null;
    }

    const { js: _, ...rest } = this.#data;
    const [{ runner }, { draw }] = modules;
    const show = this.#drawing(draw);
    const current = runner.run(
      {
        js,
        ...(rest.claims ? { claims: rest.claims } : {}),
        ...(rest.check ? { check: rest.check } : {}),
        settings: this.#settings,
        limit: rest.limit,
      },
      {
        onUpdate: (update) => show(update),
        onSilence: () => this.#status(text.stillRunning),
      },
    );
    this.#running = current;
    const late = setTimeout(() => this.#status(text.running), 300);
    const recording = await current.finished;
    clearTimeout(late);
    if (this.#running !== current) return recording;
    this.#end();
    this.#finish(recording, show);
    if (this.#again && recording.error?.kind !== 'stopped') return this.run();
    return recording;
  }

  #end(): void {
    this.#running = null;
    this.#buttons(false);
  }

  /** A function that shows what has come so far; charts are drawn at the width there is. */
  #drawing(draw: typeof import('./draw/draw.ts').draw) {
    const { language } = this.#data;
    const words = wordsIn(language);
    return (update: Pick<Recording, 'figure' | 'console' | 'dropped'>): void => {
      const charts = find(this, '[data-part="charts"]');
      const width = Math.max(narrowest, Math.floor(charts.clientWidth));
      const open = [...charts.querySelectorAll('details')].map((details) => details.open);
      charts.replaceChildren(
        ...renderCharts(
          this.#around,
          update.figure,
          (chart, at) => draw(chart, { width: at, document, words, among: update.figure.charts }),
          [{ name: 'only', pixels: width }],
        ),
      );
      charts.querySelectorAll('details').forEach((details, index) => (details.open = open[index] ?? false));
      this.#showControls(update.figure.controls);
      this.#part('console', renderConsole(this.#around, update.console, update.dropped));
    };
  }

  /** Controls are made anew only if the program now has other ones, so that a drag is never broken off. */
  #showControls(controls: Control[]): void {
    const shape = (all: Control[]): string => JSON.stringify(all.map((one) => ({ ...one, value: 0 })));
    const box = find(this, '.cell-controls');
    const same = this.#controls.length > 0 && shape(this.#controls) === shape(controls);
    const onPage = box.childElementCount === controls.length && this.#controls.length === 0;
    this.#controls = controls;
    if (same || (onPage && this.#edited === null)) return;
    box.replaceChildren(...renderControls(this.#around, controls));
    box.hidden = controls.length === 0;
  }

  #part(name: string, content: HTMLElement | undefined): void {
    find(this, `[data-part="${name}"]`).replaceChildren(...(content ? [content] : []));
  }

  #finish(recording: Recording, show: (update: Recording) => void): void {
    const text = this.#text;
    const { error, claims, check } = recording;
    show(recording);
    this.removeAttribute('data-stale');
    this.#part(
      'values',
      this.#data.kind === 'exercise' ? undefined : renderValues(this.#around, recording.results),
    );
    this.#part('claims', renderClaims(this.#around, claims));
    if (error) {
      this.#showError(error);
      return;
    }
    this.#data.results = recording.results;
    const time = text.finished(text.milliseconds(recording.ms));
    const held = claims.filter((claim) => claim.holds).length;
    this.#status(claims.length > 0 ? `${text.claimsHold(held, claims.length)} · ${time}` : time);
    if (check) {
      const verdict = find(this, '.cell-verdict');
      verdict.hidden = false;
      verdict.classList.toggle('passed', check.passed);
      verdict.textContent = `${check.passed ? text.passed : text.notYet} ${check[this.#data.language]}`;
    }
    this.dispatchEvent(new CustomEvent('ran', { detail: recording, bubbles: true }));
  }

  #showError(error: ProgramError | null): void {
    const text = this.#text;
    const box = find(this, '.cell-error');
    this.#editor?.showError(
      error?.line
        ? { line: error.line, ...(error.column ? { column: error.column } : {}), message: error.message }
        : null,
    );
    box.hidden = error === null || error.kind === 'stopped';
    if (!error) return;
    if (error.kind === 'stopped') {
      this.#status(text.stopped);
      return;
    }
    const place = error.line ? ` (${text.atLine(error.line)})` : '';
    const what = {
      syntax: `${text.syntaxError}${place}: ${error.message}`,
      runtime: `${error.name}${place}: ${error.message}`,
      timeout: text.timeout(Math.round(this.#data.limit / 1000)),
      crash: text.crash,
    }[error.kind];
    box.textContent = what;
    this.#status('');
  }

  /** Opens the editor, with the caret at a place of the code. */
  async edit(line?: number, column?: number): Promise<void> {
    const fold = this.querySelector<HTMLDetailsElement>('details.cell-fold');
    if (fold) fold.open = true;
    if (this.#editor) {
      this.#editor.focus(line, column);
      return;
    }
    const pre = find(this, 'pre.code');
    if (pre.hasAttribute('data-loading')) return;
    pre.setAttribute('data-loading', '');
    const { language, name } = this.#data;
    const text = this.#text;
    const options = {
      parent: find(this, '.cell-editor'),
      path: `${location.pathname.split('/').filter(Boolean).at(-1) ?? 'page'}/${name}.ts`,
      value: this.#edited ?? this.#original,
      label: text.code(`${name}.ts`),
      language,
      onChange: (value: string) => this.#changed(value),
      onRun: () => void this.run(),
      onProblems: (problems: Problem[]) => this.#showProblems(problems),
    };
    const open = async (
      load: () => Promise<{ createEditor(given: typeof options): Promise<Editor> }>,
    ): Promise<void> => {
      const { createEditor } = await load();
      options.parent.hidden = false;
      this.#editor = await createEditor(options);
      pre.hidden = true;
    };
    const plain = () => import('./editor/textarea.ts');
    try {
      if (matchMedia('(pointer: coarse), (max-width: 700px)').matches) await open(plain);
      else {
        this.#status(text.loadingEditor);
        await open(() => (language === 'zh' ? import('./editor/edit.zh.ts') : import('./editor/edit.en.ts')));
        this.#status(text.leaveEditor);
      }
    } catch {
      options.parent.replaceChildren();
      await open(plain);
      this.#status(text.editorFailed);
    }
    pre.removeAttribute('data-loading');
    find(this, '[data-do="edit"]').hidden = true;
    (this.#editor as Editor | null)?.focus(line, column);
  }

  #changed(value: string): void {
    this.#edited = value === this.#original ? null : value;
    if (this.#edited !== null) this.#undo = null;
    this.#resetButton();
    if (!this.hasAttribute('data-stale')) {
      this.setAttribute('data-stale', '');
      this.#status(this.#text.changed);
    }
  }

  #resetButton(): void {
    const button = find(this, '[data-do="reset"]');
    button.hidden = this.#edited === null && this.#undo === null;
    button.textContent = this.#undo === null ? this.#text.reset : this.#text.undo;
  }

  /** Back to the lesson's program; once more gives the reader's text back. */
  #reset(): void {
    const restored = this.#undo;
    const lost = this.#edited;
    this.#settings = {};
    this.#edited = restored;
    this.#undo = restored === null ? lost : null;
    this.#editor?.setValue(restored ?? this.#original);
    this.#controls = [];
    find(this, '.cell-controls').replaceChildren();
    this.#resetButton();
    void this.run();
  }

  #showProblems(problems: Problem[]): void {
    const list = find(this, '.cell-problems');
    list.hidden = problems.length === 0;
    list.replaceChildren(
      ...problems.slice(0, 5).map(({ line, message, severity }) => {
        const item = document.createElement('li');
        item.className = severity;
        item.textContent = `${this.#text.atLine(line)}: ${message}`;
        return item;
      }),
    );
  }
}

customElements.define('live-cell', LiveCell);

declare global {
  interface HTMLElementTagNameMap {
    'live-cell': LiveCell;
  }
}
