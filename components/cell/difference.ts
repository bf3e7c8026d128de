/** What was changed from one program to another, line by line. */
import { diffArrays } from 'diff';
import { element } from '../element.ts';
import type { Language } from '../strings.ts';

export interface DifferenceLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond so many changed lines the shortest difference takes too long to find: all is then shown as replaced. */
const searched = 1000;
/** Unchanged lines around a change; longer stretches are folded. */
const around = 3;
/** Lines that are drawn at most. */
const drawn = 2000;

export const differenceTexts: Record<
  Language,
  { label: string; added: string; removed: string; same: (lines: number) => string; none: string }
> = {
  en: {
    label: 'What was changed',
    added: 'added: ',
    removed: 'removed: ',
    same: (lines) => (lines === 1 ? '1 unchanged line' : `${lines} unchanged lines`),
    none: 'Nothing was changed.',
  },
  zh: {
    label: '改动之处',
    added: '新增：',
    removed: '删除：',
    same: (lines) => `${lines}行未改动`,
    none: '没有改动。',
  },
};

/**
 * The lines of both texts in order: `same` and `removed` together are `before`, `same` and `added` are `after`.
 * Line endings are not compared.
 */
export function differenceOf(before: string, after: string): DifferenceLine[] {
  const [old, young] = [before, after].map((text) => text.split(/\r?\n/));
  const changes = diffArrays(old, young, { maxEditLength: searched }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: young },
  ];
  return changes.flatMap(({ added, removed, value }) =>
    value.map((text): DifferenceLine => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
  );
}

/** How many lines were added and removed. */
export function countChanges(lines: DifferenceLine[]): { added: number; removed: number } {
  const count = (kind: DifferenceLine['kind']) => lines.filter((line) => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}

/** A difference as an element; what was added and removed is also said in words that only a screen reader reads. */
export function renderDifference(
  document: Document,
  lines: DifferenceLine[],
  language: Language,
): HTMLElement {
  const text = differenceTexts[language];
  if (lines.every(({ kind }) => kind === 'same')) {
    return element(document, 'p', { class: 'difference-none' }, text.none);
  }
  const isNear = near(lines);
  const children: HTMLElement[] = [];
  for (let i = 0; i < lines.length;) {
    if (children.length === drawn) {
      children.push(element(document, 'span', { class: 'fold' }, '⋯'));
      break;
    }
    let end = i + 1;
    if (!isNear[i]) {
      while (end < lines.length && !isNear[end]) end++;
      children.push(element(document, 'span', { class: 'fold' }, `⋯ ${text.same(end - i)}\n`));
    } else children.push(renderLine(document, lines[i], text));
    i = end;
  }
  return element(
    document,
    'pre',
    {
      class: 'difference',
      role: 'region',
      tabindex: '0',
      'aria-label': text.label,
      translate: 'no',
      dir: 'ltr',
    },
    ...children,
  );
}

function renderLine(
  document: Document,
  { kind, text }: DifferenceLine,
  { added, removed }: { added: string; removed: string },
): HTMLElement {
  const line = `${text}\n`;
  if (kind === 'same') return element(document, 'span', { class: 'same' }, line);
  const said = element(document, 'span', { class: 'sr-only' }, kind === 'added' ? added : removed);
  return element(document, kind === 'added' ? 'ins' : 'del', { class: kind }, said, line);
}

/** Which lines are changed, or stand near a change. */
function near(lines: DifferenceLine[]): boolean[] {
  const marks = lines.map(({ kind }) => kind !== 'same');
  const isNear = [...marks];
  marks.forEach((isChanged, i) => {
    if (isChanged) isNear.fill(true, Math.max(0, i - around), i + around + 1);
  });
  return isNear;
}
