/** `<progress-marks>`: what was done of each lesson, at its link in the navigation and at the lesson's foot. */
import { markVisited, onProgress, readProgress, summarise, type Tasks } from './cell/progress.ts';
import { storage } from './storage.ts';
import { strings } from './strings.ts';

class ProgressMarks extends HTMLElement {
  connectedCallback(): void {
    const { lesson } = this.dataset;
    if (lesson) markVisited(lesson);
    onProgress(() => this.#show());
    this.#show();
  }

  #show(): void {
    const { lesson = '', locale, href = '' } = this.dataset;
    const tasks = JSON.parse(this.dataset['tasks'] ?? '{}') as Record<string, Tasks>;
    const text = strings(locale);
    const words = { new: '', visited: text.visited, solved: text.exercisesSolved, all: text.allDone };
    const progress = readProgress();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-lesson]')) {
      const of = link.dataset['lesson'] ?? '';
      const asked = tasks[of];
      if (!asked) continue;
      const { state } = summarise(progress, of, asked);
      link.querySelector('.progress-mark')?.remove();
      if (state === 'new') continue;
      const mark = document.createElement('span');
      mark.className = 'progress-mark';
      mark.dataset['state'] = state;
      const said = document.createElement('span');
      said.className = 'visually-hidden';
      said.textContent = text.inBrackets(words[state]);
      mark.append(said);
      mark.title = words[state];
      link.append(mark);
    }
    const asked = tasks[lesson];
    if (!asked) return;
    const { solved, predicted } = summarise(progress, lesson, asked);
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text.yourProgress;
    const line = storage.works()
      ? text.progressOf(solved, asked.exercises.length, predicted, asked.predictions.length)
      : text.progressUnkept;
    this.querySelector('p')?.replaceChildren(link, ' · ', line);
  }
}

customElements.define('progress-marks', ProgressMarks);
