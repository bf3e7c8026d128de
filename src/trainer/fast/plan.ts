// A training as the fast engine sees it: where everything lies in its memory, and the instructions of one step.
//
// Memory, in this order: the module's constants · the tape · settings and batches of some steps, the numbers of their rows ·
// parameters: values, gradients, what the optimizer remembers, each as far from the one before · inputs · room to work in ·
// signals and deltas of each layer · targets. Rows and panels are described in assembly/products.ts.
import type { Data } from '../data.ts';
import type { Activation } from '../layers.ts';
import { binaryCrossEntropy, crossEntropy, halfSquaredError, squaredError } from '../losses.ts';
import type { Loss } from '../losses.ts';
import type { Parameter } from '../parameter.ts';
import type { PenaltyGroup } from '../penalties.ts';
import { partsOf } from '../parts.ts';
import type { LayerParts, OptimizerParts } from '../parts.ts';
import type { Training } from '../train.ts';
import * as code from './codes.ts';

/** Bytes of the settings of one group in one step. */
export const SETTINGS = 48;

/** Where a parameter lies. Its number [o, i] is at o · oStep + i · iStep of its own list. */
export type Placed = {
  parameter: Parameter;
  at: number;
  bytes: number;
  outputs: number;
  inputs: number;
  oStep: number;
  iStep: number;
  /** Rows of a panel in memory; 0 if the numbers lie there as in their own list. */
  height: number;
};

/** What is written into memory once: the data, as float32 or as whole numbers. */
type Table = {
  at: number;
  row: number;
  rows: number;
  columns: number;
  isWhole: boolean;
  values: ArrayLike<number>;
};

export type Plan = {
  bytes: number;
  tape: number[][];
  /** The instructions to which λ₁ and λ₂ are still to be written, as their third and fourth number, and who has them. */
  strengths: Map<number[], PenaltyGroup>;
  /** Number of instructions up to the check of the objective. */
  forward: number;
  /** Addresses. */
  settings: number;
  batches: number;
  numbers: number;
  /** Bytes between a value, its gradient, and each thing remembered of it. */
  apart: number;
  placed: Placed[];
  tables: Table[];
  optimizer: OptimizerParts;
  /** The parameters that a step changes. */
  changed: Set<Parameter>;
  /** Steps that are done in one call, at most. */
  chunk: number;
};

/** Where the tape begins: behind the module's constants. */
export const TAPE = 2048;

const roundUp = (count: number, to: number) => Math.ceil(count / to) * to;

/** Bytes of a row: rows that lie multiples of 512 bytes apart would crowd into the same few places of a cache. */
const rowOf = (width: number) => (width % 512 === 0 ? width + 32 : width);

/** What a layer hands on, in rows of memory; address 0 stands for the inputs of the batch. */
type Signal = {
  at: number;
  row: number;
  width: number;
  columns: number;
  /** Where its delta lies; inputs have none. */
  delta?: number;
  /** The activation that made it, for its derivative: f and its slope, x, y = f(x). */
  shape?: { kind: number[]; x: number; y: number };
};

const ACTIVATIONS: Record<Activation, number> = {
  linear: code.LINEAR,
  square: code.SQUARE,
  relu: code.RELU,
  leakyRelu: code.LEAKY_RELU,
  sigmoid: code.SIGMOID,
  tanh: code.TANH,
  silu: code.SILU,
  gelu: code.GELU,
  geluTanh: code.GELU_TANH,
};

/** Whether f′ can be told from f(x), so that f(x) may take the place of x. */
const inPlace = (activation: Activation, slope: number) =>
  ['linear', 'relu', 'sigmoid', 'tanh'].includes(activation) || (activation === 'leakyRelu' && slope > 0);

const LOSSES = new Map<Loss, number>([
  [halfSquaredError, code.SQUARES],
  [squaredError, code.SQUARES],
  [binaryCrossEntropy, code.BINARY_CROSS_ENTROPY],
  [crossEntropy, code.CROSS_ENTROPY],
]);

