import { describe, expect, it } from 'vitest';
import {
  angle,
  conditionNumber,
  constant,
  cosine,
  decisionField,
  effectiveLearningRate,
  fourierConcentration,
  fourierSpectrum,
  gain,
  gradientNorm,
  linear,
  linearTo,
  norm,
  parameter,
  random,
  ridge,
  dense,
  spectralNorm,
  spread,
  stepDecay,
  warmupCosine,
} from '../../src/trainer/index.ts';
import type { Initializer } from '../../src/trainer/index.ts';

describe('measures', () => {
  it('norms are over all parameters together', () => {
    const [a, b] = [parameter([3]), parameter([0, 4])];
    expect(norm([a, b])).toBe(5);
    expect(norm(a)).toBe(3);
    a.grad[0] = 5;
    b.grad[1] = 12;
    expect(gradientNorm([a, b])).toBe(13);
    expect(effectiveLearningRate(0.5, [a, b])).toBe(0.02);
  });

  it.each([
    [[1, 0], [0, 2], Math.PI / 2],
    [[1, 0], [3, 0], 0],
    [[1, 0], [-1, 0], Math.PI],
    [[1, 0], [1, 1e-9], 1e-9],
    [[5, 5], [0, 0.1], Math.PI / 4],
  ])('the angle between %o and %o is %d', (a, b, expected) => {
    expect(angle(a, b)).toBeCloseTo(expected, 14);
  });

  it('refuses an angle that does not exist', () => {
    expect(() => angle([0, 0], [1, 0])).toThrow('a direction is 0; it must be longer than 0');
    expect(() => angle([1], [1, 0])).toThrow('the length of b is 2; it must be 1');
  });

  it('spectralNorm is the largest stretch', () => {
    // [[3, 0], [4, 5]] has singular values √45 and √5
    expect(spectralNorm(parameter([3, 0, 4, 5], { shape: [2, 2] }))).toBeCloseTo(Math.sqrt(45), 14);
    expect(() => spectralNorm(parameter([1, 2]))).toThrow(
      'the shape of the weight is [2]; it must be [outputs, inputs]',
    );
  });

  it('conditionNumber falls as (L + λ)/(μ + λ)', () => {
    const inputs = [
      [2, 0],
      [0, 1],
    ];
    // XᵀX/n = diag(2, 0.5)
    expect(conditionNumber(inputs)).toBeCloseTo(4, 14);
    expect(conditionNumber(inputs, 1)).toBeCloseTo(3 / 1.5, 14);
    expect(conditionNumber([[1, 2, 3]], 0)).toBe(Infinity);
    const { singularValues: s } = ridge(
      { inputs: { rows: 2, columns: 2, data: Float64Array.of(2, 0, 0, 1) }, targets: Float64Array.of(1, 2) },
      { weightDecay: 0, intercept: false },
    );
    expect(conditionNumber(inputs)).toBeCloseTo(s[0] ** 2 / s[1] ** 2, 14);
  });

  it('decisionField lays the model’s output on a grid', () => {
    const model = linear(2);
    model.parameters[0].value.set([1, 10]);
    const field = decisionField(model, { x: [0, 2], y: [0, 1], resolution: 3 });
    expect([...field.x]).toEqual([0, 1, 2]);
    expect([...field.y]).toEqual([0, 0.5, 1]);
    expect([...field.values]).toEqual([0, 1, 2, 5, 6, 7, 10, 11, 12]);
  });

  const count = 23;
  const wave = (f: (a: number) => number) =>
    parameter(
      Array.from({ length: count }, (_, a) => f(a)),
      { shape: [count, 1] },
    );
  const angleOf = (a: number, k: number) => (2 * Math.PI * k * a) / count;

  it('fourierSpectrum has a row for each column: the share of each frequency', () => {
    const waves = [
      wave((a) => 7 + Math.cos(angleOf(a, 3)) + 2 * Math.sin(angleOf(a, 5))),
      wave((a) => Math.cos(angleOf(a, 11) + 1)),
      wave(() => 0),
    ];
    const table = parameter(
      Array.from({ length: 3 * count }, (_, at) => waves[at % 3].value[Math.floor(at / 3)]),
      { shape: [count, 3] },
    );
    const { rows, columns, data } = fourierSpectrum(table);
    expect([rows, columns]).toEqual([3, 11]);
    const expected = [0, 0, 0.2, 0, 0.8, 0, 0, 0, 0, 0, 0, ...new Array<number>(10).fill(0), 1];
    [...expected, ...new Array<number>(11).fill(0)].forEach((share, at) => {
      expect(data[at]).toBeCloseTo(share, 12);
    });
    expect(() => fourierSpectrum(table, 24)).toThrow('count is 24; it must be at most 23');
    expect(() => fourierSpectrum(table, 2)).toThrow('count is 2; it must be a whole number ≥ 3');
  });

  it('fourierConcentration is 1 for waves and small for noise', () => {
    expect(fourierConcentration(wave((a) => 7 + Math.cos(angleOf(a, 3) + 0.4)))).toBeCloseTo(1, 12);
    const two = wave((a) => Math.cos(angleOf(a, 3)) + 2 * Math.sin(angleOf(a, 5)));
    expect(fourierConcentration(two)).toBeCloseTo(0.8, 12);
    const { normal } = random(1);
    const noise = parameter(
      Array.from({ length: count * 64 }, () => normal()),
      { shape: [count, 64] },
    );
    expect(fourierConcentration(noise)).toBeLessThan(0.4);
    // only the first rows count: the first field's table
    const both = parameter([...wave((a) => Math.cos(angleOf(a, 2))).value, ...new Array(count).fill(9)], {
      shape: [2 * count, 1],
    });
    expect(fourierConcentration(both, count)).toBeCloseTo(1, 12);
  });
});

