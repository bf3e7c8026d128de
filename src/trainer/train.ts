// Training: one step after the other, each reported, so that a program can stop, draw, or change λ in between.
import { check, checkCount, checkFinite, checkOptions, checkRows, checkTargets } from './check.ts';
import type { Data } from './data.ts';
import { accuracy, binaryCrossEntropy, crossEntropy } from './losses.ts';
import type { Loss } from './losses.ts';
import { matrix, selectRows, zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import type { Model } from './models.ts';
import type { Optimizer } from './optimizers.ts';
import type { Penalty } from './penalties.ts';
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
  return error instanceof RangeError && error.name === 'DivergenceError'
    ? (error as DivergenceError).step
    : undefined;
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
  const { data, batch, steps, seed = 0 } = options;
  const inputs = matrix(data.inputs, 'inputs');
  const n = inputs.rows;
  check(data.targets.length > 0, 'targets', [], 'a list of at least one number');
  checkTargets(data.targets, n * Math.ceil(data.targets.length / n), `or another multiple of the ${n} rows`);
  checkFinite('inputs', inputs.data);
  checkFinite('targets', data.targets);
  checkCount('steps', steps, 0);
  if (typeof batch === 'object') {
    check(batch.length > 0, 'batch', batch, 'a number of rows, or a list of lists of row numbers');
    batch.forEach((rows, k) => checkRows(`batch[${k}]`, rows, n));
  } else if (batch !== undefined) {
    checkCount('batch', batch);
    check(batch <= n, 'batch', batch, `at most ${n}, the number of rows`);
  }
  return run(options, inputs, batches(n, batch, seed));
}

function* run({ model, data, loss, optimizer, penalty, steps }: Training, inputs: Matrix, rowsOf: BatchRows) {
  const width = data.targets.length / inputs.rows;
  const kept = new Map<number, { x: Matrix; y: Float64Array; gradient?: Matrix }>();
  for (let step = 1; step <= steps; step++) {
    const rows = rowsOf(step);
    const count = rows?.length ?? inputs.rows;
    let space = kept.get(count);
    if (!space)
      kept.set(count, (space = { x: zeros(count, inputs.columns), y: new Float64Array(count * width) }));
    if (rows) {
      selectRows(inputs, rows, space.x);
      for (let i = 0; i < count; i++)
        for (let k = 0; k < width; k++) space.y[i * width + k] = data.targets[rows[i] * width + k];
    }
    const outputs = model.forward(rows ? space.x : inputs, true);
    space.gradient ??= zeros(count, outputs.columns);
    const value = loss(outputs, rows ? space.y : data.targets, space.gradient);
    const penaltyValue = penalty?.value() ?? 0;
    const objective = value + penaltyValue;
    if (!Number.isFinite(objective)) throw divergence(step, objective);
    model.backward(space.gradient);
    if (penalty?.method === 'gradient') penalty.addGradient();
    const learningRate = optimizer.learningRate();
    optimizer.step();
    if (penalty?.method === 'proximal') penalty.proximalStep(learningRate);
    yield { step, loss: value, penalty: penaltyValue, objective };
  }
}

function divergence(step: number, value: number): DivergenceError {
  const message = `training diverged: at step ${step} the loss is ${value}; a smaller learningRate or weightDecay may help`;
  return Object.assign(new RangeError(message), { name: 'DivergenceError', step });
}

// The rows of each step's batch; null for all of them in their order. The last batch of a pass may be smaller.
type BatchRows = (step: number) => ArrayLike<number> | null;

function batches(n: number, batch: Training['batch'], seed: number): BatchRows {
  if (typeof batch === 'object') return (step) => batch[(step - 1) % batch.length];
  if (batch === undefined) return () => null;
  const generator = random(seed);
  const perPass = Math.ceil(n / batch);
  let order = Array.from({ length: n }, (_, i) => i);
  return (step) => {
    const at = ((step - 1) % perPass) * batch;
    if (at === 0) order = generator.shuffle(order);
    return order.slice(at, at + batch);
  };
}

/** The data loss of a model that is not being trained, and its accuracy: NaN for a loss that is not one of classes. */
export function evaluate(model: Model, data: Data, loss: Loss): { loss: number; accuracy: number } {
  const outputs = model.forward(matrix(data.inputs, 'inputs'));
  const classes = loss === crossEntropy || loss === binaryCrossEntropy;
  return { loss: loss(outputs, data.targets), accuracy: classes ? accuracy(outputs, data.targets) : NaN };
}

/**
 * Runs a function for every combination of values: one row each, the values beside the results.
 *
 *   sweep({ weightDecay: [0, 0.1], seed: [0, 1, 2] }, ({ weightDecay, seed }) => ({ testLoss: … }))
 *
 * A run that diverges has `divergedAt`, the step, in place of results; any other error is thrown.
 */
export function sweep<Values extends Record<string, unknown>, Result extends object>(
  grid: { [Key in keyof Values]: ArrayLike<Values[Key]> },
  run: (values: Values) => Result,
): (Values & Partial<Result> & { divergedAt?: number })[] {
  let combinations = [{} as Values];
  for (const name of Object.keys(grid) as (keyof Values & string)[]) {
    check(grid[name].length > 0, name, [], 'a list of at least one value');
    combinations = combinations.flatMap((row) =>
      Array.from(grid[name], (value) => ({ ...row, [name]: value })),
    );
  }
  return combinations.map((values) => {
    try {
      return { ...values, ...run(values) };
    } catch (error) {
      const step = divergedAt(error);
      if (step === undefined) throw error;
      return { ...values, divergedAt: step } as Values & Partial<Result> & { divergedAt?: number };
    }
  });
}
