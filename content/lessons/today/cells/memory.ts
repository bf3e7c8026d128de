import { adamw, binaryCrossEntropy as loss, mlp, moons } from 'weight-decay';
import { pow, sqrt, train } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';

const weightDecay = slider('λ', 1, { min: 0.2, max: 5, scale: 'log' });
const [learningRate, steps] = [0.01, 400];
const seed = 1;
const data = moons({ count: 60, noise: 0.25, seed });
const model = mlp([2, 16, 1], { seed });
const [w] = model.weights;
const optimizer = adamw(model.parameters, { learningRate, weightDecay });
const { firstMoment: m, secondMoment: v } = optimizer.state(w);
export const tau = 1 / (learningRate * weightDecay); // τ = 1/(ηλ)
const left = (age: number) => pow(1 - 1 / tau, age);
export const startLeft = left(tau);
export let error = 0;
const first = w.value[0];
let a = first;
const [path, counts] = ['path', 'memory'].map((key) => chart(key, { row: 1 }));
for (const { step: t } of train({ model, data, loss, optimizer, steps })) {
  const [p, q] = [1 - pow(0.9, t), sqrt(1 - pow(0.999, t))];
  const u = m[0] / p / (sqrt(v[0]) / q + 1e-8); // u = m̂/(√v̂ + ε)
  a += (-u / weightDecay - a) / tau; // a ← a + (−u/λ − a)/τ
  error = Math.max(error, Math.abs(a - w.value[0]));
  path.line('weight', t, w.value[0]);
  path.line('start left', t, left(t) * first);
  if (t % 20 === 0) path.points('average', t, a);
  counts.line('update', t, left(steps - t));
}
for (const plot of [path, counts]) plot.axes({ x: 'step' });
