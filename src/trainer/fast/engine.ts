// The fast engine: the steps of `train` in float32, in WebAssembly. What it does is written in assembly/, how a training is
// laid out for it in plan.ts; here values go to and fro.
import { pow, sqrt } from '../elementary.ts';
import type { Data } from '../data.ts';
import type { Optimizer, Settings } from '../optimizers.ts';
import type { Parameter } from '../parameter.ts';
import { checkStrengths } from '../penalties.ts';
import type { Engine, RowsOf, Training } from '../train.ts';
import { base64 } from './module.ts';
import { planOf, SETTINGS, STATES, TAPE } from './plan.ts';
import type { Placed, Plan } from './plan.ts';

/** What the compiled module exports, described in assembly/index.ts. */
type Exports = {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  loss: { value: number };
  penalty: { value: number };
  // prettier-ignore
  run(tape: number, check: number, end: number, batches: number, settings: number, settingsStep: number, steps: number): number;
  elementary(isLog: boolean, x: number, y: number, bytes: number): void;
};

// The trainer is written for the language alone, whose types do not know what browsers and Node add to it.
type Compiled = object;
const { WebAssembly } = globalThis as {
  WebAssembly?: {
    Module: new (bytes: Uint8Array) => Compiled;
    Instance: new (module: Compiled) => { exports: unknown };
  };
};

let module: Compiled | null | undefined;

/** The module; null where it cannot be compiled: without SIMD, or where a page's policy forbids it. */
function compiled(): Compiled | null {
  if (module !== undefined) return module;
  try {
    module = WebAssembly ? new WebAssembly.Module(bytesOf(base64)) : null;
  } catch {
    module = null;
  }
  return module;
}

/** The bytes that a text in base64 stands for. */
export function bytesOf(text: string): Uint8Array {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes = new Uint8Array(Math.floor((text.replaceAll('=', '').length * 3) / 4));
  for (let i = 0, k = 0; k < bytes.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) word = word * 64 + Math.max(digits.indexOf(text[i + j]), 0);
    for (let j = 16; j >= 0 && k < bytes.length; j -= 8) bytes[k++] = (word >>> j) & 255;
  }
  return bytes;
}

// A memory is expensive to make: those of trainings that have ended are used again. A training that is never ended keeps
// its own, and both are collected together.
const idle: Exports[] = [];

/** An instance whose memory holds so many bytes, all 0 from the tape on. */
export function instance(bytes: number): Exports | null {
  const own = compiled();
  if (!own) return null;
  const exports = idle.pop() ?? (new WebAssembly!.Instance(own).exports as Exports);
  const { memory } = exports;
  const missing = Math.ceil(bytes / 65536) - memory.buffer.byteLength / 65536;
  if (missing > 0) memory.grow(missing);
  new Uint8Array(memory.buffer, TAPE, Math.max(0, bytes - TAPE)).fill(0);
  return exports;
}

/** The engine of one training, or in words what keeps it from that. */
export function fastEngine(training: Training, data: Data, rowsOf: RowsOf): Engine | string {
  const found = planOf(training, data);
  if (typeof found === 'string') return found;
  const plan = found;
  if (plan.bytes > 2147483648) return 'more than 2 GiB of memory';
  const exports = instance(plan.bytes);
  if (!exports) return 'no WebAssembly SIMD here';
  const { buffer } = exports.memory;
  const floats = new Float32Array(buffer);
  const words = new Int32Array(buffer);
  plan.tape.forEach((instruction, k) => words.set(instruction, TAPE / 4 + 16 * k));
  const strengths = plan.tape.flatMap((instruction, k) => {
    const group = plan.strengths.get(instruction);
    return group ? [{ group, at: TAPE / 4 + 16 * k + 3 }] : [];
  });
  for (const table of plan.tables) {
    const [to, stride] = [table.at / 4, table.row / 4];
    const list = table.isWhole ? words : floats;
    for (let r = 0, k = 0; r < table.rows; r++)
      for (let j = 0; j < table.columns; j++) list[to + r * stride + j] = table.values[k++];
  }
  const check = TAPE + 64 * plan.forward;
  const end = TAPE + 64 * plan.tape.length;
  const parameters = exchange(plan, floats);
  const options = settingsWriter(plan, training.optimizer, floats, words);

  /** Writes the batches of so many steps. */
  function writeBatches(from: number, count: number): void {
    for (let k = 0, at = plan.numbers / 4; k < count; k++) {
      const rows = rowsOf(from + k);
      words[plan.batches / 4 + 2 * k] = rows?.length ?? data.inputs.rows;
      words[plan.batches / 4 + 2 * k + 1] = rows ? 4 * at : 0;
      if (rows) for (let r = 0; r < rows.length; r++) words[at++] = rows[r];
    }
  }

  return {
    advance(from, to, done) {
      let step = from;
      for (const { group, at } of strengths) {
        checkStrengths(group);
        floats[at] = group.l1;
        floats[at + 1] = group.l2;
      }
      parameters.write();
      try {
        while (step <= to) {
          const { count, step: apart, error } = options.write(Math.min(plan.chunk, to + 1 - step));
          writeBatches(step, count);
          const { run } = exports;
          const taken = run(TAPE, check, end, plan.batches, plan.settings, apart, count);
          options.took(taken);
          step += taken;
          if (taken > 0) done(step - 1);
          if (taken < count) break;
          if (error) throw error.thrown as Error;
        }
      } finally {
        parameters.read();
      }
      const reached = Math.min(step, to);
      return { step: reached, loss: exports.loss.value, penalty: exports.penalty.value };
    },
    end() {
      idle.push(exports);
    },
  };
}

