/** The program that a reader is given is the run that they watched: the same numbers, to the last bit. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { presets } from '../../components/playground/presets.ts';
import { programOf } from '../../components/playground/program.ts';
import { simulate, type Simulation } from '../../components/playground/simulation.ts';
import { initial, type State } from '../../components/playground/state.ts';
import { record } from '../../src/runtime/record.ts';
import { norm } from '../../src/trainer/index.ts';

const folder = resolve(
  import.meta.dirname,
  `../../.cache/playground-${process.pid}/lessons/playground/cells`,
);
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(resolve(folder, '../../..'), { recursive: true, force: true }));
let copies = 0;

async function numbersOf(source: string): Promise<unknown> {
  const file = join(folder, `run-${copies++}.ts`);
  writeFileSync(file, source);
  const { results, error } = await record(file, { fresh: true });
  expect(error, source).toBeFalsy();
  return results;
}

function expected({ runs }: Simulation): unknown {
  const [[trainingLoss, testLoss, length], twin] = runs.map((run) => {
    const { train, test } = run.read();
    return [train, test, norm(run.model.weights)];
  });
  if (!twin) return { trainingLoss, testLoss, length };
  const [twinTrainingLoss, twinTestLoss, twinLength] = twin;
  return { trainingLoss, testLoss, length, twinTrainingLoss, twinTestLoss, twinLength };
}

describe.each(presets)('$id', ({ state }) => {
  const steps = 120;
  const source = programOf(state, [], steps);

  test('is at most 40 lines of at most 80 columns', () => {
    const lines = source.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('gives the numbers of the playground', async () => {
    const simulation = simulate(state);
    simulation.advance(steps);
    expect(await numbersOf(source)).toEqual(expected(simulation));
  });
});

/** Settings that the stories leave out, each changed on the way. */
const others: [string, Partial<State>][] = [
  ['L1, a twin with decoupled decay', { decay: 'l1', twin: 'decoupled', eta: 0.02 }],
  ['no decay at all', { decay: 'none', twin: 'decoupled' }],
  ['squared error of wrong labels', { data: 'spirals', loss: 'squared', flipped: 0.1, activation: 'silu' }],
  ['independent decay of biases too', { decay: 'independent', acts: 'biases', lambda: 0.001, batch: 20 }],
  ['momentum without a twin', { optimizer: 'momentum', twin: 'off', eta: 0.03, layers: 1 }],
  ['decoupled decay, no hidden layer', { decay: 'decoupled', layers: 0, optimizer: 'rmsprop' }],
  [
    'a line through a deep network',
    { data: 'line', layers: 2, width: 3, optimizer: 'adagrad', twin: 'decoupled' },
  ],
];

test.each(others)('changed in mid-run: %s', async (_name, changed) => {
  const state = { ...initial, ...changed };
  const simulation = simulate(state);
  // Before the first step nothing runs yet, so this is where the run begins.
  simulation.set('lambda', state.lambda * 2);
  const begun = simulation.state;
  simulation.advance(30);
  simulation.set('lambda', 0.05);
  simulation.advance(20);
  simulation.set('eta', state.eta / 3);
  simulation.set('lambda', 0.2);
  simulation.set('lambda', 0.004);
  simulation.advance(25);
  expect(simulation.changes.map(({ after, name }) => [after, name])).toEqual([
    [30, 'lambda'],
    [50, 'eta'],
    [50, 'lambda'],
  ]);
  const source = programOf(begun, simulation.changes, simulation.step);
  expect(source.split('\n').filter((line) => line.length > 80)).toEqual([]);
  expect(await numbersOf(source)).toEqual(expected(simulation));
});
