import { correlatedGroups, elasticNet, lasso, ridge } from 'weight-decay';
import { choice, plot, slider } from 'weight-decay/plot';

const firstSeed = 1;
const shown = choice('penalty', ['L1', 'L2', 'elastic net']);
const draw = slider('draw', 1, { min: 1, max: 20, step: 1 });
const kind = { count: 60, groups: 3, size: 4, extra: 18, noise: 2 };

const draws = Array.from({ length: 20 }, (_, k) => {
  const seed = firstSeed + k;
  const data = correlatedGroups({ ...kind, correlation: 0.98, seed });
  return {
    L1: lasso(data, { l1: 1 }).weights,
    L2: ridge(data, { weightDecay: 1 }).weights,
    'elastic net': elasticNet(data, { l1: 0.5, l2: 1 }).weights,
  };
});
draws[draw - 1][shown].forEach((w, j) => {
  plot.points(j < 12 ? 'in a group' : 'useless', j + 1, w);
});
plot.axes({ x: 'feature', y: 'weight', yDomain: [-1, 5] });

const names = ['L1', 'L2', 'elastic net'] as const;
const kept = (from: number, to: number) =>
  names.map((name) => {
    const all = draws.flatMap((fit) => [...fit[name].subarray(from, to)]);
    return all.filter((w) => w !== 0).length / all.length;
  });
export const [keptL1, keptL2, keptNet] = kept(0, 12);
export const [noiseL1, noiseL2, noiseNet] = kept(12, 30);
