/**
 * What a program gives back, as data: the same at build time, in tests and in the page.
 */
import type { Figure, Settings } from '../plot/figure.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface ConsoleLine {
  level: 'log' | 'info' | 'warn' | 'error' | 'table';
  /** Formatted values, joined by spaces; for a table its plain-text form. */
  text: string;
  /** The first column holds the row's index or key and has the empty title; all rows are of equal length. */
  table?: { columns: string[]; rows: string[][] };
  /** How often the same line came in succession. */
  count: number;
}

/** A claim of the lesson, checked against what the program exported. */
export interface ClaimResult {
  id: string;
  en: string;
  zh: string;
  holds: boolean;
  /** What was measured, ready to print. */
  measured: string;
}

/** An exercise's verdict on the reader's program. */
export interface CheckResult {
  passed: boolean;
  en: string;
  zh: string;
}

/** What went wrong, with the place in the reader's own TypeScript (1-based) where it is known. */
export interface ProgramError {
  kind: 'syntax' | 'runtime' | 'timeout' | 'start' | 'crash' | 'stopped';
  name: string;
  message: string;
  line?: number;
  column?: number;
}

/** A finished (or failed) run. `figure` and `console` hold whatever came before an error. */
export interface Recording {
  figure: Figure;
  console: ConsoleLine[];
  /** Console lines dropped past the limit. */
  dropped: number;
  /** The program's exports; typed arrays become arrays, functions are left out. */
  results: { [name: string]: Json };
  claims: ClaimResult[];
  check?: CheckResult;
  error?: ProgramError;
  /** Duration in milliseconds, by the program's own clock. */
  ms: number;
}

/** A program ready to run. */
export interface Program {
  /** From `transpile`: JavaScript with one line for each line of the TypeScript. */
  js: string;
  /** Transpiled claims module, if the cell has one. */
  claims?: string;
  /** Transpiled check module, if the cell is an exercise. */
  check?: string;
  settings: Settings;
  /** Hard limit in milliseconds. */
  limit: number;
}

/** A program as the worker gets it. */
export interface SentProgram extends Program {
  /** The bytes of the trainer's fast engine, as text, if the program asks for it. */
  engine?: string;
}

/** What a running program has sent since its last message; lines before `from` stay as they are. */
export interface UpdateMessage {
  type: 'update';
  /** The whole figure so far, if it changed. */
  figure?: Figure;
  from: number;
  lines: ConsoleLine[];
  dropped: number;
}

/** The last message of a run, after a last update. */
export interface DoneMessage extends Omit<Recording, 'figure' | 'console' | 'dropped'> {
  type: 'done';
}

/** How far a program has come with what it is doing now, by its own clock. */
export interface Progress {
  /** Steps of a training, or runs of a sweep. */
  unit: 'steps' | 'runs';
  done: number;
  total: number;
  /** 1 for the first training or sweep of the program, 2 for one after it, and so on. */
  part: number;
  /** Milliseconds since this part began. */
  ms: number;
  /** Steps or runs a second on average; absent until the first is done. */
  rate?: number;
  /** Milliseconds until all are done, at this rate. */
  left?: number;
}

/** At most as often as updates; also from a program that shows nothing yet. */
export interface ProgressMessage extends Progress {
  type: 'progress';
}

export type RunMessage = UpdateMessage | ProgressMessage | DoneMessage;

/** What a run has shown so far. */
export type Shown = Pick<Recording, 'figure' | 'console' | 'dropped'>;
