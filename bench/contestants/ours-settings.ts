/** What a lesson's program would write to train a workload. */
import {
  activation,
  adamw,
  crossEntropy,
  dense,
  halfSquaredError,
  sequence,
  sgd,
} from '../../src/trainer/index.ts';
import type { Model, Training } from '../../src/trainer/index.ts';
import { batches, flat } from '../workloads.ts';
import type { Workload } from '../workloads.ts';

export function modelOf({ sizes, hidden, output, weights, biases }: Workload): Model {
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

export function settingsOf(work: Workload, model: Model): Omit<Training, 'steps'> {
  const { sizes, rows, inputs, targets, classes, loss, update } = work;
  const { rule, weightDecay, ...options } = update;
  const groups = [
    { params: model.weights, weightDecay },
    { params: model.biases, weightDecay: 0 },
  ];
  return {
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
  };
}

export function parametersOf({ weights, biases }: Model): number[] {
  return flat(
    weights.map(({ value }) => value),
    biases.map(({ value }) => value),
  );
}
