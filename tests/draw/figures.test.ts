import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asBand, curvesIn } from '../../components/draw/bundle.ts';
import { summary, table } from '../../components/draw/describe.ts';
import { contour, crop, levelsOf, valueIn } from '../../components/draw/field.ts';
import { heatScale } from '../../components/draw/heat.ts';
import { readAt, stopsOf } from '../../components/draw/read.ts';
import { rowsOf, shareOf } from '../../components/draw/rows.ts';
import { handlesOf, scalesOf } from '../../components/draw/scales.ts';
import type { Control, Grid, Series } from '../../src/plot/figure.ts';
import { validate } from '../../src/plot/figure.ts';
import { chart, plot, points } from '../../src/plot/index.ts';
import { figureOf, programs } from './figures.ts';
import { boxes, chartOf, document, isWithin, line, overlap, picture, plain, range } from './help.ts';

const area = (ring: readonly (readonly [number, number])[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

describe('contours', () => {
  test('enclose what is at or above the level', () => {
    const values = range(41 * 41).map((i) => 15 ** 2 - ((i % 41) - 20) ** 2 - (Math.floor(i / 41) - 20) ** 2);
    const { rings, lines } = contour({ columns: 41, values }, 0);
    expect(rings).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(area(rings[0])).toBeCloseTo(Math.PI * 15 ** 2, -1);
  });

  test('a hole turns the other way', () => {
    const values = range(21 * 21).map((i) => {
      const away = Math.hypot((i % 21) - 10, Math.floor(i / 21) - 10);
      return away > 3 && away < 8 ? 1 : 0;
    });
    const { rings } = contour({ columns: 21, values }, 0.5);
    expect(rings.map((ring) => Math.sign(area(ring))).sort()).toEqual([-1, 1]);
  });

  test('of all below there is nothing, of all above the border and no line', () => {
    expect(contour({ columns: 3, values: range(9) }, 10)).toEqual({ rings: [], lines: [] });
    const { rings, lines } = contour({ columns: 3, values: range(9) }, -1);
    expect([rings.length, area(rings[0]), lines]).toEqual([1, 4, []]);
  });

  test('of any grid: closed rings within it, whose area and its rest make the whole', () => {
    const value = fc.oneof(
      { weight: 8, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 0.5, -0.5) },
    );
    const grids = fc
      .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }))
      .chain(([w, h]) =>
        fc
          .array(value, { minLength: w * h, maxLength: w * h })
          .map((values): Grid => ({ columns: w, values })),
      );
    fc.assert(
      fc.property(grids, value, (grid, level) => {
        const [w, h] = [grid.columns - 1, grid.values.length / grid.columns - 1];
        const above = contour(grid, level);
        for (const ring of above.rings) {
          expect(ring[0]).toEqual(ring[ring.length - 1]);
          for (const [x, y] of ring) expect(x >= 0 && x <= w && y >= 0 && y <= h).toBe(true);
        }
        // Of the opposite, only what lies exactly at the level is counted twice.
        const opposite = { ...grid, values: grid.values.map((entry) => -entry) };
        const total = [...above.rings, ...contour(opposite, -level).rings].reduce(
          (sum, ring) => sum + area(ring),
          0,
        );
        if (!grid.values.includes(level)) expect(total).toBeCloseTo(w * h, 6);
      }),
      { numRuns: 300 },
    );
  });

  test('whatever the values, places are numbers', () => {
    const grids = fc
      .array(fc.double(), { minLength: 12, maxLength: 12 })
      .map((values) => ({ columns: 4, values }));
    fc.assert(
      fc.property(grids, fc.double({ noNaN: true }), (grid, level) => {
        for (const ring of contour(grid, level).rings)
          for (const place of ring) expect(place.every(Number.isFinite)).toBe(true);
        for (const found of levelsOf(grid)) expect(found).toBeTypeOf('number');
        expect(levelsOf(grid).length).toBeLessThanOrEqual(24);
      }),
    );
  });

  test('are cut at the frame', () => {
    const frame = { left: 0, right: 10, top: 0, bottom: 10 };
    const ring = [
      [-5, -5],
      [15, -5],
      [15, 15],
      [-5, 15],
    ] as const;
    expect(Math.abs(area(crop(ring, frame)))).toBe(100);
    expect(
      crop(
        [
          [20, 20],
          [30, 20],
          [30, 30],
        ],
        frame,
      ),
    ).toEqual([]);
  });

  test('between nodes the value is that of the corners', () => {
    const grid = { columns: 2, values: [0, 1, 2, 3] };
    expect([valueIn(grid, 0.5, 0.5), valueIn(grid, 1, 1), valueIn(grid, 1.1, 0)]).toEqual([
      1.5,
      3,
      undefined,
    ]);
  });
});

