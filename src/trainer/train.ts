// Training: `train`, one step after the other, each reported, so that a program can stop, draw, or change λ in between;
// `evaluate` on data that are not trained on; `sweep`, the same program for many settings.
import { check, checkChoice, checkCount, checkIndices, checkOptions } from './check.ts';
import { dataset } from './data.ts';
import type { Data } from './data.ts';
import { fastEngine } from './fast/engine.ts';
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
  /** 'float32' for the fast engine; default 'float64', the one that is written to be read. */
  precision?: 'float64' | 'float32';
  /** Yields every so many steps, and after the last; default 1. In between the fast engine is at its fastest. */
  every?: number;
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
 * With precision 'float32' the same steps are done many times faster, in WebAssembly, to about seven digits. The data are
 * then read once, at the start, and first-layer inputs of which all rows are 0 but for equally few 1s are looked up
 * instead of multiplied. What it cannot do goes to the float64 engine, and {@link handedOver} says why: a layer
 * other than dense, activation or a leading embedding, a loss, a layer or an optimizer of the program's own, a browser
 * without WebAssembly SIMD.
 *
 * @throws RangeError at once if data, batch or steps are out of range
 * @throws DivergenceError if the loss becomes NaN or infinite, naming the step; the weights are left as they were then
 */
export function train(options: Training): Generator<Step, void> {
  const { precision = 'float64', every = 1, batch, seed, steps } = options;
  checkOptions('train', options, OPTIONS);
  const data = dataset(options.data.inputs, options.data.targets);
  checkCount('steps', steps, 0);
  checkChoice('precision', precision, ['float64', 'float32']);
  checkCount('every', every);
  // The generator is another function: what a generator checks, it checks at its first step and not at once.
  const rowsOf = batches(data.inputs.rows, batch, seed);
  const fast = precision === 'float32' ? fastEngine(options, data, rowsOf) : '';
  return run(typeof fast === 'string' ? readableEngine(options, data, rowsOf) : fast, steps, every);
}

const OPTIONS = [
  ...['model', 'data', 'loss', 'optimizer', 'penalty', 'batch', 'steps', 'seed', 'precision', 'every'],
];

/**
 * Why {@link train} with precision 'float32' does a training in float64 all the same; undefined if it does not.
 *
 *   handedOver({ model: mlp([2, 8, 1], { norm: 'layer' }), … })      'layerNorm'
 */
export function handedOver(options: Training): string | undefined {
  const data = dataset(options.data.inputs, options.data.targets);
  const fast = fastEngine(options, data, batches(data.inputs.rows, options.batch, options.seed));
  if (typeof fast === 'string') return fast;
  fast.end();
  return undefined;
}

function* run(engine: Engine, steps: number, every: number) {
  const progress = begin('steps', steps);
  try {
    for (let taken = 0; taken < steps;) {
      const from = taken + 1;
      taken = Math.min(taken + every, steps);
      const { step, loss, penalty } = engine.advance(from, taken, progress.done);
      const objective = loss + penalty;
      if (!Number.isFinite(objective)) throw divergence(step, objective);
      yield { step, loss, penalty, objective };
    }
  } finally {
    progress.end();
    engine.end();
  }
}

/** What trains, some steps at a time. */
export type Engine = {
  /**
   * Does the steps `from` to `to`, and tells `done` how far it is; returns what happened in the last one. The step whose
   * objective is not finite is the last, and ends before its update.
   */
  advance(from: number, to: number, done: (step: number) => void): Omit<Step, 'objective'>;
  end(): void;
};

/** The row numbers of a step's batch; undefined for all rows. */
export type RowsOf = (step: number) => ArrayLike<number> | undefined;

function readableEngine({ model, loss, optimizer, penalty }: Training, data: Data, rowsOf: RowsOf): Engine {
  const batchOf = selection(data);
  const gradientSpace = workspace();

  function take(step: number) {
    const { inputs, targets } = batchOf(rowsOf(step));
    const outputs = model.forward(inputs);
    const gradient = gradientSpace(outputs.rows, outputs.columns);
    const value = loss(outputs, targets, gradient);
    const penaltyValue = penalty?.value() ?? 0;
    const report = { step, loss: value, penalty: penaltyValue };
    if (!Number.isFinite(value + penaltyValue)) return report;
    model.backward(gradient);
    if (penalty?.method === 'gradient') penalty.addGradient();
    const learningRate = penalty ? optimizer.learningRate() : 0; // asked before the step, which moves a schedule on
    optimizer.step();
    if (penalty?.method === 'proximal') penalty.proximalStep(learningRate);
    return report;
  }

  return {
    advance(from, to, done) {
      for (let step = from; ; step++) {
        const report = take(step);
        if (!Number.isFinite(report.loss + report.penalty)) return report;
        done(step);
        if (step === to) return report;
      }
    },
    end: () => undefined,
  };
}

function divergence(step: number, value: number): DivergenceError {
  const message = `training diverged: at step ${step} the loss is ${value}; a smaller learningRate or weightDecay may help`;
  return Object.assign(new RangeError(message), { name: 'DivergenceError', step });
}

// The last batch of a pass may be smaller.
function batches(n: number, batch: Training['batch'], seed = 0): RowsOf {
  if (batch === undefined) return () => undefined;
  if (typeof batch === 'object') {
    check(batch.length > 0, 'batch', batch, 'a number of rows, or a list of lists of row numbers');
    batch.forEach((rows, k) => checkIndices(`batch[${k}]`, rows, n, 'row'));
    return (step: number) => batch[(step - 1) % batch.length];
  }
  checkCount('batch', batch, 1, n, 'the number of rows');
  const generator = random(seed);
  const perPass = Math.ceil(n / batch);
  let order = Array.from({ length: n }, (_, i) => i);
  return (step: number) => {
    const at = ((step - 1) % perPass) * batch;
    if (at === 0) order = generator.shuffle(order);
    return order.slice(at, at + batch);
  };
}

// The data of some rows.
function selection(data: Data): (rows: ReturnType<RowsOf>) => Data {
  const n = data.inputs.rows;
  const targets = { rows: n, columns: data.targets.length / n, data: data.targets };
  const [inputSpace, targetSpace] = [workspace(), workspace()];
  return (rows) =>
    rows === undefined
      ? data
      : {
          inputs: selectRows(data.inputs, rows, inputSpace(rows.length, data.inputs.columns)),
          targets: selectRows(targets, rows, targetSpace(rows.length, targets.columns)).data,
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
// One after the other in the fast engine too: a tenth of the time at most goes into beginning the trainings of small networks,
// and four such models in the four lanes of a vector were as slow as four alone, whose neurons fill the vectors already.
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
