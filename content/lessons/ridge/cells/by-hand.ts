import { plot, points, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 1, { min: 0, max: 10, step: 0.1 });
const first = [1, 3] as const;
const second = [3, 5] as const;
const data = points('measurements', [first, second], {
  x: [0.5, 4],
  y: [-2, 6],
});

const mean = (term: (x: number, y: number) => number) =>
  data.reduce((sum, [x, y]) => sum + term(x, y) / data.length, 0);
export const s = mean((x) => x * x); // s = Σ x²/n
export const c = mean((x, y) => x * y); // c = Σ xy/n
export const without = c / s; // sw − c = 0
export const slope = c / (s + weightDecay); // sw − c + λw = 0
export const kept = s / (s + weightDecay);

plot.line('without decay', [0, 4], [0, 4 * without]);
plot.line('with decay', [0, 4], [0, 4 * slope]);
for (const [x, y] of data) plot.points('measurements', x, y);
plot.axes({ x: 'x', y: 'y', xDomain: [0, 4], yDomain: [-2, 6] });
