import { describe, expect, test } from 'vitest';
import { markVisited, onProgress, readProgress } from '../../components/cell/progress.ts';
import { storage, themeKey } from '../../components/storage.ts';
import { stubBrowser } from './stubs.ts';

const browser = stubBrowser();

describe('storage', () => {
  test('knows what is ours, and forgets it without touching a neighbour', () => {
    browser.stored.set('another-site', 'x');
    browser.stored.set('weight-decay/edit/v1/leak/half-life', 'x');
    browser.stored.set(themeKey, 'dark');
    markVisited('leak');
    expect(storage.keys().length).toBe(3);
    let heard = 0;
    onProgress(() => heard++);
    storage.clear();
    expect(heard).toBe(1);
    expect(readProgress().visited).toEqual([]);
    expect([...browser.stored.keys()]).toEqual(['another-site']);
  });

  test('says whether anything can be kept, and leaves nothing behind', () => {
    expect(storage.works()).toBe(true);
    expect(browser.stored.size).toBe(0);
    for (const mode of ['full', 'blocked'] as const) {
      browser.mode = mode;
      expect(storage.works()).toBe(false);
    }
    expect(storage.keys()).toEqual([]);
    expect(() => storage.clear()).not.toThrow();
  });
});
