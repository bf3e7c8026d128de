/** In the notice of Share: a list of students, a link for each, and what each will find. */
import type { Recording } from '../../src/runtime/protocol.ts';
import { encodeSeed } from '../cell/share.ts';
import { withSeed } from '../cell/trust.ts';
import { format } from '../draw/number.ts';
import { button, element, renderRows } from '../element.ts';
import { save } from '../save.ts';
import type { Language } from '../strings.ts';
import { classSeeds, csvOf, expectedOf, mostStudents, studentsIn } from './class-seeds.ts';
import style from './seeds.css?url&no-inline';
import { teachTexts } from './texts.ts';

export interface SeededProgram {
  name: string;
  /** The reader's text; null if it is the page's own. */
  code: string | null;
  runOn(seeds: number[], onRun: (done: number) => void): Promise<Recording[]>;
}

export function renderSeeds(language: Language, program: SeededProgram): HTMLElement {
  const text = teachTexts[language];
  const { columns } = text;
  const list = element(document, 'textarea', { rows: '4', required: '' }) as HTMLTextAreaElement;
  const told = element(document, 'p', { role: 'status' });
  const place = element(document, 'div', { class: 'scroll' });
  let rows: string[][] = [];
  let seeds: number[] = [];

  const more = element(
    document,
    'p',
    { class: 'buttons', hidden: '' },
    button(text.copyLinks, () => void copy()),
    button(text.csv, () =>
      // The mark tells spreadsheets that it is Unicode.
      save(new Blob(['\uFEFF' + csvOf(rows)], { type: 'text/csv' }), `${program.name}-seeds.csv`),
    ),
    button(text.expected, () => void expect()),
  );
  const details = element(
    document,
    'details',
    { class: 'class-seeds' },
    element(document, 'link', { rel: 'stylesheet', href: style }),
    element(document, 'summary', {}, text.classSeeds),
    element(document, 'label', {}, text.students, list),
    element(document, 'p', {}, text.studentsNote),
    element(
      document,
      'p',
      { class: 'buttons' },
      button(text.makeLinks, () => void make()),
    ),
    told,
    place,
    more,
  );

  function show(): void {
    const [head = [], ...body] = rows;
    place.replaceChildren(renderRows(document, head, body));
    more.hidden = false;
  }

  async function make(): Promise<void> {
    const typed = studentsIn(list.value);
    if (!typed || 'twice' in typed) {
      told.textContent = typed ? text.twice(typed.twice) : text.noStudents(mostStudents);
      list.focus();
      return;
    }
    const { students } = typed;
    told.textContent = '';
    seeds = classSeeds(students);
    const url = new URL(location.href);
    url.search = '';
    rows = [[columns.student, columns.seed, columns.link]];
    for (const [i, seed] of seeds.entries()) {
      const code = program.code === null ? undefined : (withSeed(program.code, seed) ?? undefined);
      url.hash = await encodeSeed(program.name, seed, code);
      rows.push([students[i] ?? '', String(seed), url.href]);
    }
    show();
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(rows.map((row) => row.join('\t')).join('\n'));
      told.textContent = text.copied;
    } catch {
      told.textContent = text.notCopied;
    }
  }

  async function expect(): Promise<void> {
    const runs = await program.runOn(
      seeds,
      (done) => (told.textContent = text.computing(done, seeds.length)),
    );
    const found = runs.map(expectedOf);
    const names = [...new Set(found.flatMap((one) => ('values' in one ? Object.keys(one.values) : [])))];
    const failed = found.some((one) => 'error' in one);
    const added = found.map((one) => [
      ...names.map((name) =>
        'values' in one && name in one.values ? format(one.values[name] ?? NaN, 4) : '',
      ),
      'claims' in one ? one.claims : '',
      ...(failed ? ['error' in one ? one.error : ''] : []),
    ]);
    const head = [...names, columns.claims, ...(failed ? [columns.error] : [])];
    rows = rows.map((row, i) => [
      ...row.slice(0, 3),
      ...(i === 0 ? head : (added[i - 1] ?? head.map(() => ''))),
    ]);
    show();
  }

  return details;
}
