import { parameter, random, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 0.02, { min: 0, max: 0.1, step: 0.005 });
const firstSeed = 1;
const [n, epochs] = [512, 60];

function run(batch: number, seed: number) {
  const { normal } = random(seed);
  const y = Array.from({ length: n }, () => 3 + normal());
  const mean = y.reduce((sum, yi) => sum + yi / n, 0);
  const w = parameter([0, 1]);
  const optimizer = sgd(w, { learningRate: 0.1, weightDecay });
  for (let step = 0; step < (epochs * n) / batch; step++) {
    const at = (step * batch) % n;
    const sum = y.slice(at, at + batch).reduce((s, yi) => s + yi, 0);
    w.grad[0] = w.value[0] - sum / batch; // g = Σ(w − yᵢ)/B
    optimizer.step();
  }
  return [w.value[0] / mean, w.value[1]];
}

const sizes = [16, 32, 64, 128, 256, 512];
const draws = sizes.map((B) => [0, 1, 2, 3].map((k) => run(B, firstSeed + k)));
const of = (i: number) => draws.map((d) => d.reduce((s, w) => s + w[i] / 4, 0));
export const [used, unused] = [of(0), of(1)];
export const [small, , , , , large] = unused;
plot.line('a weight that the data needs', sizes, used);
plot.line('one that it does not need', sizes, unused);
plot.axes({ x: 'batch', y: 'kept', xScale: 'log', yDomain: [0, 1.1] });
