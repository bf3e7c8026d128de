import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  eraseProgress,
  exportProgress,
  forgetPredictions,
  importProgress,
  isSolved,
  markPredicted,
  markSolved,
  markVisited,
  onProgress,
  predictionOf,
  readProgress,
  summarise,
} from '../../components/cell/progress.ts';
import { stubBrowser } from './stubs.ts';

const browser = stubBrowser();
const key = 'weight-decay/progress/v1';
const none = { visited: [], solved: [], predictions: [] };
const prediction = { lesson: 'leak', cell: 'half-life', name: 'steps', guess: 100, measured: 693 };

describe('progress', () => {
  test('starts with nothing, and keeps each thing once', () => {
    expect(readProgress()).toEqual(none);
    for (let i = 0; i < 2; i++) {
      markVisited('leak');
      markVisited('ridge');
      markSolved('leak', 'one-step');
    }
    expect(readProgress()).toEqual({
      visited: ['leak', 'ridge'],
      solved: [{ lesson: 'leak', exercise: 'one-step' }],
      predictions: [],
    });
    expect(isSolved('leak', 'one-step')).toBe(true);
    expect(isSolved('ridge', 'one-step')).toBe(false);
  });

  test('the first guess counts', () => {
    markPredicted(prediction);
    markPredicted({ ...prediction, guess: 693 });
    markPredicted({ ...prediction, name: 'formula', guess: 'longer', measured: 'shorter' });
    expect(readProgress().predictions).toEqual([
      prediction,
      { ...prediction, name: 'formula', guess: 'longer', measured: 'shorter' },
    ]);
  });

  test('the guesses about one cell can be forgotten, and made anew', () => {
    const other = { ...prediction, cell: 'one-weight' };
    markPredicted(prediction);
    markPredicted(other);
    forgetPredictions('leak', 'half-life');
    expect(readProgress().predictions).toEqual([other]);
    markPredicted({ ...prediction, guess: 693 });
    expect(predictionOf('leak', 'half-life.steps')?.guess).toBe(693);
  });

  test('what cannot be read is not forgotten by accident', () => {
    browser.stored.set(key, 'unreadable');
    forgetPredictions('leak', 'half-life');
    expect(browser.stored.get(key)).toBe('unreadable');
  });

  test('what cannot be kept does not spoil the rest', () => {
    markVisited('leak');
    expect(markPredicted({ ...prediction, measured: NaN })).toBe(false);
    expect(markVisited('')).toBe(false);
    expect(readProgress()).toEqual({ ...none, visited: ['leak'] });
  });

  test('is erased as a whole, what could not be read included, and nothing else is', () => {
    browser.stored.set(key, 'unreadable');
    browser.stored.set('weight-decay/edit/v1/leak/half-life', 'kept');
    markVisited('leak');
    expect(browser.stored.size).toBe(3);
    eraseProgress();
    expect(readProgress()).toEqual(none);
    expect([...browser.stored.values()]).toEqual(['kept']);
  });

  test('finds a prediction by what it asked for', () => {
    markPredicted(prediction);
    expect(predictionOf('leak', 'half-life.steps')).toEqual(prediction);
    expect(predictionOf('leak', 'half-life.formula')).toBeUndefined();
    expect(predictionOf('ridge', 'half-life.steps')).toBeUndefined();
  });

  test('of a lesson is summed up by what the lesson asks now', () => {
    const tasks = { exercises: ['one-step'], predictions: ['half-life.steps'] };
    const sum = (asked = tasks) => summarise(readProgress(), 'leak', asked);
    expect(sum()).toEqual({ solved: 0, predicted: 0, state: 'new' });
    markSolved('ridge', 'one-step');
    expect(sum().state).toBe('new');
    markVisited('leak');
    expect(sum().state).toBe('visited');
    markPredicted(prediction);
    expect(sum()).toEqual({ solved: 0, predicted: 1, state: 'visited' });
    markSolved('leak', 'an exercise of old');
    expect(sum().state).toBe('visited');
    markSolved('leak', 'one-step');
    expect(sum()).toEqual({ solved: 1, predicted: 1, state: 'all' });
    expect(sum({ ...tasks, predictions: ['half-life.steps', 'half-life.formula'] }).state).toBe('solved');
    expect(sum({ ...tasks, exercises: ['one-step', 'two-steps'] }).state).toBe('visited');
    expect(sum({ exercises: [], predictions: [] }).state).toBe('visited');
  });

  test('goes out and comes back', () => {
    markVisited('leak');
    markSolved('leak', 'one-step');
    markPredicted(prediction);
    const before = readProgress();
    const text = exportProgress();
    eraseProgress();
    expect(importProgress(text)).toEqual({ kind: 'imported', progress: before });
    expect(readProgress()).toEqual(before);
  });

  test('is added to what there is', () => {
    markVisited('ridge');
    markPredicted(prediction);
    const text = exportProgress();
    eraseProgress();
    markVisited('leak');
    markPredicted({ ...prediction, guess: 5 });
    importProgress(text);
    expect(readProgress()).toEqual({
      ...none,
      visited: ['leak', 'ridge'],
      predictions: [{ ...prediction, guess: 5 }],
    });
  });

  const good = { format: 'weight-decay/progress', version: 1, ...none };
  test.each([
    ['unreadable', '{'],
    ['unreadable', '[]'],
    ['unreadable', 'null'],
    ['unreadable', JSON.stringify({ ...good, format: 'other' })],
    ['unreadable', JSON.stringify({ ...good, version: 0 })],
    ['unreadable', JSON.stringify({ ...good, visited: ['leak', 1] })],
    ['unreadable', JSON.stringify({ ...good, visited: {} })],
    ['unreadable', JSON.stringify({ ...good, solved: [{ lesson: 'leak' }] })],
    ['unreadable', JSON.stringify({ ...good, predictions: [{ ...prediction, guess: null }] })],
    ['unreadable', JSON.stringify({ ...good, visited: ['x'.repeat(101)] })],
    ['unreadable', JSON.stringify({ ...good, visited: Array<string>(5001).fill('leak') })],
    ['newer', JSON.stringify({ ...good, version: 2, visited: 'otherwise' })],
    ['oversized', ' '.repeat(1_000_001)],
  ])('what is wrong is refused as a whole: %s %.60s', (kind, text) => {
    markVisited('leak');
    expect(importProgress(text)).toEqual({ kind });
    expect(readProgress()).toEqual({ ...none, visited: ['leak'] });
  });

  test('any text is refused or taken, and nothing but what is known is kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .json()
            .map(
              (entry) =>
                `{"format":"weight-decay/progress","version":1,"visited":${entry},"solved":[],"predictions":[]}`,
            ),
        ),
        (text) => {
          importProgress(text);
          expect(Object.keys(readProgress())).toEqual(Object.keys(none));
        },
      ),
    );
    importProgress(JSON.stringify({ ...good, solved: [{ lesson: 'a', exercise: 'b', more: 1 }], more: 1 }));
    expect(browser.stored.get(key)).not.toContain('more');
  });

  test('an entry that cannot be read counts as none, and is not lost', () => {
    browser.stored.set(key, 'unreadable');
    expect(readProgress()).toEqual(none);
    markVisited('leak');
    expect(readProgress().visited).toEqual(['leak']);
    expect([...browser.stored.values()]).toContain('unreadable');
  });

  test('says when nothing can be kept', () => {
    const text = JSON.stringify({ ...good, visited: ['leak'] });
    for (const mode of ['full', 'blocked'] as const) {
      browser.mode = mode;
      expect(markVisited('leak')).toBe(false);
      expect(importProgress(text)).toEqual({ kind: 'blocked' });
      expect(readProgress()).toEqual(none);
    }
  });

  test('tells of changes here and in other tabs, and of nothing else', () => {
    let heard = 0;
    const end = onProgress(() => heard++);
    markVisited('leak');
    expect(heard).toBe(1);
    markVisited('leak');
    expect(heard).toBe(1);
    browser.fromOtherTab(key, '{}');
    browser.fromOtherTab('other', '{}');
    browser.fromOtherTab(null, null);
    expect(heard).toBe(3);
    eraseProgress();
    expect(heard).toBe(4);
    end();
    markVisited('ridge');
    browser.fromOtherTab(key, '{}');
    expect(heard).toBe(4);
  });
});