const UPDATES = { sgd: code.SGD, adagrad: code.ADAGRAD, rmsprop: code.RMSPROP, adam: code.ADAM };

/** What is remembered of a parameter, in the order of memory. */
export const STATES = {
  sgd: ['velocity'],
  adagrad: ['sumOfSquares'],
  rmsprop: ['secondMoment', 'mean', 'velocity'],
  adam: ['firstMoment', 'secondMoment', 'largestMoment'],
};

// So many operations are done between two signs of progress.
const WORK = 3e7;

const floats = new Float32Array(1);
const words = new Int32Array(floats.buffer);

/** A float32 as the whole number of the same bits. */
function bits(value: number): number {
  floats[0] = value;
  return words[0];
}

/** The plan of a training, or in words what keeps the fast engine from it. */
export function planOf(training: Training, data: Data): Plan | string {
  const known = knownParts(training);
  if (typeof known === 'string') return known;
  const { layers, optimizer, penalties } = known;
  const { model, loss, penalty, batch } = training;
  const groups = optimizer.groups.map(({ members }) => members.map(({ parameter }) => parameter));
  const penalised = penalties.flatMap((group) => group.params.map((parameter) => ({ group, parameter })));
  const sizes = typeof batch === 'object' ? batch.map((rows) => rows.length) : [batch ?? data.inputs.rows];
  const most = Math.max(...sizes);
  if (Math.min(...sizes) === 0) return 'an empty batch';

  let top = TAPE;
  const take = (bytes: number) => {
    const at = top;
    top += roundUp(bytes, 16);
    return at;
  };
  take(64 * (4 * layers.length + 4 + 3 * penalised.length + groups.length));
  const chunk = Math.max(1, Math.min(256, Math.ceil(WORK / (most * operations(layers)))));
  const settings = take(chunk * SETTINGS * groups.length);
  const batches = take(8 * chunk);
  const numbers = take(batch === undefined ? 0 : 4 * chunk * most);
  const { placed, ranges, apart } = place(layers, groups, model.parameters, take);
  take(apart * (1 + STATES[optimizer.rule].length));
  const at = (parameter: Parameter) => placed.find((one) => one.parameter === parameter)!;
  // Room for the rows of a batch that are not one after the other.
  const room = (row: number) => (batch === undefined ? 0 : take((most + 3) * row + 16));

  const inputs = inputsOf(layers[0], data, take);
  if (typeof inputs === 'string') return inputs;
  const tapes = layersOf(layers, inputs, data.inputs.columns, roundUp(most, 4), { take, at, apart });
  if (typeof tapes === 'string') return tapes;
  const { forward, backward, outputs, delta } = tapes;
  const targets = targetsOf(loss, data, outputs, take);
  if (typeof targets === 'string') return targets;

  const factor = bits(loss === squaredError ? 1 : 0.5);
  const lossRow = outputs.row === 4 ? 0 : outputs.row;
  const strengths = new Map<number[], PenaltyGroup>();
  const ofEach = (instruction: number, ...more: number[]) =>
    penalised.map(({ group, parameter }) => {
      const { at: w, bytes } = at(parameter);
      const own = [instruction, w, bytes, 0, 0, ...more];
      strengths.set(own, group);
      return own;
    });
  const untilCheck = [
    [code.INPUTS, inputs.at, room(inputs.row), inputs.row],
    ...forward,
    [code.TARGETS, targets.at, room(targets.row), targets.row],
    [LOSSES.get(loss)!, factor, outputs.at, delta, outputs.columns, lossRow],
    ...ofEach(code.PENALTY_VALUE),
  ];
  const isProximal = penalty?.method === 'proximal';
  const update = UPDATES[optimizer.rule];
  const afterCheck = [
    ...backward,
    ...(isProximal ? [] : ofEach(code.PENALTY_GRADIENT, apart)),
    ...ranges.map(({ at, bytes }, g) => [update, at, bytes, apart, g * SETTINGS]),
    ...(isProximal ? ofEach(code.PROXIMAL) : []),
  ];
  const tape = [...untilCheck, ...afterCheck];
  const changed = new Set([...groups.flat(), ...(isProximal ? penalised.map((one) => one.parameter) : [])]);
  const tables = [inputs, targets];
  const addresses = { settings, batches, numbers, apart };
  return {
    bytes: top,
    tape,
    strengths,
    forward: untilCheck.length,
    ...addresses,
    placed,
    tables,
    optimizer,
    changed,
    chunk,
  };
}

