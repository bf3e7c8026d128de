/** The calculator's conversions: each against a run of the rule, recorded results of the library, or numbers by hand. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  canonical,
  convert,
  halfLife,
  knobOf,
  lossFactor,
  shareLost,
  systemIds,
  systemOf,
  type Setting,
  type SystemId,
} from '../../components/rosetta/table.ts';
import * as trainer from '../../src/trainer/index.ts';
import { arrayError, readCases } from '../oracles/compare.ts';

const setting: Setting = {
  learningRate: 0.02,
  momentum: 0.75,
  examples: 40,
  batch: 8,
  half: true,
  mean: true,
};
const settings: Setting[] = [true, false].flatMap((half) =>
  [true, false].map((mean) => ({ ...setting, half, mean })),
);
const equal = (from: SystemId, knob: number, to: SystemId, own: Partial<Setting> = {}): number => {
  const reading = convert(from, knob, { ...setting, ...own })[to];
  return 'equal' in reading ? reading.equal : NaN;
};

describe('every knob', () => {
  test.each(systemIds)('%s comes back from λ, s or λ₁ as it went', (id) => {
    for (const each of settings) {
      for (const knob of [1e-6, 0.05, 3]) {
        expect(knobOf(id, canonical(id, knob, each), each) / knob).toBeCloseTo(1, 12);
        for (const other of systemIds) {
          const there = convert(id, knob, each)[other];
          if (!('equal' in there)) continue;
          const back = convert(other, there.equal, each)[id];
          expect(('equal' in back ? back.equal : NaN) / knob).toBeCloseTo(1, 12);
        }
      }
    }
  });

  test('converts into its own kind and no other', () => {
    for (const from of systemIds) {
      for (const [to, reading] of Object.entries(convert(from, 0.1, setting))) {
        const isOwn = systemOf(from).kind === systemOf(to as SystemId).kind;
        expect('equal' in reading, `${from} to ${to}`).toBe(isOwn);
      }
    }
  });

  test('zero is zero everywhere, and an infinite C', () => {
    expect(equal('torch-sgd', 0, 'keras-l2')).toBe(0);
    expect(equal('torch-sgd', 0, 'logistic')).toBe(Infinity);
    expect(convert('torch-sgd', 0, setting)['adamw']).toEqual({ none: 'penalty', sameShare: 0 });
  });
});

test.each([
  ['keras-l2', 0.01, 'torch-sgd', 0.02, {}],
  ['torch-sgd', 5e-4, 'keras-sgd', 5e-3, { momentum: 0.9 }],
  ['adamw', 0.1, 'scheduled', 3e-5, { learningRate: 3e-4 }],
  ['scheduled', 1e-5, 'adamw', 0.01, { learningRate: 1e-3 }],
  ['site', 0.05, 'ridge', 10, { examples: 200 }],
  ['ng', 10, 'site', 0.05, { examples: 200 }],
  ['logistic', 1, 'torch-sgd', 0.002, { examples: 500 }],
  ['torch-sgd', 0.02, 'keras-l2', 0.01, { half: false }],
  ['site', 0.01, 'torch-sgd', 0.02, { half: false }],
  ['site', 0.01, 'torch-sgd', 0.16, { half: false, mean: false }],
  ['ridge', 10, 'sgd-regressor', 0.05, { examples: 200 }],
  ['mlp', 1e-4, 'convnetjs', 1e-4, { batch: 32 }],
  ['lasso', 0.3, 'lasso', 0.3, {}],
] as const)('by hand: %s %d is %s %d', (from, knob, to, expected, own) => {
  expect(equal(from, knob, to, own) / expected).toBeCloseTo(1, 12);
});

describe('knobs in the loss end at the closed form of ridge regression', () => {
  const { inputs, targets } = trainer.sparseRegression({
    count: 40,
    features: 4,
    nonzero: 4,
    noise: 1,
    seed: 3,
  });
  const lambda = 0.2;
  const exact = trainer.ridge({ inputs, targets }, { weightDecay: lambda, intercept: false }).weights;
  /** ∇L of this site's loss: the mean, with a ½. */
  function gradient(w: Float64Array): Float64Array {
    const g = new Float64Array(4);
    for (let i = 0; i < 40; i++) {
      const row = inputs.data.subarray(4 * i, 4 * i + 4);
      const r = trainer.dot(row, w) - targets[i];
      for (let j = 0; j < 4; j++) g[j] += (r * row[j]) / 40;
    }
    return g;
  }
  type Rule = (w: number, g: number, c: number, each: Setting) => number;
  /** What a system descends, given this site's gradient g; each is the rule as its documents or its source state it. */
  const rules: Partial<Record<SystemId, Rule>> = {
    site: (w, g, c) => g + c * w,
    goodfellow: (w, g, c, each) => lossFactor(each) * g + c * w,
    ng: (w, g, c) => g + (c / 40) * w,
    'l2-loss': (w, g, c, each) => lossFactor(each) * g + c * w,
    'keras-l2': (w, g, c, each) => lossFactor(each) * g + 2 * c * w,
    'optax-before': (w, g, c, each) => lossFactor(each) * g + c * w,
    playground: (w, g, c) => g + c * w,
    convnetjs: (w, g, c, { batch }) => (batch * g + c * w) / batch,
    mlp: (w, g, c, { batch }) => (batch * g + c * w) / batch,
    ridge: (w, g, c) => 40 * 2 * g + 2 * c * w,
    'sgd-regressor': (w, g, c) => g + c * w,
  };

  test.each(settings)('½: $half, mean: $mean', (each) => {
    for (const [id, rule] of Object.entries(rules)) {
      const c = knobOf(id as SystemId, lambda, each);
      const w = new Float64Array(4);
      const scale = rule(0, 1, 0, each);
      for (let step = 0; step < 3000; step++) {
        const g = gradient(w);
        for (let j = 0; j < 4; j++) w[j] -= (0.1 / scale) * rule(w[j], g[j], c, each);
      }
      expect(arrayError(w, [...exact]), id).toBeLessThan(1e-9);
    }
  });

  test.each(settings)('and so do the optimizers, ½: $half, mean: $mean', (each) => {
    const a = lossFactor(each);
    const { momentum } = each;
    const learningRate = 0.02 / a;
    const makers: Partial<
      Record<SystemId, (w: trainer.Parameter, weightDecay: number) => trainer.Optimizer>
    > = {
      'torch-sgd': (w, weightDecay) => trainer.sgd(w, { learningRate, momentum, weightDecay }),
      'keras-sgd': (w, weightDecay) =>
        trainer.sgd(w, { learningRate, momentum, weightDecay, decay: 'decoupled' }),
      'torch-adam': (w, weightDecay) =>
        trainer.adam(w, { learningRate: trainer.cosine(0.05, { steps: 4000 }), weightDecay, beta2: 0.9 }),
    };
    for (const [id, make] of Object.entries(makers)) {
      const w = trainer.parameter(new Float64Array(4));
      const optimizer = make(w, knobOf(id as SystemId, lambda, each));
      for (let step = 0; step < 4000; step++) {
        w.grad.set(gradient(w.value).map((g) => a * g));
        optimizer.step();
      }
      expect(arrayError(w.value, [...exact]), id).toBeLessThan(1e-4);
      // Without the conversion they would end elsewhere.
      if (a !== 1 || id === 'keras-sgd') {
        const raw = trainer.parameter(new Float64Array(4));
        const wrong = make(raw, lambda);
        for (let step = 0; step < 4000; step++) {
          raw.grad.set(gradient(raw.value).map((g) => a * g));
          wrong.step();
        }
        expect(arrayError(raw.value, [...exact]), id).toBeGreaterThan(0.01);
      }
    }
  });

  test('what is not run here is held to what scikit-learn has recorded', () => {
    const left = systemIds.filter(
      (id) =>
        systemOf(id).kind === 'penalty' &&
        !(id in rules) &&
        !['torch-sgd', 'keras-sgd', 'torch-adam', 'logistic'].includes(id),
    );
    expect(left).toEqual([]);
  });
});

