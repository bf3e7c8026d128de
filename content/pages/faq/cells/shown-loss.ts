import { binaryCrossEntropy, mlp, moons, penalty, sgd } from 'weight-decay';
import { train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const lambda = slider('λ', 0.01, { min: 0, max: 0.05, step: 0.002 });
const firstSeed = 1;
const steps = 600;

function run(seed: number) {
  const data = moons({ count: 100, noise: 0.2, seed });
  const model = mlp([2, 16, 1], { activation: 'tanh', seed });
  const optimizer = sgd(model.parameters, { learningRate: 0.5, momentum: 0.9 });
  const l2 = penalty(model.weights, { l2: lambda }); // ½λ‖w‖²
  const given = { model, data, optimizer, penalty: l2, steps };
  let last = { loss: 0, objective: 0 };
  for (const now of train({ ...given, loss: binaryCrossEntropy })) {
    last = now;
    if (seed > firstSeed || now.step % 5 !== 1) continue;
    plot.line('data loss', now.step, now.loss);
    plot.line('objective', now.step, now.objective); // L + ½λ‖w‖²
  }
  return last;
}

const runs = [0, 1, 2, 3].map((k) => run(firstSeed + k));
const mean = (a: number[]) => a.reduce((sum, x) => sum + x / a.length, 0);
export const without = mean(runs.map(({ loss }) => loss));
export const including = mean(runs.map(({ objective }) => objective));
export const times = including / without;
plot.axes({ x: 'step', yDomain: [0, 0.8] });
