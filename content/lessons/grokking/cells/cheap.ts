import { activation, adamw, crossEntropy, dense, grid } from 'weight-decay';
import { embedding, evaluate, modularArithmetic, norm } from 'weight-decay';
import { sequence, split, train } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const seed = 1;
const sums = modularArithmetic({ modulus: 23 });
const { train: data, test } = split(sums, 317, seed);
const nets = [1, 0].map((weightDecay) => {
  const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
  const out = dense(64, 23, { bias: false, seed: seed + 1 });
  const model = sequence([tables, activation('square'), out]);
  const rates = { learningRate: 0.01, beta2: 0.98, weightDecay };
  const optimizer = adamw(model.parameters, rates);
  const run = train({ model, data, loss: crossEntropy, optimizer, steps: 500 });
  while (!run.next().done);
  const unseen = evaluate(model, test, crossEntropy).accuracy;
  const losses = grid(15, 35, 21).map((length) => {
    const scale = length / norm(model.parameters);
    for (const { value } of model.parameters)
      for (let i = 0; i < value.length; i++) value[i] *= scale;
    return evaluate(model, data, crossEntropy).loss;
  });
  const key = weightDecay ? 'with decay' : 'without decay';
  plot.line(key, grid(15, 35, 21), losses);
  return { unseen, loss: losses[15] }; // ‖θ‖ = 30
});
plot.axes({ x: 'length', y: 'training loss', yScale: 'log' });
export const [{ loss: waves }, { loss: memory, unseen: without }] = nets;
