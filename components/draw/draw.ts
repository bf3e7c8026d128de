/**
 * Draws a chart to SVG by Observable Plot: the same picture at build time, with a stand-in for the document,
 * and in the page.
 *
 * Words stand at the ends of the lines instead of a legend. Nothing is scaled afterwards: a chart is drawn
 * anew for each width, so that its text keeps its size. The result holds no ids, no random names and no style
 * block; all text is set as text. `draw.css` has its colours.
 *
 * For a page that lets readers take part, each part of a series carries `data-key`, each label `data-label`, each
 * draggable point `data-handle`, and the picture its scales.
 */
import * as Plot from '@observablehq/plot';
import type { Chart, Control, Series } from '../../src/plot/figure.ts';
import { backward, forward } from './axis.ts';
import { contour, crop, levelsOf } from './field.ts';
import { cellTexts, heatColour, heatInk, heatScale } from './heat.ts';
import { barGap, heatOf, layOut, lineHeight, namesOf, stripCell, swatchWidth } from './layout.ts';
import type { HandleControl, Label, Layout } from './layout.ts';
import { format } from './number.ts';
import { alone, clip, isInside, simplify } from './path.ts';
import type { Point } from './path.ts';
import { handlesOf, noteScales } from './scales.ts';
import { narrowest } from './rows.ts';
import { looks, token } from './style.ts';
import type { Look } from './style.ts';
import { widthOf } from './text.ts';
import type { Words } from './words.ts';

export interface DrawOptions {
  /** Of the picture in pixels, at least `narrowest`; the height follows from it. */
  width: number;
  document: Document;
  words: Words;
  /** Lower, with fewer ticks: for charts in a row. */
  compact?: boolean;
  /** Writes the chart's name into the picture, for where no heading stands above it. */
  title?: boolean;
  /** All charts of the figure, so that a key looks the same in each of them. */
  among?: readonly Chart[];
  /** Those of the figure; its draggable points are drawn in the charts they belong to. */
  controls?: readonly Control[];
  /** Charts of an earlier run to compare with, drawn faintly behind those of the same key. */
  behind?: readonly Chart[];
}

/** A chart of a validated figure as a picture. */
export function draw(chart: Chart, options: DrawOptions): SVGSVGElement {
  const { document, words } = options;
  const width = Math.max(narrowest, Math.round(options.width));
  const behind = options.behind?.find(({ key }) => key === chart.key);
  const beside = [...(options.among ?? []), ...(options.behind ?? [])].filter(
    ({ row }) => row !== undefined && row === chart.row,
  );
  const handles = handlesOf(chart, options.among ?? [chart], options.controls ?? []);
  const layout = layOut(chart, {
    width,
    words,
    behind,
    beside,
    compact: options.compact ?? false,
    title: options.title ?? false,
    handles,
  });
  const found = looks(options.among ?? [chart], words);
  const lookOf = (key: string): Look =>
    found.get(key) ?? {
      colour: token('ink'),
      dash: undefined,
      symbol: 'circle',
      fill: 'full',
      isBundle: false,
    };
  const { frame, x, y, height } = layout;

  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: frame.left,
    marginRight: width - frame.right,
    marginTop: frame.top,
    marginBottom: height - frame.bottom,
    className: 'chart',
    x: { type: x.scale, domain: x.domain },
    y: { type: y.scale, domain: y.domain },
    axis: null,
    marks: [
      ...axes(layout, chart),
      ...(behind === undefined ? [] : marksOf(behind, layout, lookOf, true)),
      ...marksOf(chart, layout, lookOf, false),
    ],
  }) as SVGSVGElement;
  clean(svg);
  svg.setAttribute('font-size', String(layout.size));
  noteScales(svg, chart.key, layout);
  const element = maker(document);
  const heat = heatOf(chart);
  if (heat !== undefined) drawHeat(svg, element, layout, chart.series[0]);
  for (const control of handles) drawHandles(svg, element, layout, control, lookOf(control.key));
  write(svg, element, layout, lookOf);
  return svg;
}

