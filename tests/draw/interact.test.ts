import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  attachHandles,
  attachHover,
  attachToggles,
  handlesOf,
  keepPlace,
  toCsv,
  toSvgText,
} from '../../components/draw/interact.ts';
import { readAt, stopsOf } from '../../components/draw/read.ts';
import { scalesOf } from '../../components/draw/scales.ts';
import type { Chart, Figure, Place, Series } from '../../src/plot/figure.ts';
import { figureOf, programs } from './figures.ts';
import { chartOf, document, line, picture, plain } from './help.ts';

const drawn = ({ charts, controls }: Figure) =>
  inPage(picture(charts[0], { width: 340, among: charts, controls }));

/** Where a browser would show it: at the corner of the page, in its own pixels. */
function inPage(svg: SVGSVGElement): SVGSVGElement {
  document.body.replaceChildren(svg);
  const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
  Object.assign(svg, { getBoundingClientRect: () => ({ left: 0, top: 0, width, height }) });
  for (const part of Array.from(svg.querySelectorAll('*'))) Object.assign(part, { focus: () => undefined });
  return svg;
}

function send(target: EventTarget, type: string, fields: object): Event {
  const event = new (document.defaultView as unknown as typeof globalThis).Event(type, {
    bubbles: true,
    cancelable: true,
  });
  Object.assign(event, fields);
  target.dispatchEvent(event);
  return event;
}

const press = (target: EventTarget, key: string, fields: object = {}) =>
  send(target, 'keydown', { key, ...fields });

const one = (svg: Element, selector: string): Element => {
  const found = svg.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};

describe('toggles', () => {
  test('press a label: its series goes and comes back', () => {
    const svg = inPage(picture(chartOf([line('a', [1, 2]), line('b', [2, 1])])));
    const hidden = new Set<string>();
    const onChange = vi.fn();
    attachToggles(svg, hidden, onChange);
    const label = one(svg, '[data-label="a"]');
    expect(
      ['role', 'tabindex', 'aria-pressed', 'aria-label'].map((name) => label.getAttribute(name)),
    ).toEqual(['button', '0', 'true', 'a']);
    send(label, 'click', {});
    expect([[...hidden], label.getAttribute('aria-pressed')]).toEqual([['a'], 'false']);
    expect(one(svg, '[data-key="a"]').hasAttribute('data-off')).toBe(true);
    expect(one(svg, '[data-key="b"]').hasAttribute('data-off')).toBe(false);
    expect(press(label, ' ').defaultPrevented).toBe(true);
    expect([hidden.size, onChange.mock.calls.length]).toEqual([0, 2]);
    expect(press(label, 'Tab').defaultPrevented).toBe(false);
    expect(svg.getAttribute('role')).toBe('group');
  });

  test('what was hidden stays hidden in the next drawing; a lone label is no button', () => {
    const svg = inPage(picture(chartOf([line('a', [1, 2]), line('b', [2, 1])])));
    attachToggles(svg, new Set(['b']));
    expect(one(svg, '[data-label="b"]').getAttribute('aria-pressed')).toBe('false');
    const lone = inPage(picture(chartOf([line('a', [1, 2])])));
    attachToggles(lone, new Set());
    expect(lone.querySelector('[role]')).toBeNull();
  });
});

