import { dot, solve } from 'weight-decay';
import { plot } from 'weight-decay/plot';

export const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;

export function fit(columns: number[][], y: number[], lambda: number) {
  const XtX = columns.map((a) => columns.map((b) => dot(a, b) + 0 * lambda));
  const Xty = columns.map((a) => dot(a, y));
  const weights = Array.from(solve(XtX, Xty));
  return { weights, intercept: 0 };
}

const floor = [25, 34, 48, 52, 66, 71, 85, 98]; // m²
const km = [3.1, 0.8, 2.2, 0.4, 1.9, 1.2, 2.7, 0.9];
const rent = [476, 672, 773, 888, 961, 1016, 1098, 1321];
const [, perKm] = fit([floor, km], rent, 0.5).weights;
const m = km.map((x) => 1000 * x);
const [, perM] = fit([floor, m], rent, 0.5).weights;
plot.bars('per km', ['in km', 'in m'], [perKm, 1000 * perM]);
