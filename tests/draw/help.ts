/** What the tests of drawing share: a document without a screen, and where each text in a picture lies. */
import { parseHTML } from 'linkedom';
import { draw } from '../../components/draw/draw.ts';
import type { DrawOptions } from '../../components/draw/draw.ts';
import { widthOf } from '../../components/draw/text.ts';
import type { Words } from '../../components/draw/words.ts';
import type { Axes, Chart, Series } from '../../src/plot/figure.ts';

export const { document } = parseHTML('<html><body></body></html>') as unknown as { document: Document };

export const range = (n: number) => Array.from({ length: n }, (_, i) => i);

export const plain: Words = (key) => ({ text: key });

export function chartOf(series: Series[], axes: Axes = {}, key = ''): Chart {
  return { key, axes, series };
}

export function line(key: string, y: number[], x: number[] = range(y.length)): Series {
  return { key, mark: 'line', x, y };
}

export function picture(chart: Chart, options: Partial<DrawOptions> = {}): SVGSVGElement {
  return draw(chart, { width: 680, document, words: plain, ...options });
}

export interface Box {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  isLabel: boolean;
}

/** The boxes of all texts, by the same estimate of widths that the layout uses. */
export function boxes(svg: SVGSVGElement): Box[] {
  const size = Number(svg.getAttribute('font-size'));
  return Array.from(svg.querySelectorAll('text')).flatMap((element) => {
    const spans = Array.from(element.querySelectorAll('tspan'));
    const lines =
      spans.length > 0 ? spans.map((span) => span.textContent ?? '') : [element.textContent ?? ''];
    const width = Math.max(...lines.map((text) => widthOf(text, size)));
    const anchor = inherited(element, 'text-anchor');
    const start = anchor === 'start' ? 0 : anchor === 'end' ? -width : -width / 2;
    let [x, y, angle] = [0, 0, 0];
    for (let node: Element | null = element; node !== null; node = node.parentElement) {
      const transform = node.getAttribute('transform') ?? '';
      const [, dx = '0', dy = '0'] = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(transform) ?? [];
      const [, turn = '0'] = /rotate\(([-\d.e]+)\)/.exec(transform) ?? [];
      x += Number(dx);
      y += Number(dy);
      angle += Number(turn);
    }
    x += Number(element.getAttribute('x') ?? 0);
    const base = element.getAttribute('y') ?? '0';
    const top = base.endsWith('em') ? (Number.parseFloat(base) - 0.8) * size : Number(base) - 0.8 * size;
    const corners = [
      [start, top],
      [start + width, top],
      [start, top + size * (1 + 1.1 * (lines.length - 1))],
      [start + width, top + size * (1 + 1.1 * (lines.length - 1))],
    ].map(([a, b]) => {
      const radians = (angle / 180) * Math.PI;
      return [
        x + a * Math.cos(radians) - b * Math.sin(radians),
        y + a * Math.sin(radians) + b * Math.cos(radians),
      ];
    });
    const [across, up] = [corners.map(([a]) => a), corners.map(([, b]) => b)];
    return [
      {
        text: lines.join(' '),
        left: Math.min(...across),
        right: Math.max(...across),
        top: Math.min(...up),
        bottom: Math.max(...up),
        isLabel: element.closest('[data-label]') !== null,
      },
    ];
  });
}

function inherited(element: Element, name: string): string | undefined {
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const value = node.getAttribute(name);
    if (value !== null) return value;
  }
  return undefined;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
}

export function isWithin(svg: SVGSVGElement, { left, right, top, bottom }: Box): boolean {
  const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  return left >= -0.5 && right <= width + 0.5 && top >= -0.5 && bottom <= height + 0.5;
}
