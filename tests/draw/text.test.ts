import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixed, format, power } from '../../components/draw/number.ts';
import { summary, table } from '../../components/draw/describe.ts';
import { spread, widthOf, wrap } from '../../components/draw/text.ts';
import { validate } from '../../src/plot/figure.ts';
import type { Figure } from '../../src/plot/figure.ts';
import { chartOf, line, plain, range } from './help.ts';

describe('numbers', () => {
  test.each<[number, string]>([
    [0, '0'],
    [-0, '0'],
    [0.16342, '0.163'],
    [0.1, '0.1'],
    [2.5, '2.5'],
    [-2.727, '−2.73'],
    [1234, '1234'],
    [1234.4, '1234'],
    [999.9, '1000'],
    [20000, '20\u202f000'],
    [-123456, '−123\u202f456'],
    [999999.9, '10⁶'],
    [1234567, '1.23×10⁶'],
    [0.000012, '1.2×10⁻⁵'],
    [-0.000012, '−1.2×10⁻⁵'],
    [0.00099999, '0.001'],
    [1e-5, '10⁻⁵'],
    [5e-324, '4.94×10⁻³²⁴'],
    [Number.MAX_VALUE, '1.8×10³⁰⁸'],
    [Number.NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('%d is %s', (value, text) => {
    expect(format(value)).toBe(text);
  });

  test('digits and decimals', () => {
    expect(format(Math.PI, 5)).toBe('3.1416');
    expect(format(0.16342, 1)).toBe('0.2');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(-1.5, 1)).toBe('−1.5');
    expect(power(-12)).toBe('10⁻¹²');
  });

  test('any number reads back to three digits', () => {
    const figures = '⁰¹²³⁴⁵⁶⁷⁸⁹';
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (value) => {
        const text = format(value)
          .replace(/[\u202f]/g, '')
          .replace(/−/g, '-')
          .replace(/⁻/g, '-')
          .replace(/[⁰¹²³⁴-⁹]/g, (figure) => String(figures.indexOf(figure)))
          .replace(/^(-?)10(?=-|\d{1,3}$)/, (all, sign: string) =>
            /10[⁰¹²³⁴-⁹⁻]/.test(format(value)) ? `${sign}1e` : all,
          )
          .replace('×10', 'e');
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(
          Math.abs(value) * 0.005 + Number.MIN_VALUE,
        );
      }),
    );
  });
});

