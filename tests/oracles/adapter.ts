// Runs the recorded cases of other libraries through the trainer, in their words: one function for each kind of case.
// What each function is given and returns is described where the cases are compared: compare.ts.
import * as trainer from '../../src/trainer/index.ts';
import type { Activation, Data, Layer, Loss, Model, Optimizer, Parameter } from '../../src/trainer/index.ts';

// Recorded files are data of many shapes; each function reads what its kind has.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Case = { name: string; kind: string; file: string; config: any; inputs: any };
type Context = { precision: 'float64' | 'float32' };
type Numbers = Record<string, Float64Array>;

// Only training has two engines.
const float32 = { skip: 'computed in float64 only' };

// ---------------------------------------------------------------- optimizers

const OPTION_NAMES: Record<string, string> = {
  lr: 'learningRate',
  weight_decay: 'weightDecay',
  eps: 'epsilon',
  alpha: 'beta2',
  initial_accumulator_value: 'initialAccumulator',
};

const STATE_NAMES: Record<string, Record<string, string>> = {
  sgd: { momentum_buffer: 'velocity' },
  adam: { exp_avg: 'firstMoment', exp_avg_sq: 'secondMoment', max_exp_avg_sq: 'largestMoment' },
  adamw: { exp_avg: 'firstMoment', exp_avg_sq: 'secondMoment', max_exp_avg_sq: 'largestMoment' },
  rmsprop: { momentum_buffer: 'velocity', square_avg: 'secondMoment', grad_avg: 'mean' },
  adagrad: { sum: 'sumOfSquares' },
};

function optimizerOptions(recorded: Record<string, unknown>): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(recorded)) {
    if (name === 'betas') [options['beta1'], options['beta2']] = value as [number, number];
    else if (!['params', 'maximize', 'lr_decay'].includes(name)) options[OPTION_NAMES[name] ?? name] = value;
  }
  return options;
}

/** Makes the optimizer of a case; parameters that are not in the map are left out. */
function buildOptimizer(config: Case['config'], parameters: Map<string, Parameter>): Optimizer | undefined {
  const make = {
    sgd: trainer.sgd,
    adam: trainer.adam,
    adamw: trainer.adamw,
    rmsprop: trainer.rmsprop,
    adagrad: trainer.adagrad,
  };
  const build = make[config.optimizer as keyof typeof make];
  if (!build || config.defaults.maximize) return undefined;
  const groups = config.param_groups.map((group: Record<string, unknown>) => {
    const all = { ...config.defaults, ...group };
    // PyTorch's lr_decay of Adagrad is a schedule
    const slowed = (step: number) => all.lr / (1 + step * all.lr_decay);
    return {
      ...optimizerOptions(all),
      ...(all.lr_decay && { learningRate: slowed }),
      params: all.params.flatMap((name: string) => parameters.get(name) ?? []),
    };
  });
  return build(groups.filter(({ params }: { params: Parameter[] }) => params.length > 0));
}

/** A parameter, and what gives it the recorded gradients: `step(t)` is the update by the gradient of step t. */
type Driven = { parameter: Parameter; step: (optimizer: Optimizer, t: number) => void };

function drivenDirectly(name: string, shape: number[], values: number[], grads: number[][]): Driven {
  const parameter = trainer.parameter(values, { name, shape });
  return {
    parameter,
    step(optimizer, t) {
      parameter.grad.set(grads[t]);
      optimizer.step();
    },
  };
}

// The fast engine has no gradients but those of a loss. With K = 2²⁰, the row g/K and the target −K give ½r², r = w·g/K + K,
// whose gradient r g/K is g: exactly so in float32, where w·g/K is too small to change K.
function drivenByLoss(name: string, _: number[], values: number[], grads: number[][]): Driven {
  const K = 2 ** 20;
  const model = trainer.linear(values.length, 1, { bias: false });
  const [parameter] = model.parameters;
  parameter.value.set(values);
  parameter.name = name;
  const data = trainer.dataset(
    grads.map((grad) => grad.map((g) => g / K)),
    grads.map(() => -K),
  );
  return {
    parameter,
    step(optimizer, t) {
      const settings = { model, data, loss: trainer.halfSquaredError, optimizer, batch: [[t]], steps: 1 };
      for (const _ of trainer.train({ ...settings, precision: 'float32' })) continue;
    },
  };
}

