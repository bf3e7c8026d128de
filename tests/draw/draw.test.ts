import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCollector } from '../../src/plot/collector.ts';
import type { Axes, Chart, Series } from '../../src/plot/figure.ts';
import { boxes, chartOf, isWithin, line, overlap, picture, plain, range } from './help.ts';

const meanings = { 'data loss': 'loss', penalty: 'penalty' } as const;
const english = (key: string) => ({ text: key, meaning: meanings[key as keyof typeof meanings] });
const chinese = (key: string) => ({
  text: { 'data loss': '数据损失', penalty: '惩罚项', step: '步数', value: '数值' }[key] ?? key,
  meaning: meanings[key as keyof typeof meanings],
});

const leak = chartOf(
  [
    line(
      'data loss',
      range(300).map((i) => 0.16 + 4.3 * Math.exp(-i / 25)),
    ),
    line(
      'penalty',
      range(300).map((i) => 0.37 * (1 - Math.exp(-i / 50)) ** 2),
    ),
  ],
  { x: 'step', y: 'value' },
);

const lined = (svg: SVGSVGElement) => `${svg.outerHTML.replace(/></g, '>\n<')}\n`;

describe('a picture', () => {
  test.each([
    ['leak', leak],
    [
      'fit',
      chartOf(
        [
          { key: 'data', mark: 'points', x: [-1, -0.5, 0, 0.5, 1], y: [-0.2, -0.9, 0.1, 0.8, 0.3] },
          line(
            'no decay',
            range(60).map((i) => Math.sin(i / 5)),
            range(60).map((i) => i / 30 - 1),
          ),
          { key: 'spread', mark: 'band', x: [-1, 0, 1], y: [-1, -0.5, -0.2], y2: [0, 0.4, 1] },
          { key: 'best', mark: 'rule', x: [0.3], y: [] },
          { key: 'floor', mark: 'rule', x: [], y: [-0.9] },
        ],
        { x: 'x', y: 'prediction' },
      ),
    ],
    [
      'bars',
      chartOf([
        { key: 'test', mark: 'bars', x: ['SGD', 'AdamW', 'Adam with an L2 penalty'], y: [0.3, 0.2, 0.25] },
        { key: 'train', mark: 'bars', x: ['SGD', 'AdamW'], y: [0.1, 0.05] },
      ]),
    ],
  ])('%s is as it was', async (name, chart) => {
    await expect(lined(picture(chart, { words: english }))).toMatchFileSnapshot(`__snapshots__/${name}.svg`);
  });

  test('is the same each time, and carries no ids, classes or styles that clash', () => {
    const [one, other] = [picture(leak).outerHTML, picture(leak).outerHTML];
    expect(other).toBe(one);
    expect(one).not.toMatch(/ id=|<style|url\(|plot-|aria-/);
  });

  test('shows text as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const series: Series[] = [line(evil, [1, 2]), { key: evil, mark: 'rule', x: [1], y: [] }];
    const svg = picture(chartOf([...series, line('b', [2, 1])], { x: evil, y: evil }, evil), { title: true });
    expect(svg.querySelector('img')).toBeNull();
    expect(svg.textContent).toContain(evil);
    expect(picture(chartOf([{ key: 'k', mark: 'bars', x: [evil], y: [1] }])).querySelector('img')).toBeNull();
  });

  test('has its name in it only where asked', () => {
    const chart = chartOf([line('l', [1, 2])], { y: 'loss' }, 'second chart');
    expect(picture(chart).textContent).not.toContain('second chart');
    expect(picture(chart, { title: true }).textContent).toContain('second chart');
  });

  test('names its parts by key', () => {
    const svg = picture(leak);
    const keys = (name: string) =>
      Array.from(svg.querySelectorAll(`[${name}]`)).map((part) => part.getAttribute(name));
    expect(keys('data-key')).toEqual(['data loss', 'penalty']);
    expect(keys('data-label')).toEqual(['data loss', 'penalty']);
  });

  test('colours by meaning, and otherwise by series with dashes', () => {
    const strokes = (svg: SVGSVGElement) =>
      Array.from(svg.querySelectorAll('[data-key]')).map((part) => [
        part.getAttribute('stroke'),
        part.getAttribute('stroke-dasharray'),
      ]);
    expect(strokes(picture(leak, { words: english }))).toEqual([
      ['var(--loss, currentColor)', null],
      ['var(--penalty, currentColor)', null],
    ]);
    expect(strokes(picture(leak))).toEqual([
      ['var(--series-1, currentColor)', null],
      ['var(--series-2, currentColor)', '7 3'],
    ]);
    const looks = strokes(picture(chartOf(range(16).map((i) => line(`w${i}`, [i, i + 1])))));
    expect(new Set(looks.map(String)).size).toBe(16);
  });

  test('a key looks the same in all charts of a figure', () => {
    const [a, b] = [chartOf([line('one', [1, 2]), line('two', [2, 1])]), chartOf([line('two', [1, 2])])];
    expect(picture(b, { among: [a, b] }).outerHTML).toContain('var(--series-2, currentColor)');
    expect(picture(b).outerHTML).toContain('var(--series-1, currentColor)');
  });

  test('an earlier run lies behind and shares the axes', () => {
    const svg = picture(chartOf([line('l', [1, 2])]), { behind: [chartOf([line('l', [1, 9])])] });
    expect(svg.querySelector('[data-behind="l"] path')?.getAttribute('opacity')).toBe('0.35');
    expect(boxes(svg).map(({ text }) => text)).toContain('8');
  });

  test('a smooth line of 2000 points takes few', () => {
    const x = range(2000).map((i) => i / 100);
    expect(picture(chartOf([line('s', x.map(Math.sin), x)])).outerHTML.length).toBeLessThan(8000);
  });
});

