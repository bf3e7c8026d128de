/** Between values and pixels, also of a picture that stands in a page already. */
import type { Chart, Control } from '../../src/plot/figure.ts';
import { backward, forward } from './axis.ts';
import type { HandleControl, Layout } from './layout.ts';
import type { Frame } from './path.ts';

export interface AxisScale {
  /** NaN for what has no place. */
  toPixel(value: number): number;
  toValue(pixel: number): number;
}

export interface Scales {
  frame: Frame;
  x: AxisScale;
  y: AxisScale;
}

const sides = ['left', 'right', 'top', 'bottom'] as const;

/** Leaves the scales of a chart on its picture. */
export function noteScales(svg: Element, key: string, { frame, x, y }: Layout): void {
  svg.setAttribute('data-chart', key);
  svg.setAttribute('data-frame', sides.map((side) => Math.round(frame[side] * 100) / 100).join(' '));
  for (const [name, { scale, domain }] of [
    ['data-x', x],
    ['data-y', y],
  ] as const) {
    svg.setAttribute(name, `${scale} ${domain.map((end) => Number(end.toPrecision(12))).join(' ')}`);
  }
}

/** The scales of a picture; pixels are those of its viewBox. Undefined if it is no picture of a chart. */
export function scalesOf(svg: Element): Scales | undefined {
  const [left, right, top, bottom] = (svg.getAttribute('data-frame') ?? '').split(' ').map(Number);
  const frame = { left, right, top, bottom };
  const x = scaleOf(svg.getAttribute('data-x'), left, right);
  const y = scaleOf(svg.getAttribute('data-y'), bottom, top);
  return x === undefined || y === undefined ? undefined : { frame, x, y };
}

function scaleOf(noted: string | null, from: number, to: number): AxisScale | undefined {
  const [name, ...ends] = (noted ?? '').split(' ');
  const scale = name === 'log' ? 'log' : 'linear';
  const [low, high] = ends.map((end) => forward(Number(end), scale));
  if (![low, high, from, to].every(Number.isFinite) || low === high || from === to) return undefined;
  return {
    toPixel: (value) => from + ((forward(value, scale) - low) / (high - low)) * (to - from),
    toValue: (pixel) => backward(low + ((pixel - from) / (to - from)) * (high - low), scale),
  };
}

/**
 * The draggable points that belong in a chart: those whose key is that of points in it; else the chart of the same
 * name, else the first one.
 */
export function handlesOf(
  chart: Chart,
  charts: readonly Chart[],
  controls: readonly Control[],
): HandleControl[] {
  return controls.filter((control): control is HandleControl => {
    if (control.kind !== 'points') return false;
    const home =
      charts.find(({ series }) => series.some(({ key, mark }) => mark === 'points' && key === control.key)) ??
      charts.find(({ key }) => key === control.key) ??
      charts[0];
    return home.key === chart.key;
  });
}
