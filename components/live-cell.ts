/**
 * `<live-cell>`: a program that runs and is edited in place.
 *
 * The page carries the recorded result and the transpiled program; the sandbox, the drawing, the compiler and
 * the editor are fetched when a reader first needs them.
 */
import type { Control, Settings } from '../src/plot/figure.ts';
import type { ProgramError, Recording } from '../src/runtime/protocol.ts';
import { whenIdle } from './ahead.ts';
import { attachCode, type Code } from './cell/code.ts';
import type { Pin } from './cell/compare.ts';
import { describeError } from './cell/errors.ts';
import { forgetEdit, loadEdit, onOtherTab, saveEdit } from './cell/edits.ts';
import { markSolved } from './cell/progress.ts';
import { startClock } from './cell/running.ts';
import { decodeLink, encodeLink, linkTexts } from './cell/share.ts';
import { findSeed, freshSeeds, summarise, withSeed } from './cell/trust.ts';
import { format } from './draw/number.ts';
import { button, element, renderRows } from './element.ts';
import { save } from './save.ts';
import { sliderValue, type SliderRange } from './slider.ts';
import { strings, type Language } from './strings.ts';

interface CellData {
  lesson: string;
  name: string;
  language: Language;
  kind: 'cell' | 'figure' | 'exercise';
  js: string;
  claims?: string;
  check?: string;
  limit: number;
  results: Recording['results'];
}

/** Seeds that nobody chose, for the button that asks whether the claims depend on the lesson's own. */
const freshRuns = 20;

