import convnetjs from 'convnetjs';
import { compete } from '../contestant.ts';
import { batchOf, flat } from '../workloads.ts';

compete({
  precision: 'float64',
  // It has no Adam; windowgrad keeps one running mean where Adam keeps two, so it does less.
  instead: ({ update }) => (update.rule === 'adamw' ? 'windowgrad' : undefined),
  start(work) {
    const { sizes, rows, hidden, output, loss, inputs, targets, classes, update } = work;
    const volumes = Array.from({ length: rows }, (_, row) => {
      const volume = new convnetjs.Vol(1, 1, sizes[0], 0);
      volume.w.set(inputs.subarray(row * sizes[0], (row + 1) * sizes[0]));
      return volume;
    });
    const answers = Array.from({ length: rows }, (_, row) =>
      loss === 'classes' ? classes[row] : [targets[row]],
    );
    let trainer;
    let dense;
    let taken = 0;
    return {
      reset() {
        taken = 0;
        const net = new convnetjs.Net();
        const last = sizes.length - 1;
        const middle = sizes.slice(1, last).map((width) => {
          return { type: 'fc', num_neurons: width, activation: hidden };
        });
        const end =
          loss === 'classes'
            ? { type: 'softmax', num_classes: sizes[last] }
            : { type: 'regression', num_neurons: sizes[last] };
        net.makeLayers([{ type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] }, ...middle, end]);
        if (output === 'tanh') {
          const tanh = new convnetjs.TanhLayer({ in_sx: 1, in_sy: 1, in_depth: sizes[last] });
          net.layers.splice(-1, 0, tanh);
        }
        dense = net.layers.filter(({ layer_type }) => layer_type === 'fc');
        dense.forEach(({ filters, biases }, l) => {
          for (let j = 0; j < sizes[l + 1]; j++) {
            for (let i = 0; i < sizes[l]; i++) filters[j].w[i] = work.weights[l][j * sizes[l] + i];
            biases.w[j] = work.biases[l][j];
          }
        });
        trainer = new convnetjs.Trainer(net, {
          method: update.rule === 'sgd' ? 'sgd' : 'windowgrad',
          learning_rate: update.learningRate,
          momentum: update.rule === 'sgd' ? update.momentum : 0,
          ro: update.rule === 'sgd' ? 0 : update.beta2,
        });
      },
      step(count) {
        for (const end = taken + count; taken < end; taken++) {
          const [from, to] = batchOf(work, taken);
          trainer.k = 0;
          trainer.batch_size = to - from;
          trainer.l2_decay = update.weightDecay * (to - from); // it divides the decay by the batch size
          for (let row = from; row < to; row++) trainer.train(volumes[row], answers[row]);
        }
      },
      parameters: () =>
        flat(
          dense.map(({ filters }) => filters.flatMap(({ w }) => [...w])),
          dense.map(({ biases }) => biases.w),
        ),
    };
  },
});