/** Attributes that hold pixels. */
const places = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'd', 'transform'];

/**
 * Takes out what Plot adds for pages without a stylesheet, and its English names of parts; rounds its pixels,
 * since a sixteenth decimal that another machine computes otherwise would make another picture.
 */
function clean(svg: SVGSVGElement): void {
  svg.querySelector('style')?.remove();
  svg.removeAttribute('font-family');
  for (const part of Array.from(svg.querySelectorAll('[aria-label], [aria-hidden]'))) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-hidden');
  }
  for (const part of Array.from(svg.querySelectorAll('line, path, rect, text, g'))) {
    for (const name of places) {
      const value = part.getAttribute(name);
      if (value?.includes('.'))
        part.setAttribute(
          name,
          value.replace(/-?\d*\.\d+/g, (number) => (name === 'd' ? shorter : short)(Number(number))),
        );
    }
  }
}

/* —— Axes —— */

function axes({ frame, x, y, size }: Layout, chart: Chart): Plot.Markish[] {
  const ink = { stroke: token('soft'), fill: token('soft') };
  const labelOf = ({ ticks }: { ticks: { values: number[]; labels: string[] } }) => {
    const labels = new Map(ticks.values.map((value, i) => [value, ticks.labels[i]]));
    return (value: number) => labels.get(value) ?? '';
  };
  const grid = { stroke: token('line'), strokeOpacity: 1 };
  const isHeat = heatOf(chart) !== undefined;
  const isNamed = namesOf(chart.series) !== undefined;
  const zero = y.scale === 'linear' && y.domain[0] < 0 && y.domain[1] > 0;
  return [
    isHeat ? null : Plot.gridY(y.ticks.values, grid),
    chart.axes.equal ? Plot.gridX(x.ticks.values, grid) : null,
    // The base line: zero where it is in sight, so that signs can be told.
    isHeat ? null : Plot.ruleY([zero ? 0 : y.domain[0]], { stroke: token('soft'), strokeOpacity: 0.7 }),
    isNamed || zero || isHeat
      ? null
      : [
          Plot.ruleX(x.ticks.values, tickMark(frame.bottom, 5)),
          Plot.ruleX(x.ticks.minor, tickMark(frame.bottom, 3)),
        ],
    Plot.axisX(x.ticks.values, {
      ...ink,
      tickSize: 0,
      tickPadding: 8,
      label: null,
      fontSize: size,
      tickFormat: labelOf(x) as never,
      ...(x.isSlanted ? { tickRotate: -40, textAnchor: 'end', lineAnchor: 'middle' } : {}),
    }),
    Plot.axisY(y.ticks.values, {
      ...ink,
      tickSize: 0,
      tickPadding: 8,
      label: null,
      fontSize: size,
      tickFormat: labelOf(y) as never,
    }),
  ];
}

/** A short stroke under the frame. */
function tickMark(bottom: number, length: number): Plot.RuleXOptions {
  const ends = { y1: raw(() => bottom), y2: raw(() => bottom + length) };
  // The types of Plot do not tell that a rule's ends may pass by the scale.
  return { x: (value: number) => value, ...(ends as object), stroke: token('soft'), strokeOpacity: 0.7 };
}

/* —— Marks —— */

/** Areas behind lines behind points. */
const order = ['field', 'band', 'bars', 'rule', 'line', 'points'] as const;

function marksOf(
  chart: Chart,
  layout: Layout,
  lookOf: (key: string) => Look,
  isFaint: boolean,
): Plot.Markish[] {
  return order.flatMap((mark) =>
    chart.series
      .filter((series) => series.mark === mark)
      .flatMap((series): Plot.Markish[] => {
        if (mark === 'field') return [fieldOf(series, chart, layout, lookOf, isFaint)];
        const parts = shapes[mark](series, layout, lookOf(series.key), chart);
        return parts.map(({ kind, data, options }) => {
          const shared = {
            ...options,
            render: named(series.key, isFaint),
            ...(isFaint ? { opacity: 0.35 } : {}),
          };
          return kind(data as never, shared as never);
        });
      }),
  );
}

