/**
 * How far a reader has come, kept in this browser only: lessons visited, exercises solved, predictions made.
 * Nothing of it leaves the browser but by the reader's own hand, as the text of `exportProgress`.
 */
import { storage } from '../storage.ts';

export interface Prediction {
  lesson: string;
  cell: string;
  /** The export that was guessed. */
  name: string;
  guess: number | string;
  measured: number | string;
}

export interface Progress {
  /** Lessons, in the order of the first visit. */
  visited: string[];
  solved: { lesson: string; exercise: string }[];
  predictions: Prediction[];
}

/** What a lesson asks of its reader, by name. */
export interface Tasks {
  exercises: string[];
  /** `cell.export` */
  predictions: string[];
}

/** How far a reader has come in one lesson. */
export interface Summary {
  /** Of the lesson's exercises and predictions, how many are done. */
  solved: number;
  predicted: number;
  /** `solved` is every exercise, `all` every prediction as well. */
  state: 'new' | 'visited' | 'solved' | 'all';
}

export type Import =
  { kind: 'imported'; progress: Progress } | { kind: 'unreadable' | 'newer' | 'oversized' | 'blocked' };

const key = 'weight-decay/progress/v1';
/** What could not be read is kept here. */
const unreadable = `${key}/unreadable`;
const format = 'weight-decay/progress';
const version = 1;
const limits = { text: 1_000_000, entries: 5000, name: 100 };

/** `isElsewhere`: the change was made in another tab, or on another page while this one was away. */
type Listener = (isElsewhere: boolean) => void;

const listeners = new Set<Listener>();

/** What is stored; entries that cannot be read count as none. */
export function readProgress(): Progress {
  const found = read(storage.get(key) ?? '');
  return typeof found === 'string' ? empty() : found;
}

/** Like the other marks: false if this browser keeps nothing, or if what it is given cannot be kept. */
export function markVisited(lesson: string): boolean {
  return add({ ...empty(), visited: [lesson] });
}

export function markSolved(lesson: string, exercise: string): boolean {
  return add({ ...empty(), solved: [{ lesson, exercise }] });
}

/** Only the first guess counts: whoever guesses again has seen the answer. */
export function markPredicted(prediction: Prediction): boolean {
  return add({ ...empty(), predictions: [prediction] });
}

/** So that a cell's questions can be answered anew. */
export function forgetPredictions(lesson: string, cell: string): void {
  const before = readProgress();
  const predictions = before.predictions.filter((one) => one.lesson !== lesson || one.cell !== cell);
  if (predictions.length === before.predictions.length) return;
  storage.set(key, JSON.stringify({ format, version, ...before, predictions }));
  tell();
}

export function isSolved(lesson: string, exercise: string): boolean {
  return readProgress().solved.some((one) => one.lesson === lesson && one.exercise === exercise);
}

export function predictionOf(lesson: string, of: string): Prediction | undefined {
  return readProgress().predictions.find((one) => one.lesson === lesson && exportOf(one) === of);
}

/** What was done of a lesson as it is now; tasks that it no longer has do not count. */
export function summarise(progress: Progress, lesson: string, tasks: Tasks): Summary {
  const inLesson = (one: { lesson: string }): boolean => one.lesson === lesson;
  const solvedNames = progress.solved.filter(inLesson).map(({ exercise }) => exercise);
  const predictedNames = progress.predictions.filter(inLesson).map(exportOf);
  const solved = tasks.exercises.filter((name) => solvedNames.includes(name)).length;
  const predicted = tasks.predictions.filter((of) => predictedNames.includes(of)).length;
  let state: Summary['state'] = 'new';
  if (progress.visited.includes(lesson) || solved + predicted > 0) state = 'visited';
  if (solved > 0 && solved === tasks.exercises.length) {
    state = predicted === tasks.predictions.length ? 'all' : 'solved';
  }
  return { solved, predicted, state };
}

/** Everything as text, to keep or to carry to another browser. */
export function exportProgress(): string {
  return `${JSON.stringify({ format, version, ...readProgress() }, null, 2)}\n`;
}

