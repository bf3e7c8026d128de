/** `<decay-playground>`: the controls of the page, the loop that trains and paints, the address. */
import { encodeLink } from '../cell/share.ts';
import { format } from '../draw/number.ts';
import type { Language } from '../strings.ts';
import {
  fieldPainter,
  inkOf,
  paintHistogram,
  paintLengths,
  paintLoss,
  paintNetwork,
  paintSeeds,
  type Ink,
} from './paint.ts';
import { presets } from './presets.ts';
import { programOf } from './program.ts';
import { median, otherSeeds, seedCount, simulate, type Outcome, type Simulation } from './simulation.ts';
import {
  agreed,
  decode,
  encode,
  fields,
  initial,
  names,
  rates,
  roundNumbers,
  strengths,
  type Name,
  type State,
} from './state.ts';
import { describeProblem, playgroundWords } from './words.ts';

/** Milliseconds of a frame for training; the rest is for painting and for whoever uses the page. */
const budget = 6;
/** While seeds are run nothing else moves. */
const seedBudget = 12;
/** With reduced motion the pictures change this often, in milliseconds. */
const calm = 500;

const defaultStrength: Record<State['decay'], number> = {
  none: 0.01,
  l2: 0.01,
  decoupled: 1,
  independent: 0.001,
  l1: 0.01,
};

class DecayPlayground extends HTMLElement {
  #language: Language = 'en';
  #state = initial;
  /** The state in which the run began. */
  #begun = initial;
  #simulation!: Simulation;
  #fields: ((ink: Ink) => void)[] = [];
  #ink!: Ink;
  #until = 0;
  #isRunning = false;
  #turn = 0;
  #painted = 0;
  #isShown = false;
  #isWaiting = false;
  #seeds: Generator<Outcome[], Outcome[]> | undefined;
  #outcomes: Outcome[] = [];
  /** The setting that the seeds were run with, in the words of an address. */
  #seedsOf = '';
  #stillMotion = matchMedia('(prefers-reduced-motion: reduce)');

  get #words() {
    return playgroundWords[this.#language];
  }