export function optimizer({ config, inputs }: Case, { precision }: Context) {
  const params: Record<string, number[][]> = {};
  const state: Record<number, Record<string, Numbers>> = {};
  for (let t = 1; t <= config.steps; t++) state[t] = {};
  // Updates do not look at other parameters, so each can have an optimizer of its own.
  for (const [name, { data, shape }] of Object.entries<{ data: number[]; shape: number[] }>(inputs.params)) {
    const drive = precision === 'float64' ? drivenDirectly : drivenByLoss;
    const { parameter, step } = drive(name, shape, data, inputs.grads[name]);
    const built = buildOptimizer(config, new Map([[name, parameter]]));
    if (!built) return { skip: `no ${config.optimizer}${config.defaults.maximize ? ' that maximises' : ''}` };
    params[name] = [];
    for (let t = 0; t < config.steps; t++) {
      if (config.rates) {
        const cycled = config.optimizer === 'sgd' ? 'momentum' : 'beta1';
        built.set({
          learningRate: config.rates.lr[t],
          ...(config.rates.momentum && { [cycled]: config.rates.momentum[t] }),
        });
      }
      step(built, t);
      params[name].push([...parameter.value]);
      const own = built.state(parameter);
      const named = Object.entries(STATE_NAMES[config.optimizer]).map(([theirs, ours]) => [
        theirs,
        own[ours].slice(),
      ]);
      state[t + 1][name] = Object.fromEntries(named);
    }
  }
  return { params, state };
}

// ---------------------------------------------------------------- training

const LAYER_NAMES: Record<string, Activation> = { leaky_relu: 'leakyRelu' };

function buildLayer(layer: Record<string, never>): Layer {
  const { type, name, in: inputs, out: outputs, bias, features, eps: epsilon } = layer;
  if (type === 'linear') return trainer.dense(inputs, outputs, { bias, name });
  if (type === 'layernorm') return trainer.layerNorm(features, { epsilon, name });
  const kind = type === 'gelu' && layer['approximate'] === 'tanh' ? 'geluTanh' : (LAYER_NAMES[type] ?? type);
  return trainer.activation(kind, { slope: layer['negative_slope'] ?? 0.01 });
}

const LOSSES: Record<string, Loss> = {
  mse: trainer.squaredError,
  cross_entropy: trainer.crossEntropy,
  bce_with_logits: trainer.binaryCrossEntropy,
};

const toData = (X: { shape: number[]; data: number[] }, y: number[] | { data: number[] }): Data => ({
  inputs: { rows: X.shape[0], columns: X.shape[1], data: Float64Array.from(X.data) },
  targets: Float64Array.from(Array.isArray(y) ? y : y.data),
});

export function training({ config, inputs }: Case, { precision }: Context) {
  if (config.layers.some(({ type }: { type: string }) => type === 'batchnorm1d'))
    return { skip: 'no batch norm' };
  const model: Model = trainer.sequence(config.layers.map(buildLayer));
  const parameters = new Map(model.parameters.map((parameter) => [parameter.name, parameter]));
  for (const [name, { data }] of Object.entries<{ data: number[] }>(inputs.params))
    parameters.get(name)!.value.set(data);
  const data = toData(inputs.X, inputs.y);
  if (!(config.loss in LOSSES)) return { skip: `no ${config.loss}` };
  const loss = LOSSES[config.loss];
  const optimizer = buildOptimizer(config, parameters);
  if (!optimizer) return { skip: `no ${config.optimizer}` };
  const penalty =
    config.penalty &&
    trainer.penalty(
      config.penalty.params.map((name: string) => parameters.get(name)),
      { l1: config.penalty.l1, l2: config.penalty.l2 },
    );
  const values = () => Object.fromEntries([...parameters].map(([name, { value }]) => [name, value.slice()]));

  const result: Record<string, unknown> = {};
  const loss_: number[] = [];
  const objective: number[] = [];
  const params: Record<number, Numbers> = {};
  // Before any update: the outputs and the gradient for the first batch.
  const batch = config.batches === 'minibatch' ? inputs.batches : undefined;
  const first = batch ? trainer.subset(data, batch[0]) : data;
  const outputs = model.forward(first.inputs);
  result['output0'] = outputs.data.slice();
  const gradient = trainer.zeros(outputs.rows, outputs.columns);
  loss(outputs, first.targets, gradient);
  model.backward(gradient);
  penalty?.addGradient();
  result['grads0'] = Object.fromEntries([...parameters].map(([name, { grad }]) => [name, grad.slice()]));

  const settings = { model, data, loss, optimizer, penalty, batch, steps: config.steps, precision };
  const handedOver = precision === 'float32' ? trainer.handedOver(settings) : undefined;
  for (const step of trainer.train(settings)) {
    loss_.push(step.loss);
    objective.push(step.objective);
    if (!config.snapshots.includes(step.step)) continue;
    params[step.step] = values();
  }
  const held = toData(inputs.X_eval, inputs.y_eval);
  const evaluation = trainer.evaluate(model, held, loss);
  return {
    ...result,
    loss: loss_,
    objective,
    params,
    eval_output: model.predict(held.inputs),
    eval_loss: evaluation.loss,
    eval_accuracy: evaluation.accuracy,
    handedOver,
  };
}

// ---------------------------------------------------------------- exact solutions