/** A mark of Plot, its data in pixels. */
interface Part {
  kind: (data: never, options: never) => Plot.Markish;
  data: readonly unknown[];
  options: Record<string, unknown>;
}

/** Bars of one colour, side by side; the outline is the same. */
const filled = {
  full: { fillOpacity: 0.85 },
  pale: { fillOpacity: 0.25 },
  none: { fillOpacity: 0.02, strokeDasharray: '3 2' },
};

/** Pixels pass by the scales. */
const raw = (value: (entry: never) => number) => ({ value, scale: null }) as const;

const byPlace = { x: raw((point: Point) => point[0]), y: raw((point: Point) => point[1]) };

const shapes: {
  [mark in Exclude<Series['mark'], 'field' | 'heat'>]: (
    series: Series,
    layout: Layout,
    look: Look,
    chart: Chart,
  ) => Part[];
} = {
  line(series, { place, frame }, { colour, dash, isBundle }) {
    const all = series.y.map((y, i): Point => [place.across(series.x[i] as number), place.up(y)]);
    const seen = clip(all, frame);
    const dots = alone(seen);
    const kept = simplify(seen, 0.12);
    let curve = 0;
    const curves = kept.map(([x]) => (Number.isNaN(x) ? curve++ : curve));
    return [
      {
        kind: Plot.line,
        data: kept,
        options: {
          ...byPlace,
          // A path for each curve, so that it is darker where many run.
          ...(isBundle ? { z: curves } : {}),
          stroke: colour,
          strokeWidth: isBundle ? 1 : 2,
          strokeOpacity: isBundle ? 0.45 : undefined,
          strokeDasharray: dash,
          strokeLinejoin: 'round',
          strokeLinecap: dash === undefined ? 'round' : 'butt',
        },
      },
      ...(dots.length > 0
        ? [{ kind: Plot.dot, data: dots, options: { ...byPlace, r: raw(() => 3), fill: colour } } as Part]
        : []),
    ];
  },

  points(series, { place, frame }, { colour, symbol }) {
    const seen = series.y
      .map((y, i): Point => [place.across(series.x[i] as number), place.up(y)])
      .filter((point) => isInside(point, frame));
    const r = seen.length > 500 ? 1.5 : seen.length > 100 ? 2.25 : 3.25;
    const options = { ...byPlace, r: raw(() => r), symbol, fill: colour, fillOpacity: 0.75 };
    return [{ kind: Plot.dot, data: seen, options }];
  },

  band(series, { place, frame }, { colour }) {
    const inFrame = (pixel: number) => Math.min(frame.bottom, Math.max(frame.top, pixel));
    const all = series.y.map((low, i) => {
      const [x, y1, y2] = [
        place.across(series.x[i] as number),
        place.up(low),
        place.up(series.y2?.[i] ?? low),
      ];
      const isSeen = x >= frame.left - 0.01 && x <= frame.right + 0.01;
      return { x: isSeen ? x : Number.NaN, y1: inFrame(y1), y2: inFrame(y2) };
    });
    type Slice = (typeof all)[number];
    const options = {
      x: raw((slice: Slice) => slice.x),
      y1: raw((slice: Slice) => slice.y1),
      y2: raw((slice: Slice) => slice.y2),
      fill: colour,
      fillOpacity: 0.2,
    };
    // An area of a single column has no width.
    const isThin = all.filter(({ x }) => !Number.isNaN(x)).length === 1;
    return [
      isThin
        ? {
            kind: Plot.ruleX,
            data: all,
            options: { ...options, fill: undefined, stroke: colour, strokeWidth: 4, strokeOpacity: 0.3 },
          }
        : { kind: Plot.areaY, data: all, options },
    ];
  },

  bars(series, { place, frame, x, y }, { colour, fill }, chart) {
    const groups = [...new Set(chart.series.filter(({ mark }) => mark === 'bars').map(({ key }) => key))];
    const names = namesOf(chart.series);
    const numbers = chart.series.flatMap((other) => (other.mark === 'bars' ? (other.x as number[]) : []));
    const gap = names === undefined ? barGap(numbers, x.scale) : 1;
    // Bars of one place stand side by side on four fifths of it, or on all of it in a histogram.
    const full = series.width ?? gap * (numbers.length > 24 ? 0.96 : 0.76);
    // Bins have places of their own: two histograms lie over each other.
    const width = series.width ?? full / groups.length;
    const from = series.width === undefined ? groups.indexOf(series.key) * width - full / 2 : -width / 2;
    const isOver = series.width !== undefined && groups.length > 1;
    const base = y.scale === 'log' ? y.domain[0] : Math.min(y.domain[1], Math.max(y.domain[0], 0));
    const inFrame = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
    const bars = series.y.flatMap((height, i) => {
      const at =
        names === undefined ? forward(series.x[i] as number, x.scale) : names.indexOf(series.x[i] as string);
      const [left, right] =
        series.width === undefined
          ? [at + from, at + from + width].map((edge) => place.across(backward(edge, x.scale)))
          : [-0.5, 0.5].map((half) => place.across((series.x[i] as number) + half * width));
      const [top, bottom] = [place.up(height), place.up(base)];
      if (Number.isNaN(top + left + right) || right < frame.left || left > frame.right) return [];
      return [
        {
          x1: inFrame(left, frame.left, frame.right),
          x2: inFrame(right, frame.left, frame.right),
          y1: inFrame(top, frame.top, frame.bottom),
          y2: bottom,
        },
      ];
    });
    type Bar = (typeof bars)[number];
    const options = {
      x1: raw((bar: Bar) => bar.x1),
      x2: raw((bar: Bar) => bar.x2),
      y1: raw((bar: Bar) => bar.y1),
      y2: raw((bar: Bar) => bar.y2),
      ...filled[fill],
      ...(isOver ? { fillOpacity: fill === 'none' ? 0.02 : 0.45 } : {}),
      fill: colour,
      stroke: colour,
      strokeWidth: 1,
      inset: 0.5,
    };
    return [{ kind: Plot.rect, data: bars, options }];
  },

  rule(series, { place, frame }, { colour, dash }) {
    const [x, y] = [place.across(series.x[0] as number), place.up(series.y[0])];
    const ends: [Point, Point] =
      series.x.length > 0
        ? [
            [x, frame.bottom],
            [x, frame.top],
          ]
        : [
            [frame.left, y],
            [frame.right, y],
          ];
    const data = ends.every((end) => isInside(end, frame)) ? ends : [];
    const options = { ...byPlace, stroke: colour, strokeWidth: 1.5, strokeDasharray: dash };
    return [{ kind: Plot.line, data, options }];
  },
};