describe('unusual data', () => {
  const points = (svg: SVGSVGElement) => svg.querySelectorAll('circle').length;
  const path = (svg: SVGSVGElement) => svg.querySelector('[data-key] path')?.getAttribute('d') ?? '';

  test('an empty chart has axes', () => {
    for (const axes of [{}, { x: 'step', y: 'loss' }, { xScale: 'log', yScale: 'log' }] satisfies Axes[]) {
      const svg = picture(chartOf([], axes));
      expect(boxes(svg).length).toBeGreaterThan(3);
    }
  });

  test('a line of one point is a dot', () => {
    expect(points(picture(chartOf([line('l', [1])])))).toBe(1);
    expect(points(picture(chartOf([line('l', [1, Number.NaN, 2, 3])])))).toBe(1);
  });

  test('gaps are gaps', () => {
    expect(
      path(picture(chartOf([line('l', [1, 2, Number.NaN, 2, 1, Infinity, 1, 2])]))).match(/M/g),
    ).toHaveLength(3);
    expect(picture(chartOf([line('l', [Number.NaN, Infinity])])).outerHTML).not.toContain('NaN');
  });

  test('on a log axis what is not positive is a gap', () => {
    const svg = picture(chartOf([line('l', [1, 10, 0, -5, 100, 1000])], { yScale: 'log' }));
    expect(path(svg).match(/M/g)).toHaveLength(2);
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity/);
  });

  test('lines end at the frame of a given domain', () => {
    const svg = picture(chartOf([line('l', [0, 100, 0])], { yDomain: [0, 1], xDomain: [0.5, 2] }));
    const numbers = [...path(svg).matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    const height = Number(svg.getAttribute('height'));
    for (const [x, y] of numbers) {
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  });

  test('what runs outside of a given domain for a while leaves no mark there', () => {
    const y = [0, 3, 4, 3, 0, -3, -5, -9, -3, 0];
    const svg = picture(chartOf([line('a', y)], { yDomain: [-1, 1] }));
    expect(svg.querySelectorAll('circle')).toHaveLength(0);
    const open = picture(chartOf([line('a', y)], { yDomain: [-9, 4] }));
    expect(open.querySelectorAll('circle')).toHaveLength(0);
  });

  test('whatever the numbers, no picture has NaN in it and no text leaves it', () => {
    const value = fc.oneof(
      fc.double(),
      fc.double({ min: -10, max: 10 }),
      fc.constantFrom(0, 1, 5e-324, 1e-300, 1e300),
    );
    const mark = fc.constantFrom<Series['mark']>('line', 'points', 'bars', 'band');
    const series = fc
      .tuple(
        fc.constantFrom('a', 'data loss', 'norm of the weights'),
        mark,
        fc.array(fc.tuple(value, value, value)),
      )
      .map(([key, kind, rows]): Series => {
        const [x, y, y2] = [0, 1, 2].map((i) => rows.map((row) => row[i]));
        return kind === 'band' ? { key, mark: kind, x, y, y2 } : { key, mark: kind, x, y };
      });
    const scale = fc.constantFrom<'linear' | 'log'>('linear', 'log');
    fc.assert(
      fc.property(
        fc.array(series, { maxLength: 4 }),
        scale,
        scale,
        fc.boolean(),
        (all, xScale, yScale, equal) => {
          const svg = picture(chartOf(all, { xScale, yScale, equal, x: 'step', y: 'loss' }), { width: 340 });
          expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/);
          for (const box of boxes(svg)) expect([box, isWithin(svg, box)]).toEqual([box, true]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('labels', () => {
  const name = fc.constantFrom(
    'λ',
    'data loss',
    'penalty',
    'validation loss',
    'gradient norm per layer',
    '数据损失',
    '没有权重衰减时的验证损失',
  );

  test('never overlap and never leave the picture, wherever the lines end', () => {
    const ends = fc.uniqueArray(fc.tuple(name, fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 7,
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(ends, fc.constantFrom(340, 680), fc.boolean(), (entries, width, isLog) => {
        const all = entries.map(([key, end], i) => line(key, isLog ? [10 ** i, 10 ** end] : [i, end]));
        const svg = picture(chartOf(all, { x: 'step', y: 'value', yScale: isLog ? 'log' : 'linear' }), {
          width,
        });
        const every = boxes(svg);
        const labels = every.filter(({ isLabel }) => isLabel);
        expect(labels.length).toBeGreaterThanOrEqual(entries.length);
        labels.forEach((a, i) => {
          for (const b of labels.slice(i + 1)) expect([a, b, overlap(a, b)]).toEqual([a, b, false]);
          for (const b of every.filter(({ isLabel }) => !isLabel))
            expect([a, b, overlap(a, b)]).toEqual([a, b, false]);
        });
        for (const box of every) expect([box, isWithin(svg, box)]).toEqual([box, true]);
      }),
      { numRuns: 200 },
    );
  });

  test('stand at the end of their lines where these are apart', () => {
    const svg = picture(chartOf([line('up', [0, 10]), line('down', [10, 0])]));
    const [up, down] = boxes(svg).filter(({ isLabel }) => isLabel);
    expect([up.text, down.text]).toEqual(['up', 'down']);
    expect(up.bottom).toBeLessThan(down.top - 100);
    expect(svg.querySelector('polyline')).toBeNull();
  });

  test('are led to where they had to give way', () => {
    expect(picture(leak, { width: 340 }).querySelectorAll('polyline')).toHaveLength(2);
  });

  test('too many for a column stand in rows above', () => {
    const svg = picture(chartOf(range(30).map((i) => line(`weight ${i}`, [i, i]))), { width: 340 });
    const all = boxes(svg);
    expect(all.filter(({ isLabel }) => isLabel)).toHaveLength(30);
    all.forEach((a, i) => {
      expect(isWithin(svg, a)).toBe(true);
      for (const b of all.slice(i + 1)) expect([a, b, overlap(a, b)]).toEqual([a, b, false]);
    });
  });

  test('of vertical rules keep apart', () => {
    const rules = range(6).map((i): Series => ({
      key: `rule number ${i}`,
      mark: 'rule',
      x: [i / 10],
      y: [],
    }));
    const svg = picture(chartOf([...rules, line('l', [1, 2])], { y: 'loss' }), { width: 340 });
    const all = boxes(svg);
    all.forEach((a, i) => {
      expect(isWithin(svg, a)).toBe(true);
      for (const b of all.slice(i + 1)) expect([a, b, overlap(a, b)]).toEqual([a, b, false]);
    });
  });

  test('in Chinese have the room of wide characters', () => {
    for (const width of [340, 680]) {
      const svg = picture(leak, { width, words: chinese });
      for (const box of boxes(svg)) expect([box, isWithin(svg, box)]).toEqual([box, true]);
      expect(svg.textContent).toContain('数据损失');
    }
  });

  test('and all other text are never smaller than 11 pixels', () => {
    for (const width of [216, 340, 680, 900]) {
      for (const compact of [false, true]) {
        const svg = picture(leak, { width, compact });
        const sizes = [svg, ...Array.from(svg.querySelectorAll('[font-size]'))].map((part) =>
          part.getAttribute('font-size'),
        );
        for (const size of sizes) expect(Number(size)).toBeGreaterThanOrEqual(11);
      }
    }
  });
});

describe('axes', () => {
  const ticksOf = (chart: Chart, width = 680) =>
    boxes(picture(chart, { width }))
      .filter(({ isLabel }) => !isLabel)
      .map(({ text }) => text);
  const course = (x: number[]): Series =>
    line(
      'l',
      x.map(() => 1),
      x,
    );

  test.each<[number[], string[]]>([
    [
      [1e-5, 1e2],
      ['10⁻⁵', '10⁻⁴', '10⁻³', '10⁻²', '0.1'],
    ],
    [
      [0.01, 100],
      ['0.01', '0.1', '1', '10', '100'],
    ],
    [
      [2, 9],
      ['2', '5'],
    ],
    [
      [1e-12, 1],
      ['10⁻¹²', '10⁻¹⁰', '10⁻⁸', '10⁻⁶', '10⁻⁴', '10⁻²', '1'],
    ],
  ])('a log axis over %j has few clean ticks', (x, expected) => {
    const found = ticksOf(chartOf([course(x)], { xScale: 'log', yDomain: [0, 7] }));
    for (const tick of expected.filter((text) => text !== '0.1' || x[0] === 0.01))
      expect(found).toContain(tick);
  });

  test('ticks never touch each other', () => {
    const bound = fc.double({ min: -1e7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.constantFrom(216, 340, 680), (a, b, width) => {
        const all = boxes(picture(chartOf([line('l', [a, b], [a, b])]), { width })).filter(
          ({ isLabel }) => !isLabel,
        );
        all.forEach((one, i) => {
          for (const other of all.slice(i + 1))
            expect([one, other, overlap(one, other)]).toEqual([one, other, false]);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('bars are measured from zero', () => {
    const svg = picture(chartOf([{ key: 'b', mark: 'bars', x: ['a', 'b'], y: [100, 101] }]));
    expect(boxes(svg).map(({ text }) => text)).toContain('0');
    expect(svg.querySelectorAll('rect')).toHaveLength(2);
  });

  test('long names under bars are written at a slant, within the picture', () => {
    const x = range(9).map((i) => `layer ${i}, normalization weights`);
    const svg = picture(chartOf([{ key: 'norm', mark: 'bars', x, y: range(9) }]), { width: 340 });
    expect(svg.outerHTML).toContain('rotate(-40)');
    for (const box of boxes(svg)) expect([box, isWithin(svg, box)]).toEqual([box, true]);
  });

  test('with equal units a circle is a circle', () => {
    const turn = range(100).map((i) => (i / 99) * 2 * Math.PI);
    for (const width of [340, 680]) {
      const svg = picture(chartOf([line('c', turn.map(Math.sin), turn.map(Math.cos))], { equal: true }), {
        width,
      });
      const d = svg.querySelector('[data-key] path')?.getAttribute('d') ?? '';
      const places = [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)];
      const span = (i: number) =>
        Math.max(...places.map((p) => Number(p[i]))) - Math.min(...places.map((p) => Number(p[i])));
      expect(span(1) / span(2)).toBeCloseTo(1, 1);
    }
  });

  test('draws what a collector gathered', () => {
    const collector = createCollector();
    collector.append('', 'line', 'l', range(5000), range(5000));
    expect(
      picture(collector.figure().charts[0], { words: plain }).querySelectorAll('[data-key]'),
    ).toHaveLength(1);
  });
});
