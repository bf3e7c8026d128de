import { describe, expect, test } from 'vitest';
import { median, otherSeeds, simulate } from '../../components/playground/simulation.ts';
import { fields, initial, type State } from '../../components/playground/state.ts';

const weightsOf = (state: State, run: number, steps = 60): number[][] => {
  const simulation = simulate(state);
  simulation.advance(steps);
  return simulation.runs[run].model.parameters.map(({ value }) => [...value]);
};

describe('the twin', () => {
  test.each(fields.decay.choices)('with λ = 0 is the run without decay, beside %s', (decay) => {
    const state: State = { ...initial, decay, batch: 20, lambda: 0.05 };
    const plain = weightsOf({ ...state, decay: 'none', twin: 'off' }, 0);
    expect(weightsOf(state, 1)).toEqual(plain);
    if (decay !== 'none') expect(weightsOf(state, 0)).not.toEqual(plain);
  });

  test('with decoupled decay is the run of that decay', () => {
    const state: State = { ...initial, lambda: 0.5 };
    expect(weightsOf({ ...state, twin: 'decoupled' }, 1)).toEqual(
      weightsOf({ ...state, decay: 'decoupled' }, 0),
    );
  });

  test('takes as many steps, however the steps are cut', () => {
    const [whole, parts] = [simulate(initial), simulate(initial)];
    whole.advance(50);
    let calls = 0;
    while (parts.step < 50) parts.advance(50 - parts.step, () => ++calls % 4 === 0);
    expect(parts.runs.map((run) => run.read())).toEqual(whole.runs.map((run) => run.read()));
    expect(parts.runs.map(({ readings }) => readings)).toEqual(whole.runs.map(({ readings }) => readings));
    expect(whole.runs.map((run) => run.read().step)).toEqual([50, 50]);
  });
});

test('biases decay only when they are asked to', () => {
  const state: State = { ...initial, decay: 'decoupled', lambda: 10, eta: 0.05, layers: 1, data: 'line' };
  const end = (acts: State['acts']) => {
    const simulation = simulate({ ...state, acts });
    simulation.advance(400);
    return Math.hypot(...simulation.runs[0].model.biases.flatMap(({ value }) => [...value]));
  };
  expect(end('biases')).toBeLessThan(0.5 * end('weights'));
});

test('the penalty is that of the loss: λ/2 Σw², λ Σ|w|, nothing where decay is apart from it', () => {
  const penaltyWith = (decay: State['decay'], lambda = 0.5) =>
    simulate({ ...initial, decay, lambda }).runs[0].read();
  const model = simulate(initial).runs[0].model;
  const weights = model.weights.flatMap(({ value }) => [...value]);
  expect(penaltyWith('l2').penalty).toBeCloseTo(
    weights.reduce((sum, w) => sum + (0.5 / 2) * w * w, 0),
    10,
  );
  expect(penaltyWith('l1').penalty).toBeCloseTo(
    weights.reduce((sum, w) => sum + 0.5 * Math.abs(w), 0),
    10,
  );
  expect(penaltyWith('decoupled').penalty).toBe(0);
});

test('a run that diverges stops there and says at which step; its twin waits', () => {
  const simulation = simulate({ ...initial, decay: 'decoupled', optimizer: 'sgd', lambda: 10, eta: 1 });
  simulation.advance(5000);
  expect(simulation.runs[0].divergedAt).toBe(simulation.step + 1);
  const { step } = simulation;
  simulation.advance(10);
  expect(simulation.step).toBe(step);
});

test('readings are thinned out, and stay in order', () => {
  const simulation = simulate({ ...initial, layers: 0, count: 10 });
  simulation.advance(1000);
  const steps = simulation.runs[0].readings.map(({ step }) => step);
  expect(steps.length).toBeLessThanOrEqual(400);
  expect(steps).toEqual(steps.map((_, i) => i * steps[1]));
  expect(steps.at(-1)).toBeGreaterThan(990);
});

test('other seeds are those after one’s own, each trained to the end; no step is left to the last call', () => {
  const state: State = { ...initial, steps: 50, layers: 0, count: 20 };
  const seeds = otherSeeds(state, [7, 8]);
  let slices = 0;
  for (;;) {
    const next = seeds.next();
    if (!next.done) {
      slices += 1;
      continue;
    }
    expect(next.value.map(({ seed, main }) => [seed, main.step])).toEqual([
      [7, 50],
      [8, 50],
    ]);
    const direct = simulate({ ...state, seed: 8 });
    direct.advance(50);
    expect(next.value[1].twin).toEqual(direct.runs[1].read());
    break;
  }
  expect(slices).toBe(10);
  expect([...otherSeedsOf(state)]).toEqual([2, 3]);
});

function* otherSeedsOf(state: State): Generator<number> {
  let outcomes: { seed: number }[] = [];
  for (const found of otherSeeds(state)) {
    outcomes = found;
    if (outcomes.length === 2) break;
  }
  yield* outcomes.map(({ seed }) => seed);
}

test('the median of an even and of an odd number of values', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