/* —— Fields —— */

type Maker = (
  name: string,
  attributes: Record<string, string | number | undefined>,
  parent?: Element,
) => Element;

function maker(document: Document): Maker {
  return (name, attributes, parent) => {
    const made = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) made.setAttribute(key, typeof value === 'number' ? short(value) : value);
    }
    parent?.append(made);
    return made;
  };
}

/** A mark of Plot that draws a field by itself: filled sides or steps, and lines between them. */
function fieldOf(
  series: Series,
  chart: Chart,
  { place, frame, size }: Layout,
  lookOf: (key: string) => Look,
  isFaint: boolean,
): Plot.RenderFunction {
  const { key, x, y, grid } = series as Series & { x: number[] };
  return (_index, _scales, _values, _dimensions, context) => {
    const element = maker(context.document);
    const group = element('g', {});
    if (grid === undefined) return group as SVGElement;
    const rows = grid.values.length / grid.columns;
    // Nodes without a place on a log axis lie at its edge.
    const inFrame = (pixel: number, edge: number) => (Number.isNaN(pixel) ? edge : pixel);
    const pixels = ([i, j]: Point): Point => [
      inFrame(place.across(x[0] + (i / (grid.columns - 1)) * (x[1] - x[0])), frame.left),
      inFrame(place.up(y[0] + (j / (rows - 1)) * (y[1] - y[0])), frame.bottom),
    ];
    const levels = levelsOf(grid);
    const contours = levels.map((level) => {
      const { rings, lines } = contour(grid, level);
      return {
        area: rings.map((ring) => simplify(crop(ring.map(pixels), frame), 0.12)),
        lines: lines.map((line) => simplify(clip(line.map(pixels), frame), 0.12)),
      };
    });
    const isParted = levels.length === 1;
    const { colour } = lookOf(key);
    if (!isFaint && isParted) {
      const [below, above] = grid.sides ?? [];
      const far = [pixels([0, 0]), pixels([grid.columns - 1, 0]), pixels([grid.columns - 1, rows - 1])];
      const whole = crop([...far, pixels([0, rows - 1])], frame);
      const side = (name: string | undefined, other: string, opacity: number, rings: Point[][]) =>
        element(
          'path',
          {
            'data-key': name ?? key,
            d: rings.map((ring) => pathOf(ring, true)).join(''),
            fill: name === undefined ? token(other) : lookOf(name).colour,
            'fill-opacity': opacity,
            'fill-rule': 'evenodd',
          },
          group,
        );
      side(below, 'series-2', 0.12, [whole, ...contours[0].area]);
      side(above, 'series-1', 0.24, contours[0].area);
    } else if (!isFaint) {
      for (const { area } of contours) {
        element(
          'path',
          {
            'data-key': key,
            d: area.map((ring) => pathOf(ring, true)).join(''),
            fill: colour,
            'fill-opacity': Math.min(0.08, 0.6 / levels.length),
            'fill-rule': 'evenodd',
          },
          group,
        );
      }
    }
    for (const { lines } of contours) {
      element(
        'path',
        {
          [isFaint ? 'data-behind' : 'data-key']: key,
          d: lines.map((line) => pathOf(line, false)).join(''),
          fill: 'none',
          stroke: colour,
          'stroke-width': isParted ? 2 : 1,
          'stroke-opacity': isFaint ? 0.35 : isParted ? undefined : 0.6,
          'stroke-dasharray': isFaint ? '4 3' : undefined,
          'stroke-linejoin': 'round',
        },
        group,
      );
    }
    if (isFaint || isParted) return group as SVGElement;
    const small = Math.max(11, size - 2);
    const halo = { stroke: token('panel'), 'stroke-width': 3, 'paint-order': 'stroke' };
    const numbers = element(
      'g',
      { 'data-key': key, fill: token('ink'), 'text-anchor': 'middle', 'font-size': small, ...halo },
      group,
    );
    const taken = chart.series.flatMap((other) =>
      other.mark === 'line' || other.mark === 'points'
        ? other.y.map((up, i): Point => [place.across(other.x[i] as number), place.up(up)])
        : [],
    );
    contours.forEach(({ lines }, i) => {
      const text = format(levels[i]);
      const [width, height] = [widthOf(text, small) / 2 + 3, small * 0.7];
      const at = lines.flat().find(([left, top]) => {
        const corners: Point[] = [
          [left - width, top - height],
          [left + width, top + height],
        ];
        return (
          corners.every((corner) => isInside(corner, frame)) &&
          taken.every(([a, b]) => !(Math.abs(a - left) < width + 4 && Math.abs(b - top) < height + 4))
        );
      });
      if (at === undefined) return;
      // Room for the number of the next line.
      taken.push([at[0] - width, at[1]], at, [at[0] + width, at[1]]);
      element('text', { x: at[0], y: at[1] + small * 0.35 }, numbers).textContent = text;
    });
    return group as SVGElement;
  };
}

