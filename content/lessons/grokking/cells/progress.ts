import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, evaluate, fourierConcentration } from 'weight-decay';
import { modularArithmetic, norm, sequence, split, train } from 'weight-decay';
import { chart } from 'weight-decay/plot';

const seed = 1;
const sums = modularArithmetic({ modulus: 23 });
const { train: data, test } = split(sums, 317, seed);
const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
const out = dense(64, 23, { bias: false, seed: seed + 1 });
const model = sequence([tables, activation('square'), out]);
const rates = { learningRate: 0.01, beta2: 0.98, weightDecay: 1 };
const optimizer = adamw(model.parameters, rates);
const loss = crossEntropy;
const path = [];
for (const { step } of train({ model, data, loss, optimizer, steps: 700 })) {
  if (step % 10 > 0) continue;
  const unseen = evaluate(model, test, loss);
  const waves = fourierConcentration(tables.parameters[0], 23);
  chart('inside').line('unseen sums', step, unseen.accuracy);
  chart('inside').line('waves', step, waves);
  chart('unseen loss', { row: 2 }).line('test loss', step, unseen.loss);
  chart('norm', { row: 2 }).line('length', step, norm(model.parameters));
  path.push({ step, ...unseen, waves, length: norm(model.parameters) });
}
const early = path.filter(({ accuracy }) => accuracy < 0.1);
export const { step, waves } = early[early.length - 1];
export const { waves: wavesLast, length: lengthLast } = path[path.length - 1];
const lengths = path.slice(6).map(({ length }) => length);
export const [lengthThen, shortest] = [lengths[0], Math.min(...lengths)];
