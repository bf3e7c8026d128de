import { conditionNumber, dataset, dot, grid, pow, random } from 'weight-decay';
import { ridge, sqrt } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 1e-6, { min: 1e-12, max: 1, scale: 'log' });
const seed = 1;

const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const hilbert = rows.map((i) => rows.map((j) => 1 / (i + j - 1)));
const { normal } = random(seed);
const nudges = rows.map(() => rows.map(() => 1e-6 * normal()));

function change(weightDecay: number) {
  const fit = (y: number[]) =>
    ridge(dataset(hilbert, y), { weightDecay, intercept: false }).weights;
  const before = fit(rows.map(() => 1));
  const changes = nudges.map((nudge) => {
    const after = fit(nudge.map((by) => 1 + by));
    const d = after.map((w, i) => w - before[i]);
    return sqrt(dot(d, d) / dot(before, before)); // ‖Δw‖/‖w‖
  });
  return changes.reduce((sum, each) => sum + each / rows.length, 0);
}
export const [changeWithout, changeWith] = [change(0), change(lambda)];
export const kappaWithout = conditionNumber(hilbert);
export const kappaWith = conditionNumber(hilbert, lambda);
const lambdas = Array.from(grid(-12, 0, 13), (power) => pow(10, power));
plot.line('change', lambdas, lambdas.map(change));
plot.rule('λ', { x: lambda });
plot.axes({ x: 'λ', y: 'change', xScale: 'log', yScale: 'log' });
