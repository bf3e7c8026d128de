import { dataset, grid, matrix, monomials, pi, pow } from 'weight-decay';
import { random, ridgePath, sin, squaredError } from 'weight-decay';
import type { Data, RidgeFit } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const error = (fit: RidgeFit, { inputs, targets }: Data) =>
  squaredError(matrix(fit.predict(inputs)), targets);

type Parts = { training: Data; heldOut: Data };
export function choose(lambdas: number[], parts: Parts) {
  const fits = ridgePath(parts.training, lambdas);
  const errors = fits.map((fit) => error(fit, parts.heldOut));
  return lambdas[errors.indexOf(Math.min(...errors))];
}

const { normal } = random(7);
const measure = (x: Float64Array) =>
  dataset(
    monomials(x, 11),
    x.map((at) => sin(pi * at) + normal(0, 0.2)),
  );
const training = measure(grid(-1, 1, 12));
const heldOut = measure(grid(-0.95, 0.95, 12));
const lambdas = Array.from(grid(-8, 1, 28), (k) => pow(10, k));
for (const fit of ridgePath(training, lambdas)) {
  plot.line('training error', fit.weightDecay, error(fit, training));
  plot.line('held-out error', fit.weightDecay, error(fit, heldOut));
}
plot.rule('chosen λ', { x: choose(lambdas, { training, heldOut }) });
plot.axes({ x: 'λ', xScale: 'log', yScale: 'log' });
