// The fast engine: whole steps of training in float32, from a tape of instructions that plan.ts has written into memory.
//
// The tape has a part for the forward pass, one for the backward pass and one for the update. An instruction is 16 numbers
// of four bytes: its code (codes.ts), then what the function that does it takes, in that order. An address of 0 for inputs
// or targets means those of the batch. There is nothing in memory but what the tape names.
import * as code from '../codes';
import { activate, activateBack } from './activations';
import { exp4, log4 } from './elementary';
import { binaryCrossEntropy, crossEntropy, squares } from './losses';
import {
  BLOCK, column, columnBack, columnGradient, pick, pickGradient, product, transpose, weightGradient,
} from './products';
import { adagrad, adam, penaltyGradient, penaltyValue, proximalStep, rmsprop, sgd } from './updates';

export { gradientTile, tile } from './products';

const SIZE: usize = 64;

/** The data loss and the penalty of the last step, before its update. */
export let loss: f64 = 0;
export let penalty: f64 = 0;

// The batch: its rows, their numbers, and where its inputs and targets are.
let rows: i32 = 0;
let inputs: usize = 0;
let targets: usize = 0;

// @ts-ignore
@inline function whole(at: usize, k: i32): i32 {
  return load<i32>(at + (<usize>k << 2));
}

// @ts-ignore
@inline function address(at: usize, k: i32): usize {
  return <usize>whole(at, k);
}

// @ts-ignore
@inline function number(at: usize, k: i32): f32 {
  return load<f32>(at + (<usize>k << 2));
}

/**
 * So many steps of training, or fewer, if the objective of one is no finite number: that step ends before its update.
 *
 * @param tape  its first instruction; `check`, `end` are those after the forward pass and after all
 * @param batches  for each step the number of its rows, and the address of their numbers (0: all rows, in their order)
 * @param settings  each step's settings, `settingsStep` bytes apart, one after the other for all groups
 * @return the number of steps that came to their update
 */
export function run(
  tape: usize, check: usize, end: usize, batches: usize, settings: usize, settingsStep: usize, steps: i32,
): i32 {
  for (let step = 0; step < steps; step++) {
    rows = load<i32>(batches);
    const numbers = <usize>load<i32>(batches, 4);
    loss = 0;
    penalty = 0;
    for (let at = tape; at < check; at += SIZE) forward(at, numbers);
    const objective = loss + penalty;
    if (objective - objective != 0) return step;
    for (let at = check; at < end; at += SIZE) backward(at, settings);
    batches += 8;
    settings += settingsStep;
  }
  return steps;
}

function forward(at: usize, numbers: usize): void {
  switch (whole(at, 0)) {
    case code.INPUTS:
      inputs = gather(address(at, 1), address(at, 2), address(at, 3), numbers);
      break;
    case code.TARGETS:
      targets = gather(address(at, 1), address(at, 2), address(at, 3), numbers);
      break;
    case code.DENSE:
    case code.PICK:
      dense(at, whole(at, 0) == code.PICK);
      break;
    case code.COLUMN: {
      const x = address(at, 1) || inputs;
      const y = address(at, 6), a = address(at, 7);
      column(x, address(at, 2), address(at, 3), address(at, 4), address(at, 5), y, rows);
      activate(whole(at, 8), number(at, 9), y, a, 1, 0, <usize>((rows + 3) & ~3) << 2, 0);
      break;
    }
    case code.ACTIVATE:
      activate(whole(at, 1), number(at, 2), address(at, 3) || inputs, address(at, 4), rows, address(at, 5), address(at, 6), whole(at, 7));
      break;
    case code.SQUARES:
      loss = squares(number(at, 1), address(at, 2), targets, address(at, 3), rowsOf(at), columnsOf(at), address(at, 5));
      break;
    case code.BINARY_CROSS_ENTROPY:
      loss = binaryCrossEntropy(address(at, 2), targets, address(at, 3), rowsOf(at), columnsOf(at), address(at, 5));
      break;
    case code.CROSS_ENTROPY:
      loss = crossEntropy(address(at, 2), targets, address(at, 3), rows, whole(at, 4), address(at, 5));
      break;
    case code.PENALTY_VALUE:
      penalty += penaltyValue(address(at, 1), address(at, 2), number(at, 3), number(at, 4));
      break;
  }
}

