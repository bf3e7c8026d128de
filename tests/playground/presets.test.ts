/** What the sentence of each preset says, for seeds that nobody chose, with a margin. */
import { describe, expect, test } from 'vitest';
import { presets } from '../../components/playground/presets.ts';
import { median, simulate, type Run, type Simulation } from '../../components/playground/simulation.ts';
import type { State } from '../../components/playground/state.ts';
import { norm } from '../../src/trainer/index.ts';

const seeds = [1, 2, 3, 4, 5, 6];

function trained(id: string, changed: Partial<State> = {}): Simulation[] {
  const found = presets.find((preset) => preset.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return seeds.map((seed) => {
    const simulation = simulate({ ...found.state, ...changed, seed }, { isRead: false });
    simulation.advance(simulation.state.steps);
    return simulation;
  });
}

const ofBoth = (simulations: Simulation[], measure: (run: Run, simulation: Simulation) => number) =>
  simulations.map((simulation) => simulation.runs.map((run) => measure(run, simulation)));

describe('the sentence of', () => {
  test('overfit: the twin’s test loss is more than twice as large', () => {
    for (const [decayed, twin] of ofBoth(trained('overfit'), (run) => run.read().test))
      expect(twin / decayed).toBeGreaterThan(2.5);
  });

  test('collapse: no weight is left, and it guesses; the twin does not', () => {
    for (const { runs } of trained('collapse')) {
      const [decayed, twin] = runs.map((run) => run.read());
      expect(norm(runs[0].model.weights)).toBeLessThan(0.1);
      expect(decayed.testAccuracy).toBeLessThanOrEqual(0.55);
      expect(twin.testAccuracy).toBeGreaterThan(0.97);
    }
  });

  test('biases: at least five times the training loss of a network whose weight alone decays', () => {
    const alone = trained('biases', { acts: 'weights' });
    trained('biases').forEach(({ runs: [run], train }, i) => {
      expect(run.read().train / alone[i].runs[0].read().train).toBeGreaterThan(5.2);
      // Below its points: in the middle of them it says too little.
      const outputs = run.model.predict(train.inputs);
      expect(mean(outputs)).toBeLessThan(mean(train.targets) - 0.5);
    });
  });

  test('adam: in the loss λ leaves less than a fifth of the length that decoupled decay leaves', () => {
    for (const [coupled, decoupled] of ofBoth(trained('adam'), (run) => norm(run.model.weights)))
      expect(coupled / decoupled).toBeLessThan(0.15);
  });

  test('xor: three of four weights are exactly zero, about four neurons are left, and it is as accurate', () => {
    const simulations = trained('xor');
    for (const { runs } of simulations) {
      const [decayed, twin] = runs;
      const weights = decayed.model.weights.flatMap(({ value }) => [...value]);
      const zeros = weights.filter((weight) => weight === 0).length / weights.length;
      expect(zeros).toBeGreaterThanOrEqual(0.74);
      expect(zeros).toBeLessThan(0.82);
      const [first, second] = decayed.model.weights;
      const alive = [...second.value].filter(
        (weight, i) => weight !== 0 && (first.value[2 * i] !== 0 || first.value[2 * i + 1] !== 0),
      );
      expect(alive.length).toBeGreaterThanOrEqual(3);
      expect(alive.length).toBeLessThanOrEqual(5);
      expect(Math.abs(decayed.read().testAccuracy - twin.read().testAccuracy)).toBeLessThan(0.02);
    }
  });

  test('labels: the twin learns nearly all wrong labels, the other fewer than half', () => {
    const learned = (run: Run, { train, isFlipped }: Simulation): number => {
      const outputs = run.model.predict(train.inputs);
      const wrong = isFlipped.flatMap((flipped, i) => (flipped ? [i] : []));
      return wrong.filter((i) => outputs[i] > 0 === train.targets[i] > 0).length / wrong.length;
    };
    const shares = ofBoth(trained('labels'), learned);
    for (const [decayed, twin] of shares) {
      expect(decayed).toBeLessThan(0.5);
      expect(twin).toBeGreaterThanOrEqual(0.95);
    }
    expect(median(shares.map(([decayed]) => decayed))).toBeLessThan(0.35);
  });
});

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