function pathOf(points: readonly Point[], isClosed: boolean): string {
  if (points.length === 0) return '';
  let d = '';
  let isAfterGap = true;
  for (const [x, y] of points) {
    if (Number.isNaN(x) || Number.isNaN(y)) {
      isAfterGap = true;
      continue;
    }
    d += `${isAfterGap ? 'M' : 'L'}${shorter(x)},${shorter(y)}`;
    isAfterGap = false;
  }
  return isClosed ? `${d}Z` : d;
}

/* —— Heat maps —— */

function drawHeat(
  svg: SVGSVGElement,
  element: Maker,
  { frame, size, strip }: Layout,
  { key, grid }: Series,
): void {
  if (grid === undefined) return;
  const { columns, values } = grid;
  const rows = values.length / columns;
  const [width, height] = [(frame.right - frame.left) / columns, (frame.bottom - frame.top) / rows];
  const scale = heatScale(grid);
  const group = element('g', { 'data-key': key }, svg);
  // A hair of ground between cells, unless they are so small that it would be most of them.
  const inset = Math.min(width, height) > 8 ? 0.5 : 0;
  const outlines = new Map<number, string>();
  const corner = (i: number): Point => [
    frame.left + (i % columns) * width,
    frame.top + Math.floor(i / columns) * height,
  ];
  values.forEach((value, i) => {
    const step = scale.stepOf(value);
    if (step === undefined) return;
    const [x, y] = corner(i);
    const [w, h] = [width - 2 * inset, height - 2 * inset].map(short);
    const d = `M${short(x + inset)},${short(y + inset)}h${w}v${h}h-${w}Z`;
    outlines.set(step, (outlines.get(step) ?? '') + d);
  });
  // One path for all cells of a step: a hundred times a hundred cells are no more elements than four.
  for (const [step, d] of [...outlines].sort(([a], [b]) => a - b)) {
    element('path', { d, fill: heatColour(step) }, group);
  }
  const outline = { fill: 'none', stroke: token('line'), 'stroke-width': 1 };
  element(
    'rect',
    { x: frame.left, y: frame.top, width: width * columns, height: height * rows, ...outline },
    group,
  );
  const small = size - 1;
  const texts = cellTexts(grid, small, width, height);
  if (texts !== undefined) {
    const numbers = element('g', { 'text-anchor': 'middle', 'font-size': small }, group);
    texts.forEach((text, i) => {
      const [x, y] = corner(i);
      const place = { x: x + width / 2, y: y + height / 2 + small * 0.35 };
      const step = scale.stepOf(values[i]) ?? 0;
      element('text', { ...place, fill: heatInk(step) }, numbers).textContent = text;
    });
  }
  strip?.steps.forEach((step, i) => {
    const x = strip.x + i * stripCell.width;
    element('rect', { x, y: strip.y, ...stripCell, fill: heatColour(step) }, svg);
  });
  if (strip !== undefined) {
    const length = strip.steps.length * stripCell.width;
    element('rect', { x: strip.x, y: strip.y, width: length, height: stripCell.height, ...outline }, svg);
  }
}