describe('hover', () => {
  const hovered = (chart: Chart) => {
    const svg = inPage(picture(chart));
    attachHover(svg, chart, plain, 'en');
    return svg;
  };

  test('shows the nearest x with the values there, as text within the picture', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const svg = hovered(chartOf([line(evil, [1, 5, 3]), line('b', [2, 1, 7])], { x: 'step' }));
    const scales = scalesOf(svg);
    send(svg, 'pointermove', { clientX: (scales?.x.toPixel(1) ?? 0) + 9, clientY: 100 });
    const texts = Array.from(svg.querySelectorAll('[data-hover] text')).map(({ textContent }) => textContent);
    expect(texts).toEqual(['step 1', `${evil} 5`, 'b 1']);
    expect(svg.querySelector('img')).toBeNull();
    send(svg, 'pointerleave', {});
    expect(svg.querySelectorAll('[data-hover] *')).toHaveLength(0);
  });

  test('goes by arrow keys, and tells what it shows', () => {
    const svg = hovered(chartOf([line('a', [1, 5, 3])], { x: 'step' }));
    const reader = one(svg, '[data-reader]');
    press(reader, 'ArrowRight');
    press(reader, 'ArrowRight');
    expect(reader.getAttribute('aria-valuetext')).toBe('step 1: a 5');
    press(reader, 'End');
    press(reader, 'ArrowRight');
    expect([reader.getAttribute('aria-valuetext'), reader.getAttribute('aria-valuenow')]).toEqual([
      'step 2: a 3',
      '2',
    ]);
    expect(press(reader, 'Tab').defaultPrevented).toBe(false);
    expect(press(reader, 'ArrowLeft', { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  test.each(Object.entries(programs))('reads every stop of %s, none outside the picture', (_, program) => {
    const figure = figureOf(program);
    const [chart] = figure.charts;
    const svg = drawn(figure);
    attachHover(svg, chart, plain, 'zh');
    const scales = scalesOf(svg);
    if (scales === undefined) throw new Error('no scales');
    const stops = stopsOf(chart, scales);
    expect(stops.length).toBeGreaterThan(1);
    for (const stop of stops.slice(0, 200)) {
      const reading = readAt(chart, scales, stop, plain);
      expect(reading?.entries.length).toBeGreaterThan(0);
      expect(JSON.stringify(reading)).not.toMatch(/null|NaN|undefined/);
    }
    const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    for (const stop of stops.slice(0, 40)) {
      send(svg, 'pointermove', { clientX: stop[0], clientY: stop[1] });
      for (const box of Array.from(svg.querySelectorAll('[data-hover] rect[rx="3"]'))) {
        const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => Number(box.getAttribute(name)));
        expect([x >= 0, y >= 0, x + w <= width, y + h <= height]).toEqual([true, true, true, true]);
      }
    }
  });

  test('what is hidden is not read', () => {
    const chart = chartOf([line('a', [1, 2]), line('b', [2, 1])]);
    const scales = scalesOf(picture(chart));
    if (scales === undefined) throw new Error('no scales');
    expect(
      readAt(chart, scales, [100, 100], plain, (key) => key === 'a')?.entries.map(({ key }) => key),
    ).toEqual(['b']);
    expect(readAt(chart, scales, [100, 100], plain, () => true)).toBeUndefined();
  });

  test('any data and any place', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -9, max: 9 }));
    const series = fc
      .tuple(
        fc.constantFrom<Series['mark']>('line', 'points', 'bars', 'band'),
        fc.array(fc.tuple(value, value), { maxLength: 9 }),
      )
      .map(([mark, rows]): Series => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        return mark === 'band' ? { key: mark, mark, x, y, y2: y } : { key: mark, mark, x, y };
      });
    fc.assert(
      fc.property(fc.array(series, { maxLength: 4 }), fc.double(), fc.double(), (all, px, py) => {
        const chart = chartOf(all);
        const scales = scalesOf(picture(chart));
        if (scales === undefined) return;
        for (const place of [[px, py] as const, ...stopsOf(chart, scales)])
          readAt(chart, scales, place, plain);
      }),
      { numRuns: 150 },
    );
  });
});

describe('handles', () => {
  function handled() {
    const figure = figureOf(programs.handles);
    const svg = drawn(figure);
    const [control] = handlesOf(figure.charts[0], figure.charts, figure.controls);
    const moves: [Place[], boolean][] = [];
    attachHandles(svg, figure.charts[0], control, { words: plain, language: 'en' }, (value, isLast) =>
      moves.push([value, isLast]),
    );
    const scales = scalesOf(svg);
    if (scales === undefined) throw new Error('no scales');
    return { svg, moves, scales, handle: one(svg, '[data-handle="data:1"]') };
  }

  test('have a name, a value and room for a finger', () => {
    const { svg, handle } = handled();
    expect(svg.querySelectorAll('[data-handle][role="slider"][tabindex="0"]')).toHaveLength(4);
    expect([handle.getAttribute('aria-label'), handle.getAttribute('aria-valuetext')]).toEqual([
      'data 2 of 4',
      'x 1, y 2.5',
    ]);
    expect(handle.querySelector('circle[r="22"]')).not.toBeNull();
  });

  test('follow the pointer, within their rectangle', () => {
    const { moves, scales, handle } = handled();
    const [x, y] = [scales.x.toPixel(1), scales.y.toPixel(2.5)];
    send(handle, 'pointerdown', { button: 0, pointerId: 1, clientX: x + 3, clientY: y });
    send(document, 'pointermove', {
      pointerId: 1,
      clientX: scales.x.toPixel(2) + 3,
      clientY: scales.y.toPixel(4),
    });
    send(document, 'pointermove', { pointerId: 2, clientX: 0, clientY: 0 });
    send(document, 'pointerup', { pointerId: 1, clientX: 9999, clientY: 9999 });
    send(document, 'pointermove', { pointerId: 1, clientX: 0, clientY: 0 });
    expect(moves).toHaveLength(2);
    const [[first, isFirstLast], [last, isLast]] = moves;
    expect([first[1][0], first[1][1]].map((value) => Math.round(value * 100) / 100)).toEqual([2, 4]);
    expect([first[0], isFirstLast, last[1], isLast]).toEqual([[0, 1], false, [4, 0], true]);
  });

  test('move by arrow keys, further with Shift', () => {
    const { moves, handle } = handled();
    press(handle, 'ArrowRight');
    press(handle, 'ArrowUp', { shiftKey: true });
    expect(moves).toHaveLength(2);
    expect(moves[0][0][1][0]).toBeGreaterThan(1);
    expect(moves[1][0][1][1]).toBeGreaterThan(2.5);
    expect(press(handle, 'Enter').defaultPrevented).toBe(false);
  });

  test('places are never outside the rectangle, wherever the pointer goes', () => {
    const { moves, scales, handle } = handled();
    send(handle, 'pointerdown', {
      button: 0,
      pointerId: 1,
      clientX: scales.x.toPixel(1),
      clientY: scales.y.toPixel(2.5),
    });
    fc.assert(
      fc.property(fc.double(), fc.double(), (clientX, clientY) => {
        send(document, 'pointermove', { pointerId: 1, clientX, clientY });
        for (const [x, y] of moves.at(-1)?.[0] ?? [])
          expect([x >= -1 && x <= 4, y >= 0 && y <= 5]).toEqual([true, true]);
      }),
      { numRuns: 60 },
    );
    send(document, 'pointercancel', { pointerId: 1 });
    expect(moves.at(-1)?.[1]).toBe(true);
  });
});

