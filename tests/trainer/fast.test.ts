// The fast engine against the readable one, which is the definition: the same training, float32 apart.
import * as check from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEngine } from '../../scripts/engine.mjs';
import { bytesOf, instance } from '../../src/trainer/fast/engine.ts';
import { base64 } from '../../src/trainer/fast/module.ts';
import * as codes from '../../src/trainer/fast/codes.ts';
import { TAPE } from '../../src/trainer/fast/plan.ts';
import {
  activation,
  adagrad,
  adam,
  adamw,
  binaryCrossEntropy,
  cosine,
  crossEntropy,
  dataset,
  dense,
  divergedAt,
  embedding,
  erf,
  exp,
  halfSquaredError,
  handedOver,
  linear,
  log,
  mlp,
  penalty,
  random,
  rmsprop,
  sequence,
  sgd,
  sigmoid,
  squaredError,
  sweep,
  tanh,
  train,
  weightNormDense,
} from '../../src/trainer/index.ts';
import type { Activation, Data, Loss, Model, Optimizer, Training } from '../../src/trainer/index.ts';

const ACTIVATIONS: Activation[] = [
  ...(['linear', 'square', 'relu', 'leakyRelu', 'sigmoid', 'tanh', 'silu', 'gelu', 'geluTanh'] as const),
];
const { normal, integer } = random(1);

function made(rows: number, columns: number, outputs: number, loss: Loss): Data {
  const inputs = { rows, columns, data: Float64Array.from({ length: rows * columns }, () => normal()) };
  const target = () => (loss === binaryCrossEntropy ? integer(2) : normal());
  const targets =
    loss === crossEntropy
      ? Float64Array.from({ length: rows }, () => integer(outputs))
      : Float64Array.from({ length: rows * outputs }, target);
  return { inputs, targets };
}

type Making = Partial<Training> & {
  make?: () => Model;
  optimize?: (model: Model) => Optimizer;
  penalise?: (model: Model) => Training['penalty'];
};

/** A training that can be made again, from the same start. */
function start({ make, optimize, penalise, ...settings }: Making = {}): Training {
  const model = make?.() ?? mlp([3, 10, 9, 2], { activation: 'tanh', seed: 3 });
  const extra = penalise?.(model);
  return {
    model,
    data: settings.data ?? fixed,
    loss: crossEntropy,
    optimizer: optimize?.(model) ?? sgd(model.parameters, { learningRate: 0.1 }),
    ...(extra && { penalty: extra }),
    steps: 30,
    ...settings,
  };
}
const fixed = made(21, 3, 2, crossEntropy);

const valuesOf = ({ model }: Training, of: 'value' | 'grad' = 'value') =>
  model.parameters.flatMap((parameter) => [...parameter[of]]);