describe('schedules', () => {
  const values = (schedule: (step: number) => number, steps: number[]) =>
    steps.map((step) => +schedule(step).toFixed(12));

  it.each([
    ['constant', constant(0.3), [0, 9], [0.3, 0.3]],
    ['stepDecay', stepDecay(1, { every: 3, factor: 0.5 }), [0, 2, 3, 6], [1, 1, 0.5, 0.25]],
    ['linearTo', linearTo(1, { end: 0, steps: 4 }), [0, 1, 4, 9], [1, 0.75, 0, 0]],
    ['cosine', cosine(1, { steps: 4, end: 0.2 }), [0, 2, 4, 8], [1, 0.6, 0.2, 1]],
    ['warmupCosine', warmupCosine(1, { warmup: 4, steps: 8 }), [0, 3, 4, 6, 8], [0.25, 1, 1, 0.5, 0]],
    ['warmupCosine without warm-up', warmupCosine(1, { warmup: 0, steps: 8 }), [0, 8], [1, 0]],
  ] as [string, (step: number) => number, number[], number[]][])('%s', (_name, schedule, steps, expected) => {
    expect(values(schedule, steps)).toEqual(expected);
  });

  it.each([
    [() => constant(NaN), 'value is NaN; it must be a finite number'],
    [() => cosine(1, { steps: 0 }), 'steps is 0; it must be finite and > 0'],
    [() => stepDecay(1, { every: 0, factor: 0.5 }), 'every is 0; it must be finite and > 0'],
    [() => warmupCosine(1, { warmup: 9, steps: 9 }), 'steps is 9; it must be more than warmup = 9'],
    [() => stepDecay(1, { every: 1, factor: 0 }), 'factor is 0; it must be finite and > 0'],
    [() => warmupCosine(1, { warmup: -1, steps: 9 }), 'warmup is -1; it must be finite and ≥ 0'],
  ])('%s', (run, message) => {
    expect(run).toThrow(message);
  });
});

describe('initializers', () => {
  const CHOICES: Initializer[] = [
    'zeros',
    'kaimingUniform',
    'kaimingNormal',
    'xavierUniform',
    'xavierNormal',
    'pytorch',
  ];

  it.each(CHOICES)('%s draws what it says', (initializer) => {
    const [outputs, inputs] = [150, 100];
    const layer = dense(inputs, outputs, {
      initializer,
      gain: initializer === 'pytorch' ? 1 : gain('relu'),
      seed: 1,
    });
    const { deviation, bound = Infinity } = spread(initializer, [outputs, inputs], { gain: gain('relu') });
    const [weight, bias] = layer.parameters;
    const values = [...weight.value];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThanOrEqual((4 * deviation) / Math.sqrt(values.length));
    // the standard error of the deviation is at most 0.6 %
    if (deviation > 0) expect(Math.sqrt(square) / deviation).toBeCloseTo(1, 1);
    expect(Math.abs(Math.sqrt(square) - deviation)).toBeLessThanOrEqual(0.025 * deviation);
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound);
    if (initializer === 'pytorch') expect(Math.max(...bias.value.map(Math.abs))).toBeGreaterThan(0.9 * bound);
    else expect([...bias.value]).toEqual(new Array(outputs).fill(0));
  });

  it('kaiming looks at inputs or outputs, xavier at both, pytorch at inputs', () => {
    const of = (initializer: Initializer, mode?: 'fanIn' | 'fanOut') =>
      spread(initializer, [8, 2], { gain: 3, ...(mode && { mode }) }).deviation;
    expect(of('kaimingNormal')).toBeCloseTo(3 / Math.sqrt(2), 14);
    expect(of('kaimingNormal', 'fanOut')).toBeCloseTo(3 / Math.sqrt(8), 14);
    expect(of('xavierNormal')).toBeCloseTo(3 / Math.sqrt(5), 14);
    expect(of('pytorch')).toBeCloseTo(1 / Math.sqrt(6), 14);
  });

  it('names what it does not know', () => {
    expect(() => gain('swish')).toThrow(
      "activation is 'swish'; it must be one of linear, sigmoid, tanh, relu, leakyRelu, selu",
    );
    expect(() => spread('kaimingNormal', [2, 2], { mode: 'fan_out' as never })).toThrow(
      "mode is 'fan_out'; it must be one of fanIn, fanOut",
    );
    expect(() => spread('kaimingNormal', [2, 0])).toThrow(
      'shape is [2,0]; it must be [outputs, inputs], both ≥ 1',
    );
  });
});
