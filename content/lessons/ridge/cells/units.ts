import { dataset, random, ridge } from 'weight-decay';
import { plot, slider, toggle } from 'weight-decay/plot';

const lambda = slider('λ', 0.3, { min: 0.01, max: 10, scale: 'log' });
const unit = toggle('x₁ in metres', false) ? 1000 : 1; // 1 km = 1000 m
const standardized = toggle('standardize first', false);
const firstSeed = 1;
function fits(unit: number, standardize: boolean, weightDecay = lambda) {
  return Array.from({ length: 30 }, (_, i) => {
    const { normal } = random(firstSeed + i);
    const km = Array.from({ length: 40 }, () => {
      const [a, b] = [normal(), normal()];
      return [a + b / 4, a - b / 4];
    });
    const y = km.map(([a, b]) => a + 2 * b + normal(0, 0.5));
    const inputs = km.map(([a, b]) => [unit * a, b]);
    const { weights } = ridge(dataset(inputs, y), { weightDecay, standardize });
    return [unit * weights[0], weights[1]]; // ∂y/∂km
  });
}
const mean = (rows: number[][]) =>
  [0, 1].map((j) => rows.reduce((sum, row) => sum + row[j] / 30, 0));
export const [km, m] = [fits(1, false), fits(1000, false)];
export const [fairKm, fairM] = [fits(1, true), fits(1000, true)];
export const [[km1, km2], [m1, m2], [fair1, fair2]] = [km, m, fairM].map(mean);
const names = ['x₁', 'x₂'];
plot.bars('without decay', names, mean(fits(unit, standardized, 0)));
plot.bars('with decay', names, mean(fits(unit, standardized)));
plot.axes({ y: 'per km', yDomain: [0, 2.5] });