/** What a training is made of, or what in it the fast engine does not know. */
function knownParts({ model, loss, optimizer, penalty }: Training) {
  const own = partsOf(model);
  if (!own) return 'a model of the program’s own';
  const layers: LayerParts[] = [];
  for (const layer of own) {
    const parts = partsOf(layer);
    if (!parts || (parts.kind === 'embedding' && layers.length > 0)) return layer.kind;
    layers.push(parts);
  }
  if (layers.every(({ kind }) => kind === 'activation')) return 'a model that learns nothing';
  const optimizerParts = partsOf(optimizer);
  if (!optimizerParts) return 'an optimizer of the program’s own';
  const penalties = penalty ? partsOf(penalty) : [];
  if (!penalties) return 'a penalty of the program’s own';
  if (!LOSSES.has(loss)) return 'a loss of the program’s own';
  const members = optimizerParts.groups.flatMap((group) => group.members.map(({ parameter }) => parameter));
  const used = [...members, ...penalties.flatMap(({ params }) => params)];
  if (!used.every((parameter) => model.parameters.includes(parameter)))
    return 'a parameter that is not the model’s';
  return { layers, optimizer: optimizerParts, penalties };
}

type Memory = { take: (bytes: number) => number; at: (parameter: Parameter) => Placed; apart: number };

/** The instructions of all layers, forward and backward, with the outputs and the place of their delta. */
function layersOf(
  layers: LayerParts[],
  inputs: Table & { ones: number },
  columns: number,
  rows: number,
  { take, at, apart }: Memory,
) {
  const forward: number[][] = [];
  const backward: number[][] = []; // what is put in front is done first
  const zeros = take(32);
  const pack = take(32 * 256);
  const transposed = take(Math.max(...layers.map(transposeBytes)));
  let signal: Signal = { at: 0, row: inputs.row, width: inputs.row, columns };

  for (let l = 0; l < layers.length; l++) {
    const own = layers[l];
    if (own.kind === 'activation') {
      const { at: x, row, width, columns, delta } = signal;
      const y = take(rows * row);
      const kind = [ACTIVATIONS[own.activation], bits(own.slope)];
      forward.push([code.ACTIVATE, ...kind, x, y, row, width, filled(own.activation, columns, width)]);
      if (delta !== undefined) backward.unshift([code.ACTIVATE_BACK, ...kind, x, y, delta, row, width]);
      signal = { at: y, row, width, columns, ...(delta !== undefined && { delta }) };
      continue;
    }
    const isDense = own.kind === 'dense';
    if ((isDense ? own.inputs : own.fields) !== signal.columns) return 'inputs that do not fit the model';
    const outputs = isDense ? own.outputs : own.width;
    const isColumn = isLastColumn(layers, l);
    const picks = l === 0 && inputs.ones > 0;
    // The activation that follows is done together with this layer.
    const next = layers[l + 1];
    const { activation, slope } = next?.kind === 'activation' ? next : LINEAR;
    if (next?.kind === 'activation') l++;
    const kind = [ACTIVATIONS[activation], bits(slope)];
    const width = isColumn ? 4 : 32 * Math.ceil(outputs / 8);
    const row = isColumn ? 4 : rowOf(width);
    const y = take(rows * row);
    const a = inPlace(activation, slope) ? y : take(rows * row);
    const delta = take(rows * row);
    const weight = at(isDense ? own.weight : own.table);
    const panel = 32 * weight.height;
    const bias = isDense && own.bias ? at(own.bias).at : 0;
    const biasGradient = bias && bias + apart;
    const { at: x, row: xRow } = signal;

    const back: number[][] = [];
    // A dense layer above brings the delta through this layer's activation; nothing else does.
    if (layers[l + 1]?.kind !== 'dense' && activation !== 'linear')
      back.push([code.ACTIVATE_BACK, ...kind, y, a, delta, row, isColumn ? 0 : width]);
    if (isColumn) {
      forward.push([code.COLUMN, x, xRow, weight.at, weight.bytes, bias, y, a, ...kind]);
      back.push([code.COLUMN_GRADIENT, x, xRow, delta, weight.bytes, weight.at + apart, biasGradient]);
    } else {
      const from = [x, xRow, weight.at, panel, bias || zeros, bias && 32];
      const inner = picks ? inputs.ones : signal.columns;
      const to = [y, a, row, width, inner, ...kind, filled(activation, outputs, width)];
      const gradients = [weight.at + apart, panel, biasGradient];
      forward.push([picks ? code.PICK : code.DENSE, ...from, ...to]);
      if (picks) back.push([code.PICK_GRADIENT, inner, delta, row, width, ...gradients]);
      else back.push([code.DENSE_GRADIENT, x, xRow, delta, row, width, inner, ...gradients, pack]);
    }
    if (signal.delta !== undefined) {
      const { shape = { kind: [code.LINEAR, 0], x: 0, y: 0 } } = signal;
      const to = [signal.delta, signal.row, signal.width, ...shape.kind, shape.x, shape.y];
      if (isColumn) back.push([code.COLUMN_BACK, delta, weight.at, ...to]);
      else back.push([code.DENSE_BACK, delta, row, weight.at, panel, outputs, transposed, ...to, zeros]);
    }
    backward.unshift(...back);
    signal = { at: a, row, width, columns: outputs, delta, shape: { kind, x: y, y: a } };
  }
  return { forward, backward, outputs: signal, delta: signal.delta! };
}