/* —— Draggable points —— */

function drawHandles(
  svg: SVGSVGElement,
  element: Maker,
  { place, frame }: Layout,
  { key, value }: HandleControl,
  { colour }: Look,
): void {
  value.forEach(([x, y], i) => {
    const [left, top] = [
      Math.min(frame.right, Math.max(frame.left, place.across(x) || 0)),
      Math.min(frame.bottom, Math.max(frame.top, place.up(y) || 0)),
    ];
    const transform = `translate(${short(left)},${short(top)})`;
    const group = element('g', { 'data-handle': `${key}:${i}`, transform, fill: colour }, svg);
    element('circle', { r: 9, 'fill-opacity': 0.22, stroke: colour, 'stroke-width': 1 }, group);
    element('circle', { r: 4.5, stroke: token('paper'), 'stroke-width': 1.5 }, group);
  });
}

/** Tells a page to which key a part belongs. */
function named(key: string, isFaint: boolean): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const part = next?.(index, scales, values, dimensions, context) ?? null;
    part?.setAttribute(isFaint ? 'data-behind' : 'data-key', key);
    return part;
  };
}

/* —— Words —— */

const namespace = 'http://www.w3.org/2000/svg';

function write(svg: SVGSVGElement, element: Maker, layout: Layout, lookOf: (key: string) => Look): void {
  const { titles, labels, size } = layout;
  /** Lines of text, the middle of their block at y. */
  const lines = (
    texts: readonly string[],
    x: number,
    y: number,
    attributes: Record<string, string>,
    parent: Element,
  ) => {
    texts.forEach((text, i) => {
      const middle = y + (i - (texts.length - 1) / 2) * size * lineHeight;
      // 0.35 of the size lies between the middle of a line of text and its base, in all fonts near enough.
      element('text', { x, y: middle + size * 0.35, ...attributes }, parent).textContent = text;
    });
  };

  for (const { text, x, y, anchor, role } of titles) {
    const style: Record<string, string> =
      role === 'chart'
        ? { fill: token('ink'), 'font-weight': '600' }
        : { fill: token(role === 'name' ? 'ink' : 'soft') };
    lines([text], x, y, { ...style, 'text-anchor': anchor }, svg);
  }
  for (const label of labels) {
    const look = lookOf(label.key);
    if (label.leader.length > 0) {
      const points = label.leader.map((point) => point.map(short).join(',')).join(' ');
      const dots = { fill: 'none', stroke: look.colour, 'stroke-opacity': 0.6, 'stroke-dasharray': '1 2' };
      element('polyline', { 'data-key': label.key, points, ...dots }, svg);
    }
    const group = element(
      'g',
      { 'data-label': label.key, fill: look.colour, 'text-anchor': label.anchor },
      svg,
    );
    swatch(label, look, size, (name, attributes) => element(name, attributes, group));
    lines(label.lines, label.x, label.y, {}, group);
  }
}

