import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, evaluate, modularArithmetic } from 'weight-decay';
import { predictedClasses, sequence, split, train } from 'weight-decay';
import { chart, choice } from 'weight-decay/plot';

const seed = 1;
const lambda = choice('λ', ['0', '0.3', '1', '2', '4', '10'], '1');
const sums = modularArithmetic({ modulus: 23 }); // a + b mod 23
const { train: data, test } = split(sums, 317, seed);
const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
const out = dense(64, 23, { bias: false, seed: seed + 1 });
const model = sequence([tables, activation('square'), out]);
const rates = { learningRate: 0.01, beta2: 0.98, weightDecay: Number(lambda) };
const optimizer = adamw(model.parameters, rates);
const loss = crossEntropy;
export let [memorized, generalized, unseenThen] = [0, 0, 0];
for (const { step } of train({ model, data, loss, optimizer, steps: 1500 })) {
  if (step % 10 > 0) continue;
  const known = evaluate(model, data, loss).accuracy;
  const unseen = evaluate(model, test, loss).accuracy;
  chart('share right').line('training sums', step, known);
  chart('share right').line('unseen sums', step, unseen);
  const values = predictedClasses(model.forward(sums.inputs));
  const answers = { rows: 23, columns: 23, values };
  if (!memorized) chart('by heart', { row: 2 }).heat('answer', answers);
  chart('now', { row: 2 }).heat('answer', answers);
  if (!memorized && known >= 0.99) [memorized, unseenThen] = [step, unseen];
  if (!generalized && unseen >= 0.95) generalized = step;
  if (generalized && step >= generalized + 200) break;
}