const LINEAR = { activation: 'linear' as Activation, slope: 0 };

/** Multiplications and additions for one row, forward and backward. */
const operations = (layers: LayerParts[]) =>
  layers.reduce((sum, own) => sum + (own.kind === 'dense' ? 6 * own.inputs * own.outputs : 100), 0);

const transposeBytes = (own: LayerParts) =>
  own.kind === 'dense' ? 32 * roundUp(own.outputs, 4) * Math.ceil(own.inputs / 8) : 0;

/** How many numbers of a row are its own, if an activation does not leave the rest 0. */
const filled = (activation: Activation, columns: number, width: number) =>
  activation === 'sigmoid' && 4 * columns < width ? columns : 0;

/** Whether this dense layer gives the model's only output, which is kept as a list. */
function isLastColumn(layers: LayerParts[], l: number): boolean {
  const own = layers[l];
  const isLast = l === layers.length - 1 || (l === layers.length - 2 && layers[l + 1].kind === 'activation');
  return isLast && own.kind === 'dense' && own.outputs === 1;
}

/** Every parameter, those of a group side by side. */
function place(
  layers: LayerParts[],
  groups: Parameter[][],
  all: Parameter[],
  take: (bytes: number) => number,
) {
  const shapes = new Map<Parameter, Omit<Placed, 'parameter' | 'at'>>();
  layers.forEach((own, l) => {
    if (own.kind === 'activation') return;
    // The signal of a hidden layer is filled up to eights, that of the inputs to fours.
    const isHidden = layers.slice(0, l).some(({ kind }) => kind !== 'activation');
    const isEmbedding = own.kind === 'embedding';
    const inputs = isEmbedding ? own.fields * own.count : own.inputs;
    const outputs = isEmbedding ? own.width : own.outputs;
    const height = roundUp(inputs, isHidden ? 8 : 4);
    const flat = isLastColumn(layers, l);
    const bytes = flat ? 4 * height : 32 * height * Math.ceil(outputs / 8);
    const [oStep, iStep] = isEmbedding ? [1, outputs] : [inputs, 1];
    const shape = { bytes, outputs, inputs, oStep, iStep, height: flat ? 0 : height };
    shapes.set(isEmbedding ? own.table : own.weight, shape);
    if (isEmbedding || !own.bias) return;
    const list = { bytes: 32 * Math.ceil(outputs / 8), outputs: 1, inputs: outputs };
    shapes.set(own.bias, { ...list, oStep: 0, iStep: 1, height: 0 });
  });
  const placed: Placed[] = [];
  const add = (parameter: Parameter) => {
    const shape = shapes.get(parameter)!;
    placed.push({ parameter, at: take(shape.bytes), ...shape });
  };
  const start = take(0);
  const ranges = groups.map((members) => {
    const at = take(0);
    members.forEach(add);
    return { at, bytes: take(0) - at };
  });
  all.filter((parameter) => !placed.some((one) => one.parameter === parameter)).forEach(add);
  return { placed, ranges, apart: take(0) - start };
}

