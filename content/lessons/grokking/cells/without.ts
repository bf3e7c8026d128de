import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, evaluate, modularArithmetic, oneHot } from 'weight-decay';
import { sequence, split, squaredError, train } from 'weight-decay';
import { choice, plot, toggle } from 'weight-decay/plot';

const seed = 1;
const isSquared = toggle('squared error', true);
const weightDecay = Number(choice('λ', ['0', '1']));
const beta2 = Number(choice('β₂', ['0.98', '0.999']));
const parts = split(modularArithmetic({ modulus: 23 }), 317, seed);
const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
const out = dense(64, 23, { bias: false, seed: seed + 1 });
const model = sequence([tables, activation('square'), out]);
const rates = { learningRate: 0.01, beta2, weightDecay };
const optimizer = adamw(model.parameters, rates);
const loss = isSquared ? squaredError : crossEntropy;
const { inputs, targets } = parts.train;
const data = { inputs, targets: isSquared ? oneHot(targets, 23) : targets };

export let [seen, unseen, half] = [0, 0, 0];
for (const { step } of train({ model, data, loss, optimizer, steps: 1000 })) {
  if (step % 10 > 0) continue;
  seen = evaluate(model, parts.train, crossEntropy).accuracy;
  unseen = evaluate(model, parts.test, crossEntropy).accuracy;
  if (unseen > 0.5) half ||= step;
  plot.line('training sums', step, seen);
  plot.line('unseen sums', step, unseen);
}
plot.axes({ x: 'step', y: 'share right', xDomain: [0, 1000], yDomain: [0, 1] });
