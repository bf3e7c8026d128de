/** Values at the pointer, under a finger, or by arrow keys: in a small box within the picture. */
import type { Chart } from '../../src/plot/figure.ts';
import type { Language } from './describe.ts';
import type { Point } from './path.ts';
import { readAt, stopsOf } from './read.ts';
import type { Reading } from './read.ts';
import { scalesOf } from './scales.ts';
import type { Scales } from './scales.ts';
import { token } from './style.ts';
import { open, part, placeOf } from './svg.ts';
import { widthOf, wrap } from './text.ts';
import type { Words } from './words.ts';

const names = {
  en: { reader: 'Values', none: 'none yet', next: ': ', between: ', ' },
  zh: { reader: '读数', none: '尚无', next: '：', between: '，' },
};

/** No more lines than this in the box; the table has the rest. */
const most = 8;

/**
 * Lets readers read a picture of `chart` off. Nothing outside the picture moves, and nothing is shown in print.
 *
 * @param hidden  keys that are out of the picture
 */
export function attachHover(
  svg: SVGSVGElement,
  chart: Chart,
  words: Words,
  language: Language,
  hidden: ReadonlySet<string> = new Set(),
): void {
  const scales = scalesOf(svg);
  if (scales === undefined) return;
  const say = names[language];
  const { frame } = scales;
  let stops: Point[] | undefined;
  let stop = -1;

  const reader = part(svg, 'rect', {
    'data-reader': '',
    x: frame.left,
    y: frame.top,
    width: frame.right - frame.left,
    height: frame.bottom - frame.top,
    fill: 'none',
    role: 'slider',
    tabindex: '0',
    'aria-label': say.reader,
    'aria-valuemin': '0',
    'aria-valuenow': '0',
    'aria-valuetext': say.none,
  });
  // Before the labels and handles, so that by Tab it comes first and by pointer it covers none of them.
  const before = svg.querySelector('[data-handle], [data-label]');
  if (before !== null) svg.insertBefore(reader, before);
  open(svg);
  const group = part(svg, 'g', { 'data-hover': '', 'aria-hidden': 'true', 'pointer-events': 'none' });

  const clear = () => group.replaceChildren();
  const show = (point: Point): Reading | undefined => {
    const reading = readAt(chart, scales, point, words, (key) => hidden.has(key));
    clear();
    if (reading !== undefined) drawReading(svg, group, scales, reading);
    return reading;
  };

  svg.addEventListener('pointermove', (event) => {
    const [x, y] = placeOf(svg, event);
    const isNear =
      x >= frame.left - 12 && x <= frame.right + 12 && y >= frame.top - 4 && y <= frame.bottom + 4;
    const isHeld = svg.querySelector('[data-held]') !== null;
    if (isNear && !isHeld) show([x, y]);
    else clear();
  });
  svg.addEventListener('pointerdown', (event) => {
    if ((event.target as Element).closest('[data-handle], [data-label]') !== null) return;
    show(placeOf(svg, event));
    // What a finger has asked for stays until it taps elsewhere.
    if (event.pointerType === 'touch') reader.focus({ preventScroll: true });
  });
  svg.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') clear();
  });
  reader.addEventListener('blur', clear);
  reader.addEventListener('keydown', (event) => {
    stops ??= stopsOf(chart, scales);
    const last = stops.length - 1;
    const pages: Record<string, number> = {
      ArrowRight: stop + 1,
      ArrowUp: stop + 1,
      ArrowLeft: stop - 1,
      ArrowDown: stop - 1,
      PageUp: stop + Math.ceil(stops.length / 10),
      PageDown: stop - Math.ceil(stops.length / 10),
      Home: 0,
      End: last,
    };
    const { key, ctrlKey, metaKey, altKey } = event;
    if (key === 'Escape') clear();
    if (!Object.hasOwn(pages, key) || ctrlKey || metaKey || altKey || last < 0) return;
    event.preventDefault();
    stop = Math.min(last, Math.max(0, pages[key]));
    const reading = show(stops[stop]);
    reader.setAttribute('aria-valuemax', String(last));
    reader.setAttribute('aria-valuenow', String(stop));
    const spoken =
      reading === undefined
        ? say.none
        : reading.title + say.next + reading.entries.map(({ text }) => text).join(say.between);
    reader.setAttribute('aria-valuetext', spoken);
  });
}

