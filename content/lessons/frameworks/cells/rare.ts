import { dataset, log, logisticRegression } from 'weight-decay';
import { probabilities, random } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const rare = slider('positives', 0.05, { min: 0.02, max: 0.5, step: 0.01 });
const firstSeed = 1;
const sum = (a: ArrayLike<number>) => Array.from(a).reduce((s, v) => s + v, 0);

function fit(weightDecay: number, seed: number) {
  const { normal, uniform } = random(seed);
  const x = Array.from({ length: 400 }, () => normal());
  const p = probabilities(x.map((xi) => log(rare / (1 - rare)) + xi));
  const y = Array.from(p, (pi) => Number(uniform() < pi));
  const said = (b: number, w: number) =>
    sum(probabilities(x.map((xi) => b + w * xi))) / sum(y); // p̄/ȳ
  const free = logisticRegression(dataset(x, y), { weightDecay });
  const ones = Array.from(x, (xi) => [1, xi]); // b·1 + wx
  const both = { weightDecay, intercept: false };
  const [b, w] = logisticRegression(dataset(ones, y), both).weights;
  return [said(free.intercept, free.weights[0]), said(b, w)];
}
const lambdas = [0.003, 0.01, 0.03, 0.1, 0.3];
const seeds = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => firstSeed + i);
const fits = lambdas.map((lambda) => seeds.map((seed) => fit(lambda, seed)));
const of = (k: number) => fits.map((row) => sum(row.map((f) => f[k])) / 8);
export const [free, decayed] = [of(0), of(1)];
plot.line('bias free', lambdas, free);
plot.line('bias decayed', lambdas, decayed);
plot.axes({ x: 'λ', y: 'said, times counted', xScale: 'log' });
export const [atTenth, ratio] = [fits[3], decayed[3]];