test('drawing anew keeps the focus on the same part', () => {
  const svg = drawn(figureOf(programs.handles));
  const active = one(svg, '[data-handle="data:2"]');
  const fresh = drawn(figureOf(programs.handles));
  const focus = vi.fn();
  Object.assign(one(fresh, '[data-handle="data:2"]'), { focus });
  document.body.replaceChildren(svg);
  Object.defineProperty(document, 'activeElement', { value: active, configurable: true });
  keepPlace(document.body, () => document.body.replaceChildren(fresh));
  expect(focus).toHaveBeenCalledOnce();
  Reflect.deleteProperty(document, 'activeElement');
});

describe('to take away', () => {
  const styles = {
    getPropertyValue: (name: string) =>
      ({ '--loss': ' #0b5cad', '--paper': '#fdfcf8', color: 'rgb(1, 2, 3)' })[name] ?? '',
  };

  test('a picture needs no page', () => {
    const chart = chartOf([line('a', [1, 2]), line('b', [2, 1])], { x: 'x & <y>\u0007' });
    const svg = inPage(
      picture(chart, { words: (key) => ({ text: key, meaning: key === 'a' ? 'loss' : undefined }) }),
    );
    svg.setAttribute('aria-label', 'two lines');
    attachHover(svg, chart, plain, 'en');
    attachToggles(svg, new Set(['b']));
    send(svg, 'pointermove', { clientX: 100, clientY: 100 });
    const text = toSvgText(svg, styles);
    expect(text).toMatch(/^<\?xml.*\n<svg /);
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain('stroke="#0b5cad"');
    expect(text).toContain('aria-label="two lines"');
    expect(text).toContain('opacity="0.1"');
    expect(text).not.toMatch(/var\(|currentColor|data-|tabindex|<y>|\u0007/);
    expect(svg.querySelector('[data-hover]')).not.toBeNull();
  });

  test('numbers in columns where all share their x', () => {
    const chart = chartOf([line('a', [1, 1 / 3]), line('b, c', [2, Number.NaN])], { x: 'step' });
    expect(toCsv(chart, plain)).toBe('step,a,"b, c"\r\n0,1,2\r\n1,0.3333333333333333,NaN\r\n');
  });

  test('else in rows; names that would be formulas are text', () => {
    const chart = chartOf([
      line('=1+1', [1]),
      { key: '权重', mark: 'points', x: [3], y: [4] },
      { key: '-1', mark: 'rule', x: [], y: [2] },
    ]);
    expect(toCsv(chart, plain)).toBe("\ufeff,x,y\r\n'=1+1,0,1\r\n权重,3,4\r\n-1,,2\r\n");
  });

  test('of every chart', () => {
    for (const program of Object.values(programs)) {
      for (const chart of figureOf(program).charts) {
        const rows = toCsv(chart, plain).trimEnd().split('\r\n');
        expect(rows.length).toBeGreaterThan(2);
        expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1);
      }
    }
  });
});