/** Values, gradients and what the optimizer remembers, from the lists that a program sees into memory and back. */
function exchange({ placed, apart, optimizer, changed }: Plan, floats: Float32Array) {
  const lists = placed.map((one) => {
    const isOwn = ({ parameter }: { parameter: Parameter }) => parameter === one.parameter;
    const group = optimizer.groups.find(({ members }) => members.some(isOwn));
    return { one, group: group?.group, state: group?.members.find(isOwn)?.rule.state ?? {} };
  });

  function moveState({ one, group, state }: (typeof lists)[number], isIn: boolean): void {
    STATES[optimizer.rule].forEach((name, k) => {
      // Without amsgrad the largest moment stays as it is.
      if (!(name in state) || (name === 'largestMoment' && !group?.amsgrad)) return;
      move(one, state[name], floats, apart * (k + 2), isIn);
    });
  }

  return {
    write() {
      for (const each of lists) {
        move(each.one, each.one.parameter.value, floats, 0, true);
        moveState(each, true);
      }
    },
    read() {
      for (const each of lists) {
        const { parameter } = each.one;
        // What is not trained keeps all its digits.
        if (changed.has(parameter)) move(each.one, parameter.value, floats, 0, false);
        move(each.one, parameter.grad, floats, apart, false);
        moveState(each, false);
      }
    },
  };
}

function move(one: Placed, list: Float64Array, floats: Float32Array, off: number, isIn: boolean): void {
  const { outputs, inputs, oStep, iStep, height } = one;
  const start = (one.at + off) / 4;
  for (let o = 0; o < outputs; o++) {
    let at = height > 0 ? start + (o >> 3) * height * 8 + (o & 7) : start;
    const step = height > 0 ? 8 : 1;
    for (let k = o * oStep, end = k + inputs * iStep; k < end; k += iStep, at += step)
      if (isIn) floats[at] = list[k];
      else list[k] = floats[at];
  }
}

// βᵗ takes as long as all else in a step of a small model, and every training of a sweep asks for the same ones.
const powers = () => {
  const [bases, values] = [new Float64Array(4096), new Float64Array(4096)];
  return (beta: number, t: number): number => {
    if (bases[t] === beta) return values[t];
    bases[t] = beta; // at a later step than there are places nothing is kept
    return (values[t] = pow(beta, t));
  };
};
const [power1, power2] = [powers(), powers()];

/** Writes the options of steps to come, all schedules asked, as assembly/updates.ts reads them. */
function settingsWriter(plan: Plan, optimizer: Optimizer, floats: Float32Array, words: Int32Array) {
  const { groups, rule, settings, took } = plan.optimizer;
  const bytes = SETTINGS * groups.length;
  const varies = ({ group }: { group: object }) =>
    Object.values(group).some((value) => typeof value === 'function');
  const options: Settings[] = [];
  let started: boolean[] = [];

  function writeGroup(at: number, options: Settings, t: number, started: boolean): void {
    const { learningRate, weightDecay, decay, momentum, beta1, beta2, epsilon } = options;
    floats[at] = learningRate;
    floats[at + 1] = decay === 'l2' ? weightDecay : 0;
    floats[at + 2] = decay === 'l2' ? 0 : decay === 'decoupled' ? learningRate * weightDecay : weightDecay;
    floats[at + 3] = rule === 'sgd' ? momentum : epsilon;
    if (rule === 'sgd') {
      floats[at + 4] = started ? 1 - options.dampening : 1;
      words[at + 10] = Number(options.nesterov);
    } else if (rule === 'rmsprop') {
      floats[at + 4] = beta2;
      floats[at + 5] = 1 - beta2;
      floats[at + 6] = momentum;
      words[at + 10] = Number(options.centered);
    } else if (rule === 'adam') {
      floats[at + 4] = beta1;
      floats[at + 5] = 1 - beta1;
      floats[at + 6] = beta2;
      floats[at + 7] = 1 - beta2;
      floats[at + 8] = 1 / (1 - power1(beta1, t));
      floats[at + 9] = 1 / sqrt(1 - power2(beta2, t));
      words[at + 10] = Number(options.amsgrad);
    }
  }

  return {
    /**
     * Up to so many steps; fewer if a schedule throws, whose error then waits until they have been done. `step` is the bytes
     * from one to the next: 0 if all are alike.
     */
    write(wanted: number): { count: number; step: number; error?: { thrown: unknown } } {
      const before = optimizer.steps;
      const changing = groups.map(varies);
      started = groups.map(({ members }) => members[0]?.rule.started !== false);
      let isSteady = rule !== 'adam' && !changing.includes(true);
      for (let k = 0; k < (isSteady ? 1 : wanted); k++)
        for (let g = 0; g < groups.length; g++)
          try {
            if (k === 0 || changing[g]) options[g] = settings(g, before + k);
            writeGroup(
              (plan.settings + k * bytes + g * SETTINGS) / 4,
              options[g],
              before + k + 1,
              started[g],
            );
            if (!options[g].momentum || started[g]) continue;
            started[g] = true;
            isSteady = false; // the second step of a velocity is not like its first
          } catch (thrown) {
            return { count: k, step: bytes, error: { thrown } };
          }
      return { count: wanted, step: isSteady ? 0 : bytes };
    },
    /** Counts the steps that were taken. */
    took(count: number): void {
      took(count);
      if (count === 0) return;
      groups.forEach(({ members }, g) => {
        for (const { rule } of members) if (rule.started === false) rule.started = started[g];
      });
    },
  };
}