describe('scikit-learn', () => {
  const cases = readCases(join(import.meta.dirname, '../oracles/data/linear')).filter(({ config }) => {
    const { estimator, multi_class: classes } = config.library;
    return ['Ridge', 'Lasso', 'LogisticRegression'].includes(estimator) && classes !== 'multinomial';
  });
  const knobs: Record<
    string,
    [id: SystemId, fit: (data: trainer.Data, value: number, intercept: boolean) => trainer.Fit]
  > = {
    Ridge: ['ridge', (data, weightDecay, intercept) => trainer.ridge(data, { weightDecay, intercept })],
    Lasso: ['lasso', (data, l1, intercept) => trainer.lasso(data, { l1, intercept })],
    LogisticRegression: [
      'logistic',
      (data, weightDecay, intercept) => trainer.logisticRegression(data, { weightDecay, intercept }),
    ],
  };

  test('has recorded each of the three', () => {
    expect(new Set(cases.map(({ config }) => config.library.estimator)).size).toBe(3);
  });

  test.each(cases.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', (_name, one) => {
    const { estimator, alpha, alphas, C, fit_intercept: intercept } = one.config.library;
    const { X, y } = one.inputs;
    const [id, fit] = knobs[estimator];
    const data = trainer.dataset(
      { rows: X.shape[0], columns: X.shape[1], data: Float64Array.from(X.data) },
      y,
    );
    const own = { ...setting, examples: X.shape[0] };
    const { coefs } = one.expected as { coefs: number[][] };
    [alphas ?? C ?? alpha].flat().forEach((knob: number, i: number) => {
      const { weights } = fit(data, canonical(id, knob, own), intercept);
      expect(arrayError(weights, coefs[i].flat())).toBeLessThan(1e-6);
    });
  });
});

