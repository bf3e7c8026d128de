import { dot, solve, sqrt } from 'weight-decay';
import { plot } from 'weight-decay/plot';

export const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;

export function fit(columns: number[][], y: number[], lambda: number) {
  const n = y.length;
  const means = columns.map(mean);
  const centred = columns.map((a, j) => a.map((x) => x - means[j]));
  const deviations = centred.map((a) => sqrt(dot(a, a) / n));
  const Z = centred.map((a, j) => a.map((x) => x / deviations[j]));
  const ZtZ = Z.map((a) =>
    Z.map((b) => dot(a, b) + (a === b ? n * lambda : 0)),
  );
  const Zty = Z.map((a) => dot(a, y));
  const weights = Array.from(solve(ZtZ, Zty), (w, j) => w / deviations[j]);
  return { weights, intercept: mean(y) - dot(means, weights) };
}

const floor = [25, 34, 48, 52, 66, 71, 85, 98]; // m²
const km = [3.1, 0.8, 2.2, 0.4, 1.9, 1.2, 2.7, 0.9];
const rent = [476, 672, 773, 888, 961, 1016, 1098, 1321];
const [, perKm] = fit([floor, km], rent, 0.5).weights;
const m = km.map((x) => 1000 * x);
const [, perM] = fit([floor, m], rent, 0.5).weights;
plot.bars('per km', ['in km', 'in m'], [perKm, 1000 * perM]);
