import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, evaluate, modularArithmetic } from 'weight-decay';
import { sequence, split, train } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const seed = 1;
const release = slider('release', 60, { min: 0, max: 600, step: 10 });
const sums = modularArithmetic({ modulus: 23 });
const { train: data, test } = split(sums, 317, seed);
const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
const out = dense(64, 23, { bias: false, seed: seed + 1 });
const model = sequence([tables, activation('square'), out]);
const weightDecay = (step: number) => (step < release ? 1 : 0);
const rates = { learningRate: 0.01, beta2: 0.98, weightDecay };
const optimizer = adamw(model.parameters, rates);
const loss = crossEntropy;

export let [known, unseen, unseenThen] = [0, 0, 0];
for (const { step } of train({ model, data, loss, optimizer, steps: 700 })) {
  if (step % 10 > 0) continue;
  known = evaluate(model, data, loss).accuracy;
  unseen = evaluate(model, test, loss).accuracy;
  if (step === release) unseenThen = unseen;
  plot.line('training sums', step, known);
  plot.line('unseen sums', step, unseen);
}
plot.rule('λ = 0 from here', { x: release });
plot.axes({ x: 'step', y: 'share right', xDomain: [0, 700], yDomain: [0, 1] });
const later = unseen > unseenThen + 0.3 ? 'later' : 'stays';
export const fate = unseen > 0.95 ? 'same' : later;