describe('knobs off the weight', () => {
  const steps = 200;
  const eta = 0.02;
  const rate = trainer.cosine(eta, { steps });
  /** What is left of a weight without gradient after each step. */
  const rules: Partial<Record<SystemId, (c: number, t: number) => number>> = {
    adamw: (c, t) => 1 - rate(t) * c,
    'optax-after': (c, t) => 1 - rate(t) * c,
    scheduled: (c, t) => 1 - (rate(t) / eta) * c,
    independent: (c) => 1 - c,
    corrected: (c, t) => 1 - ((rate(t) * rate(t)) / eta) * c,
  };
  const knob = (id: SystemId): number => equal('adamw', 3, id, { learningRate: eta });
  const kept = (id: SystemId, until: number): number =>
    Array.from({ length: until }, (_, t) => rules[id]?.(knob(id), t) ?? NaN).reduce(
      (all, one) => all * one,
      1,
    );

  test('all take the same share in the first step, where the learning rate is largest', () => {
    const ids = systemIds.filter((id) => systemOf(id).kind === 'shrink');
    expect(Object.keys(rules).sort()).toEqual([...ids].sort());
    for (const id of ids) expect(kept(id, 1), id).toBeCloseTo(1 - eta * 3, 12);
  });

  test('AdamW, Optax and the paper stay together under a schedule; the other two part from them', () => {
    const whole = kept('adamw', steps);
    expect(kept('optax-after', steps)).toBeCloseTo(whole, 12);
    expect(kept('scheduled', steps)).toBeCloseTo(whole, 12);
    expect(kept('independent', steps)).toBeLessThan(whole / 10);
    expect(kept('corrected', steps)).toBeGreaterThan(whole * 2);
  });

  test.each(['adamw', 'scheduled', 'independent'] as const)('%s is what the trainer does', (id) => {
    const w = trainer.parameter([1]);
    const weightDecay = {
      adamw: knob('adamw'),
      scheduled: trainer.cosine(knob('scheduled'), { steps }),
      independent: knob('independent'),
    }[id];
    const decay = id === 'adamw' ? 'decoupled' : 'independent';
    const optimizer = trainer.adam(w, { learningRate: rate, weightDecay, decay });
    for (let t = 0; t < steps; t++) optimizer.step();
    expect(w.value[0] / kept(id, steps)).toBeCloseTo(1, 9);
  });
});

describe('what can be compared where nothing is equal', () => {
  const count = (optimizer: trainer.Optimizer, w: trainer.Parameter): number => {
    let steps = 0;
    for (; w.value[0] > 0.5; steps++) optimizer.step();
    return steps;
  };

  test.each(settings)('SGD and AdamW halve a weight in as many steps, ½: $half, mean: $mean', (each) => {
    const { learningRate, momentum } = each;
    const reading = convert('site', 0.01, each)['adamw'];
    const weightDecay = 'none' in reading ? (reading.sameShare ?? NaN) : NaN;
    const [a, b] = [trainer.parameter([1]), trainer.parameter([1])];
    const sgd = trainer.sgd(a, { learningRate, momentum, weightDecay: knobOf('torch-sgd', 0.01, each) });
    const bySgd = count(sgd, a);
    const byAdamw = count(trainer.adamw(b, { learningRate, weightDecay }), b);
    expect(Math.abs(bySgd - byAdamw)).toBeLessThan(0.02 * byAdamw + 8);
    const share = shareLost('penalty', 0.01, each) ?? NaN;
    expect(Math.abs(halfLife(share) - byAdamw)).toBeLessThan(1.001);
  });

  test('back again it is the same', () => {
    const there = convert('keras-l2', 1e-3, setting)['adamw'];
    const back = convert('adamw', 'none' in there ? (there.sameShare ?? NaN) : NaN, setting)['keras-l2'];
    expect('none' in back ? back.sameShare : NaN).toBeCloseTo(1e-3, 12);
  });

  test('with L1 there is nothing to compare', () => {
    expect(convert('lasso', 1, setting)['torch-sgd']).toEqual({ none: 'l1', sameShare: null });
    expect(convert('adamw', 1, setting)['lasso']).toEqual({ none: 'shrink', sameShare: null });
    expect(shareLost('l1', 1, setting)).toBeNull();
  });

  test('a share above the whole weight has no half-life', () => {
    expect(halfLife(0)).toBe(Infinity);
    expect(halfLife(1)).toBe(0);
    expect(halfLife(1.5)).toBeNaN();
    expect(halfLife(0.5)).toBeCloseTo(1, 12);
  });
});
