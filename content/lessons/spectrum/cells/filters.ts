import { parameter, pow, sgd } from 'weight-decay';
import { plot, slider, toggle } from 'weight-decay/plot';

const lambda = slider('λ', 1, { min: 0.1, max: 10, scale: 'log' });
const linked = toggle('t = 1/(ηλ)', true);
const learningRate = 0.001;
const steps = linked
  ? Math.round(1 / (learningRate * lambda))
  : slider('steps t', 1000, { min: 10, max: 20000, scale: 'log' });

const s = Array.from({ length: 41 }, (_, i) => pow(10, i / 10 - 2));
const w = parameter(new Float64Array(s.length)); // wⱼ for sⱼ
const optimizer = sgd(w, { learningRate });
for (let step = 1; step <= steps; step++) {
  s.forEach((sj, j) => (w.grad[j] = sj * (w.value[j] - 1))); // ½ s(w − 1)²
  optimizer.step();
}
export const stopped = Array.from(w.value);
export const ridge = s.map((sj) => sj / (sj + lambda));
export const gap = Math.max(
  ...s.map((_, j) => Math.abs(stopped[j] - ridge[j])),
);

plot.band('gap', s, ridge, stopped);
plot.line('ridge', s, ridge);
plot.line('stopped early', s, stopped);
plot.axes({ x: 's', y: 'kept', xScale: 'log', yDomain: [0, 1] });