  connectedCallback(): void {
    this.#language = this.dataset['language'] === 'zh' ? 'zh' : 'en';
    this.#ink = inkOf(this);
    this.addEventListener('click', (event) => {
      const button = (event.target as Element).closest('button');
      const { do: action, preset } = button?.dataset ?? {};
      if (preset) this.#take(presets.find(({ id }) => id === preset)?.state ?? initial);
      else if (action) void this.#act(action);
    });
    this.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset['slider'])
        this.#slide(target.dataset['slider'] as 'eta' | 'lambda', Number(target.value));
    });
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
        if (target.dataset['setting']) this.#choose(target.dataset['setting'] as Name, target);
        else if (target.dataset['slider']) this.#address();
      }
    });
    addEventListener('hashchange', () => this.#open());
    new MutationObserver(() => this.#recolour()).observe(document.documentElement, {
      attributeFilter: ['data-theme'],
    });
    this.#open();
    // The first call comes by itself, once the page is laid out.
    new ResizeObserver(() => void this.#paintSoon()).observe(this);
    void document.fonts.ready.then(() => this.#paintSoon());
  }

  #part<Part extends HTMLElement = HTMLElement>(name: string, root: Element = this): Part {
    return root.querySelector(`[data-part="${name}"]`) as Part;
  }

  /* —— State —— */

  /** Takes the state of the address, and says what was wrong with it. */
  #open(): void {
    const { state, problems } = decode(location.hash);
    const notice = this.#part('notice');
    notice.hidden = problems.length === 0;
    notice.replaceChildren();
    if (problems.length > 0) {
      const list = document.createElement('ul');
      for (const problem of problems.slice(0, 6)) {
        const item = document.createElement('li');
        item.textContent = describeProblem(problem, this.#words, (name) => fields[name as Name]);
        list.append(item);
      }
      notice.append(this.#words.problems.intro, list);
    }
    // A fragment that is not ours, a heading's say, stays where it is.
    this.#take(state, problems.length === 0);
  }

  #take(state: State, isWritten = true): void {
    this.#state = state;
    this.#pause();
    this.#restart();
    if (isWritten) this.#address();
  }

  #address(): void {
    if (location.hash && !location.hash.includes('=') && encode(this.#state) === '') return;
    const fragment = encode(this.#state);
    history.replaceState(null, '', fragment ? `#${fragment}` : location.pathname + location.search);
  }

  #choose(name: Name, control: HTMLInputElement | HTMLSelectElement): void {
    const text = control.value;
    const { state, problems } = decode(`v=1&${name}=${encodeURIComponent(text)}`);
    if (problems.length > 0) {
      control.value = String(this.#state[name]);
      return;
    }
    const wasRunning = this.#isRunning;
    const changed: State = { ...this.#state, [name]: state[name] };
    // Each kind of decay has strengths of its own; a line wants its loss, and gives it back.
    if (name === 'decay') changed.lambda = defaultStrength[changed.decay];
    if (name === 'data' && this.#state.data === 'line') changed.loss = 'crossEntropy';
    this.#state = agreed(changed);
    this.#restart();
    this.#address();
    if (wasRunning) this.#run();
  }

  #slide(name: 'eta' | 'lambda', position: number): void {
    const value = this.#positions(name)[position] ?? 0;
    this.#state = { ...this.#state, [name]: value };
    this.#simulation.set(name, value);
    this.#dropSeeds();
    if (this.#simulation.step === 0) this.#begun = this.#simulation.state;
    this.#showSliders();
    this.#showStory();
    if (!this.#isRunning) this.#paintAll();
  }

  /** The values that a slider goes through; λ can be 0 besides, and what an address brought has its place. */
  #positions(name: 'eta' | 'lambda'): number[] {
    const range = name === 'eta' ? rates : strengths[this.#state.decay];
    const values = new Set([...(name === 'lambda' ? [0] : []), ...roundNumbers(range), this.#begun[name]]);
    return [...values].sort((a, b) => a - b);
  }

  /* —— Buttons —— */

  async #act(action: string): Promise<void> {
    const words = this.#words;
    if (action === 'run') {
      if (this.#isRunning) {
        this.#pause();
        this.#tell();
      } else this.#run();
    } else if (action === 'step') {
      this.#pause();
      this.#simulation.advance(1);
      this.#paintAll();
      this.#tell();
    } else if (action === 'restart') {
      this.#pause();
      this.#restart();
    } else if (action === 'newSeed') {
      const wasRunning = this.#isRunning;
      this.#state = { ...this.#state, seed: 1 + Math.floor(Math.random() * 9999) };
      this.#restart();
      this.#address();
      if (wasRunning) this.#run();
    } else if (action === 'seeds') {
      if (this.#seeds) this.#stopSeeds();
      else this.#startSeeds();
    } else if (action === 'link') {
      this.#address();
      const copied = await navigator.clipboard.writeText(location.href).then(
        () => true,
        () => false,
      );
      this.#part('kept').textContent = copied ? words.copied : words.notCopied;
    } else if (action === 'code') await this.#openCode();
  }

  async #openCode(): Promise<void> {
    this.#pause();
    const { step, changes } = this.#simulation;
    const code = programOf(this.#begun, changes, step > 0 ? step : this.#state.steps);
    try {
      const fragment = await encodeLink({ cell: 'scratch', code });
      location.assign(`${this.dataset['scratchpad'] ?? ''}#${fragment}`);
    } catch {
      this.#part('kept').textContent = this.#words.codeTooLong;
    }
  }

  /* —— The run —— */

  #restart(): void {
    this.#begun = this.#state;
    this.#simulation?.end();
    this.#simulation = simulate(this.#state);
    this.#dropSeeds();
    const { runs } = this.#simulation;
    this.#until = this.#state.steps;
    this.#fields = [];
    const stage = this.querySelector<HTMLElement>('.stage');
    stage?.toggleAttribute('data-alone', runs.length === 1);
    for (const [k, name] of ['main', 'twin'].entries()) {
      const figure = this.querySelector<HTMLElement>(`[data-run="${name}"]`);
      if (!figure) continue;
      figure.hidden = k >= runs.length;
      if (!figure.hidden)
        this.#fields.push(fieldPainter(this.#simulation, runs[k], this.#part('field', figure)));
    }
    this.#part('kept').textContent = '';
    this.#part('said').textContent = '';
    this.#showSettings();
    this.#showSliders();
    this.#showStory();
    this.#showWords();
    if (this.#isShown) this.#paintAll();
    this.#showTable();
  }

  #run(): void {
    this.#stopSeeds();
    const { step, runs } = this.#simulation;
    if (runs.some(({ divergedAt }) => divergedAt !== undefined)) return this.#tell();
    if (step >= this.#until) this.#until += this.#state.steps;
    this.#isRunning = true;
    this.#showRunning();
    requestAnimationFrame(this.#frame);
  }

  #pause(): void {
    this.#isRunning = false;
    this.#showRunning();
  }

  #showRunning(): void {
    this.toggleAttribute('data-running', this.#isRunning);
    const button = this.querySelector('[data-do="run"]');
    if (button) button.textContent = this.#isRunning ? this.#words.pause : this.#words.run;
  }

  #frame = (now: number): void => {
    if (!this.#isRunning || !this.isConnected) return;
    const simulation = this.#simulation;
    const end = performance.now() + budget;
    const speed = Number(this.#part<HTMLSelectElement>('speed').value);
    simulation.advance(Math.min(speed, this.#until - simulation.step), () => performance.now() > end);
    const isOver =
      simulation.step >= this.#until || simulation.runs.some(({ divergedAt }) => divergedAt !== undefined);
    if (isOver) {
      this.#pause();
      this.#paintAll();
      this.#tell();
      return;
    }
    if (!this.#stillMotion.matches) this.#paint();
    else if (now - this.#painted > calm) {
      this.#painted = now;
      this.#paintAll();
    }
    requestAnimationFrame(this.#frame);
  };

  /* —— Many seeds —— */

  #startSeeds(): void {
    this.#pause();
    this.#seeds = otherSeeds(this.#state);
    this.#seedsOf = encode(this.#state);
    this.#outcomes = [];
    this.#part('seeds').hidden = false;
    this.#part('seedsNote').textContent = this.#words.seedsNote(format(this.#state.steps, 5));
    this.#showSeeds(false);
    requestAnimationFrame(this.#seedFrame);
  }

  #stopSeeds(): void {
    if (!this.#seeds) return;
    this.#seeds = undefined;
    this.#showSeeds(true);
    this.#part('seeds').hidden = this.#outcomes.length === 0;
  }

  /** What other seeds gave says nothing about another setting. */
  #dropSeeds(): void {
    if (encode({ ...this.#state, seed: decode(this.#seedsOf).state.seed }) === this.#seedsOf) return;
    this.#stopSeeds();
    this.#part('seeds').hidden = true;
  }

  #seedFrame = (): void => {
    const seeds = this.#seeds;
    if (!seeds || !this.isConnected) return;
    const end = performance.now() + seedBudget;
    const before = this.#outcomes.length;
    let next: IteratorResult<Outcome[], Outcome[]>;
    do {
      next = seeds.next();
      this.#outcomes = [...next.value];
    } while (!next.done && performance.now() < end);
    if (next.done) this.#seeds = undefined;
    if (next.done || this.#outcomes.length > before) this.#showSeeds(next.done ?? false);
    if (!next.done) requestAnimationFrame(this.#seedFrame);
  };

  #showSeeds(isOver: boolean): void {
    const words = this.#words;
    const all = this.#outcomes;
    const button = this.querySelector('[data-do="seeds"]');
    if (button) button.textContent = isOver ? words.seeds : words.stop;
    const progress = this.#part<HTMLProgressElement>('seedsProgress');
    progress.hidden = isOver;
    progress.value = all.length;
    const twins = all.flatMap(({ twin }) => (twin ? [twin] : []));
    const said: string[] = [];
    if (!isOver) said.push(words.seedsRunning(all.length, seedCount));
    else if (all.length > 0) {
      const mains = all.map(({ main }) => main);
      const middle = (values: number[]) => format(median(values));
      const test = middle(mains.map((reading) => reading.test));
      if (twins.length > 0) {
        const lower = all.filter(({ main, twin }) => main.test < (twin?.test ?? NaN)).length;
        said.push(words.seedsSaid(lower, all.length, test, middle(twins.map((reading) => reading.test))));
      } else said.push(words.seedsAlone(all.length, test));
      if (this.#state.data !== 'line') {
        const share = (readings: typeof mains) =>
          words.percent(median(readings.map((one) => one.testAccuracy)));
        said.push(words.seedsAccuracy(share(mains), twins.length > 0 ? share(twins) : undefined));
      }
    }
    this.#part('seedsSaid').textContent = said.join(this.#language === 'zh' ? '' : ' ');
    this.#paintSeeds();
  }

  #paintSeeds(): void {
    const names = [this.#words.networkWith, this.#twinName()];
    paintSeeds(
      this.#part('seedsChart'),
      this.#outcomes,
      names.slice(0, this.#outcomes[0]?.twin ? 2 : 1),
      this.#ink,
    );
  }

  /* —— What is shown —— */

  #twinName(): string {
    return this.#state.twin === 'decoupled' ? this.#words.twinDecoupled : this.#words.twinZero;
  }

  #showSettings(): void {
    const isLine = this.#state.data === 'line';
    for (const name of names) {
      const control = this.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-setting="${name}"]`);
      if (!control) continue;
      const value = String(this.#state[name]);
      // What an address brought may lie between the choices.
      if (
        control instanceof HTMLSelectElement &&
        ![...control.options].some((option) => option.value === value)
      ) {
        const text = name === 'flipped' ? this.#words.percent(this.#state.flipped) : value;
        control.add(new Option(text, value));
      }
      control.value = value;
      control.disabled = isLine && (name === 'loss' || name === 'flipped');
      if (name !== 'twin' || !(control instanceof HTMLSelectElement)) continue;
      const { decay } = this.#state;
      for (const option of control.options)
        option.disabled = option.value === 'decoupled' && (decay === 'none' || decay === 'decoupled');
    }
  }

  #showSliders(): void {
    for (const name of ['eta', 'lambda'] as const) {
      const input = this.querySelector<HTMLInputElement>(`[data-slider="${name}"]`);
      if (!input) continue;
      const positions = this.#positions(name);
      const value = this.#state[name];
      input.max = String(positions.length - 1);
      input.value = String(positions.findIndex((position) => position >= value));
      input.disabled = name === 'lambda' && this.#state.decay === 'none';
      input.setAttribute('aria-valuetext', format(value));
      this.#part(name).textContent = format(value);
    }
    const { chips, chipBiases } = this.#words;
    const { decay, acts } = this.#state;
    this.#part('chip').textContent =
      chips[decay] + (acts === 'biases' && decay !== 'none' ? ` · ${chipBiases}` : '');
  }

  #showStory(): void {
    const current = encode(this.#state);
    const found = presets.find(({ state }) => encode(state) === current);
    this.#part('story').textContent = found ? found[this.#language].story : this.#words.ownSetting;
    for (const button of this.querySelectorAll<HTMLElement>('[data-preset]'))
      button.ariaPressed = String(button.dataset['preset'] === found?.id);
  }

  #showWords(): void {
    const words = this.#words;
    const { decay, data } = this.#state;
    const isLine = data === 'line';
    for (const [name, title] of [
      ['main', words.networkWith],
      ['twin', this.#twinName()],
    ] as const) {
      const figure = this.querySelector(`[data-run="${name}"]`);
      if (!figure) continue;
      this.#part('name', figure).textContent = title;
      this.#part('field', figure).ariaLabel = isLine ? words.fieldLine(title) : words.field(title);
      this.#part('network', figure).ariaLabel = words.links(title);
    }
    this.#part('legend').textContent = words.legend(isLine, this.#simulation.isFlipped.includes(true));
    const isApart = decay === 'l1' || decay === 'l2';
    this.#part('lossCaption').textContent = isApart ? words.captions.loss : words.captions.lossApart;
    const hasTwin = this.#simulation.runs.length > 1;
    this.#part('lengthCaption').hidden = !hasTwin;
    this.#part('histogramCaption').hidden = !hasTwin;
  }

  /** Everything that changes with a step, without the fields. */
  #paintCharts(): void {
    const ink = this.#ink;
    const simulation = this.#simulation;
    const now = simulation.runs.map((run) => run.read());
    simulation.runs.forEach((run, k) => {
      const figure = this.querySelector(`[data-run="${k === 0 ? 'main' : 'twin'}"]`);
      if (!figure) return;
      paintNetwork(this.#part('network', figure), run.model, ink);
      const { test, testAccuracy } = now[k];
      const right = Number.isNaN(testAccuracy)
        ? ''
        : ` · ${this.#words.right(this.#words.percent(testAccuracy))}`;
      this.#part('measured', figure).textContent = `${this.#words.testLoss} ${format(test)}${right}`;
    });
    const steps = Math.max(this.#until, simulation.step);
    paintLoss(this.#part('loss'), simulation, now, steps, this.#words, ink);
    paintLengths(this.#part('length'), simulation, now, steps, this.#words, ink);
    paintHistogram(this.#part('histogram'), simulation, this.#words, ink);
    this.#part('clock').textContent = this.#words.stepOf(format(simulation.step, 6), format(this.#until, 6));
  }

  /** What changes with a step; of the two fields one in turn, since they cost the most. */
  #paint(): void {
    this.#turn += 1;
    this.#fields[this.#turn % this.#fields.length]?.(this.#ink);
    this.#paintCharts();
  }

  #paintAll(): void {
    for (const field of this.#fields) field(this.#ink);
    this.#paintCharts();
    if (!this.#part('seeds').hidden) this.#paintSeeds();
  }

  /** The same, once for all that ask for it now, and a part in each frame: a phone stays ready for its reader. */
  async #paintSoon(): Promise<void> {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    this.#isWaiting = false;
    this.#isShown = true;
    this.#paintCharts();
    if (!this.#part('seeds').hidden) this.#paintSeeds();
    const fields = this.#fields;
    for (const field of fields) {
      await frame();
      // A new run has painted its own.
      if (this.#fields === fields) field(this.#ink);
    }
  }

  #recolour(): void {
    this.#ink = inkOf(this);
    this.#paintAll();
  }

  /** Where the run stands, in a sentence and a table: when it rests, not sixty times a second. */
  #tell(): void {
    const words = this.#words;
    const { runs, step } = this.#simulation;
    const diverged = runs.findIndex(({ divergedAt }) => divergedAt !== undefined);
    const said = this.#part('said');
    if (diverged >= 0)
      said.textContent = words.diverged(format(runs[diverged].divergedAt ?? NaN, 6), diverged > 0);
    else {
      const [main, twin] = runs.map((run): [string, string] => {
        const { test, norms } = run.read();
        return [format(test), format(Math.hypot(...norms))];
      });
      said.textContent = words.said(format(step, 6), main[0], main[1], twin);
    }
    this.#showTable();
  }

  #showTable(): void {
    const words = this.#words;
    const { runs } = this.#simulation;
    const now = runs.map((run) => run.read());
    const table = document.createElement('table');
    const row = (head: string, cells: string[], isHead = false) => {
      const line = table.insertRow();
      const first = document.createElement('th');
      first.scope = 'row';
      first.textContent = head;
      line.append(first);
      for (const text of cells) {
        const cell = document.createElement(isHead ? 'th' : 'td');
        if (cell instanceof HTMLTableCellElement && isHead) cell.scope = 'col';
        cell.textContent = text;
        line.append(cell);
      }
    };
    row(words.step, [words.tableNetwork, ...(runs.length > 1 ? [this.#twinName()] : [])], true);
    table.rows[0].cells[0].textContent = words.stepOf(
      format(this.#simulation.step, 6),
      format(this.#until, 6),
    );
    for (const name of ['train', 'test', 'penalty'] as const)
      row(
        words.table[name],
        now.map((reading) => format(reading[name])),
      );
    if (this.#state.data !== 'line')
      for (const name of ['trainAccuracy', 'testAccuracy'] as const)
        row(
          words.table[name],
          now.map((reading) => words.percent(reading[name])),
        );
    now[0].norms.forEach((_, layer) =>
      row(
        words.length(layer + 1),
        now.map(({ norms }) => format(norms[layer])),
      ),
    );
    this.#part('table').replaceChildren(table);
  }
}

customElements.define('decay-playground', DecayPlayground);
