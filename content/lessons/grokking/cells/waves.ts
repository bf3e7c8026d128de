import { activation, adamw, crossEntropy, dense } from 'weight-decay';
import { embedding, fourierConcentration, fourierSpectrum } from 'weight-decay';
import { modularArithmetic, predictedClasses, selectRows } from 'weight-decay';
import { sequence, split, train } from 'weight-decay';
import { chart, slider } from 'weight-decay/plot';
const seed = 1;
const neuron = slider('neuron', 22, { min: 1, max: 64, step: 1 });
const data = split(modularArithmetic({ modulus: 23 }), 317, seed).train;
const nets = [1, 0].map((weightDecay) => {
  const tables = embedding(23, 64, { fields: 2, deviation: 0.7, seed });
  const out = dense(64, 23, { bias: false, seed: seed + 1 });
  const model = sequence([tables, activation('square'), out]);
  const rates = { learningRate: 0.01, beta2: 0.98, weightDecay };
  const optimizer = adamw(model.parameters, rates);
  const run = train({ model, data, loss: crossEntropy, optimizer, steps: 500 });
  return { run, table: tables.parameters[0], name: `λ = ${weightDecay}` };
});
for (let step = 10; step <= 500; step += 10)
  for (const { run, table, name } of nets) {
    for (let i = 0; i < 10; i++) run.next();
    const wave = table.value.filter((_, at) => at % 64 === neuron - 1);
    for (let a = 0; a < 23; a++) chart(name, { row: 1 }).bars('A', a, wave[a]);
    const spectrum = fourierSpectrum(table, 23);
    const peak = predictedClasses(spectrum);
    const order = [...peak.keys()].sort((i, j) => peak[i] - peak[j]);
    const values = selectRows(spectrum, order).data;
    const all = chart(`64 neurons, ${name}`, { row: 2 });
    all.heat('share', { rows: 64, columns: 11, values, domain: [0, 1] });
  }
export const shares = nets.map(({ table }) => fourierConcentration(table, 23));
