import { parameter, random, sgd } from 'weight-decay';
import { choice, plot } from 'weight-decay/plot';
const until = choice('until', ['near its own optimum', 'at a fixed loss']);
const lambda = Number(choice('λ', ['0.001', '0.01', '0.1'], '0.01'));
const draws = Number(choice('draws', ['1', '21'], '21'));
const firstSeed = 1;
const [own, share] = until === 'at a fixed loss' ? [0, 0.01] : [1, 0.0001];
const s = [1, 1 / 4, 1 / 16, 1 / 64, 1 / 256]; // L = ½ Σ s(w − a)²
function steps(weightDecay: number, seed: number) {
  const { normal } = random(seed);
  const [a, w] = [s.map(() => normal()), parameter(s.map(() => 0))];
  const optimizer = sgd(w, { learningRate: 1, weightDecay });
  const k = s.map((sj) => sj + own * weightDecay);
  const far = (j: number) => w.value[j] - (s[j] * a[j]) / k[j];
  const gap = () => k.reduce((sum, kj, j) => sum + kj * far(j) * far(j), 0);
  const enough = share * gap();
  for (; gap() > enough && optimizer.steps < 9999; optimizer.step())
    s.forEach((sj, j) => (w.grad[j] = sj * (w.value[j] - a[j])));
  return optimizer.steps;
}
export let trend = 0;
for (let draw = 1; draw <= draws; draw++) {
  const [a, b] = [0, lambda].map((l) => steps(l, firstSeed + draw));
  plot.points('without decay', draw, a);
  plot.points('with decay', draw, b);
  trend += Math.sign(b - a) / draws;
}
export const verdict =
  trend < -0.6 ? 'holds' : trend > 0.6 ? 'fails' : 'depends';
plot.axes({ x: 'draw', y: 'steps', yScale: 'log' });
