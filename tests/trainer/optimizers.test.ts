import { describe, expect, it } from 'vitest';
import {
  adagrad,
  adam,
  adamw,
  cosine,
  halfSquaredError,
  line,
  linear,
  parameter,
  penalty,
  random,
  ridge,
  rmsprop,
  sgd,
  train,
} from '../../src/trainer/index.ts';
import type { Decay, Optimizer, Parameter } from '../../src/trainer/index.ts';

type Options = Record<string, unknown>;
type Row = {
  name: string;
  make: (params: never, options: never) => Optimizer;
  options: Options;
  /** What one step from w = 1 with g = 0.5 and η = 0.1 gives, by hand. */
  first: number;
  /** Other values of its own options; leaving any of them out must be noticed. */
  own: Options;
};

// One row an optimizer; every test below runs on all of them.
const OPTIMIZERS: Row[] = [
  { name: 'sgd', make: sgd, options: {}, first: 1 - 0.1 * 0.5, own: { momentum: 0.5 } },
  {
    name: 'sgd with momentum',
    make: sgd,
    options: { momentum: 0.9 },
    first: 1 - 0.1 * 0.5,
    own: { momentum: 0.8, dampening: 0.3, nesterov: true },
  },
  {
    name: 'sgd with nesterov',
    make: sgd,
    options: { momentum: 0.9, nesterov: true },
    first: 1 - 0.1 * 0.5 * 1.9,
    own: {},
  },
  {
    name: 'adagrad',
    make: adagrad,
    options: {},
    first: 1 - 0.1 * (0.5 / (0.5 + 1e-10)),
    own: { initialAccumulator: 0.3, epsilon: 0.1 },
  },
  {
    name: 'rmsprop',
    make: rmsprop,
    options: {},
    first: 1 - 0.1 * (0.5 / (0.5 * 0.1 + 1e-8)),
    own: { beta2: 0.9, epsilon: 0.1, momentum: 0.5, centered: true },
  },
  {
    name: 'adam',
    make: adam,
    options: {},
    first: 1 - 0.1 * (0.5 / (0.5 + 1e-8)),
    own: { beta1: 0.5, beta2: 0.9, epsilon: 0.1, amsgrad: true },
  },
  {
    name: 'adamw',
    make: adamw,
    options: { weightDecay: 0 },
    first: 1 - 0.1 * (0.5 / (0.5 + 1e-8)),
    own: { beta1: 0.5, beta2: 0.9, epsilon: 0.1, amsgrad: true },
  },
];

const DECAYS: Decay[] = ['l2', 'decoupled', 'independent'];

// Gradients whose size changes and whose sign does not always, the same for every run.
function run(
  row: Row,
  options: Options,
  steps = 20,
  gradient?: (w: number, step: number) => number,
): number[] {
  const w = parameter([1]);
  const optimizer = row.make(w as never, { learningRate: 0.1, ...row.options, ...options } as never);
  const { normal } = random(1);
  return Array.from({ length: steps }, (_, t) => {
    w.grad[0] = gradient ? gradient(w.value[0], t) : (t % 7 === 6 ? 4 : 1) * normal(0.3);
    optimizer.step();
    return w.value[0];
  });
}

