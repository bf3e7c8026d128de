/** What a host hears of a program's progress: which work, how far, and nothing that slows a tiny model down. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { halfSquaredError, line, linear, sgd, sweep, train } from '../../src/trainer/index.ts';
import { listenerName } from '../../src/trainer/progress.ts';
import type { Listener, Work } from '../../src/trainer/progress.ts';

const host = globalThis as { [listenerName]?: Listener | undefined };

/** Counts as they were told, and whose they were. */
let told: Work[];
let works: Work[];
/** Whether the host wants the next count too. */
let isEager: boolean;

beforeEach(() => {
  told = [];
  works = [];
  isEager = true;
  host[listenerName] = (work) => {
    told.push({ ...work });
    works.push(work);
    return isEager;
  };
});
afterEach(() => (host[listenerName] = undefined));

const data = line({ slope: 2, intercept: 1, noise: 0.3, count: 10, seed: 1 });

function training(steps: number, learningRate = 0.1) {
  const model = linear(1);
  return train({
    model,
    data,
    loss: halfSquaredError,
    optimizer: sgd(model.parameters, { learningRate }),
    steps,
  });
}

/** Takes all steps, and counts them. */
const finish = (steps: Iterable<unknown>): number => Array.from(steps).length;

const steps = (done: number, total: number): Work => ({ unit: 'steps', done, total });
const runs = (done: number, total: number): Work => ({ unit: 'runs', done, total });

describe('train', () => {
  it('tells every step to a host that wants it, before the program goes on with it', () => {
    for (const { step } of training(3)) expect(told.at(-1)).toEqual(steps(step, 3));
    expect(told.slice(0, 4)).toEqual([steps(0, 3), steps(1, 3), steps(2, 3), steps(3, 3)]);
    expect(new Set(works).size).toBe(1);
  });

  it('tells few steps, but the first and the last, to a host that has heard enough', () => {
    isEager = false;
    finish(training(10_000));
    expect(told[0]).toEqual(steps(0, 10_000));
    expect(told.at(-1)).toEqual(steps(10_000, 10_000));
    expect(told.length).toBeGreaterThan(100);
    expect(told.length).toBeLessThan(200);
  });

  it('does the same without a host', () => {
    const heard = Array.from(training(100));
    host[listenerName] = undefined;
    expect(Array.from(training(100))).toEqual(heard);
  });

  it('is at its end where it is broken off, by the program or by divergence', () => {
    for (const { step } of training(100)) if (step === 7) break;
    expect(told.at(-1)).toEqual(steps(7, 7));
    expect(() => finish(training(1000, 100))).toThrow('diverged');
    const last = told.at(-1)!;
    expect(last.done).toBeGreaterThan(10);
    expect(last.total).toBe(last.done);
  });

  it('one after the other: each counts from the beginning', () => {
    finish(training(2));
    finish(training(3));
    const totals = told.filter(({ done }) => done === 0).map(({ total }) => total);
    expect(totals).toEqual([2, 3]);
    expect(new Set(works).size).toBe(2);
  });

  it('two in lockstep: the later one is told, and when it ends the other', () => {
    const [one, other] = [training(5), training(3)];
    for (let step = 1; step <= 5; step++) {
      one.next();
      other.next();
    }
    const order = works.filter((work, i) => work !== works[i - 1]).map(({ total }) => total);
    expect(order).toEqual([5, 3, 5]);
    expect(told.at(-1)).toEqual(steps(5, 5));
  });

  it('one that was left alone does not stand in the way of the next', () => {
    training(50).next();
    finish(training(3));
    expect(told.at(-1)).toEqual(steps(3, 3));
  });
});

describe('sweep', () => {
  it('counts its runs, whatever is trained in them', async () => {
    await sweep({ x: [1, 2], y: [1, 2, 3] }, ({ x }) => ({ steps: finish(training(x)) }));
    expect(told.filter(({ unit }) => unit === 'steps')).toEqual([]);
    const counts = told.filter((one, i) => one.done !== told[i - 1]?.done);
    expect(counts).toEqual([0, 1, 2, 3, 4, 5, 6].map((done) => runs(done, 6)));
    expect(new Set(works).size).toBe(1);
    // The trainings inside are signs of life.
    expect(told.length).toBeGreaterThan(counts.length);
  });

  it('inside of another one is not told', async () => {
    const grid = { x: [1, 2] };
    await sweep(grid, async () => ({ rows: await sweep({ y: [1, 2, 3] }, () => ({})) }));
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([2]));
  });

  it('counts runs that diverge, and leaves the place to others when it fails', async () => {
    await sweep({ learningRate: [0.1, 100] }, ({ learningRate }) => ({
      steps: finish(training(1000, learningRate)),
    }));
    expect(told.at(-1)).toEqual(runs(2, 2));
    const broken = sweep({ x: [1, 2] }, () => {
      throw new Error('mine');
    });
    await expect(broken).rejects.toThrow('mine');
    expect(told.at(-1)).toEqual(runs(0, 0));
    finish(training(3));
    expect(told.at(-1)).toEqual(steps(3, 3));
  });
});
