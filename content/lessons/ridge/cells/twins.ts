import { parameter, sgd } from 'weight-decay';
import { plot, points, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.1, { min: 0.02, max: 1, step: 0.01 });
const [start] = points('starting point', [[3, 1]], {
  x: [-1, 4],
  y: [-1.5, 2.5],
});

function descend(key: string, weightDecay: number) {
  const w = parameter(start);
  const optimizer = sgd(w, { learningRate: 0.25, weightDecay });
  for (let step = 0; step < 4000; step++) {
    const [a, b] = w.value;
    if (step < 1000) plot.line(key, a, b);
    w.grad.fill(a + b - 2); // x₁ = x₂, y = 2x₁: L = ½(w₁ + w₂ − 2)²
    optimizer.step();
  }
  return w.value;
}

plot.line('w₁ + w₂ = 2', [-0.5, 3.5], [2.5, -1.5]); // L = 0
export const [aloneX, aloneY] = descend('without decay', 0);
export const [sharedX, sharedY] = descend('with decay', lambda);
export const startDifference = start[0] - start[1];
export const half = 2 / (2 + lambda); // λw = 2 − w₁ − w₂
plot.points('starting point', ...start);
plot.axes({ x: 'w₁', y: 'w₂', equal: true });
