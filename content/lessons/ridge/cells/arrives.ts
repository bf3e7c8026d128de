import { dot, parameter, random, sgd, solve, sqrt } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.1, { min: 0.01, max: 1, scale: 'log' });
const firstSeed = 1;
const [n, p] = [40, 8];
export const alpha = n * lambda;
export const gaps = Array.from({ length: 20 }, (_, i) => {
  const { normal } = random(firstSeed + i);
  const draw = () => Array.from({ length: n }, () => normal());
  const X = Array.from({ length: p }, draw); // x₁, …, x₈
  const y = X[0].map((x, row) => x - 2 * X[1][row] + normal());
  const XtX = X.map((a) => X.map((b) => dot(a, b)));
  const Xty = X.map((a) => dot(a, y));
  const nI = (j: number, k: number) => (j === k ? n : 0);
  const A = XtX.map((row, j) => row.map((v, k) => v + lambda * nI(j, k)));
  const exact = solve(A, Xty); // (XᵀX + nλI)⁻¹ Xᵀy

  const w = parameter(X.map(() => 0));
  const optimizer = sgd(w, { learningRate: 0.4, weightDecay: lambda });
  const gap = () => exact.map((value, j) => value - w.value[j]);
  for (let step = 0; step < 400; step++) {
    if (step % 5 === 0) plot.line('data sets', step, sqrt(dot(gap(), gap())));
    XtX.forEach((row, j) => (w.grad[j] = (dot(row, w.value) - Xty[j]) / n));
    optimizer.step(); // w ← (1 − ηλ)w − η Xᵀ(Xw − y)/n
  }
  plot.line('data sets', NaN, NaN);
  return sqrt(dot(gap(), gap()));
});
plot.axes({ x: 'step', y: 'distance to the formula', yScale: 'log' });
