// Training: `train`, one step after the other, each reported, so that a program can stop, draw, or change λ in between;
// `evaluate` on data that are not trained on; `sweep`, the same program for many settings.
import { check, checkCount, checkIndices, checkOptions } from './check.ts';
import { dataset } from './data.ts';
import type { Data } from './data.ts';
import { accuracy, binaryCrossEntropy, crossEntropy } from './losses.ts';
import type { Loss } from './losses.ts';
import { matrix, selectRows, workspace } from './matrix.ts';
import type { Model } from './models.ts';
import type { Optimizer } from './optimizers.ts';
import type { Penalty } from './penalties.ts';
import { begin } from './progress.ts';
import { random } from './random.ts';

/** What happened in one step: losses of the step's batch, before the update. */
export type Step = {
  /** 1, 2, … */
  step: number;
  /** The data loss, without any penalty. */
  loss: number;
  /** The penalty written into the loss; 0 without one. Weight decay in the optimizer is not counted. */
  penalty: number;
  /** loss + penalty. */
  objective: number;
};

/** What {@link train} needs. */
export type Training = {
  model: Model;
  data: Data;
  loss: Loss;
  optimizer: Optimizer;
  penalty?: Penalty;
  /** Rows in a batch (default: all), or the row numbers of each batch, used in turn. */
  batch?: number | ArrayLike<number>[];
  steps: number;
  /** Decides the order of the rows, drawn anew for each pass through the data. */
  seed?: number;
};

/** Thrown by {@link train} when the loss stops being a finite number; `step` is the step at which that was seen. */
export type DivergenceError = RangeError & { step: number };

/** The step at which an error says that training diverged; undefined for any other error. */
export function divergedAt(error: unknown): number | undefined {
  const diverged = error instanceof RangeError && error.name === 'DivergenceError';
  return diverged ? (error as DivergenceError).step : undefined;
}

/**
 * Trains a model; yields what happened in every step.
 *
 *   for (const { step, loss } of train({ model, data, loss: halfSquaredError, optimizer, steps: 100 })) …
 *
 * Each step: outputs ← forward, gradient ← backward, penalty's gradient added, optimizer's step (then the proximal
 * step, if the penalty has one). Between two steps a program may change options and weights, or stop.
 *
 * @throws RangeError at once if data, batch or steps are out of range
 * @throws DivergenceError if the loss becomes NaN or infinite, naming the step; the weights are left as they were then
 */
export function train(options: Training): Generator<Step, void> {
  const known = ['model', 'data', 'loss', 'optimizer', 'penalty', 'batch', 'steps', 'seed'];
  checkOptions('train', options, known);
  const data = dataset(options.data.inputs, options.data.targets);
  checkCount('steps', options.steps, 0);
  // The generator is another function: what a generator checks, it checks at its first step and not at once.
  return run(options, batches(data, options.batch, options.seed));
}

function* run({ model, loss, optimizer, penalty, steps }: Training, batchOf: (step: number) => Data) {
  const gradientSpace = workspace();
  const progress = begin('steps', steps);
  try {
    for (let step = 1; step <= steps; step++) {
      const { inputs, targets } = batchOf(step);
      const outputs = model.forward(inputs);
      const gradient = gradientSpace(outputs.rows, outputs.columns);
      const value = loss(outputs, targets, gradient);
      const penaltyValue = penalty?.value() ?? 0;
      const objective = value + penaltyValue;
      if (!Number.isFinite(objective)) throw divergence(step, objective);
      model.backward(gradient);
      if (penalty?.method === 'gradient') penalty.addGradient();
      const learningRate = penalty ? optimizer.learningRate() : 0; // asked before the step, which moves a schedule on
      optimizer.step();
      if (penalty?.method === 'proximal') penalty.proximalStep(learningRate);
      progress.done(step);
      yield { step, loss: value, penalty: penaltyValue, objective };
    }
  } finally {
    progress.end();
  }
}