/** ‖a − b‖/‖b‖ */
function distance(a: number[], b: number[]): number {
  const size = (values: number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  expect(a.length).toBe(b.length);
  return size(a.map((value, i) => value - b[i])) / (size(b) || 1);
}

/** Trains twice and compares losses, parameters, gradients and what the optimizer remembers. */
function compare(making: Making, tolerance = 2e-5): void {
  const [readable, fast] = [start(making), start(making)];
  expect(handedOver(fast)).toBeUndefined();
  const before = [...train(readable)];
  const after = [...train({ ...fast, precision: 'float32' })];
  expect(after.map(({ step }) => step)).toEqual(before.map(({ step }) => step));
  for (const name of ['loss', 'penalty', 'objective'] as const)
    expect(distance(after.map((one) => one[name]), before.map((one) => one[name]))).toBeLessThan(1e-5); // prettier-ignore
  expect(distance(valuesOf(fast), valuesOf(readable))).toBeLessThan(tolerance);
  expect(distance(valuesOf(fast, 'grad'), valuesOf(readable, 'grad'))).toBeLessThan(50 * tolerance);
  const states = ({ model, optimizer }: Training) =>
    model.parameters.flatMap((one) => Object.values(optimizer.state(one)).flatMap((list) => [...list]));
  expect(distance(states(fast), states(readable))).toBeLessThan(50 * tolerance);
  expect(fast.optimizer.steps).toBe(readable.optimizer.steps);
  // However often it reports, it does the same, to the last bit.
  const seldom = start(making);
  for (const _ of train({ ...seldom, precision: 'float32', every: 7 })) continue;
  expect(valuesOf(seldom)).toEqual(valuesOf(fast));
}

describe('the compiled module', () => {
  it('is what its sources compile to', async () => {
    const { base64: compiled } = (await import(
      `data:text/javascript,${encodeURIComponent(await compileEngine())}`
    )) as { base64: string };
    expect(compiled === base64, 'run `npm run engine`').toBe(true);
  });

  it('is decoded to its bytes', () => {
    expect(Buffer.from(bytesOf(base64)).equals(Buffer.from(base64, 'base64'))).toBe(true);
    for (const text of ['', 'a', 'ab', 'abc', 'abcd'])
      expect(Buffer.from(bytesOf(Buffer.from(text).toString('base64'))).toString()).toBe(text);
  });
});

describe('elementary functions of float32', () => {
  /** The largest error in units of the last place of the exact value. */
  function ulps(name: string, f: (x: number) => number, low: number, high: number): number {
    const count = 40_000;
    const engine = instance(TAPE + 12 * count + 1024)!;
    const floats = new Float32Array(engine.memory.buffer);
    const words = new Int32Array(engine.memory.buffer);
    const [x, y] = [TAPE, TAPE + 4 * count];
    for (let i = 0; i < count; i++) floats[x / 4 + i] = low + ((high - low) * i) / (count - 1);
    if (name === 'exp' || name === 'log') engine.elementary(name === 'log', x, y, 4 * count);
    else {
      // One instruction, that of the activation, and a batch of one row.
      const [tape, batch] = [y + 4 * count, y + 4 * count + 128];
      const kind = { tanh: codes.TANH, sigmoid: codes.SIGMOID, gelu: codes.GELU }[name]!;
      words.set([codes.ACTIVATE, kind, 0, x, y, 0, 4 * count, 0], tape / 4);
      words.set([1, 0], batch / 4);
      engine.run(tape, tape + 64, tape + 64, batch, 0, 0, 1);
    }
    let worst = 0;
    for (let i = 0; i < count; i++) {
      const exact = f(floats[x / 4 + i]);
      const unit = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(exact) || 1e-45)), -126) - 23);
      worst = Math.max(worst, Math.abs(floats[y / 4 + i] - exact) / unit);
    }
    return worst;
  }

  it.each([
    ['exp', exp, -86, 88, 1],
    ['exp', exp, -1, 1, 1],
    ['log', log, 1e-30, 4, 2],
    ['log', log, 0.5, 2, 2],
    ['log', log, 1, 1e30, 2],
    ['tanh', tanh, -12, 12, 3],
    ['tanh', tanh, -0.01, 0.01, 3],
    ['sigmoid', sigmoid, -80, 80, 3],
    ['gelu', (x: number) => 0.5 * x * (1 + erf(x / Math.SQRT2)), 0, 8, 8],
  ] as const)('%s is good to a few units in the last place', (name, f, low, high, most) => {
    const error = ulps(name, f, low, high);
    expect(error).toBeGreaterThan(0.3);
    expect(error).toBeLessThan(most);
  });
});

