/** A chart to take away: as a picture that needs no page, and as a table of all its numbers. */
import type { Chart, Series } from '../../src/plot/figure.ts';
import type { Words } from './words.ts';

/** Where an SVG file is opened there may be none of the page's fonts. */
const fonts =
  'Inter, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif';

/** What only a page needs. */
const taken = ['tabindex', 'class', 'aria-hidden', 'aria-pressed', 'aria-valuetext'];

/**
 * The picture as a file of its own: colours as they are in the page now, a ground behind them, and no part that only
 * answers to a reader.
 *
 * @param styles  of the picture, where its colours are looked up
 */
export function toSvgText(
  svg: SVGSVGElement,
  styles: Pick<CSSStyleDeclaration, 'getPropertyValue'> = getComputedStyle(svg),
): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const ink = styles.getPropertyValue('color').trim() || '#22262b';
  const resolve = (value: string) =>
    value
      .replace(/var\((--[\w-]+)\s*,\s*([\w#-]+)\)/g, (_, name: string, instead: string) => {
        return styles.getPropertyValue(name).trim() || instead;
      })
      .replace(/^currentColor$/, ink);
  for (const useless of Array.from(copy.querySelectorAll('[data-hover], [data-reader], [data-area]')))
    useless.remove();
  for (const part of [copy, ...Array.from(copy.querySelectorAll('*'))]) {
    if (part.hasAttribute('data-off'))
      part.setAttribute('opacity', part.hasAttribute('data-label') ? '0.6' : '0.1');
    for (const { name, value } of Array.from(part.attributes)) {
      if (name === 'fill' || name === 'stroke') part.setAttribute(name, resolve(value));
      else if (name.startsWith('data-') || taken.includes(name) || /^aria-(value|role)/.test(name))
        part.removeAttribute(name);
      else if (name === 'role' && part !== copy) part.removeAttribute(name);
    }
  }
  const [width, height] = [copy.getAttribute('width') ?? '', copy.getAttribute('height') ?? ''];
  const ground = copy.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: resolve('var(--paper, #ffffff)') }))
    ground.setAttribute(name, value);
  copy.prepend(ground);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('role', 'img');
  copy.setAttribute('font-family', fonts);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialized(copy)}\n`;
}

/** Well-formed XML, which the text of an element in an HTML page need not be. */
function serialized(svg: SVGSVGElement): string {
  const text =
    typeof XMLSerializer === 'undefined' ? svg.outerHTML : new XMLSerializer().serializeToString(svg);
  // Characters that no XML may hold, which a program's names may.
  return text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '');
}

/**
 * The picture in `scale` times its pixels.
 *
 * @throws Error if the browser cannot draw it
 */
export async function toPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const document = svg.ownerDocument;
  const url = URL.createObjectURL(new Blob([toSvgText(svg)], { type: 'image/svg+xml' }));
  try {
    const image = document.createElement('img');
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(Number(svg.getAttribute('width')) * scale);
    canvas.height = Math.round(Number(svg.getAttribute('height')) * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('this browser makes no picture of the chart'));
        else resolve(blob);
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

type Cell = string | number;

/**
 * All numbers of a chart, unrounded, as comma-separated values: a column for each series where all share their x,
 * else a row for each point under its series' name; a heat map as it is drawn.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it. Text beyond ASCII gets a byte-order
 * mark before all, without which spreadsheets misread Chinese.
 */
export function toCsv(chart: Chart, words: Words): string {
  const rows = rowsOf(chart, words);
  const text = rows.map((row) => row.map(quote).join(',')).join('\r\n');
  return `${/^[\x00-\x7f]*$/.test(text) ? '' : '\ufeff'}${text}\r\n`;
}

function rowsOf({ series, axes }: Chart, words: Words): Cell[][] {
  const text = (key: string) => words(key).text;
  const [x, y] = (['x', 'y'] as const).map((axis) => {
    const key = axes[axis];
    return key === undefined ? axis : text(key);
  });
  const nameOf = (at: Cell | undefined) => (typeof at === 'string' ? text(at) : (at ?? ''));
  const [first] = series;
  if (first?.mark === 'heat' && first.grid !== undefined) {
    const { columns, values, rowNames, columnNames } = first.grid;
    const rows = Array.from({ length: values.length / columns }, (_, i) => i);
    const head = Array.from({ length: columns }, (_, j) => nameOf(columnNames?.[j] ?? j + 1));
    return [
      [text(first.key), ...head],
      ...rows.map((i) => [nameOf(rowNames?.[i] ?? i + 1), ...values.slice(i * columns, (i + 1) * columns)]),
    ];
  }
  const curves = series.filter(({ mark }) => mark === 'line' || mark === 'bars' || mark === 'band');
  const isShared =
    curves.length === series.length &&
    curves.length > 0 &&
    curves.every(
      (curve) => curve.x.length === curves[0].x.length && curve.x.every((at, i) => at === curves[0].x[i]),
    );
  if (isShared) {
    const columnsOf = ({ key, y: low, y2 }: Series): [string, number[]][] =>
      y2 === undefined
        ? [[text(key), low]]
        : [
            [`${text(key)} ↓`, low],
            [`${text(key)} ↑`, y2],
          ];
    const columns = curves.flatMap(columnsOf);
    return [
      [x, ...columns.map(([name]) => name)],
      ...curves[0].x.map((at, i) => [nameOf(at), ...columns.map(([, values]) => values[i])]),
    ];
  }
  const third = series.some(({ y2, grid }) => y2 !== undefined || grid !== undefined);
  return [
    ['', x, y, ...(third ? ['↑'] : [])],
    ...series.flatMap((one): Cell[][] => {
      const name = text(one.key);
      if (one.mark === 'rule') return [[name, one.x[0] ?? '', one.y[0] ?? '', ...(third ? [''] : [])]];
      if (one.mark === 'field' && one.grid !== undefined) {
        const { columns, values } = one.grid;
        const rows = values.length / columns;
        const [from, to] = one.x as number[];
        return values.map((value, i) => [
          name,
          from + ((i % columns) / (columns - 1)) * (to - from),
          one.y[0] + (Math.floor(i / columns) / (rows - 1)) * (one.y[1] - one.y[0]),
          value,
        ]);
      }
      return one.y.map((value, i) => [name, nameOf(one.x[i]), value, ...(third ? [one.y2?.[i] ?? ''] : [])]);
    }),
  ];
}

function quote(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  // A lone minus or plus with digits after it is a number and no formula.
  const isFormula = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(cell);
  const safe = isFormula ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
