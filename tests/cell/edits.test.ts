import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  forgetEdit,
  loadEdit,
  loadSettings,
  onOtherTab,
  saveEdit,
  saveSettings,
} from '../../components/cell/edits.ts';
import { stubBrowser } from './stubs.ts';

const browser = stubBrowser();
const key = 'weight-decay/edit/v1/leak/one-step';

describe('edits', () => {
  test('a text comes back as it was, for its own cell only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (original, code) => {
        fc.pre(code !== original);
        expect(saveEdit('leak', 'one-step', original, code)).toBe(true);
        expect(loadEdit('leak', 'one-step', original)).toEqual({ state: 'kept', code });
        expect(loadEdit('leak', 'half-life', original)).toEqual({ state: 'none' });
        expect(loadEdit('ridge', 'one-step', original)).toEqual({ state: 'none' });
      }),
    );
  });

  test('after an update of the lesson there are three texts', () => {
    saveEdit('leak', 'one-step', 'old', 'mine');
    expect(loadEdit('leak', 'one-step', 'new')).toEqual({ state: 'updated', code: 'mine', base: 'old' });
    // Typing on without an answer keeps the question.
    saveEdit('leak', 'one-step', 'old', 'mine, longer');
    expect(loadEdit('leak', 'one-step', 'new')).toEqual({
      state: 'updated',
      code: 'mine, longer',
      base: 'old',
    });
    saveEdit('leak', 'one-step', 'new', 'mine, longer');
    expect(loadEdit('leak', 'one-step', 'new')).toEqual({ state: 'kept', code: 'mine, longer' });
  });

  test('an update that says what the reader wrote leaves no question', () => {
    saveEdit('leak', 'one-step', 'old', 'mine');
    expect(loadEdit('leak', 'one-step', 'mine')).toEqual({ state: 'none' });
  });

  test('the original again is no edit, and leaves nothing behind', () => {
    saveEdit('leak', 'one-step', 'old', 'mine');
    expect(saveEdit('leak', 'one-step', 'old', 'old')).toBe(true);
    expect(browser.stored.size).toBe(0);
    saveEdit('leak', 'one-step', 'old', 'mine');
    forgetEdit('leak', 'one-step');
    expect(browser.stored.size).toBe(0);
  });

  test.each(['{', 'null', '[]', '"text"', '{"base":1,"code":"x"}', '{"code":"x"}', ''])(
    'an entry that cannot be read (%s) counts as none, and is not lost',
    (entry) => {
      browser.stored.set(key, entry);
      expect(loadEdit('leak', 'one-step', 'old')).toEqual({ state: 'none' });
      expect(browser.stored.get(key)).toBe(entry);
      expect(saveEdit('leak', 'one-step', 'old', 'mine')).toBe(true);
      expect(loadEdit('leak', 'one-step', 'old')).toEqual({ state: 'kept', code: 'mine' });
      expect([...browser.stored.values()]).toContain(entry);
    },
  );

  test('says when nothing can be kept', () => {
    browser.mode = 'full';
    expect(saveEdit('leak', 'one-step', 'old', 'mine')).toBe(false);
    browser.stored.set(key, 'unreadable');
    expect(saveEdit('leak', 'one-step', 'old', 'mine')).toBe(false);
    forgetEdit('leak', 'one-step');
    expect(browser.stored.get(key)).toBe('unreadable');
    browser.mode = 'blocked';
    expect(loadEdit('leak', 'one-step', 'old')).toEqual({ state: 'none' });
    expect(saveEdit('leak', 'one-step', 'old', 'mine')).toBe(false);
    expect(() => forgetEdit('leak', 'one-step')).not.toThrow();
  });
});

describe('another tab', () => {
  test('tells of its text and of its end, for this cell only', () => {
    const heard: (string | null)[] = [];
    const end = onOtherTab('leak', 'one-step', (code) => heard.push(code));
    browser.fromOtherTab(key, JSON.stringify({ base: 'old', code: 'theirs' }));
    browser.fromOtherTab(`${key}-more`, JSON.stringify({ base: 'old', code: 'other' }));
    browser.fromOtherTab(key, 'unreadable');
    browser.fromOtherTab(key, null);
    browser.fromOtherTab(null, null);
    expect(heard).toEqual(['theirs', null, null]);
    end();
    expect(browser.listeners()).toBe(0);
  });

  test('a page that was away hears of what was written meanwhile, if anything is kept', () => {
    const heard: (string | null)[] = [];
    onOtherTab('leak', 'one-step', (code) => heard.push(code));
    saveEdit('leak', 'one-step', 'old', 'theirs');
    browser.comeBack();
    forgetEdit('leak', 'one-step');
    browser.comeBack();
    browser.mode = 'blocked';
    browser.comeBack();
    expect(heard).toEqual(['theirs', null]);
  });
});

describe('settings', () => {
  test('come back as they were', () => {
    const settings = { λ: 0.01, optimizer: 'sgd', noise: false, data: [[0, 1]] };
    expect(saveSettings('leak', 'one-weight', settings as never)).toBe(true);
    expect(loadSettings('leak', 'one-weight')).toEqual(settings);
    expect(loadSettings('leak', 'one-step')).toEqual({});
    saveSettings('leak', 'one-weight', {});
    expect(browser.stored.size).toBe(0);
  });

  test('what is none is left out', () => {
    const at = 'weight-decay/settings/v1/leak/one-weight';
    browser.stored.set(at, '{"a":1,"b":null,"c":[1],"d":{},"e":[["x",1]],"__proto__":2}');
    const settings = loadSettings('leak', 'one-weight');
    expect(Object.entries(settings)).toEqual([
      ['a', 1],
      ['__proto__', 2],
    ]);
    for (const text of ['[]', '1', '{', 'null']) {
      browser.stored.set(at, text);
      expect(loadSettings('leak', 'one-weight')).toEqual({});
    }
  });
});