/** What a program needs to run: its JavaScript, and the parts of the page that the first Run fetches. */
interface Ready {
  js: string;
  runner: (typeof import('./run.ts'))['runner'];
  /** How what a run gives becomes elements. */
  output: typeof import('./cell/charts.ts');
}

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
  #colours = '';
  /** The reader's text, if it differs from the lesson's. */
  #edited: string | null = null;
  #undo: string | null = null;
  #settings: Settings = {};
  #controls: Control[] = [];
  #view!: Code;
  #running: { stop(): void } | null = null;
  #again = false;
  #last: Recording | null = null;
  #pins: Pin[] = [];
  #hidden = new Set<string>();
  /** The text from which the reader's began: the lesson's, or its former one until an update has been answered. */
  #base = '';

  get #text() {
    return strings(this.#data.language === 'zh' ? 'zh-cn' : undefined);
  }

  get #around() {
    return { document, language: this.#data.language, text: this.#text };
  }

  connectedCallback(): void {
    if (this.#data) return;
    this.#data = JSON.parse(find(this, 'script[type="application/json"]').textContent) as CellData;
    const code = find(this, 'pre.code code');
    this.#original = code.textContent;
    this.#colours = code.innerHTML;
    this.#base = this.#original;
    const { lacks } = document.documentElement.dataset;
    find<HTMLFieldSetElement>(this, '.cell-controls').disabled = lacks === 'programs';
    this.#view = attachCode(this, {
      name: this.#data.name,
      language: this.#data.language,
      text: this.#text,
      changed: (source) => this.#changed(source),
      replace: (source) => {
        this.#take(source);
        this.#changed(source);
      },
      dragged: () => {
        this.#settings = {};
        this.#rerun();
      },
      run: () => void this.run(),
      status: (message) => this.#status(message),
    });
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('input', (event) => this.#input(event));
    this.#tools();
    void this.#recall();
  }

  /** One run after the other: while one is under way, only the newest change waits. */
  #rerun(): void {
    if (this.#running) this.#again = true;
    else void this.run();
  }

  /** The reader's text of an earlier visit, or of another tab. */
  async #recall(): Promise<void> {
    const { language, lesson, name } = this.#data;
    const text = this.#text;
    onOtherTab(lesson, name, (code) => {
      const other = code ?? this.#original;
      if (other === this.code) return;
      void changes(this.code, other, language).then((difference) =>
        this.#notice(text.otherTab, difference, { [text.takeOther]: () => this.#take(other) }),
      );
    });
    const edit = loadEdit(lesson, name, this.#original);
    if (edit.state !== 'none') this.#take(edit.code);
    if (edit.state === 'updated') {
      this.#base = edit.base;
      const keep = (): void => {
        this.#base = this.#original;
        saveEdit(lesson, name, this.#base, this.code);
      };
      const answers = { [text.keepMine]: keep, [text.takeLesson]: () => this.#reset() };
      this.#notice(text.lessonChanged, await changes(edit.base, this.#original, language), answers);
    }
  }

  /** A program that came with a link: shown with what it changes, and not run. */
  async open(code: string, seed?: number): Promise<void> {
    this.#take(code);
    const { language } = this.#data;
    const text = linkTexts[language];
    const yours = seed === undefined ? '' : text.yourSeed.replace('{seed}', String(seed));
    const isOnlySeed = seed !== undefined && withSeed(this.#original, seed) === code;
    const isAnew = isAnother(this.#original, code);
    const told = this.#text.sentences(yours, isOnlySeed ? '' : isAnew ? text.anew : text.fromLink).trim();
    this.say(told, isOnlySeed || isAnew ? [] : await changes(this.#original, code, language));
  }

  /** The page's own program on a seed that came with a link. */
  async openSeed(seed: number): Promise<void> {
    const code = withSeed(this.#original, seed);
    if (code === null) this.say(linkTexts[this.#data.language].noSeed);
    else await this.open(code, seed);
  }

  /** Another program takes the place of this one, and runs; Reset still leads back to the page's own. */
  write(code: string): void {
    this.#settings = {};
    this.#take(code);
    this.#changed(code);
    void this.run();
  }

  /** Another program takes the place of the reader's, who is told, and can have theirs back. */
  replace(code: string, message: string): void {
    const put = (program: string): void => {
      this.#take(program);
      this.#changed(program);
      find(this, '[data-do="run"]').focus();
    };
    const before = this.code;
    put(code);
    this.#notice(message, [], { [this.#text.giveBack]: () => put(before) });
  }

  /** A message that the reader must not miss. */
  say(message: string, more: HTMLElement[] = []): void {
    this.#notice(message, more);
    find(this, '.cell-notice').scrollIntoView({ block: 'center' });
  }

  get language(): Language {
    return this.#data.language;
  }

  /** The program as it stands: the reader's text, or the lesson's. */
  get code(): string {
    return this.#edited ?? this.#original;
  }

  /** Another text takes the place of the one that is shown, in the editor and in the static code. */
  #take(code: string): void {
    this.#edited = code === this.#original ? null : code;
    this.#view.show(code, this.#edited === null ? this.#colours : undefined);
    this.#codeChanged();
    if (this.#edited !== null) this.#stale();
  }

  #stale(): void {
    if (this.hasAttribute('data-stale')) return;
    this.setAttribute('data-stale', '');
    this.#status(this.#text.changed);
  }

  /** A message above the result, with buttons that each answer it. */
  #notice(message: string, more: HTMLElement[] = [], answers: Record<string, () => void> = {}): void {
    const box = find(this, '.cell-notice');
    const all = { ...answers, [this.#text.close]: () => undefined };
    const buttons = Object.entries(all).map(([name, act]) =>
      button(name, () => {
        act();
        box.hidden = true;
      }),
    );
    const bar = element(document, 'p', { class: 'buttons' }, ...buttons);
    box.replaceChildren(element(document, 'p', {}, message), ...more, bar);
    box.hidden = false;
  }

  /** Only a program that names its seed can be run on others. */
  #tools(): void {
    find(this, '[data-do="trust"]').hidden = findSeed(this.code) === undefined;
  }

  /** The recorded results, until a run gives newer ones. */
  get results(): Recording['results'] {
    return this.#data.results;
  }

  #click(event: MouseEvent): void {
    const action = (event.target as HTMLElement).closest<HTMLElement>('[data-do]')?.dataset['do'];
    if (action === 'run') void this.run();
    else if (action === 'stop') this.#running?.stop();
    else if (action === 'edit') void this.#view.edit();
    else if (action === 'format') void this.#view.format();
    else if (action === 'reset') this.#reset();
    else if (action === 'copy') void this.#copy(this.code, this.#text.copied);
    else if (action === 'download') this.#download();
    else if (action === 'share') void this.#share();
    else if (action === 'pin') void this.#pin();
    else if (action === 'trust') void this.#trust();
  }

  #input(event: Event): void {
    const input = event.target as HTMLInputElement | HTMLSelectElement;
    const key = input.dataset['control'];
    if (key === undefined) return;
    if (input instanceof HTMLSelectElement) this.#settings[key] = input.value;
    else if (input.type === 'checkbox') this.#settings[key] = input.checked;
    else {
      const value = sliderValue(sliderOf(input), (1000 * Number(input.value)) / Number(input.max));
      this.#settings[key] = value;
      input.setAttribute('aria-valuetext', format(value));
      const shown = input.parentElement?.querySelector('output');
      if (shown) shown.textContent = format(value);
    }
    this.#rerun();
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

  /** What a run needs, fetched and compiled; null if the reader stopped it or has been told what is wrong. */
  async #ready(): Promise<Ready | null> {
    this.#running?.stop();
    const text = this.#text;
    const isSlow = setTimeout(() => {
      this.#status(text.fetching);
      // The status may be out of sight, below the chart of a figure.
      this.setAttribute('data-fetching', '');
    }, 400);
    const waiting = {
      stop: () => {
        clearTimeout(isSlow);
        this.removeAttribute('data-fetching');
        this.#end();
        this.#status(text.stopped);
      },
    };
    this.#running = waiting;
    this.#again = false;
    this.#buttons(true);
    this.#showError(null);
    find(this, '.cell-verdict').hidden = true;
    try {
      const [{ runner }, output] = await Promise.all([import('./run.ts'), import('./cell/charts.ts')]);
      const js = this.#edited === null ? this.#data.js : await compile(this.#edited);
      if (this.#running === waiting) return { js, runner, output };
    } catch (error) {
      const note = isProgramError(error) ? await noteOn(this.code, this.#data.language) : undefined;
      if (this.#running !== waiting) return null;
      this.#end();
      if (isProgramError(error)) this.#showError(error, 0, note);
      else this.#status(text.noRunner);
    } finally {
      clearTimeout(isSlow);
      this.removeAttribute('data-fetching');
    }
    return null;
  }

  /** Runs the program as it stands now; gives what it gave back, or null if it could not be started. */
  async run(): Promise<Recording | null> {
    const ready = await this.#ready();
    if (!ready) return null;
    const text = this.#text;
    const show = this.#drawing(ready);
    const clock = startClock(find(this, '.cell-told'), text);
    const { claims, check, limit } = this.#data;
    let limitIsNear = false;
    const current = ready.runner.run(
      {
        js: ready.js,
        ...(claims ? { claims } : {}),
        ...(check ? { check } : {}),
        settings: this.#settings,
        limit,
      },
      {
        onUpdate: (update) => show(update),
        onProgress: clock.show,
        onSilence: () => this.#status(text.stillRunning),
        onLimitNear: () => {
          limitIsNear = true;
          this.#notice(text.limitNear, [], { [text.longer]: () => current.extend(30_000) });
        },
      },
    );
    this.#running = current;
    const recording = await current.finished;
    clock.end();
    if (limitIsNear) find(this, '.cell-notice').hidden = true;
    if (this.#running !== current) return recording;
    this.#end();
    this.#finish(recording, ready.output, show);
    if (this.#again && recording.error?.kind !== 'stopped') return this.run();
    return recording;
  }

  /** The program as it stands on each of these seeds; fewer runs than seeds if the reader stops it. */
  async #runOn(seeds: number[], settings: Settings, onRun: (done: number) => void): Promise<Recording[]> {
    const runs: Recording[] = [];
    const ready = await this.#ready();
    if (!ready) return runs;
    const { claims, limit } = this.#data;
    for (const seed of seeds) {
      const js = withSeed(ready.js, seed);
      if (js === null) break;
      onRun(runs.length);
      const current = ready.runner.run({ js, ...(claims ? { claims } : {}), settings, limit });
      this.#running = current;
      const recording = await current.finished;
      if (this.#running !== current || recording.error?.kind === 'stopped') break;
      runs.push(recording);
    }
    this.#end();
    onRun(runs.length);
    return runs;
  }

  /** The same program on seeds that nobody chose. */
  async #trust(): Promise<void> {
    const text = this.#text;
    const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
    const runs = await this.#runOn(freshSeeds(freshRuns, chance), this.#settings, (done) =>
      this.#status(text.seedsRun(done, freshRuns)),
    );
    if (runs.length === 0) return;
    const summary = summarise(runs);
    const rows = [
      ...summary.claims.map((claim) => [claim[this.#data.language], text.heldIn(claim.held, summary.runs)]),
      ...summary.values.map(({ name, min, median, max }) => [
        name,
        `${format(median)} (${format(min)} … ${format(max)})`,
      ]),
      ...(summary.failed > 0 ? [[text.failedRuns, String(summary.failed)]] : []),
    ];
    const columns = [text.freshSeeds(summary.runs), text.heldOrSpread];
    this.#notice(text.seedsNote, [renderRows(document, columns, rows)]);
  }

  #end(): void {
    this.#running = null;
    find(this, '.cell-notice').hidden ||= find(this, '.cell-notice').textContent.startsWith(
      this.#text.limitNear,
    );
    this.#buttons(false);
  }

  /** A function that shows what has come so far; charts are drawn at the width there is. */
  #drawing({ output }: Ready) {
    return (update: Pick<Recording, 'figure' | 'console' | 'dropped'>): void => {
      output.showCharts(find(this, '[data-part="charts"]'), update.figure, {
        around: this.#around,
        name: this.#data.name,
        hidden: this.#hidden,
        behind: this.#pins.at(-1)?.recording.figure,
        onMove: (key, places) => {
          this.#settings[key] = places;
          this.#rerun();
        },
      });
      this.#showControls(update.figure.controls, output);
      this.#part('console', output.renderConsole(this.#around, update.console, update.dropped));
      this.dispatchEvent(new CustomEvent('shown', { detail: update.figure, bubbles: true }));
    };
  }

  /** Controls are made anew only if the program now has other ones, so that a drag is never broken off. */
  #showControls(controls: Control[], output: Ready['output']): void {
    const shape = (all: Control[]): string => JSON.stringify(all.map((one) => ({ ...one, value: 0 })));
    const box = find(this, '.cell-controls');
    const same = this.#controls.length > 0 && shape(this.#controls) === shape(controls);
    const onPage = box.childElementCount === controls.length && this.#controls.length === 0;
    this.#controls = controls;
    if (same || (onPage && this.#edited === null)) return;
    box.replaceChildren(...output.renderControls(this.#around, controls));
    box.hidden = controls.length === 0;
  }

  #part(name: string, content: HTMLElement | undefined): void {
    find(this, `[data-part="${name}"]`).replaceChildren(...(content ? [content] : []));
  }

  #finish(recording: Recording, output: Ready['output'], show: (update: Recording) => void): void {
    this.#view.fetchAhead();
    const text = this.#text;
    const { error, claims, check } = recording;
    show(recording);
    this.removeAttribute('data-stale');
    this.#part(
      'values',
      this.#data.kind === 'exercise' ? undefined : output.renderValues(this.#around, recording.results),
    );
    this.#part('claims', output.renderClaims(this.#around, claims));
    if (!error) this.#last = recording;
    void this.#compare();
    if (error) {
      this.#showError(error, recording.ms);
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
      if (check.passed) markSolved(this.#data.lesson, this.#data.name);
      verdict.textContent = text.sentences(
        check.passed ? text.passed : text.notYet,
        check[this.#data.language],
      );
    }
    this.dispatchEvent(new CustomEvent('ran', { detail: recording, bubbles: true }));
  }

  #showError(error: ProgramError | null, milliseconds = 0, note?: HTMLElement): void {
    const text = this.#text;
    const box = find(this, '.cell-error');
    this.#view.showError(
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
    box.replaceChildren(note ?? '', describeError(error, text, milliseconds));
    this.#status('');
  }

  #changed(value: string): void {
    const { lesson, name } = this.#data;
    this.#edited = value === this.#original ? null : value;
    if (this.#edited !== null) this.#undo = null;
    this.#codeChanged();
    this.#stale();
    if (!saveEdit(lesson, name, this.#base, value) && !this.hasAttribute('data-unkept')) {
      this.setAttribute('data-unkept', '');
      this.#notice(this.#text.notKept);
    }
  }

  #codeChanged(): void {
    this.#resetButton();
    this.#tools();
    this.dispatchEvent(new Event('edited', { bubbles: true }));
  }

  #resetButton(): void {
    const button = find(this, '[data-do="reset"]');
    button.hidden = this.#edited === null && this.#undo === null;
    button.textContent = this.#undo === null ? this.#text.reset : this.#text.undo;
  }

  /** Back to the lesson's program; once more gives the reader's text back. */
  #reset(): void {
    const { lesson, name } = this.#data;
    const restored = this.#undo;
    this.#undo = restored === null ? this.#edited : null;
    this.#settings = {};
    this.#base = this.#original;
    this.#take(restored ?? this.#original);
    if (restored === null) forgetEdit(lesson, name);
    else saveEdit(lesson, name, this.#base, restored);
    this.#controls = [];
    find(this, '.cell-controls').replaceChildren();
    void this.run();
  }

  async #copy(what: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(what);
      this.#status(done);
    } catch {
      this.#status(this.#text.notCopied);
    }
  }

  /** The program as a file that says how to run it. */
  #download(): void {
    const file = `${this.#data.name}.ts`;
    const code = `// ${this.#text.runInClone}: npm run cell ./${file}\n${this.code}`;
    save(new Blob([code], { type: 'text/plain' }), file);
  }

  async #share(): Promise<void> {
    const text = this.#text;
    const { language, name } = this.#data;
    try {
      const url = new URL(location.href);
      url.hash = this.#edited === null ? this.id : await encodeLink({ cell: name, code: this.#edited });
      const field = element(document, 'input', { readonly: '', value: url.href, 'aria-label': text.link });
      field.addEventListener('focus', () => (field as HTMLInputElement).select());
      const forClass = findSeed(this.code) ? [await this.#forClass()] : [];
      this.#notice(text.linkNote, [field, ...forClass]);
      await this.#copy(url.href, text.linkCopied);
    } catch {
      this.#status(linkTexts[language].tooLong);
    }
  }

  /** Links that give each student another seed. */
  async #forClass(): Promise<HTMLElement> {
    const { renderSeeds } = await import('./teach/seeds.ts');
    const { language, name } = this.#data;
    return renderSeeds(language, {
      name,
      code: this.#edited,
      // A student finds the controls as the program sets them.
      runOn: (seeds, onRun) => this.#runOn(seeds, {}, onRun),
    });
  }

  /** Keeps this run to compare: the next ones are drawn over it, and stand beside it in a table. */
  async #pin(): Promise<void> {
    const recording = this.#last;
    if (!recording) {
      const run = await this.run();
      if (run && !run.error) await this.#pin();
      return;
    }
    const compare = await import('./cell/compare.ts').catch(() => undefined);
    if (!compare) {
      this.#status(this.#text.notLoaded);
      return;
    }
    const { pin, withPin } = compare;
    const run = { code: this.code, settings: this.#settings };
    this.#pins = withPin(this.#pins, pin(recording, run, this.#pins));
    await this.#compare();
    this.#status(this.#text.pinned);
  }

  /** The pinned runs and the newest one, as a table. */
  async #compare(): Promise<void> {
    const text = this.#text;
    if (this.#pins.length === 0 || !this.#last) {
      this.#part('pins', undefined);
      return;
    }
    // There are no pins without it.
    const { compareRows, pin } = await import('./cell/compare.ts');
    const isNewest = this.#pins.at(-1)?.recording === this.#last;
    const newest = pin(this.#last, { code: this.code, settings: this.#settings }, this.#pins);
    const { columns, rows } = compareRows(
      isNewest ? this.#pins : [...this.#pins, newest],
      this.#data.language,
    );
    const unpin = button(text.unpin, () => {
      this.#pins = [];
      void this.#compare();
    });
    this.#part(
      'pins',
      element(document, 'div', { class: 'pins' }, renderRows(document, columns, rows), unpin),
    );
  }
}

customElements.define('live-cell', LiveCell);
void openLink();
if (document.querySelector('[data-link]')) {
  // Nobody points at a term before the page stands; the notice at the foot of the window says what did not come.
  whenIdle(() => void import('./cell/linking.ts').catch(() => undefined));
}

/** The address may carry a program for one of the cells of this page. */
async function openLink(): Promise<void> {
  const link = await decodeLink(location.hash);
  if (link.kind === 'none') return;
  const cells = [...document.querySelectorAll('live-cell')];
  if (link.kind !== 'code' && link.kind !== 'seed') {
    cells[0]?.say(linkTexts[cells[0].language][link.kind]);
    return;
  }
  const cell = document.getElementById(`cell-${link.cell}`);
  if (!(cell instanceof LiveCell)) cells[0]?.say(linkTexts[cells[0].language].unknownCell);
  else if (link.kind === 'seed') await cell.openSeed(link.seed);
  else await cell.open(link.code, link.seed);
}

/** Whether less than half of a program's lines are left: then what was changed is the other program. */
function isAnother(before: string, after: string): boolean {
  const left = new Set(after.split('\n'));
  const lines = before.split('\n').filter(Boolean);
  return lines.filter((line) => left.has(line)).length < lines.length / 2;
}

/** What leads from one program to another, drawn; nothing if the drawing cannot be fetched. */
async function changes(before: string, after: string, language: Language): Promise<HTMLElement[]> {
  const drawing = await import('./cell/compare.ts').catch(() => undefined);
  return drawing ? [drawing.renderDifference(document, drawing.differenceOf(before, after), language)] : [];
}

async function compile(source: string): Promise<string> {
  const { transpile } = await import('../src/runtime/transpile.ts');
  return transpile(source);
}

/** A word to whoever pasted Python, of which the compiler says nothing of use. */
async function noteOn(source: string, language: Language): Promise<HTMLElement | undefined> {
  const python = await import('./cell/python.ts').catch(() => undefined);
  return python?.pythonNote(source, language);
}

const isProgramError = (error: unknown): error is ProgramError =>
  error instanceof Error && 'kind' in error && error.kind === 'syntax';

declare global {
  interface HTMLElementTagNameMap {
    'live-cell': LiveCell;
  }
}