export function linear({ config, inputs }: Case, { precision }: Context) {
  if (precision !== 'float64') return float32;
  const data = toData(inputs.X, inputs.y);
  const { loss, intercept, standardize, penalties } = config.canonical;
  const options = { intercept, standardize };
  type Penalty = { l1: number; l2: number };
  const lines = (fits: trainer.Fit[]) => ({
    coefs: fits.map(({ weights }) => weights),
    intercepts: fits.map((fit) => fit.intercept),
  });
  if (loss === 'logistic')
    return lines(
      penalties.map(({ l1, l2 }: Penalty) =>
        trainer.logisticRegression(data, { ...options, l1, weightDecay: l2 }),
      ),
    );
  if (loss !== 'squared') return { skip: `no exact ${loss} regression` };
  if (penalties.every(({ l1 }: Penalty) => l1 === 0)) {
    const fits = trainer.ridgePath(data, penalties.map(({ l2 }: Penalty) => l2), options); // prettier-ignore
    return {
      ...lines(fits),
      singular_values: fits[0].singularValues,
      shrinkage: fits.map(({ shrinkage }) => shrinkage),
      edf: fits.map(({ degreesOfFreedom }) => degreesOfFreedom),
      rss: fits.map(({ residualSumOfSquares }) => residualSumOfSquares),
      coef_norm: fits.map(({ weights }) => trainer.sqrt(trainer.dot(weights, weights))),
      loo_mse: fits.map(({ leaveOneOut }) => leaveOneOut),
    };
  }
  const fits = trainer.elasticNetPath(data, penalties, options);
  return {
    ...lines(fits),
    nonzero: fits.map(({ nonzero }) => nonzero),
    alpha_max: trainer.largestL1(data, options),
  };
}

// ---------------------------------------------------------------- schedules

export function schedule({ config }: Case, { precision }: Context) {
  if (precision !== 'float64') return float32;
  const s = config.scheduler;
  const { base_lr: base, gamma: factor } = s;
  const makers: Record<string, () => (step: number) => number> = {
    StepLR: () => trainer.stepDecay(base, { every: s.step_size, factor }),
    ExponentialLR: () => trainer.stepDecay(base, { every: 1, factor }),
    LinearLR: () =>
      trainer.linearTo(base * s.start_factor, { end: base * s.end_factor, steps: s.total_iters }),
    CosineAnnealingLR: () => trainer.cosine(base, { steps: s.T_max, end: s.eta_min }),
    'LambdaLR-warmup-cosine': () =>
      trainer.warmupCosine(base, { warmup: s.warmup, steps: s.total, end: base * s.min_factor }),
  };
  const make = makers[s.type];
  if (!make) return { skip: `no schedule ${s.type}` };
  const rate = make();
  return { lr: Array.from({ length: config.steps }, (_, step) => rate(step)) };
}

// ---------------------------------------------------------------- initializers

export function initializer({ config }: Case, { precision }: Context) {
  if (precision !== 'float64') return float32;
  const [fan_out, fan_in] = config.shape;
  if (config.init === 'torch_linear_default') {
    const { deviation, bound } = trainer.spread('pytorch', config.shape);
    return {
      fan_in,
      fan_out,
      gain: trainer.gain('leakyRelu', trainer.sqrt(5)),
      std: deviation,
      bound,
      bias_bound: bound,
    };
  }
  const activations: Record<string, string> = { leaky_relu: 'leakyRelu' };
  const gain = config.gain ?? trainer.gain(activations[config.nonlinearity] ?? config.nonlinearity, config.a);
  const mode = config.mode === 'fan_out' ? 'fanOut' : 'fanIn';
  const name = config.init.replace(/_(.)/, (_: string, letter: string) => letter.toUpperCase());
  const { deviation, bound } = trainer.spread(name, config.shape, { gain, mode });
  return { fan_in, fan_out, gain, std: deviation, bound };
}

// ---------------------------------------------------------------- data sets

export function dataset({ inputs }: Case, { precision }: Context) {
  if (precision !== 'float64') return float32;
  const { n, d, y, classes, split, X, X_base64 } = inputs;
  const values: Float64Array = X_base64
    ? Float64Array.from(atob(X_base64), (c) => c.charCodeAt(0))
    : Float64Array.from(X.data);
  const all: Data = { inputs: { rows: n, columns: d, data: values }, targets: Float64Array.from(y) };
  const train = trainer.subset(all, split.train);
  const test = trainer.subset(all, split.test);
  const column = (j: number) => train.inputs.data.filter((_, at) => at % d === j);
  const mean = (numbers: Float64Array) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const columns = Array.from({ length: d }, (_, j) => column(j));
  const counts = (targets: Float64Array) =>
    classes?.map((_: string, k: number) => targets.filter((target) => target === k).length);
  const total = (numbers: Float64Array) => numbers.reduce((sum, value) => sum + value, 0);
  return {
    n,
    d,
    sum: total(values),
    first_row: values.slice(0, d),
    last_row: values.slice(-d),
    train_rows: train.inputs.rows,
    test_rows: test.inputs.rows,
    train_mean: columns.map(mean),
    train_variance: columns.map((numbers) => mean(numbers.map((value) => (value - mean(numbers)) ** 2))),
    target_sum_train: total(train.targets),
    target_sum_test: total(test.targets),
    class_counts: counts(all.targets),
    class_counts_test: counts(test.targets),
  };
}
