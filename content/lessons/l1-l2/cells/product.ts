import { grid, parameter, sgd, softThreshold } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.35, { min: 0.05, max: 0.95, step: 0.1 });

function train(y: number) {
  const factors = parameter([1, 0.5]); // a, b
  const optimizer = sgd(factors, { learningRate: 0.2, weightDecay: lambda });
  for (let step = 0; step < 3000; step++) {
    const [a, b] = factors.value;
    factors.grad[0] = (a * b - y) * b; // L = ½(ab − y)²
    factors.grad[1] = (a * b - y) * a;
    optimizer.step(); // L + ½λ(a² + b²)
  }
  return factors.value[0] * factors.value[1];
}
const [y, small, large] = [[...grid(0, 2, 21)], 0.2, 1];
const alone = (at: number) => at / (1 + lambda); // ½(w − y)² + ½λw²
plot.line('L2, one weight', y, y.map(alone));
const soft = y.map((at) => softThreshold(at, lambda));
plot.line('L1, one weight', y, soft);
const products = y.map(train);
plot.points('L2, product ab', y, products);
plot.axes({ x: 'y', y: 'w' });

const gaps = products.map((w, k) => Math.abs(w - soft[k]));
export const gap = Math.max(...gaps);
export const [smallAlone, largeAlone] = [alone(small), alone(large)];
export const [smallProduct, largeProduct] = [products[2], products[10]];
