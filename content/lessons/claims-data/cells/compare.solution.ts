import { plot, slider } from 'weight-decay/plot';

export function compare(without: number[], decayed: number[]) {
  const gains = decayed.map((a, i) => a - without[i]);
  const wins = gains.filter((gain) => gain > 0).length;
  const difference = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  return { wins, difference };
}

const size = slider('effect', 0.005, { min: 0, max: 0.05, step: 0.005 });
const luck = [2, -1, 0, 3, -2, 1, -3, 2, 0, -2].map((each) => each / 50);
const extra = [1, -1, 2, 0, 1, -1, 1, 0, 2, -1].map((each) => each / 200);
const without = luck.map((each) => 0.85 + each);
const decayed = without.map((a, i) => a + extra[i] + size);
export const { wins, difference } = compare(without, decayed);
plot.points(
  'without decay',
  luck.map((_, i) => i + 1),
  without,
);
plot.points(
  'with decay',
  luck.map((_, i) => i + 1),
  decayed,
);
plot.axes({ x: 'draw', y: 'test accuracy' });