function swatch(
  { swatch: kind, swatchX: x, y }: Label,
  { colour, dash, symbol, fill, isBundle }: Look,
  size: number,
  element: (name: string, attributes: Record<string, string | number | undefined>) => Element,
): void {
  if (kind === 'line') {
    const x2 = x + swatchWidth(kind, size) - 6;
    const stroke = { stroke: colour, 'stroke-width': isBundle ? 1 : 2, 'stroke-dasharray': dash };
    for (const up of isBundle ? [-3, 0, 3] : [0])
      element('line', { x1: x, x2, y1: y + up, y2: y + up, ...stroke });
  } else if (kind === 'area') {
    element('rect', {
      x,
      y: y - 5,
      width: 10,
      height: 10,
      stroke: colour,
      'fill-opacity': filled[fill].fillOpacity,
    });
  } else if (kind === 'points') {
    element('path', {
      d: symbolPaths[symbol],
      transform: `translate(${short(x + 5)},${short(y)})`,
      'fill-opacity': 0.75,
    });
  }
}

/** The symbols of the marks, once more for a swatch. */
const symbolPaths: { [name in Look['symbol']]: string } = {
  circle: 'M3.5,0A3.5,3.5,0,1,1,-3.5,0A3.5,3.5,0,1,1,3.5,0Z',
  diamond: 'M0,-4.5L4.5,0L0,4.5L-4.5,0Z',
  triangle: 'M0,-4.5L4,2.5L-4,2.5Z',
  square: 'M-3.2,-3.2H3.2V3.2H-3.2Z',
  cross: 'M-4.2,-1.4H-1.4V-4.2H1.4V-1.4H4.2V1.4H1.4V4.2H-1.4V1.4H-4.2Z',
  star: 'M0,-5L1.1,-1.5L4.8,-1.5L1.8,0.6L2.9,4L0,1.9L-2.9,4L-1.8,0.6L-4.8,-1.5L-1.1,-1.5Z',
};

/** Two decimals are enough for any screen. */
const short = (value: number) => String(Math.round(value * 100) / 100);
/** For the points of a curve, which are most of a page's bytes, one. */
const shorter = (value: number) => String(Math.round(value * 10) / 10);
