import { describe, expect, it } from 'vitest';
import {
  accuracy,
  adam,
  adamw,
  binaryCrossEntropy,
  crossEntropy,
  dataset,
  dense,
  divergedAt,
  evaluate,
  flipLabels,
  halfSquaredError,
  line,
  linear,
  logistic,
  matrix,
  mlp,
  modularArithmetic,
  moons,
  parameter,
  penalty,
  predictedClasses,
  probabilities,
  sequence,
  sgd,
  softThreshold,
  sparseRegression,
  split,
  squaredError,
  sweep,
  train,
  embedding,
  activation,
  layerNorm,
} from '../../src/trainer/index.ts';
import type { Data, Step, Training } from '../../src/trainer/index.ts';

const data = line({ slope: 2, intercept: 1, noise: 0.3, count: 10, seed: 1 });

function start(options: Partial<Training> = {}): Training {
  const model = linear(1);
  const optimizer = sgd(model.parameters, { learningRate: 0.1 });
  return { model, data, loss: halfSquaredError, optimizer, steps: 5, ...options };
}

function last(steps: Iterable<Step>): Step {
  let final: Step | undefined;
  for (const step of steps) final = step;
  return final!;
}

describe('train', () => {
  it('reports the loss before each update, and the penalty apart', () => {
    const settings = start({ steps: 3 });
    settings.model.weights[0].value[0] = 3;
    const extra = penalty(settings.model.weights, { l1: 0.5, l2: 0.1 });
    const before = evaluate(settings.model, data, halfSquaredError).loss;
    const steps = [...train({ ...settings, penalty: extra })];
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(steps[0].loss).toBe(before);
    expect(steps[0].penalty).toBeCloseTo(0.5 * 3 + 0.05 * 9, 14);
    expect(steps[0].objective).toBe(steps[0].loss + steps[0].penalty);
    expect(steps[2].objective).toBeLessThan(steps[0].objective);
    expect(last(train(start())).penalty).toBe(0);
  });

  it('stops where the program stops', () => {
    const settings = start();
    for (const { step } of train(settings)) if (step === 2) break;
    expect(settings.optimizer.steps).toBe(2);
  });

  it('lets λ be changed midway', () => {
    const settings = start({ steps: 400 });
    let before = 0;
    for (const { step } of train(settings)) {
      if (step !== 200) continue;
      before = settings.model.weights[0].value[0];
      settings.optimizer.set({ weightDecay: 1 });
    }
    expect(settings.model.weights[0].value[0]).toBeLessThan(0.7 * before);
  });

  it('shows every row once in a pass, in an order that the seed decides', () => {
    const rows = dataset([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]);
    const seen = (seed: number, steps: number) => {
      const batches: number[][] = [];
      const loss: Training['loss'] = (outputs, targets, gradient) => {
        batches.push(Array.from(targets));
        return halfSquaredError(outputs, targets, gradient);
      };
      const settings = start({ data: rows, batch: 3, seed, steps, loss });
      settings.optimizer.set({ learningRate: 0.01 });
      last(train(settings));
      return batches;
    };
    const batches = seen(1, 6);
    expect(batches.map(({ length }) => length)).toEqual([3, 3, 1, 3, 3, 1]);
    expect(batches.slice(0, 3).flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(batches.slice(3).flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(batches.slice(0, 3)).not.toEqual(batches.slice(3));
    expect(seen(1, 6)).toEqual(batches);
    expect(seen(2, 6)).not.toEqual(batches);
  });

  it('takes the batches it is given, in turn', () => {
    const [a, b] = [start({ batch: [[0, 1], [5]], steps: 4 }), start()];
    last(train(a));
    for (let k = 0; k < 2; k++)
      for (const rows of [[0, 1], [5]]) {
        const part = dataset(
          rows.map((i) => data.x[i]),
          rows.map((i) => data.y[i]),
        );
        last(train({ ...b, data: part, steps: 1 }));
      }
    expect(a.model.parameters).toEqual(b.model.parameters);
  });

  it('reports divergence with the step at which it began, and goes no further', () => {
    const settings = start({ steps: 1e6 });
    settings.optimizer.set({ learningRate: 100 });
    let seen = 0;
    let error: unknown;
    try {
      for (const { step } of train(settings)) seen = step;
    } catch (caught) {
      error = caught;
    }
    expect(seen).toBeGreaterThan(10);
    expect(divergedAt(error)).toBe(seen + 1);
    expect((error as Error).message).toBe(
      `training diverged: at step ${seen + 1} the loss is Infinity; a smaller learningRate or weightDecay may help`,
    );
    expect(divergedAt(new Error('another'))).toBeUndefined();
  });

  it.each([
    [{ batch: 0 }, 'batch is 0; it must be a whole number ≥ 1'],
    [{ batch: 11 }, 'batch is 11; it must be at most 10, the number of rows'],
    [{ batch: [[0, 10]] }, 'batch[0][1] is 10; it must be a row number from 0 to 9'],
    [{ batch: [] }, 'batch is []; it must be a number of rows, or a list of lists'],
    [{ steps: -1 }, 'steps is -1; it must be a whole number ≥ 0'],
    [{ seed: -1, batch: 2 }, 'seed is -1; it must be a whole number ≥ 0'],
    [
      { batchSize: 3 } as never,
      "an option of train is 'batchSize'; it must be one of model, data, loss, optimizer",
    ],
    [{ data: { inputs: data.inputs, targets: new Float64Array(0) } }, 'targets is []'],
    [
      { data: { inputs: data.inputs, targets: new Float64Array(11) } },
      'the number of targets is 11; it must be 20, or another multiple of the 10 rows',
    ],
    [
      { data: { inputs: data.inputs, targets: data.targets.map(() => NaN) } },
      'targets[0] is NaN; it must be a finite number',
    ],
    [
      { data: { inputs: { ...data.inputs, data: data.x.map(() => NaN) }, targets: data.y } },
      'inputs[0] is NaN; it must be a finite number',
    ],
  ])('refuses %o at once', (options: Partial<Training>, message) => {
    expect(() => train(start(options))).toThrow(message);
  });

  it.each([
    [
      'another number of inputs',
      start({ model: linear(2) }),
      'the number of columns given to linear is 1; it must be 2',
    ],
    [
      'another number of outputs',
      start({ model: linear(1, 2) }),
      'the number of targets is 10; it must be 20, as many as the outputs',
    ],
    [
      'a class that is none',
      start({ model: linear(1, 3), loss: crossEntropy }),
      /^targets\[\d\] is -?\d.*; it must be a class number from 0 to 2$/,
    ],
    [
      'a label that is none',
      start({ loss: binaryCrossEntropy }),
      /^targets\[\d\] is .*; it must be from 0 to 1$/,
    ],
  ])('names %s at the first step', (_name, settings, message) => {
    expect(() => last(train(settings))).toThrow(message);
  });
});

describe('penalties', () => {
  const w = () => parameter([2, -0.3, 0]);

  it('L1 and L2: value, gradient and proximal step', () => {
    const p = w();
    const both = penalty(p, { l1: 0.5, l2: 0.2 });
    expect(both.value()).toBeCloseTo(0.5 * 2.3 + 0.1 * 4.09, 14);
    p.grad.fill(1);
    both.addGradient();
    [1 + 0.5 + 0.4, 1 - 0.5 - 0.06, 1].forEach((expected, i) => expect(p.grad[i]).toBeCloseTo(expected, 14));
    both.proximalStep(1);
    expect([...p.value].map((value) => value + 0)).toEqual([1.5 / 1.2, 0, 0]);
    expect([softThreshold(3, 1), softThreshold(-3, 1), softThreshold(0.5, 1)]).toEqual([2, -2, 0]);
  });

  it('the proximal step is the minimum of ½(v − w)² + η(λ₁|v| + ½λ₂v²)', () => {
    for (const value of [1.3, -0.4, 0.05]) {
      const p = parameter([value]);
      const [l1, l2, eta] = [0.7, 0.4, 0.2];
      penalty(p, { l1, l2 }).proximalStep(eta);
      const cost = (v: number) => (v - value) ** 2 / 2 + eta * (l1 * Math.abs(v) + (l2 / 2) * v * v);
      for (const other of [-1e-4, 1e-4]) expect(cost(p.value[0])).toBeLessThan(cost(p.value[0] + other));
    }
  });

  it('can differ by group', () => {
    const [a, b] = [w(), w()];
    const mixed = penalty([
      { params: a, l1: 1 },
      { params: [b], l2: 1 },
    ]);
    expect(mixed.value()).toBeCloseTo(2.3 + 4.09 / 2, 14);
  });

  it('finds exact zeros by proximal steps and none by subgradients', () => {
    const sparse = sparseRegression({ count: 60, features: 100, nonzero: 5, noise: 0.5, seed: 0 });
    const zeros = (method: 'gradient' | 'proximal') => {
      const model = linear(100);
      const settings = { model, data: sparse, loss: halfSquaredError, steps: 500 };
      const optimizer = sgd(model.parameters, { learningRate: 0.1 });
      last(train({ ...settings, optimizer, penalty: penalty(model.weights, { l1: 0.2, method }) }));
      return model.weights[0].value.filter((value) => value === 0).length;
    };
    expect(zeros('proximal')).toBeGreaterThan(85);
    expect(zeros('gradient')).toBe(0);
  });

  it.each([
    [() => penalty(w(), { l1: -1 }), 'l1 is -1; it must be finite and ≥ 0'],
    [() => penalty([{ params: w(), l2: NaN }]), 'l2 is NaN; it must be finite and ≥ 0'],
    [() => penalty([]), 'params is []; it must be a parameter'],
    [
      () => penalty(w(), { method: 'prox' as never }),
      "method is 'prox'; it must be one of gradient, proximal",
    ],
    [
      () => penalty(w(), { lambda: 1 } as never),
      "an option of penalty is 'lambda'; it must be one of l1, l2, method",
    ],
  ])('%s', (run, message) => {
    expect(run).toThrow(message);
  });
});

describe('models', () => {
  it('tell weights from biases', () => {
    const model = mlp([2, 3, 1], { norm: 'layer' });
    expect(model.weights.map(({ name }) => name)).toEqual(['layer1.weight', 'layer2.weight']);
    expect(model.biases.map(({ name }) => name)).toEqual([
      'layer1.bias',
      'norm1.weight',
      'norm1.bias',
      'layer2.bias',
    ]);
    expect(model.parameters.length).toBe(6);
    expect(mlp([2, 3, 1], { bias: false }).biases).toEqual([]);
  });

  it('start as the seed says, each layer for itself', () => {
    const first = (widths: number[], seed: number) =>
      mlp(widths, { seed }).weights.map(({ value }) => [...value]);
    expect(first([2, 3, 1], 1)).toEqual(first([2, 3, 1], 1));
    expect(first([2, 3, 1], 1)).not.toEqual(first([2, 3, 1], 2));
    expect(first([2, 3, 4, 1], 1)[0]).toEqual(first([2, 3, 1], 1)[0]);
    expect([...linear(2).weights[0].value]).toEqual([0, 0]);
  });

  it('compute what their layers say', () => {
    const model = mlp([1, 2, 1], { activation: 'relu' });
    model.parameters.forEach((p, k) => p.value.set([[1, -1], [0, 0.5], [2, 3], [1]][k]));
    // relu(1·2 + 0)·2 + relu(−2 + 0.5)·3 + 1 = 5;  at −2: relu(−2)·2 + relu(2.5)·3 + 1 = 8.5
    expect([...model.predict([2, -2])]).toEqual([5, 8.5]);
    const kept = model.predict([2]);
    model.predict([-2]);
    expect(kept[0]).toBe(5);
    const half = logistic(1);
    expect([...probabilities(half.predict([3]))]).toEqual([0.5]);
  });

  it('overfit wrong labels, and less so with weight decay', async () => {
    const test = moons({ count: 1000, noise: 0.25, seed: 100 });
    const decays = { weightDecay: [0, 0.01], seed: [0, 1, 2, 3, 4, 5] };
    const results = await sweep(decays, ({ weightDecay, seed }) => {
      const data = flipLabels(moons({ count: 60, noise: 0.25, seed }), { share: 0.15, seed });
      const model = mlp([2, 16, 16, 1], { seed });
      const groups = [{ params: model.weights, weightDecay }, { params: model.biases }];
      const optimizer = adam(groups, { learningRate: 0.01 });
      last(train({ model, data, loss: binaryCrossEntropy, optimizer, steps: 500 }));
      return evaluate(model, test, binaryCrossEntropy);
    });
    const mean = (of: 'accuracy' | 'loss', decay: number) =>
      results.filter(({ weightDecay }) => weightDecay === decay).reduce((sum, row) => sum + row[of]! / 6, 0);
    expect(mean('accuracy', 0.01)).toBeGreaterThan(mean('accuracy', 0) + 0.03);
    expect(mean('loss', 0.01)).toBeLessThan(mean('loss', 0) / 2);
  });

  it('learn modular addition by heart first and by rule later, under decoupled decay', () => {
    const all = modularArithmetic({ modulus: 23 });
    const { train: part, test } = split(all, 317, 0);
    const model = sequence([
      embedding(23, 64, { fields: 2, seed: 1, deviation: Math.sqrt(0.5) }),
      activation('square'),
      dense(64, 23, { bias: false, seed: 2, initializer: 'kaimingNormal' }),
    ]);
    const optimizer = adamw(model.parameters, { learningRate: 0.01, beta2: 0.98, weightDecay: 1 });
    let memorised = NaN;
    let whileMemorised = NaN;
    let understood = NaN;
    for (const { step } of train({ model, data: part, loss: crossEntropy, optimizer, steps: 900 })) {
      if (step % 10 !== 0 || understood > 0) continue;
      const accuracy = evaluate(model, test, crossEntropy).accuracy;
      if (!(memorised > 0) && evaluate(model, part, crossEntropy).accuracy >= 0.99) {
        memorised = step;
        whileMemorised = accuracy;
      }
      if (accuracy >= 0.95) understood = step;
    }
    expect(memorised).toBeLessThanOrEqual(100);
    expect(whileMemorised).toBeLessThan(0.1);
    expect(understood).toBeGreaterThan(3 * memorised);
  });

  it.each([
    [() => mlp([2]), 'widths is [2]; it must be a list of at least two: inputs and outputs'],
    [() => mlp([2, 0, 1]), 'widths[1] is 0; it must be a whole number ≥ 1'],
    [
      () => mlp([2, 3, 1], { activation: 'swish' as never }),
      "activation is 'swish'; it must be one of linear, sigmoid, tanh, relu",
    ],
    [
      () => activation('swish' as never),
      "activation is 'swish'; it must be one of linear, square, relu, leakyRelu, sigmoid, tanh",
    ],
    [() => mlp([2, 3, 1], { norm: 'group' as never }), "norm is 'group'; it must be one of none, layer"],
    [
      () => dense(2, 2, { initializer: 'he' as never }),
      "initializer is 'he'; it must be one of zeros, kaimingUniform",
    ],
    [() => sequence([]), 'layers is []; it must be a list of at least one layer'],
    [
      () => layerNorm(3).forward({ rows: 1, columns: 2, data: new Float64Array(2) }),
      'the number of columns given to layerNorm is 2; it must be 3',
    ],
    [
      () => embedding(4, 2).forward({ rows: 1, columns: 1, data: Float64Array.of(4) }),
      'inputs[0] is 4; it must be a whole number from 0 to 3',
    ],
    [
      () => parameter([1, 2, 3], { shape: [2, 2] }),
      'shape is [2,2]; it must be lengths whose product is 3, the number of values',
    ],
    [() => parameter([]), 'values is []; it must be a list of at least one number'],
    [() => parameter([1, NaN], { name: 'w' }), 'w[1] is NaN; it must be a finite number'],
  ])('%s', (run, message) => {
    expect(run).toThrow(message);
  });
});

describe('predictedClasses', () => {
  it('is the largest output, of equals the first; of one output its sign', () => {
    const outputs = matrix([
      [1, 3, 2],
      [5, 5, -1],
      [-3, -2, -1],
    ]);
    expect([...predictedClasses(outputs)]).toEqual([1, 0, 2]);
    expect([...predictedClasses(matrix([-1, 0, 0.1]))]).toEqual([0, 0, 1]);
    expect(accuracy(outputs, [1, 1, 2])).toBeCloseTo(2 / 3, 15);
    expect(() => accuracy(outputs, [1])).toThrow('the number of targets is 1; it must be 3');
  });
});

describe('evaluate', () => {
  it('knows accuracy for losses of classes only', () => {
    const model = linear(1, 2);
    model.parameters[0].value.set([-1, 1]);
    const classes: Data = dataset([-1, 1, 2, 3], [0, 1, 1, 0]);
    expect(evaluate(model, classes, crossEntropy).accuracy).toBe(0.75);
    const one = logistic(1);
    one.parameters[0].value[0] = 1;
    expect(evaluate(one, classes, binaryCrossEntropy).accuracy).toBe(0.75);
    expect(evaluate(one, classes, squaredError).accuracy).toBeNaN();
    expect(() => evaluate(model, dataset([1], [2]), crossEntropy)).toThrow(
      'targets[0] is 2; it must be a class number from 0 to 1',
    );
  });
});

describe('sweep', () => {
  function finalLoss(learningRate: number, seed: number): number {
    const model = linear(1);
    const noisy = line({ slope: 1, noise: 0.1, count: 10, seed });
    const optimizer = sgd(model.parameters, { learningRate });
    return last(train({ model, data: noisy, loss: halfSquaredError, optimizer, steps: 300 })).loss;
  }

  it('gives what nested loops give, in their order', async () => {
    const learningRates = [0.1, 0.2, 0.05];
    const seeds = Uint8Array.of(3, 1);
    const plain = learningRates.flatMap((learningRate) =>
      Array.from(seeds, (seed) => ({ learningRate, seed, loss: finalLoss(learningRate, seed) })),
    );
    const grid = { learningRate: learningRates, seed: seeds };
    const rows = await sweep(grid, ({ learningRate, seed }) => ({ loss: finalLoss(learningRate, seed) }));
    expect(rows).toEqual(plain);
    // Whoever takes longer does not change places.
    const later = await sweep(grid, async ({ learningRate, seed }) => {
      await new Promise((resolve) => setTimeout(resolve, seed));
      return { loss: finalLoss(learningRate, seed) };
    });
    expect(later).toEqual(plain);
  });

  it('runs one combination after the other', async () => {
    const events: string[] = [];
    await sweep({ x: ['a', 'b'] }, async ({ x }) => {
      events.push(`${x} begins`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      events.push(`${x} ends`);
      return {};
    });
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('keeps runs that diverge', async () => {
    const rows = await sweep({ learningRate: [0.1, 100], seed: [0, 1] }, ({ learningRate, seed }) => ({
      loss: finalLoss(learningRate, seed),
    }));
    expect(rows.map(({ learningRate, seed }) => [learningRate, seed])).toEqual([
      [0.1, 0],
      [0.1, 1],
      [100, 0],
      [100, 1],
    ]);
    expect(rows[0].loss).toBeLessThan(0.02);
    expect(rows[0].divergedAt).toBeUndefined();
    expect(rows[2].divergedAt).toBeGreaterThan(10);
    expect(rows[2].loss).toBeUndefined();
  });

  it('throws what is no divergence, and runs no further', async () => {
    const tried: number[] = [];
    const broken = sweep({ x: [1, 2, 3] }, ({ x }) => {
      tried.push(x);
      if (x === 2) throw new Error('mine');
      return {};
    });
    await expect(broken).rejects.toThrow('mine');
    expect(tried).toEqual([1, 2]);
    await expect(sweep({ x: [] }, () => ({}))).rejects.toThrow(
      'x is []; it must be a list of at least one value',
    );
  });
});
