import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, evaluate, modularArithmetic } from 'weight-decay';
import { sequence, split, sweep, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const firstSeed = 1;
const grid = { λ: [0.5, 1, 2, 4], seed: [firstSeed, firstSeed + 1] };
const sums = modularArithmetic({ modulus: 23 });
export const rows = await sweep(grid, ({ λ, seed }) => {
  const { train: data, test } = split(sums, 317, seed);
  const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
  const out = dense(64, 23, { bias: false, seed: seed + 1 });
  const model = sequence([tables, activation('square'), out]);
  const rates = { learningRate: 0.01, beta2: 0.98, weightDecay: λ };
  const optimizer = adamw(model.parameters, rates);
  const run = train({ model, data, loss: crossEntropy, optimizer, steps: 900 });
  let [all, half] = [0, 0];
  for (const { step } of run) {
    if (step % 10 > 0) continue;
    if (!all && evaluate(model, data, crossEntropy).accuracy > 0.99) all = step;
    if (evaluate(model, test, crossEntropy).accuracy > 0.5) half ||= step;
    if (all && half) break;
  }
  plot.points('99 % of the training sums', λ, all);
  plot.points('50 % of the unseen sums', λ, half);
  return { all, half };
});
plot.line('2.4/(ηλ)', [0.4, 5], [600, 48]);
plot.axes({ x: 'λ', y: 'step', xScale: 'log', yScale: 'log' });
export const [slow, , base, , fast] = rows.map(({ half = NaN }) => half);
