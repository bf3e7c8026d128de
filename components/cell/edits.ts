/**
 * A reader's text of each program, kept in this browser: over reloads, in both languages (a lesson's programs are
 * the same in each), and over an update of the lesson, which is why the text it began from is kept beside it.
 */
import type { Settings } from '../../src/plot/figure.ts';
import { storage } from '../storage.ts';

export type Edit =
  | { state: 'none' }
  | { state: 'kept'; code: string }
  /** The lesson's program is no longer `base`, from which the reader's began. */
  | { state: 'updated'; code: string; base: string };

// The version is in the key: a later format neither misreads what is stored nor writes over it.
const editKey = (lesson: string, cell: string): string => `weight-decay/edit/v1/${lesson}/${cell}`;
const settingsKey = (lesson: string, cell: string): string => `weight-decay/settings/v1/${lesson}/${cell}`;

/** What the reader made of a program that now is `original`. An entry that cannot be read counts as none. */
export function loadEdit(lesson: string, cell: string, original: string): Edit {
  const stored = readEdit(storage.get(editKey(lesson, cell)));
  // A lesson may come to say what the reader wrote already.
  if (!stored || stored.code === original) return { state: 'none' };
  if (stored.base === original) return { state: 'kept', code: stored.code };
  return { state: 'updated', ...stored };
}

/**
 * Keeps the reader's text, or forgets it if it is the original again; false if this browser keeps nothing.
 *
 * @param original  the text from which the reader's began: the lesson's, or the `base` of an update until the
 *   reader has answered it, so that the answer can wait for another visit
 */
export function saveEdit(lesson: string, cell: string, original: string, code: string): boolean {
  if (code === original) {
    forgetEdit(lesson, cell);
    return true;
  }
  const key = editKey(lesson, cell);
  return setAside(key) && storage.set(key, JSON.stringify({ base: original, code }));
}

export function forgetEdit(lesson: string, cell: string): void {
  const key = editKey(lesson, cell);
  if (setAside(key)) storage.remove(key);
}

/**
 * Calls back when another tab of this browser keeps a new text for the program, or forgets it (null).
 *
 * @returns a function that ends it
 */
export function onOtherTab(
  lesson: string,
  cell: string,
  callback: (code: string | null) => void,
): () => void {
  const key = editKey(lesson, cell);
  function take(event: StorageEvent): void {
    // Without a key, everything was erased.
    if (event.key !== null && event.key !== key) return;
    if (event.key === null || event.newValue === null) callback(null);
    else {
      const edit = readEdit(event.newValue);
      if (edit) callback(edit.code);
    }
  }
  // A page that comes back from the browser's history was told nothing while it was away.
  function comeBack({ persisted }: PageTransitionEvent): void {
    if (persisted && storage.works()) callback(readEdit(storage.get(key))?.code ?? null);
  }
  globalThis.addEventListener('storage', take);
  globalThis.addEventListener('pageshow', comeBack);
  return () => {
    globalThis.removeEventListener('storage', take);
    globalThis.removeEventListener('pageshow', comeBack);
  };
}

/** The reader's settings of a program's controls; what cannot be read counts as not set. */
export function loadSettings(lesson: string, cell: string): Settings {
  const stored = parse(storage.get(settingsKey(lesson, cell)));
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  const entries = Object.entries(stored) as [string, unknown][];
  // Which of them fit the program as it now is, its collector knows.
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Settings[string]] => isSetting(entry[1])),
  );
}

/** Keeps the settings, or forgets them if there are none; false if this browser keeps nothing. */
export function saveSettings(lesson: string, cell: string, settings: Settings): boolean {
  const key = settingsKey(lesson, cell);
  if (Object.keys(settings).length > 0) return storage.set(key, JSON.stringify(settings));
  storage.remove(key);
  return true;
}

function isSetting(value: unknown): value is Settings[string] {
  if (!Array.isArray(value)) return ['number', 'string', 'boolean'].includes(typeof value);
  return value.every(
    (place) => Array.isArray(place) && place.length === 2 && place.every((at) => Number.isFinite(at)),
  );
}

function readEdit(text: string | null): { base: string; code: string } | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const { base, code } = value as { base?: unknown; code?: unknown };
  return typeof base === 'string' && typeof code === 'string' ? { base, code } : undefined;
}

/** Before a key is written: what stands there but cannot be read is moved, in case it is someone's work. */
function setAside(key: string): boolean {
  const text = storage.get(key);
  return text === null || readEdit(text) !== undefined || storage.set(`${key}/unreadable`, text);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