describe('text', () => {
  test('Chinese characters are twice as wide', () => {
    expect(widthOf('损失', 12)).toBe(24);
    expect(widthOf('loss', 12)).toBeLessThan(32);
    const apart = ['取', 'λ', '，', '4', '步'].reduce((sum, part) => sum + widthOf(part, 8), 0);
    expect(widthOf('取λ，4步', 8)).toBeCloseTo(apart + 2, 10);
  });

  test('breaks at spaces and between Chinese characters', () => {
    expect(wrap('training error', 12, 60, 2)).toEqual({ lines: ['training', 'error'], isCut: false });
    expect(wrap('没有权重衰减', 12, 48, 2)).toEqual({ lines: ['没有权重', '衰减'], isCut: false });
    expect(wrap('损失，误差', 12, 24, 3).lines).toEqual(['损…', '误差']);
    expect(wrap('regularization', 12, 40, 2).isCut).toBe(true);
  });

  test('labels spread as little as needed', () => {
    expect(spread([10, 100], [10, 10], 0, 200)).toEqual([10, 100]);
    expect(spread([50, 50], [10, 10], 0, 200)).toEqual([45, 55]);
    expect(spread([55, 50], [10, 10], 0, 200)).toEqual([57.5, 47.5]);
    expect(spread([0, 0], [10, 10], 0, 200)).toEqual([5, 15]);
    expect(spread([200, 200, 20], [10, 10, 10], 0, 200)).toEqual([185, 195, 20]);
  });

  test('labels never overlap and keep within, if there is room', () => {
    const label = fc.tuple(fc.double({ min: -50, max: 350, noNaN: true }), fc.integer({ min: 5, max: 30 }));
    fc.assert(
      fc.property(fc.array(label, { maxLength: 10 }), (labels) => {
        const heights = labels.map(([, height]) => height);
        const places = spread(
          labels.map(([wish]) => wish),
          heights,
          0,
          300,
        );
        const order = range(labels.length).sort((a, b) => places[a] - places[b]);
        order.forEach((i, k) => {
          expect(places[i] - heights[i] / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(places[i] + heights[i] / 2).toBeLessThanOrEqual(300 + 1e-9);
          if (k > 0) {
            const j = order[k - 1];
            expect(places[i] - places[j]).toBeGreaterThanOrEqual((heights[i] + heights[j]) / 2 - 1e-9);
            expect(labels[j][0]).toBeLessThanOrEqual(labels[i][0]);
          }
        });
      }),
    );
  });
});

describe('in words', () => {
  const words = (key: string) => ({
    text: ({ loss: '数据损失', step: '步数', value: '数值' } as Record<string, string>)[key] ?? key,
  });
  const chart = chartOf([line('loss', [4.5, 1, 0.16342]), line('penalty', [0, 0.5, 0.37])], {
    x: 'step',
    y: 'value',
  });

  test('English', () => {
    expect(summary(chart, 'en', plain)).toBe(
      'Chart of value against step from 0 to 2: loss falls from 4.5 to 0.163; penalty begins at 0 and ends at 0.37, lowest 0 at 0, highest 0.5 at 1.',
    );
  });

  test('Chinese', () => {
    expect(summary(chart, 'zh', words)).toBe(
      '图：横轴为步数，范围从0到2；纵轴为数值。数据损失从4.5降至0.163；penalty起点为0，终点为0.37，最低0（在0处），最高0.5（在1处）。',
    );
  });

  test.each<[string, Parameters<typeof chartOf>, string]>([
    ['empty', [[]], 'Chart: nothing is drawn yet.'],
    [
      'named',
      [[line('l', [1, 1])], {}, 'first'],
      'Chart “first” of values against the horizontal axis from 0 to 1: l stays at 1.',
    ],
    [
      'lost',
      [[line('l', [1, 2, Infinity, Number.NaN])]],
      'rises from 1 to 2, and is no finite number from 2 on.',
    ],
    ['ended', [[line('l', [1, 2, Number.NaN], [0, 1, Number.NaN])]], 'l rises from 1 to 2.'],
    ['nothing', [[line('l', [Number.NaN])]], 'l has no finite values.'],
    ['rule', [[{ key: 'r', mark: 'rule', x: [], y: [0.5] }]], 'Chart: r is a horizontal line at 0.5.'],
    [
      'bars',
      [[{ key: 'b', mark: 'bars', x: ['SGD', 'Adam'], y: [1, 2] }]],
      'Chart: b is 1 at SGD, 2 at Adam.',
    ],
    [
      'band',
      [[{ key: 'b', mark: 'band', x: [0, 1], y: [1, 2], y2: [3, 4] }]],
      'b reaches from 1 to 3 at the beginning and from 2 to 4 at the end, overall from 1 to 4.',
    ],
    [
      'path',
      [[line('c', [0, 1, 0], [1, 0, -1])]],
      'c runs from (1, 0) to (−1, 0), between −1 and 1 across and between 0 and 1 in height.',
    ],
    ['points', [[{ key: 'p', mark: 'points', x: [0, 1], y: [3, 2] }]], 'p, 2 points between 2 and 3.'],
  ])('%s', (_, parts, text) => {
    expect(summary(chartOf(...parts), 'en', plain)).toContain(text);
    expect(summary(chartOf(...parts), 'zh', words)).toMatch(/。$/);
  });

  test('rows: at most twelve, the first and last among them', () => {
    const { columns, rows } = table(
      chartOf([line('a', range(1000)), line('b', [5, 6], [0, 999])], { x: 'step' }),
      'en',
      plain,
    );
    expect(columns).toEqual(['step', 'a', 'b']);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual(['0', '0', '5']);
    expect(rows[11]).toEqual(['999', '999', '6']);
    expect(rows[5][2]).toBe('5.45');
  });

  test('rows of bars, bands, points, and of nothing', () => {
    const bars = chartOf([
      { key: 'a', mark: 'bars', x: ['p', 'q'], y: [1, 2] },
      { key: 'b', mark: 'bars', x: ['q', 'r'], y: [3, 4] },
    ]);
    expect(table(bars, 'en', plain).rows).toEqual([
      ['p', '1', ''],
      ['q', '2', '3'],
      ['r', '', '4'],
    ]);
    const band = chartOf([{ key: 's', mark: 'band', x: [0], y: [1], y2: [2] }]);
    expect(table(band, 'zh', words)).toEqual({ columns: ['x', 's下限', 's上限'], rows: [['0', '1', '2']] });
    expect(table(chartOf([]), 'en', plain)).toEqual({ columns: ['x'], rows: [] });
    expect(table(chartOf([{ key: 'p', mark: 'points', x: [1], y: [2] }]), 'en', plain).rows).toEqual([
      ['1', '2'],
    ]);
  });
});

describe('a figure from elsewhere', () => {
  const good: Figure = {
    charts: [
      {
        key: '',
        axes: { x: 'step', xScale: 'log', yDomain: [0, 1], equal: false },
        series: [
          { key: 'l', mark: 'line', x: [1, 2], y: [3, 4] },
          { key: 'b', mark: 'band', x: [1], y: [2], y2: [3] },
          { key: 'r', mark: 'rule', x: [], y: [3] },
          { key: 'c', mark: 'bars', x: ['a'], y: [3] },
        ],
      },
    ],
    controls: [
      { kind: 'slider', key: 'λ', value: 1, initial: 1, min: 0.1, max: 10, scale: 'log', step: 0.1 },
      { kind: 'choice', key: 'o', value: 'a', initial: 'b', options: ['a', 'b'] },
      { kind: 'toggle', key: 't', value: true, initial: false },
    ],
  };

  test('is the same if it is good', () => {
    expect(validate(structuredClone(good))).toEqual(good);
  });

  test('is cut to size, and freed of what does not belong', () => {
    const wild = {
      html: '<b>',
      charts: range(20).map(() => ({
        key: 'k'.repeat(500),
        axes: { onclick: 'x' },
        series: range(100).map(() => ({
          key: 'l',
          mark: 'line',
          x: range(5000),
          y: [null, '1', ...range(4000)],
          z: 1,
        })),
      })),
      controls: [],
    };
    const { charts } = validate(wild);
    expect(charts).toHaveLength(8);
    expect(charts[0].key).toHaveLength(80);
    expect(charts.reduce((sum, { series }) => sum + series.length, 0)).toBe(64);
    expect(charts[0].axes).toEqual({});
    expect(Object.keys(charts[0].series[0])).toEqual(['key', 'mark', 'x', 'y']);
    expect(charts[0].series[0].x).toHaveLength(2000);
    expect(charts[0].series[0].y.slice(0, 3)).toEqual([Number.NaN, Number.NaN, 0]);
  });

  test.each<[unknown, string]>([
    [null, 'not a figure: figure'],
    [{ charts: {}, controls: [] }, 'charts; valid: an array'],
    [{ charts: [{ key: 1, axes: {}, series: [] }], controls: [] }, 'charts[0].key; valid: a string'],
    [
      { charts: [{ key: '', axes: { xScale: 'x' }, series: [] }], controls: [] },
      "charts[0].axes.xScale; valid: 'linear', 'log'",
    ],
    [
      { charts: [{ key: '', axes: { xDomain: [1, 0] }, series: [] }], controls: [] },
      'charts[0].axes.xDomain',
    ],
    [
      { charts: [{ key: '', axes: {}, series: [{ mark: 'svg' }] }], controls: [] },
      "charts[0].series[0].mark; valid: 'line'",
    ],
    [
      {
        charts: [],
        controls: [{ kind: 'slider', key: 's', min: 0, max: 1, value: 2, initial: 0, scale: 'linear' }],
      },
      'controls[0]',
    ],
    [
      { charts: [], controls: [{ kind: 'choice', key: 'c', options: ['a'], value: 'z', initial: 'a' }] },
      "controls[0].value; valid: 'a'",
    ],
  ])('%j is none', (figure, message) => {
    expect(() => validate(figure)).toThrow(message);
  });

  test('anything at all is either a figure or a TypeError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (charts, controls) => {
        try {
          validate({ charts: [charts], controls: [controls] });
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});
