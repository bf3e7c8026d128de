/**
 * A network and its twin, trained in lock-step: from the same start, on the same batches. Pure: no screen, no clock.
 *
 * `program.ts` writes the same calls as a program for the reader.
 */
import {
  accuracy,
  adagrad,
  adam,
  binaryCrossEntropy,
  circles,
  divergedAt,
  flipLabels,
  halfSquaredError,
  line,
  mlp,
  moons,
  norm,
  penalty,
  rmsprop,
  sgd,
  spirals,
  train,
  xor,
} from '../../src/trainer/index.ts';
import type { Data, Loss, Matrix, Model, Optimizer, Parameter } from '../../src/trainer/index.ts';
import { agreed, type State } from './state.ts';

/** Rows of a test set; they are drawn with a seed of their own, and their labels are never wrong. */
export const testCount = 300;
export const testSeed = 1000;
/** The line to be found: away from 0, so that a bias has something to do. */
export const trueLine = { slope: 1, intercept: 3 };

/** What was measured between two steps. */
export interface Reading {
  step: number;
  /** Data loss, without any penalty. */
  train: number;
  test: number;
  /** The penalty in the loss; 0 where decay is no part of the loss. */
  penalty: number;
  /** Shares of right answers; NaN for a line. */
  trainAccuracy: number;
  testAccuracy: number;
  /** ‖w‖ of every layer. */
  norms: number[];
}

export interface Run {
  state: State;
  model: Model;
  optimizer: Optimizer;
  readings: Reading[];
  /** What it is now. */
  read(): Reading;
  /** The step at which its loss stopped being a number. */
  divergedAt: number | undefined;
}

/** λ or η, changed after a step. */
export interface Change {
  after: number;
  name: 'lambda' | 'eta';
  value: number;
}

export interface Simulation {
  state: State;
  train: Data;
  test: Data;
  /** Whether the label of a training point is wrong. */
  isFlipped: boolean[];
  /** The network, then its twin if it has one. */
  runs: Run[];
  readonly step: number;
  changes: Change[];
  /** Steps until there were so many, or until `isOver`; all runs take the same number. */
  advance(steps: number, isOver?: () => boolean): void;
  /** Changes λ or η from the next step on. */
  set(name: Change['name'], value: number): void;
  /** Leaves the memory of the engine to the next one; no step is taken after that. */
  end(): void;
}

function draw(state: State, seed: number, count: number): Data {
  const options = { count, noise: state.noise, seed };
  return state.data === 'line'
    ? line({ ...options, ...trueLine })
    : { moons, circles, spirals, xor }[state.data](options);
}

/** Training and test data of a state; for a squared error the classes are −1 and 1. */
export function dataOf(state: State): { train: Data; test: Data; isFlipped: boolean[] } {
  const clean = draw(state, state.seed, state.count);
  const wrong = state.flipped > 0 ? flipLabels(clean, { share: state.flipped, seed: state.seed }) : clean;
  const test = draw(state, state.seed + testSeed, testCount);
  const isFlipped = Array.from(clean.targets, (target, i) => target !== wrong.targets[i]);
  if (state.loss === 'crossEntropy' || state.data === 'line') return { train: wrong, test, isFlipped };
  const signs = (data: Data): Data => ({ ...data, targets: data.targets.map((label) => 2 * label - 1) });
  return { train: signs(wrong), test: signs(test), isFlipped };
}

export const lossOf = (state: State): Loss =>
  state.loss === 'crossEntropy' ? binaryCrossEntropy : halfSquaredError;

export const widthsOf = (state: State): number[] => [
  state.data === 'line' ? 1 : 2,
  ...Array.from({ length: state.layers }, () => state.width),
  1,
];

const momentum = 0.9;

function optimizerOf(state: State, model: Model): Optimizer {
  const { eta: learningRate, lambda } = state;
  const isOptimizer = state.decay === 'l2' || state.decay === 'decoupled' || state.decay === 'independent';
  const weightDecay = isOptimizer ? lambda : 0;
  const groups =
    state.acts === 'biases'
      ? [{ params: model.parameters, weightDecay }]
      : [{ params: model.weights, weightDecay }, { params: model.biases }];
  const options = {
    learningRate,
    decay: isOptimizer ? (state.decay as 'l2' | 'decoupled' | 'independent') : 'l2',
  } as const;
  if (state.optimizer === 'momentum') return sgd(groups, { ...options, momentum });
  return { sgd, adagrad, rmsprop, adam }[state.optimizer](groups, options);
}

const decayedOf = (state: State, model: Model): Parameter[] =>
  state.acts === 'biases' ? model.parameters : model.weights;

/** The penalty of a state, written as what is added to the loss, whichever part of the trainer takes care of it. */
function penaltyOf(state: State, model: Model): number {
  const { lambda, decay } = state;
  if (decay !== 'l1' && decay !== 'l2') return 0;
  return penalty(decayedOf(state, model), { [decay]: lambda }).value();
}

interface Training extends Run {
  next(): void;
  end(): void;
  set(name: Change['name'], value: number): void;
}