const distance = (a: number[], b: number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

describe.each(OPTIMIZERS)('$name', (row) => {
  it('takes the first step that its formula says', () => {
    expect(run(row, {}, 1, () => 0.5)[0]).toBeCloseTo(row.first, 14);
  });

  it('is the same for every decay at λ = 0', () => {
    const plain = run(row, { weightDecay: 0 });
    for (const decay of DECAYS) expect(run(row, { weightDecay: 0, decay })).toEqual(plain);
  });

  it('shrinks by exactly (1 − ηλ)ᵗ, or (1 − λ)ᵗ, where there is no gradient', () => {
    const shares = { decoupled: 0.1 * 0.2, independent: 0.2 };
    for (const [decay, share] of Object.entries(shares)) {
      const path = run(row, { weightDecay: 0.2, decay }, 30, () => 0);
      let expected = 1;
      for (const value of path) expect(value).toBe((expected *= 1 - share));
    }
  });

  it('adds λθ to the gradient with decay l2', () => {
    const slope = (w: number, t: number) => Math.cos(t) * w - 0.3;
    const explicit = run(row, { weightDecay: 0 }, 20, (w, t) => slope(w, t) + 0.3 * w);
    expect(distance(run(row, { weightDecay: 0.3, decay: 'l2' }, 20, slope), explicit)).toBeLessThan(1e-14);
    // the decay itself moves the weight by more than 0.01
    expect(distance(run(row, { weightDecay: 0 }, 20, slope), explicit)).toBeGreaterThan(0.01);
  });

  it('tells the three decays apart', () => {
    const paths = DECAYS.map((decay) => run(row, { weightDecay: 0.3, decay }, 20));
    // without momentum, plain gradient descent shrinks alike for l2 and decoupled, and only there
    const alike = row.name === 'sgd';
    if (alike) expect(distance(paths[0], paths[1])).toBeLessThan(1e-14);
    else expect(distance(paths[0], paths[1])).toBeGreaterThan(1e-3);
    expect(distance(paths[1], paths[2])).toBeGreaterThan(0.1);
  });

  it('notices each of its options', () => {
    const complete = run(row, { weightDecay: 0.2, ...row.own });
    for (const name of [...Object.keys(row.own), 'weightDecay']) {
      const options: Options = { weightDecay: 0.2, ...row.own };
      delete options[name];
      if (name === 'momentum') delete options['nesterov'];
      if (name === 'weightDecay') options[name] = 0;
      expect(distance(run(row, options), complete), name).toBeGreaterThan(1e-3);
    }
  });

  it('asks schedules for every step, and takes changes from the next step on', () => {
    const rates = [0.1, 0.05, 0.2, 0.01];
    const decays = [0, 0.3, 0.1, 0.5];
    const common = { ...row.options, decay: 'decoupled' };
    const [a, b] = [parameter([1]), parameter([1])];
    const scheduled = row.make(
      a as never,
      {
        ...common,
        learningRate: (t: number) => rates[t],
        weightDecay: (t: number) => decays[t],
      } as never,
    );
    const changed = row.make(b as never, { ...common, learningRate: 0 } as never);
    for (let t = 0; t < 4; t++) {
      expect(scheduled.learningRate()).toBe(rates[t]);
      changed.set({ learningRate: rates[t], weightDecay: decays[t] });
      a.grad[0] = b.grad[0] = t - 1.3;
      scheduled.step();
      changed.step();
      expect(a.value[0]).toBe(b.value[0]);
      expect(scheduled.steps).toBe(t + 1);
    }
  });

  it('treats every group by its own options, and parameters alike in one group or in several', () => {
    const make = () => [parameter([1, 2]), parameter([3])];
    const [one, two, three] = [make(), make(), make()];
    const optimizers = [
      row.make(one as never, { learningRate: 0.1, ...row.options } as never),
      row.make(two.map((params) => ({ params })) as never, { learningRate: 0.1, ...row.options } as never),
      row.make(
        [{ params: three[0], weightDecay: 0.5, decay: 'independent' }, { params: [three[1]] }] as never,
        { learningRate: 0.1, ...row.options } as never,
      ),
    ];
    for (const optimizer of optimizers) {
      for (const params of [one, two, three]) params.forEach(({ grad }) => grad.fill(0.3));
      optimizer.step();
    }
    expect(one).toEqual(two);
    expect(three[1].value).toEqual(one[1].value);
    expect(three[0].value[0]).toBeCloseTo(one[0].value[0] - 0.5, 14);
    expect(optimizers[2].groups[0]).toMatchObject({ weightDecay: 0.5, learningRate: 0.1 });
  });

  it('has a state of its own for each parameter', () => {
    const [a, b] = [parameter([1]), parameter([1])];
    const optimizer = row.make([a, b] as never, { learningRate: 0.1, ...row.options } as never);
    a.grad[0] = 1;
    b.grad[0] = -1;
    optimizer.step();
    expect(a.value[0] - 1).toBeCloseTo(1 - b.value[0], 14);
    expect(Object.keys(optimizer.state(a)).length).toBeGreaterThan(0);
    expect(optimizer.state(a)).not.toBe(optimizer.state(b));
    expect(optimizer.state(parameter([1]))).toEqual({});
  });

  it.each([
    [{ learningRate: -0.1 }, 'learningRate is -0.1; it must be finite and ≥ 0'],
    [{ learningRate: undefined }, 'learningRate is undefined; it must be finite and ≥ 0'],
    [{ weightDecay: -1 }, 'weightDecay is -1; it must be finite and ≥ 0'],
    [{ weightDecay: NaN }, 'weightDecay is NaN; it must be finite and ≥ 0'],
    [{ weightDecay: () => Infinity }, 'weightDecay is Infinity; it must be finite and ≥ 0'],
    [{ decay: 'L2' }, "decay is 'L2'; it must be one of l2, decoupled, independent"],
    [
      { weigthDecay: 1 },
      /^an option of \w+ is 'weigthDecay'; it must be one of learningRate, weightDecay, decay/,
    ],
  ])('refuses %o', (options, message) => {
    expect(() => run(row, options)).toThrow(message);
    const w = parameter([1]);
    const optimizer = row.make(w as never, { learningRate: 0.1, ...row.options } as never);
    if (!('learningRate' in options && options.learningRate === undefined))
      expect(() => optimizer.set(options as never)).toThrow(message);
    w.grad[0] = 0.5;
    optimizer.step(); // a change that was refused leaves no trace
    expect(w.value[0]).toBeCloseTo(row.first, 14);
  });

  it('refuses a parameter in two groups, no parameter, and what is none', () => {
    const w = parameter([1], { name: 'w' });
    const make = (params: unknown) => () => row.make(params as never, { learningRate: 0.1 } as never);
    expect(make([{ params: w }, { params: [w] }])).toThrow(
      "a parameter of group 1 is 'w'; it must be in one group only, once",
    );
    expect(make([])).toThrow('params is []; it must be a parameter');
    expect(make([1])).toThrow('params is [1]; it must be a parameter');
    expect(make([{ weights: w }])).toThrow(
      'it must be a parameter, a list of parameters, or a list of groups',
    );
  });
});

describe('ranges of single options', () => {
  it.each([
    [sgd, { momentum: 1 }, 'momentum is 1; it must be from 0 to below 1'],
    [adam, { beta1: 1 }, 'beta1 is 1; it must be from 0 to below 1'],
    [adam, { beta2: -0.1 }, 'beta2 is -0.1; it must be from 0 to below 1'],
    [rmsprop, { epsilon: -1e-8 }, 'epsilon is -1e-8; it must be finite and ≥ 0'],
  ] as [typeof sgd, Options, string][])('%o %o', (make, options, message) => {
    expect(() => make(parameter([1]), { learningRate: 0.1, ...options })).toThrow(message);
  });
});

it.each([
  [adagrad, 0.5 / (0.5 + 0.1)],
  [rmsprop, 0.5 / (0.05 + 0.1)],
  [adam, 0.5 / (0.5 + 0.1)],
] as [typeof adam, number][])('%o adds ε outside the root', (make, direction) => {
  const w = parameter([1]);
  const optimizer = make(w, { learningRate: 0.1, epsilon: 0.1 });
  w.grad[0] = 0.5;
  optimizer.step();
  expect(w.value[0]).toBeCloseTo(1 - 0.1 * direction, 14);
});

describe('what is equal and what is not', () => {
  const row = (name: string) => OPTIMIZERS.find((one) => one.name === name)!;

  it('dampening begins at the second step', () => {
    const sgdFirst = run(row('sgd with momentum'), { dampening: 0.5 }, 2, () => 0.5);
    expect(sgdFirst[0]).toBeCloseTo(1 - 0.1 * 0.5, 14);
    expect(sgdFirst[1]).toBeCloseTo(sgdFirst[0] - 0.1 * (0.9 * 0.5 + 0.5 * 0.5), 14);
  });

  it('independent decay on a schedule of its own is the decay of the AdamW paper: (1 − λ ηₜ/η)', () => {
    const [eta, lambda] = [0.1, 0.05];
    const paper = { decay: 'independent', weightDecay: cosine(lambda, { steps: 20 }) };
    const path = run(row('adamw'), { ...paper, learningRate: cosine(eta, { steps: 20 }) }, 20, () => 0);
    const plain = run(row('adamw'), { ...paper, weightDecay: lambda }, 20, () => 0);
    let expected = 1;
    path.forEach((value, t) => {
      expected *= 1 - (lambda * cosine(eta, { steps: 20 })(t)) / eta;
      expect(value).toBeCloseTo(expected, 14);
    });
    // without the schedule the weight falls to 0.95²⁰ = 0.36, with it to 0.58
    expect(path.at(-1)! - plain.at(-1)!).toBeGreaterThan(0.2);
  });

  it('adamw is adam with decoupled decay, and not adam', () => {
    const decayed = { weightDecay: 0.3 };
    expect(run(row('adamw'), decayed)).toEqual(run(row('adam'), { ...decayed, decay: 'decoupled' }));
    expect(distance(run(row('adamw'), decayed), run(row('adam'), decayed))).toBeGreaterThan(0.1);
    expect(adamw(parameter([1]), { learningRate: 1 }).groups[0]).toMatchObject({
      weightDecay: 0.01,
      decay: 'decoupled',
    });
  });

  it('with momentum, decoupled decay equals l2 at λ/(1 − μ) in the long run, on a constant gradient', () => {
    const constant = () => -0.5;
    const l2 = run(row('sgd with momentum'), { weightDecay: 0.1 }, 3000, constant).at(-1)!;
    const decoupled = run(
      row('sgd with momentum'),
      { weightDecay: 1, decay: 'decoupled' },
      3000,
      constant,
    ).at(-1)!;
    expect(l2).toBeCloseTo(5, 10);
    expect(decoupled).toBeCloseTo(l2, 10);
  });

  it('weight decay of sgd, the L2 penalty and ridge regression have one minimum', () => {
    const data = line({ slope: 2, intercept: 1, noise: 0.5, count: 30, seed: 4 });
    const minimum = ridge(data, { weightDecay: 0.1 });
    const trained = (decay: number, l2: number) => {
      const model = linear(1);
      const groups = [{ params: model.weights, weightDecay: decay }, { params: model.biases }];
      const optimizer = sgd(groups, { learningRate: 0.5 });
      const settings = { model, data, loss: halfSquaredError, optimizer, steps: 200 };
      for (const { step } of train({ ...settings, penalty: penalty(model.weights, { l2 }) }))
        expect(step).toBeLessThan(201);
      return [model.weights[0].value[0], model.biases[0].value[0]];
    };
    const expected = [minimum.weights[0], minimum.intercept];
    expect(distance(trained(0.1, 0), expected)).toBeLessThan(1e-12);
    expect(distance(trained(0, 0.1), expected)).toBeLessThan(1e-12);
    expect(distance(trained(0, 0), expected)).toBeGreaterThan(0.1);
  });

  it('adam with l2 decays a weight less where its gradients are larger; adamw does not', () => {
    const kept = (name: string, size: number, weightDecay: number) => {
      const weights = parameter(new Array(200).fill(1));
      const options = { learningRate: 0.001, weightDecay };
      const optimizer = name === 'adam' ? adam(weights, options) : adamw(weights, options);
      const { normal } = random(5);
      for (let t = 0; t < 1000; t++) {
        for (let i = 0; i < 200; i++) weights.grad[i] = size * normal();
        optimizer.step();
      }
      return weights.value.reduce((sum, w) => sum + w, 0) / 200;
    };
    // (1 − 0.001)¹⁰⁰⁰ = 0.368 for adamw, whatever the size; adam: measured 0.26 and 0.91
    expect(Math.abs(kept('adamw', 0.1, 1) - kept('adamw', 10, 1))).toBeLessThan(0.02);
    expect(Math.abs(kept('adamw', 1, 1) - 0.3677)).toBeLessThan(0.02);
    expect(kept('adam', 10, 1) - kept('adam', 0.1, 1)).toBeGreaterThan(0.4);
  });

  it('adamw is a moving average: w_T = (1 − ηλ)ᵀ w₀ + Σ (1 − ηλ)^(T − t) η u_t', () => {
    const w: Parameter = parameter([1]);
    const [eta, lambda] = [0.01, 0.7];
    const optimizer = adamw(w, { learningRate: eta, weightDecay: lambda });
    let expected = 1;
    for (let t = 1; t <= 50; t++) {
      w.grad[0] = Math.sin(t) + w.value[0];
      optimizer.step();
      const { firstMoment, secondMoment } = optimizer.state(w);
      const u = firstMoment[0] / (1 - 0.9 ** t) / (Math.sqrt(secondMoment[0] / (1 - 0.999 ** t)) + 1e-8);
      expected = (1 - eta * lambda) * expected - eta * u;
      expect(w.value[0]).toBeCloseTo(expected, 13);
    }
  });

  it('a decoupled decay of ηλ > 2 makes the weight grow', () => {
    const path = run(row('sgd'), { weightDecay: 30, decay: 'decoupled' }, 10, () => 0);
    expect(path.at(-1)).toBe(1024);
  });
});