describe('heat maps', () => {
  test('part at zero where values lie on both sides of it', () => {
    const scale = heatScale({ values: [-1, 0, 4] });
    expect([scale.low, scale.high, scale.isDiverging]).toEqual([-4, 4, true]);
    expect([-4, -1, 0, 0.1, 4, Number.NaN].map(scale.stepOf)).toEqual([-6, -2, 0, 0, 6, undefined]);
  });

  test('else run from the lowest to the highest', () => {
    const scale = heatScale({ values: [2, 3] });
    expect([scale.isDiverging, ...[2, 2.5, 3].map(scale.stepOf)]).toEqual([false, 0, 3, 6]);
  });

  test('or between the ends that are given, whatever the values are', () => {
    const scale = heatScale({ values: [0.2, 0.4], domain: [0, 1] });
    expect([scale.low, scale.high, scale.isDiverging]).toEqual([0, 1, false]);
    expect([-1, 0.2, 0.5, 1, 2].map(scale.stepOf)).toEqual([0, 1, 3, 6, 6]);
    const figure = figureOf(() =>
      plot.heat('w', { rows: 1, columns: 2, values: [0.2, 0.4], domain: [0, 1] }),
    );
    expect(
      Array.from(picture(figure.charts[0]).querySelectorAll('text'), (text) => text.textContent),
    ).toEqual(expect.arrayContaining(['0', '1']));
  });

  test('draw no more elements than steps', () => {
    const figure = figureOf(() =>
      plot.heat('w', { rows: 100, columns: 100, values: range(10_000).map(Math.sin) }),
    );
    const svg = picture(figure.charts[0]);
    expect(svg.querySelectorAll('path').length).toBeLessThanOrEqual(13);
    expect(svg.querySelectorAll('text').length).toBeLessThan(10);
  });
});