function start(given: State, data: Data, test: Data): Training {
  const state = { ...given };
  const loss = lossOf(state);
  const model = mlp(widthsOf(state), { activation: state.activation, seed: state.seed });
  const optimizer = optimizerOf(state, model);
  const proximal =
    state.decay === 'l1'
      ? penalty(decayedOf(state, model), { l1: state.lambda, method: 'proximal' })
      : undefined;
  const training = {
    model,
    data,
    loss,
    optimizer,
    steps: Number.MAX_SAFE_INTEGER,
    seed: state.seed,
    precision: 'float32' as const,
    ...(proximal ? { penalty: proximal } : {}),
    ...(state.batch > 0 ? { batch: state.batch } : {}),
  };
  let steps: ReturnType<typeof train> | undefined;
  const labels = (targets: Float64Array) => targets.map((target) => (target > 0 ? 1 : 0));
  const classes = [labels(data.targets), labels(test.targets)] as const;
  const measure = (inputs: Matrix, targets: Float64Array, labels: Float64Array) => {
    const outputs = model.forward(inputs);
    const value = loss(outputs, targets);
    const share = state.data === 'line' ? NaN : accuracy(outputs, labels);
    return { value, share };
  };
  const run: Training = {
    state,
    model,
    optimizer,
    readings: [],
    divergedAt: undefined,
    read() {
      const [own, other] = [
        measure(data.inputs, data.targets, classes[0]),
        measure(test.inputs, test.targets, classes[1]),
      ];
      return {
        step: optimizer.steps,
        train: own.value,
        test: other.value,
        penalty: penaltyOf(state, model),
        trainAccuracy: own.share,
        testAccuracy: other.share,
        norms: model.weights.map((weight) => norm(weight)),
      };
    },
    next() {
      if (run.divergedAt !== undefined) return;
      try {
        (steps ??= train(training)).next();
      } catch (error) {
        run.divergedAt = divergedAt(error);
        if (run.divergedAt === undefined) throw error;
      }
    },
    set(name, value) {
      state[name] = value;
      if (name === 'eta') optimizer.set({ learningRate: value });
      else if (proximal) proximal.groups[0].l1 = value;
      else if (state.decay !== 'none') optimizer.groups[0].weightDecay = value;
    },
    end: () => void steps?.return(),
  };
  return run;
}

/** The twin's state: what is different about it is the decay alone. */
export function twinOf(state: State): State | undefined {
  if (state.twin === 'off') return undefined;
  return state.twin === 'zero' ? { ...state, lambda: 0 } : { ...state, decay: 'decoupled' };
}

/** Readings are taken at every step at first; when there are too many, every other one is let go. */
const mostReadings = 400;

export function simulate(given: State, { isRead = true } = {}): Simulation {
  let state = agreed(given);
  const { train, test, isFlipped } = dataOf(state);
  const twin = twinOf(state);
  const runs = [state, ...(twin ? [twin] : [])].map((each) => start(each, train, test));
  let step = 0;
  let stride = 1;
  let changes: Change[] = [];

  function note(): void {
    if (!isRead || step % stride > 0) return;
    for (const run of runs) run.readings.push(run.read());
    if (runs[0].readings.length <= mostReadings) return;
    stride *= 2;
    for (const run of runs) run.readings = run.readings.filter((reading) => reading.step % stride === 0);
  }
  note();

  return {
    get state() {
      return state;
    },
    train,
    test,
    isFlipped,
    runs,
    get step() {
      return step;
    },
    get changes() {
      return changes;
    },
    advance(steps, isOver = () => false) {
      for (let i = 0; i < steps && !isOver(); i++) {
        for (const run of runs) run.next();
        // A loss that is no number is found before the update: the step was not taken.
        if (runs.some((run) => run.divergedAt !== undefined)) return;
        step += 1;
        note();
      }
    },
    set(name, value) {
      state = { ...state, [name]: value };
      const [main, other] = runs;
      main.set(name, value);
      if (other && (name === 'eta' || state.twin === 'decoupled')) other.set(name, value);
      // What is changed before the first step is not a change of the run, and of two at one step the last counts.
      changes = changes.filter((change) => change.name !== name || change.after !== step);
      if (step > 0) changes = [...changes, { after: step, name, value }];
    },
    end() {
      for (const run of runs) run.end();
    },
  };
}

// ---------------------------------------------------------------- many seeds

/** What became of a network and its twin with one seed. */
export interface Outcome {
  seed: number;
  main: Reading;
  twin: Reading | undefined;
}

export const seedCount = 20;

/** Trains with so many other seeds; yields after every slice of steps how many seeds are done, so that a page can draw. */
export function* otherSeeds(
  state: State,
  seeds = Array.from({ length: seedCount }, (_, i) => state.seed + 1 + i),
): Generator<Outcome[], Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    const simulation = simulate({ ...state, seed }, { isRead: false });
    while (simulation.step < state.steps) {
      const before = simulation.step;
      simulation.advance(Math.min(10, state.steps - before));
      yield outcomes;
      if (simulation.step === before) break;
    }
    const [main, twin] = simulation.runs;
    outcomes.push({ seed, main: main.read(), twin: twin?.read() });
    simulation.end();
  }
  return outcomes;
}

/** The number in the middle of a list; with two in the middle, their mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle - 0.5)] + sorted[Math.floor(middle)]) / 2;
}
