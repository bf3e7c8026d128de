import { abs, sqrt } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const w = [3, -4];
const lambda = 0.1;
const half = 0.5;

function penalty(w: number[], lambda: number, half: number) {
  let sum = 0;
  for (const wi of w) sum += wi * wi; // ‖w‖₂² = Σ wᵢ²
  return half * lambda * sum;
}

const slopes = w.map((_, i) => {
  const h = 1e-4;
  const moved = (by: number) => w.map((wj, j) => (j === i ? wj + by : wj));
  const at = (by: number) => penalty(moved(by), lambda, half);
  return (at(h) - at(-h)) / (2 * h);
});

export const sumOfSquares = penalty(w, 1, 1); // ‖w‖₂²
export const length = sqrt(sumOfSquares); // ‖w‖₂
export const value = penalty(w, lambda, half);
export const [slope1, slope2] = slopes;
export const gap = Math.max(...slopes.map((s, i) => abs(s - lambda * w[i])));

plot.line('λw', [-5, 5], [-5 * lambda, 5 * lambda]);
plot.points('measured slope', w, slopes);
plot.axes({ x: 'weight', y: 'slope of the penalty', yDomain: [-1, 1] });