function backward(at: usize, settings: usize): void {
  switch (whole(at, 0)) {
    case code.DENSE_GRADIENT:
      weightGradient(
        address(at, 1) || inputs, address(at, 2), address(at, 3), address(at, 4), address(at, 5), rows,
        whole(at, 6), address(at, 7), address(at, 8), address(at, 9), address(at, 10),
      );
      break;
    case code.PICK_GRADIENT:
      pickGradient(
        inputs, whole(at, 1), address(at, 2), address(at, 3), address(at, 4), rows, address(at, 5), address(at, 6), address(at, 7),
      );
      break;
    case code.DENSE_BACK:
      denseBack(at);
      break;
    case code.COLUMN_GRADIENT:
      columnGradient(address(at, 1) || inputs, address(at, 2), address(at, 3), address(at, 4), rows, address(at, 5), address(at, 6));
      break;
    case code.COLUMN_BACK:
      columnBack(address(at, 1), address(at, 2), address(at, 5), address(at, 3), address(at, 4), rows);
      activateBack(whole(at, 6), number(at, 7), address(at, 8), address(at, 9), address(at, 3), rows, address(at, 4), address(at, 5));
      break;
    case code.ACTIVATE_BACK:
      if (whole(at, 7)) {
        activateBack(whole(at, 1), number(at, 2), address(at, 3), address(at, 4), address(at, 5), rows, address(at, 6), address(at, 7));
      } else {
        activateBack(whole(at, 1), number(at, 2), address(at, 3), address(at, 4), address(at, 5), 1, 0, <usize>rows << 2);
      }
      break;
    case code.PENALTY_GRADIENT:
      penaltyGradient(address(at, 1), address(at, 2), address(at, 5), number(at, 3), number(at, 4));
      break;
    case code.PROXIMAL:
      proximalStep(address(at, 1), address(at, 2), load<f32>(settings), number(at, 3), number(at, 4));
      break;
    case code.SGD:
      sgd(address(at, 1), address(at, 2), address(at, 3), settings + address(at, 4), load<i32>(settings + address(at, 4), 40));
      break;
    case code.ADAGRAD:
      adagrad(address(at, 1), address(at, 2), address(at, 3), settings + address(at, 4));
      break;
    case code.RMSPROP:
      rmsprop(address(at, 1), address(at, 2), address(at, 3), settings + address(at, 4), load<i32>(settings + address(at, 4), 40));
      break;
    case code.ADAM:
      adam(address(at, 1), address(at, 2), address(at, 3), settings + address(at, 4), load<i32>(settings + address(at, 4), 40));
      break;
  }
}

// One output is one long row.
// @ts-ignore
@inline function rowsOf(at: usize): i32 {
  return address(at, 5) ? rows : 1;
}

// @ts-ignore
@inline function columnsOf(at: usize): i32 {
  return address(at, 5) ? whole(at, 4) : rows;
}

/** The rows with the given numbers, `bytes` each, copied to `to`; where they are one after the other, the first of them. */
function gather(from: usize, to: usize, bytes: usize, numbers: usize): usize {
  if (!numbers) return from;
  const first = <usize>load<i32>(numbers);
  let isRun = true;
  for (let r = 1; r < rows; r++) isRun = isRun && <usize>load<i32>(numbers + (<usize>r << 2)) == first + r;
  if (isRun) return from + first * bytes;
  for (let r = 0; r < rows; r++) {
    const source = from + <usize>load<i32>(numbers + (<usize>r << 2)) * bytes;
    const target = to + <usize>r * bytes;
    if (bytes & 15) for (let i: usize = 0; i < bytes; i += 4) store<i32>(target + i, load<i32>(source + i));
    else for (let i: usize = 0; i < bytes; i += 16) v128.store(target + i, v128.load(source + i));
  }
  return to;
}

/** y = b + x Wᵀ, then a = f(y), a block of rows at a time; `picks`: the rows of x are numbers of rows of the weight. */
function dense(at: usize, picks: bool): void {
  const xRow = address(at, 2), w = address(at, 3), panel = address(at, 4), start = address(at, 5);
  const startStep = address(at, 6), row = address(at, 9), width = address(at, 10), inner = whole(at, 11);
  let x = address(at, 1) || inputs;
  let y = address(at, 7), a = address(at, 8);
  for (let r = 0; r < rows; r += BLOCK) {
    const count = min(BLOCK, rows - r);
    if (picks) pick(x, inner, w, panel, start, startStep, y, row, width, count);
    else product(x, xRow, w, panel, inner, start, startStep, y, row, width, count);
    activate(whole(at, 12), number(at, 13), y, a, count, row, width, whole(at, 14));
    x += <usize>BLOCK * xRow;
    y += <usize>BLOCK * row;
    a += <usize>BLOCK * row;
  }
}

/** dx = d W, then dx ← f′ dx for the activation below. */
function denseBack(at: usize): void {
  const dRow = address(at, 2), outputs = whole(at, 5), transposed = address(at, 6), row = address(at, 8), width = address(at, 9);
  transpose(address(at, 3), address(at, 4), <i32>(width >> 2), outputs, transposed);
  let d = address(at, 1), dx = address(at, 7), x = address(at, 12), y = address(at, 13);
  for (let r = 0; r < rows; r += BLOCK) {
    const count = min(BLOCK, rows - r);
    product(d, dRow, transposed, <usize>((outputs + 3) & ~3) << 5, outputs, address(at, 14), 0, dx, row, width, count);
    activateBack(whole(at, 10), number(at, 11), x, y, dx, count, row, width);
    d += <usize>BLOCK * dRow;
    dx += <usize>BLOCK * row;
    x += <usize>BLOCK * row;
    y += <usize>BLOCK * row;
  }
}

/** exp or log of numbers at x, for tests; the others are seen as activations. */
export function elementary(isLog: bool, x: usize, y: usize, bytes: usize): void {
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(y + i, isLog ? log4(v128.load(x + i)) : exp4(v128.load(x + i)));
  }
}