describe('pictures', () => {
  for (const [name, program] of Object.entries(programs)) {
    const figure = figureOf(program);

    test(`${name} is a figure that passes`, () => {
      expect(validate(structuredClone(figure))).toEqual(figure);
    });

    test(`${name} is as it was`, async () => {
      const drawings = figure.charts.map((one) =>
        picture(one, { width: 340, among: figure.charts, controls: figure.controls }).outerHTML.replace(
          /></g,
          '>\n<',
        ),
      );
      await expect(`${drawings.join('\n')}\n`).toMatchFileSnapshot(`__snapshots__/${name}.svg`);
    });

    test.each([340, 680])(`${name} at %i pixels: no text leaves it or lies over another`, (width) => {
      for (const one of figure.charts) {
        const svg = picture(one, { width, among: figure.charts, controls: figure.controls });
        expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
        const all = boxes(svg);
        for (const box of all) expect([box, isWithin(svg, box)]).toEqual([box, true]);
        const labels = all.filter(({ isLabel }) => isLabel);
        labels.forEach((a, i) => {
          for (const b of labels.slice(i + 1)) expect([a, b, overlap(a, b)]).toEqual([a, b, false]);
        });
      }
    });

    test(`${name} in words and rows`, async () => {
      const told = figure.charts.map((one) => {
        const { columns, rows } = table(one, 'en', plain);
        for (const row of rows) expect(row).toHaveLength(columns.length);
        return [summary(one, 'en', plain), summary(one, 'zh', plain), columns, ...rows];
      });
      expect(JSON.stringify(told)).not.toMatch(/NaN|Infinity|undefined/);
      await expect(JSON.stringify(told, null, 1)).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
    });
  }

  test('a bundle is thin curves of one colour, told and read as a band', () => {
    const [chart] = figureOf(programs.bundle).charts;
    const words = (key: string) => ({ text: key, meaning: 'penalty' as const });
    const svg = picture(chart, { words });
    const [bundle, mean] = ['with decay', 'mean curve'].map((key) =>
      svg.querySelector(`[data-key="${key}"]`),
    );
    expect(bundle?.querySelectorAll('path')).toHaveLength(8);
    const looks = (of: typeof bundle) =>
      ['stroke', 'stroke-width', 'stroke-dasharray'].map((name) => of?.getAttribute(name));
    expect(looks(bundle)).toEqual(['var(--penalty, currentColor)', null, null]);
    expect(looks(mean)).toEqual(['var(--penalty, currentColor)', '2', null]);
    const scales = scalesOf(svg);
    if (scales === undefined) throw new Error('no scales');
    expect(stopsOf(chart, scales)).toHaveLength(21);
    const texts = readAt(chart, scales, [scales.x.toPixel(0), 100], plain)?.entries.map(({ text }) => text);
    expect(texts).toEqual([expect.stringMatching(/^with decay [01]\.\d+ … [01]\.\d+$/), 'mean curve 1']);
  });

  test.each([
    ['pieces that follow each other', [0, 1, NaN, 2, 3]],
    ['a path that turns back', [0, 1, 0.5, NaN, 0, 1]],
    ['one curve and a gap', [0, 1, 2, NaN]],
    ['pieces from different places', [0, 1, NaN, 0.5, 1]],
  ])('no bundle: %s', (_, x) => {
    const one: Series = { key: 'l', mark: 'line', x, y: x };
    expect([curvesIn(one), asBand(one)]).toEqual([0, one]);
  });

  test('sides of a field have the colours of their points', () => {
    const svg = picture(figureOf(programs.boundary).charts[0]);
    const colours = (key: string) =>
      new Set(
        Array.from(svg.querySelectorAll(`[data-key="${key}"], [data-label="${key}"]`)).map((part) =>
          part.getAttribute('fill'),
        ),
      );
    expect([...colours('upper moon'), ...colours('lower moon')]).toEqual([
      'var(--series-2, currentColor)',
      'var(--series-1, currentColor)',
    ]);
  });

  test('whatever a field or heat map holds, its picture has no NaN in it', () => {
    const value = fc.oneof(fc.double(), fc.double({ min: -10, max: 10 }), fc.constantFrom(0, 1e-300, 1e300));
    const grids = fc
      .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 }))
      .chain(([columns, rows]) =>
        fc.record({
          columns: fc.constant(columns),
          values: fc.array(value, { minLength: columns * rows, maxLength: columns * rows }),
          levels: fc.option(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 4 }), {
            nil: undefined,
          }),
          rowNames: fc.option(
            fc.array(fc.oneof(fc.string({ maxLength: 80 }), fc.double()), {
              minLength: rows,
              maxLength: rows,
            }),
            {
              nil: undefined,
            },
          ),
        }),
      );
    fc.assert(
      fc.property(grids, fc.constantFrom('field', 'heat'), fc.boolean(), (grid, mark, equal) => {
        const given = {
          charts: [{ key: '', axes: { equal }, series: [{ key: 'f', mark, x: [-1, 2], y: [0, 3], grid }] }],
          controls: [],
        };
        const [one] = validate(given).charts;
        for (const width of [216, 680]) {
          const svg = picture(one, { width });
          for (const part of Array.from(svg.querySelectorAll('path, rect, text, g'))) {
            for (const name of ['d', 'x', 'y', 'transform'])
              expect(part.getAttribute(name) ?? '').not.toMatch(/NaN|Infinity|undefined/);
          }
        }
        summary(one, 'en', plain);
        table(one, 'zh', plain);
      }),
      { numRuns: 120 },
    );
  });

  test('an earlier field lies behind as a dashed line', () => {
    const [one] = figureOf(programs.boundary).charts;
    const svg = picture(one, { behind: [one] });
    expect(svg.querySelectorAll('path[data-behind="decision boundary"]')).toHaveLength(1);
  });
});