function divergence(step: number, value: number): DivergenceError {
  const message = `training diverged: at step ${step} the loss is ${value}; a smaller learningRate or weightDecay may help`;
  return Object.assign(new RangeError(message), { name: 'DivergenceError', step });
}

// The data of each step's batch. The last batch of a pass may be smaller.
function batches(data: Data, batch: Training['batch'], seed = 0): (step: number) => Data {
  if (batch === undefined) return () => data;
  const n = data.inputs.rows;
  const targets = { rows: n, columns: data.targets.length / n, data: data.targets };
  const [inputSpace, targetSpace] = [workspace(), workspace()];
  const take = (rows: ArrayLike<number>): Data => ({
    inputs: selectRows(data.inputs, rows, inputSpace(rows.length, data.inputs.columns)),
    targets: selectRows(targets, rows, targetSpace(rows.length, targets.columns)).data,
  });
  if (typeof batch === 'object') {
    check(batch.length > 0, 'batch', batch, 'a number of rows, or a list of lists of row numbers');
    batch.forEach((rows, k) => checkIndices(`batch[${k}]`, rows, n, 'row'));
    return (step) => take(batch[(step - 1) % batch.length]);
  }
  checkCount('batch', batch, 1, n, 'the number of rows');
  const generator = random(seed);
  const perPass = Math.ceil(n / batch);
  let order = Array.from({ length: n }, (_, i) => i);
  return (step) => {
    const at = ((step - 1) % perPass) * batch;
    if (at === 0) order = generator.shuffle(order);
    return take(order.slice(at, at + batch));
  };
}

/** The data loss of a model that is not being trained, and its accuracy: NaN for a loss that is not one of classes. */
export function evaluate(model: Model, data: Data, loss: Loss): { loss: number; accuracy: number } {
  const outputs = model.forward(matrix(data.inputs, 'inputs'));
  const classes = loss === crossEntropy || loss === binaryCrossEntropy;
  return { loss: loss(outputs, data.targets), accuracy: classes ? accuracy(outputs, data.targets) : NaN };
}

/** One combination of values and what its run gave, or the step at which it diverged. */
export type SweepRow<Values, Result> = Values & Partial<Result> & { divergedAt?: number };

/**
 * Runs a function for every combination of values, one after the other: one row each, the values beside the results.
 *
 *   const rows = await sweep({ weightDecay: [0, 0.1], seed: [0, 1, 2] }, ({ weightDecay, seed }) => ({ testLoss: … }))
 *
 * The last name varies fastest. The function may be asynchronous. A run that diverges has `divergedAt`, the step,
 * in place of results; any other error ends the sweep and is thrown.
 *
 * @throws RangeError if a list of values is empty
 */
export async function sweep<Values extends Record<string, unknown>, Result extends object>(
  grid: { [Key in keyof Values]: ArrayLike<Values[Key]> },
  run: (values: Values) => Result | Promise<Result>,
): Promise<SweepRow<Values, Result>[]> {
  let combinations = [{} as Values];
  for (const name of Object.keys(grid) as (keyof Values & string)[]) {
    check(grid[name].length > 0, name, [], 'a list of at least one value');
    const extended = (row: Values) => Array.from(grid[name], (value) => ({ ...row, [name]: value }));
    combinations = combinations.flatMap(extended);
  }
  const rows: SweepRow<Values, Result>[] = [];
  const progress = begin('runs', combinations.length);
  try {
    for (const values of combinations) {
      rows.push(await row(values, run));
      progress.done(rows.length);
    }
  } finally {
    progress.end();
  }
  return rows;
}

async function row<Values, Result extends object>(
  values: Values,
  run: (values: Values) => Result | Promise<Result>,
): Promise<SweepRow<Values, Result>> {
  try {
    return { ...values, ...(await run(values)) };
  } catch (error) {
    const step = divergedAt(error);
    if (step === undefined) throw error;
    return { ...values, divergedAt: step } as SweepRow<Values, Result>;
  }
}
