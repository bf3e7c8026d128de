/** The charts of a run in the page: drawn at the width there is, with all that a reader can do with them. */
import type { Figure, Place } from '../../src/plot/figure.ts';
import { draw } from '../draw/draw.ts';
import {
  attachHandles,
  attachHover,
  attachToggles,
  handlesOf,
  keepPlace,
  toCsv,
  toPng,
  toSvgText,
} from '../draw/interact.ts';
import { save } from '../save.ts';
import { button, element } from '../element.ts';
import { renderCharts, type Surroundings } from '../output.ts';
import { wordsIn, type Word } from '../words.ts';

// All that a run gives is shown by one file, fetched at once.
export { renderClaims, renderConsole, renderControls, renderValues } from '../output.ts';

/** Charts narrower than this are drawn for a phone. */
const narrowest = 280;
/** Pixels of a saved picture for each of the page's. */
const pngScale = 2;

export interface ChartOptions {
  around: Surroundings;
  /** Of the program; files that a reader saves are called after it. */
  name: string;
  /** Keys whose lines the reader has switched off; kept from run to run. */
  hidden: Set<string>;
  /** A pinned run, drawn faintly behind this one. */
  behind: Figure | undefined;
  /** A reader moved the points of a control. */
  onMove(key: string, places: Place[]): void;
}

export function showCharts(box: HTMLElement, figure: Figure, options: ChartOptions): void {
  const { around, hidden, behind, onMove } = options;
  const { language } = around;
  const words = wordsIn(language);
  const pixels = Math.max(narrowest, Math.floor(widthOf(box)));
  drawn.set(box, { pixels, again: () => showCharts(box, figure, options) });
  const open = Array.from(box.querySelectorAll('details'), (details) => details.open);
  keepPlace(box, () => {
    const rows = renderCharts(
      around,
      figure,
      (chart, width, compact) =>
        draw(chart, {
          width,
          compact,
          document,
          words,
          among: figure.charts,
          controls: figure.controls,
          ...(behind ? { behind: behind.charts } : {}),
        }),
      [{ name: 'only', pixels }],
    );
    box.replaceChildren(...rows);
    for (const [index, holder] of box.querySelectorAll('.chart-box').entries()) {
      const svg = holder.querySelector<SVGSVGElement>('.chart-drawing svg');
      const details = holder.querySelector('details');
      const chart = figure.charts.find(({ key }) => key === svg?.dataset['chart']);
      if (!chart || !svg || !details) continue;
      details.open = open[index] ?? false;
      details.append(saveBar(options, chart, svg, words));
      attachHover(svg, chart, words, language, hidden);
      attachToggles(svg, hidden);
      for (const control of handlesOf(chart, figure.charts, figure.controls)) {
        attachHandles(svg, chart, control, { words, language }, (places) => onMove(control.key, places));
      }
    }
  });
}

/** A change of the width that is worth drawing for; a scroll bar that comes or goes is not. */
const noticeable = 24;

const widths = new WeakMap<Element, number>();
const drawn = new WeakMap<Element, { pixels: number; again(): void }>();
const watcher = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    const width = contentRect.width / scaleOf(target);
    widths.set(target, width);
    const last = drawn.get(target);
    // What is hidden has no width, and is drawn when it is seen.
    if (!last || width === 0) continue;
    if (Math.abs(Math.max(narrowest, width) - last.pixels) > noticeable) last.again();
  }
});

/** A style sheet may ask for larger charts: drawn for less room, and enlarged. */
const scaleOf = (box: Element): number =>
  Number(getComputedStyle(box).getPropertyValue('--chart-scale')) || 1;

/** As the browser tells it when it changes: to ask would have it lay out the page in the midst of a drag. */
function widthOf(box: HTMLElement): number {
  const known = widths.get(box);
  if (known !== undefined) return known;
  const width = box.clientWidth / scaleOf(box);
  widths.set(box, width);
  watcher.observe(box);
  return width;
}

/** Buttons that save the chart as a picture, or its numbers. */
function saveBar(
  { around, name }: ChartOptions,
  chart: Figure['charts'][number],
  svg: SVGSVGElement,
  words: (key: string) => Word,
): HTMLElement {
  const file = [name, chart.key].filter(Boolean).join('-');
  const formats: Record<string, () => Blob | Promise<Blob>> = {
    SVG: () => new Blob([toSvgText(svg)], { type: 'image/svg+xml' }),
    PNG: () => toPng(svg, pngScale),
    CSV: () => new Blob([toCsv(chart, words)], { type: 'text/csv' }),
  };
  const buttons = Object.entries(formats).map(([format, make]) =>
    button(
      around.text.saveAs(format),
      () => void Promise.resolve(make()).then((blob) => save(blob, `${file}.${format.toLowerCase()}`)),
    ),
  );
  return element(document, 'p', { class: 'buttons' }, ...buttons);
}
