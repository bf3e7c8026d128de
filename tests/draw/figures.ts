/** Charts of every kind, as programs make them: for snapshots, and to look at. */
import { createCollector, sinkName } from '../../src/plot/collector.ts';
import type { Figure, Settings } from '../../src/plot/figure.ts';
import { chart, plot, points } from '../../src/plot/index.ts';
import { range } from './help.ts';

/** What a program draws. */
export function figureOf(program: () => void, settings: Settings = {}): Figure {
  const host = globalThis as { [sinkName]?: unknown };
  const collector = createCollector(settings);
  host[sinkName] = collector;
  try {
    program();
  } finally {
    host[sinkName] = undefined;
  }
  return collector.figure();
}

/** Even noise in [−1, 1). */
const noise = (i: number) => ((Math.sin(i * 12.9898) * 43758.5453) % 1) * 1;

export const programs = {
  boundary() {
    const count = 40;
    const side = (sign: number) => {
      const at = range(count).map((i) => (i / count) * Math.PI);
      plot.points(
        sign > 0 ? 'upper moon' : 'lower moon',
        at.map((t, i) => Math.cos(t) * sign + (sign > 0 ? -0.5 : 0.5) + 0.15 * noise(i + sign)),
        at.map((t, i) => Math.sin(t) * sign + (sign > 0 ? -0.2 : 0.2) + 0.15 * noise(i + 50 + sign)),
      );
    };
    plot.field('decision boundary', {
      x: [-2, 2],
      y: [-1.5, 1.5],
      columns: 48,
      values: (x, y) => y - 0.9 * Math.sin(2.2 * x + Math.PI) * Math.exp(-0.1 * x * x),
      levels: [0],
      sides: ['lower moon', 'upper moon'],
    });
    side(1);
    side(-1);
    plot.axes({ x: 'x', y: 'y', equal: true });
  },

  contours() {
    plot.field('data loss', {
      x: [-1, 5],
      y: [-1, 4],
      columns: 40,
      values: (x, y) => (x - 3) ** 2 + 0.2 * (y - 2) ** 2 + 0.3 * (x - 3) * (y - 2),
    });
    const path: [number, number][] = [[0, 0]];
    for (let i = 0; i < 25; i++) {
      const [x, y] = path[i];
      path.push([x - 0.25 * (2 * (x - 3) + 0.3 * (y - 2)), y - 0.25 * (0.4 * (y - 2) + 0.3 * (x - 3))]);
    }
    const [x, y] = [path.map(([a]) => a), path.map(([, b]) => b)];
    plot.line('weight', x, y);
    plot.points('weight', x, y);
    plot.axes({ x: 'w₁', y: 'w₂', equal: true });
  },

  weights() {
    plot.heat('weight', {
      rows: 6,
      columns: 10,
      values: range(60).map((i) => 1.3 * noise(i * 3 + 1)),
      rowNames: range(6).map((i) => i + 1),
      columnNames: range(10).map((i) => `pixel ${i}`),
    });
    plot.axes({ x: 'input', y: 'unit' });
  },

  valley() {
    plot.heat('test error', {
      rows: 4,
      columns: 6,
      values: range(24).map((i) => 0.2 + 0.1 * Math.abs((i % 6) + Math.floor(i / 6) - 4)),
      rowNames: [1, 0.3, 0.1, 0.03],
      columnNames: [0, 1e-4, 1e-3, 1e-2, 0.1, 1],
    });
    plot.axes({ x: 'λ', y: 'learning rate' });
  },

  histograms() {
    plot.histogram(
      'without decay',
      range(400).map((i) => noise(i) + noise(i + 1000) + 0.5 * noise(i + 70)),
    );
    plot.histogram(
      'with decay',
      range(400).map((i) => 0.5 * (noise(i) + noise(i + 1000))),
    );
    plot.axes({ x: 'weight' });
  },

  handles() {
    const data = points(
      'data',
      [
        [0, 1],
        [1, 2.5],
        [2, 2],
        [3, 4],
      ],
      { x: [-1, 4], y: [0, 5] },
    );
    const [x, y] = [data.map(([a]) => a), data.map(([, b]) => b)];
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [mx, my] = [mean(x), mean(y)];
    const slope = mean(x.map((a, i) => (a - mx) * (y[i] - my))) / mean(x.map((a) => (a - mx) ** 2));
    plot.points('data', x, y);
    plot.line('fit', [-1, 4], [my + slope * (-1 - mx), my + slope * (4 - mx)]);
    plot.axes({ x: 'x', y: 'y' });
  },

  bundle() {
    const x = range(21).map((i) => i / 10 - 1);
    for (const draw of range(8)) {
      const y = x.map((at, i) => 1 - at * at + 0.3 * noise(i + 100 * draw));
      plot.line('with decay', [...x, Number.NaN], [...y, Number.NaN]);
    }
    plot.line(
      'mean curve',
      x,
      x.map((at) => 1 - at * at),
    );
    plot.axes({ x: 'x', y: 'y' });
  },

  rows() {
    for (const decay of [0, 0.1]) {
      const one = chart(`λ = ${decay}`, { row: 1 });
      one.line(
        'data loss',
        range(50),
        range(50).map((i) => Math.exp(-i / 10) + decay),
      );
      one.axes({ x: 'step', yDomain: [0, 1.2] });
    }
  },
} satisfies Record<string, () => void>;
