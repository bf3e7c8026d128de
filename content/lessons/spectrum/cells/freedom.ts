import { dataset, grid, monomials, polynomial, pow } from 'weight-decay';
import { ridge, ridgePath } from 'weight-decay';
import { chart, plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.001, { min: 1e-6, max: 10, scale: 'log' });
const seed = 12;

const { x, y } = polynomial({ count: 12, noise: 0.2, seed });
const inputs = monomials(x, 11); // x, x², …, x¹¹
const fit = (targets: Float64Array) =>
  ridge(dataset(inputs, targets), { weightDecay });

const before = fit(y).predict(inputs);
export const follows = Array.from(y, (_, i) => {
  const nudged = y.map((value, k) => value + (k === i ? 0.01 : 0));
  return (fit(nudged).predict(inputs)[i] - before[i]) / 0.01; // ∂ŷᵢ/∂yᵢ
});
export const measured = follows.reduce((sum, share) => sum + share) - 1;
export const formula = fit(y).degreesOfFreedom; // Σ s/(s + λ)

const lambdas = Array.from(grid(-6, 1, 57), (power) => pow(10, power));
const path = ridgePath(dataset(inputs, y), lambdas);
const freedom = path.map((each) => each.degreesOfFreedom);
plot.line('degrees of freedom', lambdas, freedom);
plot.rule('λ', { x: weightDecay });
plot.axes({ x: 'λ', xScale: 'log', yDomain: [0, 11] });
chart('follows').bars('share', x, follows);
