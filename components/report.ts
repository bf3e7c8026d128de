/** `<progress-report>`: fills in what the reader did, and lets it be exported, imported and erased. */
import {
  eraseProgress,
  exportProgress,
  importProgress,
  isSolved,
  onProgress,
  predictionOf,
  readProgress,
  summarise,
  type Progress,
  type Tasks,
} from './cell/progress.ts';
import { comparison, quoted } from './cell/verdict.ts';
import { format } from './draw/number.ts';
import { button, element } from './element.ts';
import { reportTexts } from './report-texts.ts';
import { save } from './save.ts';
import { storage } from './storage.ts';
import { languageOf, strings } from './strings.ts';

class ProgressReport extends HTMLElement {
  get #words() {
    return reportTexts[languageOf(this.dataset['locale'])];
  }

  get #text() {
    return strings(this.dataset['locale']);
  }

  connectedCallback(): void {
    this.querySelector('[data-do="export"]')?.addEventListener('click', () => this.#export());
    this.querySelector('[data-do="erase"]')?.addEventListener('click', () => this.#ask());
    const input = this.querySelector('input');
    input?.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void this.#import(file);
      // The same file may be chosen again.
      input.value = '';
    });
    onProgress(() => this.#show());
    this.#show();
    if (!storage.works()) this.#say(this.#text.progressUnkept);
  }

  #show(): void {
    const text = this.#text;
    const words = { new: '', visited: text.visited, solved: text.exercisesSolved, all: text.allDone };
    const progress = readProgress();
    for (const item of this.querySelectorAll<HTMLElement>('[data-lesson]')) {
      const { lesson = '', tasks = '' } = item.dataset;
      const { state } = summarise(progress, lesson, JSON.parse(tasks) as Tasks);
      this.#state(item, words[state]);
      for (const exercise of item.querySelectorAll<HTMLElement>('[data-exercise]')) {
        const done = isSolved(lesson, exercise.dataset['exercise'] ?? '');
        this.#state(exercise, done ? `✓ ${text.solved}` : this.#words.notSolved);
      }
      for (const prediction of item.querySelectorAll<HTMLElement>('[data-prediction]')) {
        const made = predictionOf(lesson, prediction.dataset['prediction'] ?? '');
        if (!made) this.#state(prediction, this.#words.notGuessed);
        else {
          const [guess = [], measured = []] = [made.guess, made.measured].map((answer) =>
            typeof answer === 'number'
              ? [format(answer)]
              : quoted(prediction.querySelector(`[data-choice="${CSS.escape(answer)}"]`), answer),
          );
          this.#state(prediction, ...comparison(text, guess, measured));
        }
      }
    }
  }

  #state(item: Element, ...content: (Node | string)[]): void {
    item.querySelector('.state')?.replaceChildren(...content);
  }

  #say(...content: (Node | string)[]): void {
    this.querySelector('.message')?.replaceChildren(...content);
  }

  #known({ visited, solved, predictions }: Progress): string {
    return this.#words.known(visited.length, solved.length, predictions.length);
  }

  #export(): void {
    const file = `weight-decay-progress-${new Date().toISOString().slice(0, 10)}.json`;
    save(new Blob([exportProgress()], { type: 'application/json' }), file);
    this.#say(this.#words.exported(file));
  }

  async #import(file: File): Promise<void> {
    const words = this.#words;
    const result = importProgress(await file.text());
    this.#say(
      result.kind === 'imported' ? words.imported(this.#known(result.progress)) : words.refused[result.kind],
    );
  }

  #ask(): void {
    const words = this.#words;
    const programs = storage.keys().filter((key) => key.startsWith('weight-decay/edit/')).length;
    const answer = (name: string, act: () => void): HTMLElement => {
      return button(name, () => {
        act();
        this.querySelector<HTMLElement>('[data-do="erase"]')?.focus();
      });
    };
    const erase = (act: () => void) => (): void => {
      act();
      this.#say(words.erased);
    };
    const keep = answer(words.keep, () => this.#say());
    this.#say(
      element(document, 'p', {}, words.eraseAsk),
      element(
        document,
        'ul',
        {},
        element(document, 'li', {}, words.progress(this.#known(readProgress()))),
        element(document, 'li', {}, words.everything(programs)),
      ),
      element(
        document,
        'p',
        { class: 'buttons' },
        keep,
        answer(words.eraseProgress, erase(eraseProgress)),
        answer(
          words.eraseAll,
          erase(() => storage.clear()),
        ),
      ),
    );
    keep.focus();
  }
}

customElements.define('progress-report', ProgressReport);
