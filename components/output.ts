/**
 * What a program gave back, as elements: the same at build time (with a stand-in document) and in the page.
 * Everything that comes from a program is put in as text.
 */
import type { Chart, Control, Figure } from '../src/plot/figure.ts';
import type { ConsoleLine, Json, Recording } from '../src/runtime/protocol.ts';
import { summary, table } from './draw/describe.ts';
import { format } from './draw/number.ts';
import { rowsOf, shareOf } from './draw/rows.ts';
import { element, renderRows } from './element.ts';
import { sliderPosition, stepsOf } from './slider.ts';
import type { Language, Strings } from './strings.ts';
import { wordsIn } from './words.ts';

export interface Surroundings {
  document: Document;
  language: Language;
  text: Strings;
}

/**
 * Draws a chart at a width in pixels, lower if it is one of several in a row; handed in, since the drawing library is
 * loaded only when it is needed.
 */
export type DrawChart = (chart: Chart, width: number, compact: boolean) => Element;

export function renderControls(around: Surroundings, controls: Control[]): HTMLElement[] {
  const { document, language } = around;
  const words = wordsIn(language);
  // Points are moved in their chart.
  return controls.flatMap((control) => {
    if (control.kind === 'points') return [];
    const word = words(control.key);
    const name = element(document, 'span', { class: `control-name ${word.meaning ?? ''}` }, word.text);
    if (control.kind === 'slider') {
      const shown = format(control.value);
      const steps = stepsOf(control);
      const input = element(document, 'input', {
        type: 'range',
        min: '0',
        max: String(steps),
        step: '1',
        value: String(Math.round((sliderPosition(control, control.value) * steps) / 1000)),
        'data-control': control.key,
        'data-min': String(control.min),
        'data-max': String(control.max),
        'data-scale': control.scale,
        'data-step': control.step === undefined ? undefined : String(control.step),
        'aria-valuetext': shown,
        class: word.meaning,
      });
      // The input says its value itself, and would be heard twice.
      const value = element(document, 'output', { 'aria-live': 'off' }, shown);
      return element(document, 'label', { class: 'control slider' }, name, input, value);
    }
    if (control.kind === 'choice') {
      const options = control.options.map((option) =>
        element(
          document,
          'option',
          { value: option, selected: option === control.value ? '' : undefined },
          words(option).text,
        ),
      );
      const select = element(document, 'select', { 'data-control': control.key }, ...options);
      return element(document, 'label', { class: 'control' }, name, select);
    }
    const input = element(document, 'input', {
      type: 'checkbox',
      'data-control': control.key,
      checked: control.value ? '' : undefined,
    });
    return element(document, 'label', { class: 'control toggle' }, input, name);
  });
}

/**
 * Charts, each with a table of its data, and those of one row side by side. Drawings for several widths, the widest
 * first, stand beside each other; the style sheet shows one.
 */
export function renderCharts(
  around: Surroundings,
  figure: Figure,
  draw: DrawChart,
  widths: { name: string; pixels: number }[],
): HTMLElement[] {
  const { document, language, text } = around;
  const words = wordsIn(language);
  const chartBox = (chart: Chart, count: number): HTMLElement => {
    const drawings = widths.map(({ name, pixels }) => {
      const svg = draw(chart, shareOf(count, pixels).width, count > 1);
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-label', summary(chart, language, words));
      const style = `--height: ${String(svg.getAttribute('height'))}px`;
      return element(document, 'div', { class: `chart-drawing ${name}`, style }, svg);
    });
    const { columns, rows } = table(chart, language, words);
    const data = element(
      document,
      'details',
      { class: 'chart-data' },
      element(document, 'summary', {}, text.data),
      element(document, 'p', {}, summary(chart, language, words)),
      element(
        document,
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': text.data },
        renderRows(document, columns, rows),
      ),
    );
    const title = chart.key && element(document, 'p', { class: 'chart-title' }, words(chart.key).text);
    return element(document, 'div', { class: 'chart-box' }, title || undefined, ...drawings, data);
  };
  return rowsOf(figure.charts).flatMap((row) => {
    const boxes = row.filter((chart) => chart.series.length > 0).map((chart) => chartBox(chart, row.length));
    if (row.length === 1 || boxes.length === 0) return boxes;
    const { across } = shareOf(row.length, widths[0]?.pixels ?? 0);
    return [element(document, 'div', { class: 'chart-row', 'data-across': String(across) }, ...boxes)];
  });
}

export function renderConsole(
  around: Surroundings,
  lines: ConsoleLine[],
  dropped: number,
): HTMLElement | undefined {
  const { document, text } = around;
  if (lines.length === 0) return undefined;
  const children = lines.map((line) =>
    element(
      document,
      'div',
      { class: `console-line ${line.level}` },
      line.table ? renderRows(document, line.table.columns, line.table.rows) : line.text,
      line.count > 1 && element(document, 'span', { class: 'count' }, `×${line.count}`),
    ),
  );
  if (dropped > 0)
    children.push(element(document, 'div', { class: 'console-line warn' }, text.dropped(dropped)));
  return element(
    document,
    'div',
    { class: 'console', role: 'region', tabindex: '0', 'aria-label': text.console },
    ...children,
  );
}

/** One number, word or truth value as it is shown; undefined for what holds several. */
export const scalar = (value: Json): string | undefined => {
  if (typeof value === 'number') return format(value, 4);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return undefined;
};

/** A program's exports that are one number, word or truth value, by the names that the program gives them. */
export function renderValues(around: Surroundings, results: Recording['results']): HTMLElement | undefined {
  const { document, text } = around;
  const rows = Object.entries(results).flatMap(([name, value]) => {
    const shown = scalar(value);
    if (shown === undefined) return [];
    return [
      element(
        document,
        'div',
        {},
        element(document, 'dt', {}, name),
        element(document, 'dd', { 'data-value': name }, shown),
      ),
    ];
  });
  return rows.length > 0
    ? element(document, 'dl', { class: 'values', 'aria-label': text.values }, ...rows)
    : undefined;
}

export function renderClaims(around: Surroundings, claims: Recording['claims']): HTMLElement | undefined {
  const { document, language, text } = around;
  if (claims.length === 0) return undefined;
  const items = claims.map((claim) =>
    element(
      document,
      'li',
      { class: claim.holds ? 'holds' : 'fails', 'data-claim': claim.id },
      element(
        document,
        'span',
        { class: 'mark', role: 'img', 'aria-label': claim.holds ? text.holds : text.fails },
        claim.holds ? '✓' : '✗',
      ),
      element(
        document,
        'span',
        {},
        `${claim[language]} `,
        element(document, 'span', { class: 'measured' }, claim.measured),
      ),
    ),
  );
  return element(document, 'ul', { class: 'claims', 'aria-label': text.claims }, ...items);
}