describe('the same training as in float64', () => {
  const losses: [Loss, number[]][] = [
    [halfSquaredError, [3, 7, 5, 1]],
    [crossEntropy, [2, 9, 3]],
    [binaryCrossEntropy, [5, 1, 6, 2]],
    [squaredError, [130, 17, 4]],
    [binaryCrossEntropy, [4, 1]],
  ];
  for (const kind of ACTIVATIONS)
    it.each(losses)(`${kind}, %o`, (loss, widths) => {
      const data = made(21, widths[0], widths.at(-1)!, loss);
      const make = () => {
        const model = mlp(widths, { activation: kind, seed: 2 });
        for (const { value } of model.weights) value.forEach((w, i) => (value[i] = w / 2));
        return model;
      };
      const optimize = ({ parameters }: Model) => sgd(parameters, { learningRate: 0.02, momentum: 0.5 });
      compare({ make, optimize, data, loss, batch: 6 });
    });

  // One list of optimizers; every option at a value where leaving it out would show.
  const optimizers: [string, (groups: Parameters<typeof sgd>[0], options: object) => Optimizer, object][] = [
    ['sgd', sgd, {}],
    ['sgd, momentum', sgd, { momentum: 0.9 }],
    ['sgd, dampening', sgd, { momentum: 0.9, dampening: 0.4 }],
    ['sgd, nesterov', sgd, { momentum: 0.8, nesterov: true }],
    ['sgd, momentum by schedule', sgd, { momentum: (step: number) => 0.02 * step }],
    ['adagrad', adagrad, { initialAccumulator: 0.1, epsilon: 0.01 }],
    ['rmsprop', rmsprop, { beta2: 0.9, epsilon: 1e-3 }],
    ['rmsprop, momentum', rmsprop, { momentum: 0.5, epsilon: 1e-2 }],
    ['rmsprop, centered', rmsprop, { centered: true, epsilon: 1e-2 }],
    ['adam', adam, { beta1: 0.8, beta2: 0.95 }],
    ['adam, amsgrad', adam, { amsgrad: true, beta2: 0.8 }],
    ['adam, epsilon 0', adam, { epsilon: 0 }],
    ['adamw', adamw, {}],
    ['adamw, schedules', adamw, { learningRate: cosine(0.05, { steps: 20 }), beta1: (step: number) => 0.02 * step }],
  ]; // prettier-ignore
  for (const decay of ['l2', 'decoupled', 'independent'] as const)
    it.each(optimizers)(`%s, ${decay}`, (_, make, options) => {
      const optimize = (model: Model) => {
        const decayed = { params: model.weights, weightDecay: (step: number) => 0.01 + 0.001 * step };
        const groups = [decayed, { params: model.biases, learningRate: 0.05 }];
        return make(groups, { learningRate: 0.02, decay, ...options });
      };
      compare({ optimize, batch: 6 });
    });

  it.each(['gradient', 'proximal'] as const)('a penalty by %s', (method) => {
    const penalise = ({ weights, biases }: Model) =>
      penalty([{ params: weights, l1: 0.01, l2: 0.02 }, { params: biases[0], l1: 0.05 }], { method }); // prettier-ignore
    compare({ penalise });
    const both = start({ penalise });
    for (const _ of train({ ...both, steps: 200, precision: 'float32' })) continue;
    expect(valuesOf(both).filter((value) => value === 0).length > 0).toBe(method === 'proximal');
  });

  const pairs = dataset(
    Array.from({ length: 50 }, () => [integer(11), integer(11)]),
    Array.from({ length: 50 }, () => integer(11)),
  );
  const hot: Data = {
    inputs: { rows: 50, columns: 22, data: new Float64Array(50 * 22) },
    targets: pairs.targets,
  };
  pairs.inputs.data.forEach((index, k) => (hot.inputs.data[11 * k + index] = 1));
  const optimize = ({ parameters }: Model) => adam(parameters, { learningRate: 0.01 });

  it.each([[undefined], [7]])('indices, in batches of %s', (batch) => {
    const make = () =>
      sequence([embedding(11, 13, { fields: 2, seed: 2 }), activation('square'), dense(13, 11, { bias: false })]); // prettier-ignore
    compare({ make, optimize, data: pairs, ...(batch && { batch }) });
  });

  it.each([[undefined], [7]])('one-hot rows, in batches of %s', (batch) => {
    const make = () => mlp([22, 13, 11], { activation: 'tanh', seed: 2 });
    compare({ make, optimize, data: hot, ...(batch && { batch }) });
  });

  it.each([
    ['activations of the inputs and one after the other', [activation('tanh'), dense(3, 5), activation('sigmoid'), activation('silu'), dense(5, 6), dense(6, 1), activation('tanh'), activation('gelu')], 1],
    ['an activation of one output', [dense(3, 9), activation('leakyRelu', { slope: -0.5 }), dense(9, 1), activation('silu')], 1],
    ['an activation of several outputs', [dense(3, 9, { bias: false }), activation('sigmoid'), dense(9, 3), activation('sigmoid')], 3],
  ] as [string, Model['layers'], number][])('%s', (_, layers, outputs) => {
    const data = made(21, 3, outputs, squaredError);
    const first = sequence(layers).parameters.map(({ value }) => value.slice());
    const make = () => {
      const model = sequence(layers);
      model.parameters.forEach(({ value }, i) => value.set(first[i]));
      return model;
    };
    // The layers are the same objects: what one training learned, the next forgets.
    const made1 = make();
    const fast = start({ make: () => made1, data, loss: squaredError, batch: 8 });
    for (const _ of train({ ...fast, precision: 'float32' })) continue;
    const learned = valuesOf(fast);
    const readable = start({ make, data, loss: squaredError, batch: 8 });
    expect(distance(learned, valuesOf(readable))).toBeGreaterThan(1e-3);
    for (const _ of train(readable)) continue;
    expect(distance(learned, valuesOf(readable))).toBeLessThan(2e-6);
  }); // prettier-ignore

  it('any sizes', () => {
    const sizes = check.array(check.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 });
    const rows = check.integer({ min: 1, max: 70 });
    check.assert(
      check.property(sizes, rows, check.integer({ min: 1, max: 70 }), (widths, n, most) => {
        const data = made(n, widths[0], widths.at(-1)!, halfSquaredError);
        const make = () => mlp(widths, { activation: 'silu', seed: 1 });
        const optimize = ({ parameters }: Model) => sgd(parameters, { learningRate: 0.01 });
        const batch = Math.min(most, n);
        compare({ make, optimize, data, loss: halfSquaredError, batch, steps: 5 });
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('many rows and wide layers', () => {
    const data = made(700, 20, 10, crossEntropy);
    const make = () => mlp([20, 130, 140, 10], { activation: 'tanh' });
    compare({ make, data, steps: 5 });
  });
});

describe('between two steps', () => {
  it('a program may change options and weights', () => {
    const run = (precision: 'float64' | 'float32') => {
      const training = start({ optimize: ({ parameters }) => sgd(parameters, { learningRate: 0.1, momentum: 0.9 }) });
      for (const { step } of train({ ...training, precision })) {
        if (step === 5) training.optimizer.set({ weightDecay: 0.3, learningRate: 0.05 });
        if (step === 9) training.model.weights[0].value.fill(0.25);
        if (step === 12) training.optimizer.state(training.model.weights[1])['velocity'].fill(0);
      }
      return valuesOf(training);
    }; // prettier-ignore
    expect(distance(run('float32'), run('float64'))).toBeLessThan(2e-6);
  });

  it('one engine may follow the other', () => {
    const optimize = ({ parameters }: Model) => adam(parameters, { learningRate: 0.01 });
    const [mixed, whole] = [start({ optimize, steps: 10 }), start({ optimize })];
    for (const precision of ['float64', 'float32', 'float64'] as const)
      for (const _ of train({ ...mixed, precision })) continue;
    for (const _ of train(whole)) continue;
    expect(mixed.optimizer.steps).toBe(30);
    expect(distance(valuesOf(mixed), valuesOf(whole))).toBeLessThan(2e-6);
  });

  it('sgd’s first gradient is taken whole once, whichever engine takes it', () => {
    const optimize = ({ parameters }: Model) =>
      sgd(parameters, { learningRate: 0.1, momentum: 0.9, dampening: 0.5 });
    const ends = (['float64', 'float32'] as const).map((second) => {
      const training = start({ optimize, steps: 1 });
      for (const precision of ['float32', second] as const)
        for (const _ of train({ ...training, precision })) continue;
      return valuesOf(training);
    });
    expect(distance(ends[0], ends[1])).toBeLessThan(1e-6);
  });

  it('what is not trained keeps all its digits, and adds nothing', () => {
    const optimize = ({ weights }: Model) => adam(weights[0], { learningRate: 0.1 });
    const training = start({ optimize, penalise: ({ weights }) => penalty(weights[1], { l1: 0.1 }) });
    const [first, ...others] = training.model.parameters.map(({ value }) => value.slice());
    for (const _ of train({ ...training, precision: 'float32' })) continue;
    expect(training.model.parameters[0].value).not.toEqual(first);
    expect(training.model.parameters.slice(1).map(({ value }) => value)).toEqual(others);
    compare({ optimize });
  });

  it.each(['gradient', 'proximal'] as const)('λ of a penalty may change, by %s', (method) => {
    const run = (precision: 'float64' | 'float32', changed = 0.2) => {
      const training = start();
      const { weights, biases } = training.model;
      const extra = penalty(
        [
          { params: weights, l1: 0.01 },
          { params: biases, l2: 0.1 },
        ],
        { method },
      );
      const steps = [...train({ ...training, penalty: extra, precision, steps: 3 })];
      for (const report of train({ ...training, penalty: extra, precision })) {
        steps.push(report);
        if (report.step === 10) extra.groups[0].l1 = changed;
        if (report.step === 20) Object.assign(extra.groups[1], { l1: 0.1, l2: 1 });
      }
      return { values: valuesOf(training), penalties: steps.map(({ penalty }) => penalty) };
    };
    const [fast, readable] = [run('float32'), run('float64')];
    expect(distance(fast.values, readable.values)).toBeLessThan(1e-5);
    expect(distance(fast.penalties, readable.penalties)).toBeLessThan(1e-5);
    expect(distance(run('float32', 0.01).values, fast.values)).toBeGreaterThan(0.1);
    for (const precision of ['float64', 'float32'] as const)
      expect(() => run(precision, -1)).toThrow('l1 is -1; it must be finite and ≥ 0');
  });

  it('amsgrad may be switched on', () => {
    const run = (precision: 'float64' | 'float32') => {
      const optimize = ({ parameters }: Model) =>
        adam(parameters, { learningRate: 0.02, beta2: 0.8, amsgrad: true });
      const training = start({ optimize });
      for (const { step } of train({ ...training, precision }))
        if (step % 10 === 0) training.optimizer.set({ amsgrad: step === 20 });
      return valuesOf(training);
    };
    expect(distance(run('float32'), run('float64'))).toBeLessThan(2e-6);
  });

  it('parameters stay the same lists', () => {
    const training = start();
    const lists = training.model.parameters.map(({ value, grad }) => [value, grad]);
    for (const _ of train({ ...training, precision: 'float32' })) continue;
    training.model.parameters.forEach(({ value, grad }, i) => {
      expect(value).toBe(lists[i][0]);
      expect(grad).toBe(lists[i][1]);
    });
  });

  it('two trainings in turn, of which one needs more memory, do what each does alone', () => {
    const large = (): Making => ({
      make: () => mlp([20, 300, 4], { seed: 5 }),
      data: made(2000, 20, 4, crossEntropy),
      batch: 50,
    });
    const largeMaking = large();
    const alone = [start(), start(largeMaking)];
    for (const training of alone) for (const _ of train({ ...training, precision: 'float32' })) continue;
    const together = [start(), start(largeMaking)];
    const first = train({ ...together[0], precision: 'float32' });
    first.next();
    const second = train({ ...together[1], precision: 'float32' });
    for (let step = 0; step < 30; step++) for (const one of [first, second]) one.next();
    second.next();
    together.forEach((training, i) => expect(valuesOf(training)).toEqual(valuesOf(alone[i])));
  });

  it('a memory that is used again is clean', () => {
    const big = start({ make: () => mlp([3, 100, 2]), data: fixed });
    for (const _ of train({ ...big, precision: 'float32' })) continue;
    const [once, again] = [start(), start()];
    for (const training of [once, again]) {
      const steps = train({ ...training, precision: 'float32' });
      for (const { step } of steps) if (step === 20) break;
    }
    expect(valuesOf(again)).toEqual(valuesOf(once));
  });

  it('trainings that take turns give the bits that each gives alone', () => {
    const settings = [0.9, 0.5, 0, 0.9].map((beta1, k): Making => {
      const make = () => mlp([3, 4 + 5 * k, 2], { seed: k });
      return { make, optimize: (model) => adam(model.parameters, { learningRate: 0.01, beta1 }) };
    });
    const stepsOf = (training: Training) =>
      train({ ...training, precision: 'float32', steps: 4200, every: 700 });
    const alone = settings.map((one) => {
      const training = start(one);
      for (const _ of stepsOf(training)) continue;
      return valuesOf(training);
    });
    const trainings = settings.map((one) => start(one));
    const runs = trainings.map(stepsOf);
    while (runs.filter((run) => !run.next().done).length > 0) continue;
    expect(trainings.map((one) => valuesOf(one))).toEqual(alone);
  });

  it('hundreds of trainings that are never ended leave room for more', () => {
    for (let k = 0; k < 400; k++) train({ ...start(), precision: 'float32' }).next();
  });
});

describe('reports', () => {
  it.each(['float64', 'float32'] as const)('every few steps and after the last, in %s', (precision) => {
    const all = [...train({ ...start(), precision })];
    const some = [...train({ ...start(), precision, every: 8 })];
    expect(some).toEqual([8, 16, 24, 30].map((step) => all[step - 1]));
    expect([...train({ ...start(), precision, every: 100, steps: 3 })].length).toBe(1);
    expect([...train({ ...start(), precision, steps: 0 })]).toEqual([]);
  });

  it('a training that diverges says at which step, and leaves the weights as they were', () => {
    const run = (every: number) => {
      const training = start({
        make: () => linear(3, 1, { initializer: 'kaimingNormal' }),
        data: made(21, 3, 1, halfSquaredError),
        loss: halfSquaredError,
        optimize: ({ parameters }) => sgd(parameters, { learningRate: 1e6 }),
      });
      training.data = lines;
      try {
        for (const _ of train({ ...training, precision: 'float32', every })) continue;
      } catch (error) {
        return { at: divergedAt(error), message: (error as Error).message, values: valuesOf(training), steps: training.optimizer.steps }; // prettier-ignore
      }
      return undefined;
    };
    const lines = made(21, 3, 1, halfSquaredError);
    const step = run(1)!.at!;
    expect(step).toBeGreaterThan(2);
    expect(run(1)!.message).toBe(
      `training diverged: at step ${step} the loss is Infinity; a smaller learningRate or weightDecay may help`,
    );
    expect(run(1)!.steps).toBe(step - 1);
    expect(run(1)!.values.every(Number.isFinite)).toBe(true);
    expect(run(100)).toEqual(run(1));
  });

  it.each(ACTIVATIONS)('a weight that is not a number is seen in the next loss, %s', (kind) => {
    for (const [loss, outputs] of [[crossEntropy, 3], [binaryCrossEntropy, 1], [squaredError, 2]] as const) {
      const data = made(9, 3, outputs, loss);
      const training = start({ make: () => mlp([3, 4, outputs], { activation: kind }), data, loss });
      const steps = train({ ...training, precision: 'float32' });
      steps.next();
      training.model.weights[0].value[0] = NaN;
      expect(() => steps.next()).toThrow('training diverged: at step 2 the loss is NaN');
    }
  }); // prettier-ignore

  it('a schedule that fails does so at its step', () => {
    const training = start({
      optimize: ({ parameters }) => sgd(parameters, { learningRate: (step) => (step < 4 ? 0.1 : NaN) }),
    });
    const all = train({ ...training, precision: 'float32', every: 10 });
    expect(() => all.next()).toThrow('learningRate is NaN; it must be finite and ≥ 0');
    expect(training.optimizer.steps).toBe(4);
    const short = start({ steps: 4 });
    for (const _ of train({ ...short, precision: 'float32' })) continue;
    expect(valuesOf(training)).toEqual(valuesOf(short));
  });

  it.each([
    [{ precision: 'float16' as never }, "precision is 'float16'; it must be one of float64, float32"],
    [{ every: 0 }, 'every is 0; it must be a whole number ≥ 1'],
  ])('refuses %o at once', (options, message) => {
    expect(() => train({ ...start(), ...options })).toThrow(message);
  });

  it('sweeps', async () => {
    const run = (precision: 'float64' | 'float32') =>
      sweep({ learningRate: [0.1, 1e8], seed: [0, 1] }, ({ learningRate, seed }) => {
        const training = start({
          make: () => mlp([3, 5, 1], { seed, activation: 'square' }),
          data: squaresData,
          loss: halfSquaredError,
          optimize: ({ parameters }) => sgd(parameters, { learningRate }),
        });
        return { loss: [...train({ ...training, precision, every: 30 })][0].loss };
      });
    const squaresData = made(21, 3, 1, binaryCrossEntropy);
    const [fast, readable] = [await run('float32'), await run('float64')];
    expect(fast.map(({ divergedAt }) => divergedAt === undefined)).toEqual([true, true, false, false]);
    fast.slice(0, 2).forEach(({ loss }, i) => expect(loss).toBeCloseTo(readable[i].loss!, 5));
  });
});

describe('handed over', () => {
  const plain = () => mlp([3, 4, 2]);
  const own: Making[] = [
    { make: () => mlp([3, 4, 2], { norm: 'layer' }) },
    { make: () => sequence([weightNormDense(3, 2)]) },
    { make: () => sequence([dense(3, 2), { ...activation('relu'), kind: 'mine' }]) },
    { make: () => ({ ...plain() }) },
    {
      make: () => {
        const model = plain();
        const { backward } = model;
        return Object.assign(model, { backward: (...all: Parameters<typeof backward>) => backward(...all) });
      },
    },
    { optimize: (model) => ({ ...sgd(model.parameters, { learningRate: 0.1 }) }) },
    { optimize: () => sgd(linear(2).parameters, { learningRate: 0.1 }) },
    { loss: (outputs, targets, gradient) => crossEntropy(outputs, targets, gradient) },
    { penalise: (model) => ({ ...penalty(model.weights, { l2: 0.1 }) }) },
  ];
  const reasons = [
    'layerNorm',
    'weightNormDense',
    'mine',
    'a model of the program’s own',
    'a model of the program’s own',
    'an optimizer of the program’s own',
    'a parameter that is not the model’s',
    'a loss of the program’s own',
    'a penalty of the program’s own',
  ];
  it.each(own.map((making, i): [string, Making] => [reasons[i], making]))('%s', (reason, making) => {
    expect(handedOver(start(making))).toBe(reason);
    const [readable, fast] = [start(making), start(making)];
    const expected = [...train(readable)];
    expect([...train({ ...fast, precision: 'float32' })]).toEqual(expected);
    expect(valuesOf(fast)).toEqual(valuesOf(readable));
  });

  it.each([
    [{ make: () => linear(2, 2) }, 'the number of columns given to linear is 3; it must be 2'],
    [{ make: () => linear(3, 1) }, /it must be a class number from 0 to 0$/],
    [{ loss: squaredError }, 'the number of targets is 21; it must be 42, as many as the outputs'],
    [{ loss: binaryCrossEntropy, make: () => linear(3, 1), data: dataset([[1, 2, 3]], [2]) }, 'targets[0] is 2; it must be from 0 to 1'],
    [{ make: () => sequence([embedding(2, 2, { fields: 3 })]) }, /^inputs\[\d\] is .*it must be a whole number from 0 to 1$/],
  ] as [Making, string | RegExp][])('data that do not fit are named as in float64', (making, message) => {
    const steps = train({ ...start(making), precision: 'float32' });
    expect(() => steps.next()).toThrow(message);
  }); // prettier-ignore

  it('everything, where WebAssembly has no SIMD', async () => {
    const { WebAssembly } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
      const { vi } = await import('vitest');
      vi.resetModules();
      const without = await import('../../src/trainer/index.ts');
      const model = without.mlp([3, 4, 2]);
      const optimizer = without.sgd(model.parameters, { learningRate: 0.1 });
      const settings = { model, data: fixed, loss: without.crossEntropy, optimizer, steps: 3 };
      expect(without.handedOver(settings)).toBe('no WebAssembly SIMD here');
      const fast = [...without.train({ ...settings, precision: 'float32' })];
      const same = start({ make: plain, steps: 3 });
      expect(fast).toEqual([...train(same)]);
    } finally {
      globalThis.WebAssembly = WebAssembly;
    }
  });
});
