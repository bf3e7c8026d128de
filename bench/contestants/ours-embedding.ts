/** The trainer on indices: an embedding adds the two rows that a pair picks, where ours.ts multiplies by zeros. */
import {
  activation,
  adamw,
  crossEntropy,
  dense,
  embedding,
  sequence,
  train,
} from '../../src/trainer/index.ts';
import { compete } from '../contestant.ts';

compete({
  precision: 'float64',
  instead: () => 'no bias in the first layer',
  start({ sizes: [fields, width, count], rows, inputs, classes, update }) {
    if (update.rule === 'sgd' || fields !== 2 * count) return 'the inputs are no pairs of indices';
    const { rule: _, ...options } = update;
    const data = {
      inputs: { rows, columns: 2, data: Float64Array.from(pairs(inputs, count)) },
      targets: Float64Array.from(classes),
    };
    let steps: ReturnType<typeof train>;
    return {
      reset() {
        const first = embedding(count, width, { fields: 2, deviation: Math.sqrt(2 / fields) });
        const model = sequence([first, activation('relu'), dense(width, count)]);
        const optimizer = adamw(model.parameters, options);
        steps = train({ model, data, loss: crossEntropy, optimizer, steps: Number.MAX_SAFE_INTEGER });
      },
      step(rounds) {
        for (let i = 0; i < rounds; i++) steps.next();
      },
      parameters: () => null,
    };
  },
});

/** Where the ones are, as the index of each within its half. */
function pairs(hot: Float32Array, count: number): number[] {
  return Array.from(hot.keys())
    .filter((k) => hot[k] === 1)
    .map((k) => k % count);
}
