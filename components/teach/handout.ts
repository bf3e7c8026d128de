/** A lesson set for printing: for students, with blanks and lines to write on; or with its answers. */
import { button, element } from '../element.ts';
import { format } from '../draw/number.ts';
import { languageOf } from '../strings.ts';
import style from './handout.css?url&no-inline';
import { teachTexts } from './texts.ts';

const root = document.documentElement;
const text = teachTexts[languageOf(root.lang === 'zh-CN' ? 'zh-cn' : undefined)];
const all = <Found extends HTMLElement>(selector: string): Found[] => [
  ...document.querySelectorAll<Found>(selector),
];

export function prepare(kind: 'handout' | 'answers'): void {
  document.head.append(element(document, 'link', { rel: 'stylesheet', href: style }));
  root.dataset['print'] = kind;
  if (kind === 'handout') leaveBlank();
  else showAnswers();
  const back = element(document, 'a', { href: location.pathname }, text.back);
  document.querySelector('.sl-markdown-content')?.before(
    element(
      document,
      'div',
      { class: 'handout-bar', role: 'status' },
      element(document, 'p', {}, kind === 'handout' ? text.isHandout : text.isAnswers),
      button(text.print, () => print()),
      back,
    ),
  );
}

/** The numbers that a question asks for, wherever the text gives them away, and what its program gave back. */
function leaveBlank(): void {
  for (const box of all('predict-box')) {
    const { cell = '', name = '' } = box.dataset;
    const choices = [...box.querySelectorAll<HTMLElement>('.choice')];
    const asked = [`${cell}.${name}`, ...choices.map(({ dataset }) => dataset['of'])];
    for (const value of all('data.value')) {
      if (asked.includes(value.dataset['of'])) value.classList.add('blank');
    }
    leaveFrames(document.getElementById(`cell-${cell}`));
  }
  for (const input of all<HTMLInputElement>('.choice input')) input.checked = false;
}

/** Where the charts of a program are drawn there is room to sketch them, until it is run. */
function leaveFrames(cell: HTMLElement | null): void {
  if (!cell) return;
  cell.dataset['asked'] = '';
  cell.addEventListener('ran', () => delete cell.dataset['asked']);
  for (const value of cell.querySelectorAll('.cell-caption data.value')) value.classList.add('blank');
  cell.querySelector('.chart-box')?.before(element(document, 'p', { class: 'sketch' }, text.sketch));
}

function showAnswers(): void {
  for (const details of all<HTMLDetailsElement>('details.hint, details.solution')) details.open = true;
  for (const summary of all('.solution > summary')) summary.textContent = text.solution;
  for (const box of all('predict-box')) {
    const { value = '', digits } = box.dataset;
    const choices = [...box.querySelectorAll<HTMLInputElement>('.choice input')];
    const words = choices.find((choice) => choice.value === value)?.parentElement?.querySelector('span');
    const answer = words ? [...words.cloneNode(true).childNodes] : [format(Number(value), Number(digits))];
    const line = element(document, 'p', { class: 'handout-answer' }, text.predictAnswer);
    line.append(...answer);
    box.append(line);
  }
  for (const one of all('.case')) {
    for (const cause of one.querySelectorAll<HTMLElement>('.cause')) {
      cause.classList.toggle('is-cause', cause.dataset['value'] === one.dataset['cause']);
      cause.querySelector('.reason')?.removeAttribute('hidden');
    }
  }
}