describe('rows', () => {
  test('gather charts of one number where the first of them stands', () => {
    const figure = figureOf(() => {
      chart('a', { row: 1 }).line('l', 0, 0);
      chart('b').line('l', 0, 0);
      chart('c', { row: 1 }).line('l', 0, 0);
    });
    expect(rowsOf(figure.charts).map((row) => row.map(({ key }) => key))).toEqual([['a', 'c'], ['b']]);
  });

  test('share the width, or give up', () => {
    expect(shareOf(2, 640)).toEqual({ width: 308, across: 2 });
    expect(shareOf(3, 640)).toEqual({ width: 308, across: 2 });
    expect(shareOf(3, 320)).toEqual({ width: 320, across: 1 });
    expect(shareOf(1, 640)).toEqual({ width: 640, across: 1 });
    expect(shareOf(3, 706)).toEqual({ width: 219, across: 3 });
    expect(shareOf(4, 706)).toEqual({ width: 341, across: 2 });
    expect(shareOf(2, 500)).toEqual({ width: 500, across: 1 });
  });

  test('share a domain where the program says so', () => {
    const drawn = (domain: 'row' | undefined, behind: number) => {
      const { charts } = figureOf(() => {
        for (const [i, key] of ['a', 'b'].entries()) {
          const one = chart(key, { row: 1 });
          one.line('l', [0, 1], [0, 10 ** i]);
          one.axes(domain ? { yDomain: domain } : {});
        }
        chart('c').line('l', [0, 1], [0, 1000]);
      });
      const before = { ...charts[1], series: [line('l', [0, behind])] };
      return charts
        .slice(0, 2)
        .map((one) => picture(one, { among: charts, behind: [before] }).getAttribute('data-y'));
    };
    expect(drawn(undefined, 1)).toEqual(['linear 0 1', 'linear 0 10']);
    expect(drawn('row', 1)).toEqual(['linear 0 10', 'linear 0 10']);
    // A run to compare with belongs to the row too.
    expect(drawn('row', 100)).toEqual(['linear 0 100', 'linear 0 100']);
  });
});

describe('scales', () => {
  test('stand on the picture', () => {
    const svg = picture(chartOf([line('l', [1, 100], [0, 10])], { yScale: 'log' }));
    const scales = scalesOf(svg);
    if (scales === undefined) throw new Error('no scales');
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 10, noNaN: true }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (x, y) => {
          expect(scales.x.toValue(scales.x.toPixel(x))).toBeCloseTo(x, 8);
          expect(scales.y.toValue(scales.y.toPixel(y))).toBeCloseTo(y, 8);
        },
      ),
    );
    expect(scales.x.toPixel(0)).toBeCloseTo(scales.frame.left);
    expect(scalesOf(document.createElement('p'))).toBeUndefined();
  });

  test('handles belong to the chart that draws their points', () => {
    const control: Control = { kind: 'points', key: 'p', value: [], initial: [], x: [0, 1], y: [0, 1] };
    const [a, b, c] = [
      chartOf([line('l', [1])], {}, 'a'),
      chartOf([{ key: 'p', mark: 'points', x: [0], y: [0] }], {}, 'b'),
      chartOf([line('l', [1])], {}, 'p'),
    ];
    const homes = (charts: (typeof a)[]) =>
      charts.filter((one) => handlesOf(one, charts, [control]).length > 0).map(({ key }) => key);
    expect([homes([a, b, c]), homes([a, c]), homes([a])]).toEqual([['b'], ['p'], ['a']]);
  });

  test('axes stand still while points are dragged', () => {
    const at = (y: number) =>
      figureOf(
        () => {
          const [[x, up]] = points('p', [[0, 0]], { x: [-1, 1], y: [-2, 2] });
          plot.points('p', [x], [up]);
          plot.line('far', [0, 1], [0, 50 * up]);
        },
        { p: [[0, y]] },
      );
    const noted = [0, 1].map((y) => {
      const { charts, controls } = at(y);
      const svg = picture(charts[0], { controls });
      return ['data-frame', 'data-x', 'data-y'].map((name) => svg.getAttribute(name));
    });
    expect(noted[1]).toEqual(noted[0]);
  });
});
