import { dataset, grid, matrix, monomials, polynomial } from 'weight-decay';
import { pow, ridgePath, squaredError } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';

const lambda = slider('λ', 1e-6, { min: 1e-8, max: 10, scale: 'log' });
const firstSeed = 1;
const lambdas = [lambda, 0, ...grid(-8, 1, 28).map((k) => pow(10, k))];
const { x: at, y: truth } = polynomial({ count: 61, noise: 0, seed: 0 });
const [mean, ...draws] = [0, ...Array<number>(30).fill(0.2)].map((noise, i) => {
  const { x, y } = polynomial({ count: 12, noise, seed: firstSeed + i });
  const path = ridgePath(dataset(monomials(x, 11), y), lambdas);
  return path.map((fit) => matrix(fit.predict(monomials(at, 11))));
}); // E[ŷ] = H E[y]
const average = (k: number, from: Float64Array) =>
  draws.reduce((sum, draw) => sum + squaredError(draw[k], from) / 30, 0);
export const bias = mean.map((curve) => squaredError(curve, truth));
export const variance = mean.map(({ data }, k) => average(k, data));
export const total = mean.map((_, k) => average(k, truth));
export const lowest = Math.min(...total);
export const [best, atZero] = [lambdas[total.indexOf(lowest)], total[1]];

const [left, right] = ['thirty', 'price'].map((key) => chart(key, { row: 1 }));
for (const [{ data }] of draws) left.line('fits', [...at, NaN], [...data, NaN]);
left.line('mean curve', at, mean[0].data);
left.line('true curve', at, truth);
left.axes({ x: 'x', y: 'y', yDomain: [-2, 2] });
for (const [key, values] of Object.entries({ 'bias²': bias, variance, total }))
  right.line(key, lambdas.slice(2), values.slice(2));
right.rule('λ', { x: lambda });
right.axes({ x: 'λ', xScale: 'log', yScale: 'log', yDomain: [1e-4, 2] });
