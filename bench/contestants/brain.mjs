import { NeuralNetwork } from 'brain.js';
import { compete } from '../contestant.ts';
import { batchOf } from '../workloads.ts';

compete({
  precision: 'float32',
  instead: () => 'one row at a time, no decay, no softmax',
  start(work) {
    const { sizes, rows, hidden } = work;
    const outputs = sizes.at(-1) ?? 0;
    const patterns = Array.from({ length: rows }, (_, row) => ({
      input: work.inputs.slice(row * sizes[0], (row + 1) * sizes[0]),
      output: work.targets.slice(row * outputs, (row + 1) * outputs),
    }));
    let net;
    let taken = 0;
    return {
      reset() {
        taken = 0;
        net = new NeuralNetwork({
          inputSize: sizes[0],
          hiddenLayers: sizes.slice(1, -1),
          outputSize: outputs,
          activation: hidden === 'tanh' ? 'tanh' : 'relu',
          learningRate: 1e-4,
        });
        net.initialize();
      },
      step(count) {
        for (const end = taken + count; taken < end; taken++) {
          const [from, to] = batchOf(work, taken);
          for (let row = from; row < to; row++) net.trainPattern(patterns[row], false);
        }
      },
      parameters: () => null,
    };
  },
});