/** Adds what a text of `exportProgress` holds; a text with a single wrong entry changes nothing. */
export function importProgress(text: string): Import {
  if (text.length > limits.text) return { kind: 'oversized' };
  const found = read(text);
  if (typeof found === 'string') return { kind: found };
  return add(found) ? { kind: 'imported', progress: readProgress() } : { kind: 'blocked' };
}

export function eraseProgress(): void {
  storage.remove(key);
  storage.remove(unreadable);
  tell();
}

/**
 * Calls back after each change, in this tab or in another.
 *
 * @returns a function that ends it
 */
export function onProgress(callback: Listener): () => void {
  // A function of its own, so that the same callback given twice is two.
  const listener: Listener = (isElsewhere) => callback(isElsewhere);
  const take = (event: StorageEvent): void => {
    if (event.key === null || event.key === key) listener(true);
  };
  const comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && storage.works()) listener(true);
  };
  listeners.add(listener);
  globalThis.addEventListener('storage', take);
  globalThis.addEventListener('pageshow', comeBack);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener('storage', take);
    globalThis.removeEventListener('pageshow', comeBack);
  };
}

function tell(): void {
  for (const listener of [...listeners]) listener(false);
}

function exportOf({ cell, name }: Prediction): string {
  return `${cell}.${name}`;
}

function empty(): Progress {
  return { visited: [], solved: [], predictions: [] };
}

function add(more: Progress): boolean {
  const stored = storage.get(key);
  const before = readProgress();
  const after: Progress = {
    visited: union(before.visited, more.visited, (lesson) => [lesson]),
    solved: union(before.solved, more.solved, ({ lesson, exercise }) => [lesson, exercise]),
    predictions: union(before.predictions, more.predictions, ({ lesson, cell, name }) => [
      lesson,
      cell,
      name,
    ]),
  };
  const text = JSON.stringify({ format, version, ...after });
  if (text === stored) return true;
  // NaN, say, would come back as null, and make all of it unreadable.
  if (typeof read(text) === 'string') return false;
  // What cannot be read is moved before its place is taken, in case it is worth something to someone.
  if (stored !== null && typeof read(stored) === 'string' && !storage.set(unreadable, stored)) {
    return false;
  }
  if (!storage.set(key, text)) return false;
  tell();
  return true;
}

function union<Entry>(first: Entry[], second: Entry[], nameOf: (entry: Entry) => string[]): Entry[] {
  const all = new Map<string, Entry>();
  for (const entry of [...first, ...second]) {
    const name = JSON.stringify(nameOf(entry));
    if (!all.has(name)) all.set(name, entry);
  }
  return [...all.values()];
}

/** A copy that holds what `Progress` says and no more, or why there is none. */
function read(text: string): Progress | 'unreadable' | 'newer' {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isRecord(given) || given['format'] !== format) return 'unreadable';
  if (Number.isInteger(given['version']) && Number(given['version']) > version) return 'newer';
  const { visited, solved, predictions } = given;
  if (given['version'] !== version || ![visited, solved, predictions].every(isList)) return 'unreadable';
  const lists = { visited, solved, predictions } as Record<keyof Progress, unknown[]>;
  if (
    !lists.visited.every(isName) ||
    !lists.solved.every((one) => isRecord(one) && isName(one['lesson']) && isName(one['exercise'])) ||
    !lists.predictions.every(isPrediction)
  ) {
    return 'unreadable';
  }
  return {
    visited: lists.visited as string[],
    solved: (lists.solved as Progress['solved']).map(({ lesson, exercise }) => ({ lesson, exercise })),
    predictions: (lists.predictions as Prediction[]).map(({ lesson, cell, name, guess, measured }) => ({
      lesson,
      cell,
      name,
      guess,
      measured,
    })),
  };
}

function isPrediction(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { lesson, cell, name, guess, measured } = value;
  return [lesson, cell, name].every(isName) && [guess, measured].every(isAnswer);
}

function isAnswer(value: unknown): boolean {
  return Number.isFinite(value) || isName(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= limits.name;
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= limits.entries;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