/** The inputs as a table: `ones` numbers of rows of the first weight, if that is what they are, else 0. */
function inputsOf(first: LayerParts, data: Data, take: (bytes: number) => number) {
  const { rows, columns, data: values } = data.inputs;
  let ones = 0;
  let numbers: ArrayLike<number> = values;
  if (first.kind === 'embedding') {
    if (columns !== first.fields) return 'inputs that do not fit the model';
    if (!values.every((value) => value >= 0 && value < first.count && value % 1 === 0))
      return 'inputs that do not fit the model';
    ones = columns;
    numbers = values.map((value, k) => (k % columns) * first.count + value);
  } else if (first.kind === 'dense' && first.outputs > 1) {
    const found = placesOfOnes(values, rows, columns);
    if (found) [ones, numbers] = [found.length / rows, found];
  }
  const isWhole = ones > 0;
  const row = isWhole ? 4 * ones : rowOf(16 * Math.ceil(columns / 4));
  const table: Table = { at: 0, row, rows, columns: ones || columns, isWhole, values: numbers };
  return { ...table, ones, at: take((rows + 3) * row + 16) };
}

/** The columns of the 1s, row after row, if all else is 0 and every row has equally many, at most one in four. */
function placesOfOnes(values: Float64Array, rows: number, columns: number): Int32Array | undefined {
  const ones = values.subarray(0, columns).reduce((sum, value) => sum + value, 0);
  if (!(ones >= 1 && 4 * ones <= columns && ones % 1 === 0)) return undefined;
  const places = new Int32Array(rows * ones);
  for (let r = 0, k = 0; r < rows; r++) {
    for (let j = 0; j < columns; j++) {
      const value = values[r * columns + j];
      if (value === 1 && k < (r + 1) * ones) places[k++] = j;
      else if (value !== 0) return undefined;
    }
    if (k !== (r + 1) * ones) return undefined;
  }
  return places;
}

/** The targets as a table of rows like those of the outputs, or of classes. */
function targetsOf(
  loss: Loss,
  { targets, inputs: { rows } }: Data,
  { row, columns }: Signal,
  take: (bytes: number) => number,
) {
  const refusal = 'targets that do not fit the loss';
  const isWhole = loss === crossEntropy;
  if (isWhole && columns === 1) return 'crossEntropy of one output';
  if (targets.length !== rows * (isWhole ? 1 : columns)) return refusal;
  if (isWhole && !targets.every((c) => c >= 0 && c < columns && c % 1 === 0)) return refusal;
  if (loss === binaryCrossEntropy && !targets.every((y) => y >= 0 && y <= 1)) return refusal;
  const table = { row: isWhole ? 4 : row, rows, columns: isWhole ? 1 : columns, isWhole, values: targets };
  return { ...table, at: take((rows + 3) * table.row + 16) };
}
