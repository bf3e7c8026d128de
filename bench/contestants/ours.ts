/** The trainer of this project, through what a lesson's program imports: it checks, and reports the loss of every step. */
import {
  activation,
  crossEntropy,
  dense,
  halfSquaredError,
  sequence,
  train,
} from '../../src/trainer/index.ts';
import { adamw, sgd } from '../../src/trainer/index.ts';
import { compete } from '../contestant.ts';
import { batches, flat } from '../workloads.ts';
import type { Workload } from '../workloads.ts';

compete({
  precision: 'float64',
  start(work) {
    let model = modelOf(work);
    let steps: ReturnType<typeof trainingOf>;
    return {
      reset() {
        model = modelOf(work);
        steps = trainingOf(work, model);
      },
      step(count) {
        for (let i = 0; i < count; i++) steps.next();
      },
      parameters: () =>
        flat(
          model.weights.map(({ value }) => value),
          model.biases.map(({ value }) => value),
        ),
    };
  },
});

function modelOf({ sizes, hidden, output, weights, biases }: Workload) {
  const layers = weights.flatMap((_, l) => {
    const kind = l === weights.length - 1 ? output : hidden;
    const layer = dense(sizes[l], sizes[l + 1]);
    return kind === 'linear' ? [layer] : [layer, activation(kind)];
  });
  const model = sequence(layers);
  model.weights.forEach(({ value }, l) => value.set(weights[l]));
  model.biases.forEach(({ value }, l) => value.set(biases[l]));
  return model;
}

function trainingOf(work: Workload, model: ReturnType<typeof modelOf>) {
  const { sizes, rows, inputs, targets, classes, loss, update } = work;
  const { rule, weightDecay, ...options } = update;
  const groups = [
    { params: model.weights, weightDecay },
    { params: model.biases, weightDecay: 0 },
  ];
  return train({
    model,
    data: {
      inputs: { rows, columns: sizes[0], data: Float64Array.from(inputs) },
      targets: Float64Array.from(loss === 'classes' ? classes : targets),
    },
    loss: loss === 'classes' ? crossEntropy : halfSquaredError,
    optimizer: rule === 'sgd' ? sgd(groups, options) : adamw(groups, options),
    ...(rows > work.batch && {
      batch: batches(work).map(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)),
    }),
    steps: Number.MAX_SAFE_INTEGER,
  });
}