/** A line through the place, dots on the curves, and the words beside it, all within the picture. */
function drawReading(svg: SVGSVGElement, group: Element, { frame }: Scales, reading: Reading): void {
  const {
    at: [x, y],
    isColumn,
    cell,
    title,
  } = reading;
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const size = Number(svg.getAttribute('font-size')) || 12;
  const row = size * 1.35;
  if (isColumn) {
    const line = { stroke: token('soft'), 'stroke-opacity': 0.6 };
    part(group, 'line', { x1: x, x2: x, y1: frame.top, y2: frame.bottom, ...line });
  } else if (cell !== undefined) {
    const [w, h] = cell;
    const outline = { fill: 'none', stroke: token('ink'), 'stroke-width': 2 };
    part(group, 'rect', { x: x - w / 2, y: y - h / 2, width: w, height: h, ...outline });
  } else {
    part(group, 'circle', { cx: x, cy: y, r: 5, fill: 'none', stroke: token('ink'), 'stroke-width': 1.5 });
  }
  for (const { key, dot } of reading.entries) {
    if (dot === undefined) continue;
    const ring = { stroke: token('panel'), 'stroke-width': 1.5 };
    part(group, 'circle', { cx: dot[0], cy: dot[1], r: 4, fill: colourOf(svg, key), ...ring });
  }

  const room = Math.max(80, width - 24);
  const cut = (text: string, indent: number) => wrap(text, size, room - indent, 1).lines[0] ?? '';
  const shown = reading.entries.slice(0, most);
  const rest = reading.entries.length - shown.length;
  const lines = [
    { text: cut(title, 0), colour: undefined },
    ...shown.map(({ key, text }) => ({ text: cut(text, 14), colour: colourOf(svg, key) })),
    ...(rest > 0 ? [{ text: `… +${rest}`, colour: undefined }] : []),
  ];
  const boxWidth = Math.max(...lines.map(({ text, colour }) => widthOf(text, size) + (colour ? 14 : 0))) + 16;
  const boxHeight = lines.length * row + 8;
  // On the side with more room, so that the box does not cover what it speaks of.
  const isLeft = x > (frame.left + frame.right) / 2;
  const away = 12 + (cell?.[0] ?? 0) / 2;
  const left = Math.min(width - boxWidth - 1, Math.max(1, isLeft ? x - boxWidth - away : x + away));
  const top = Math.min(height - boxHeight - 1, Math.max(1, isColumn ? frame.top + 4 : y - boxHeight / 2));
  part(group, 'rect', {
    x: left,
    y: top,
    width: boxWidth,
    height: boxHeight,
    rx: 3,
    fill: token('panel'),
    'fill-opacity': 0.94,
    stroke: token('line'),
  });
  lines.forEach(({ text, colour }, i) => {
    const middle = top + 4 + (i + 0.5) * row;
    if (colour !== undefined)
      part(group, 'rect', { x: left + 8, y: middle - 4, width: 8, height: 8, rx: 2, fill: colour });
    const place = { x: left + 8 + (colour === undefined ? 0 : 14), y: middle + size * 0.35 };
    part(group, 'text', {
      ...place,
      'text-anchor': 'start',
      fill: token(i === 0 ? 'soft' : 'ink'),
    }).textContent = text;
  });
}

/** The colour in which a key is drawn in this picture. */
function colourOf(svg: Element, key: string): string {
  for (const name of ['data-label', 'data-key']) {
    for (const found of Array.from(svg.querySelectorAll(`[${name}]`))) {
      if (found.getAttribute(name) !== key) continue;
      const [stroke, fill] = [found.getAttribute('stroke'), found.getAttribute('fill')];
      const colour = stroke !== null && stroke !== 'none' ? stroke : fill;
      if (colour !== null && colour !== 'none') return colour;
    }
  }
  return token('ink');
}
