import { grid, pow } from 'weight-decay';
import { plot } from 'weight-decay/plot';

export function ridge(s: number, lambda: number) {
  return s / (s + lambda);
}

export function stopped(s: number, eta: number, t: number) {
  return 1 - pow(1 - eta * s, t);
}

export function steps(eta: number, lambda: number) {
  return 1 / (eta * lambda);
}

export function degreesOfFreedom(s: number[], lambda: number) {
  return s.reduce((sum, sj) => sum + ridge(sj, lambda), 0);
}

const s = Array.from(grid(-2, 2, 41), (power) => pow(10, power));
const [eta, lambda] = [0.001, 1];
const t = steps(eta, lambda);
s.forEach((sj) => {
  plot.line('ridge', sj, ridge(sj, lambda));
  plot.line('stopped early', sj, stopped(sj, eta, t));
});
plot.axes({ x: 's', y: 'kept', xScale: 'log', yDomain: [0, 1] });
