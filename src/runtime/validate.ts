/**
 * What comes out of the sandbox is data from a stranger: only what has the protocol's shape and size gets
 * through, copied field by field.
 */
import { limits, validate } from '../plot/figure.ts';
import type { Figure } from '../plot/figure.ts';
import { consoleLimits } from './console.ts';
import { toResults } from './format.ts';
import type {
  CheckResult,
  ClaimResult,
  ConsoleLine,
  DoneMessage,
  ProgramError,
  ProgressMessage,
  RunMessage,
  UpdateMessage,
} from './protocol.ts';

/** The message, or undefined if it is none. */
export function readMessage(value: unknown): RunMessage | undefined {
  try {
    const message = record(value);
    if (message['type'] === 'update') return update(message);
    if (message['type'] === 'progress') return progress(message);
    if (message['type'] === 'done') return done(message);
  } catch (error) {
    if (error !== malformed) throw error;
  }
  return undefined;
}

const malformed = new Error('malformed message');

type Fields = Record<string, unknown>;

function expect(condition: boolean): asserts condition {
  if (!condition) throw malformed;
}

function record(value: unknown): Fields {
  expect(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Fields;
}

function list<T>(value: unknown, most: number, read: (item: unknown) => T): T[] {
  expect(Array.isArray(value) && value.length <= most);
  return Array.from(value as unknown[], read);
}

function text(value: unknown, most: number): string {
  expect(typeof value === 'string' && value.length <= most);
  return value;
}

function number(value: unknown): number {
  expect(typeof value === 'number');
  return value;
}

function count(value: unknown): number {
  expect(Number.isSafeInteger(value) && (value as number) >= 0);
  return value as number;
}

/** Finite, and no less than 0. */
function amount(value: unknown): number {
  expect(Number.isFinite(value) && (value as number) >= 0);
  return value as number;
}

function boolean(value: unknown): boolean {
  expect(typeof value === 'boolean');
  return value;
}

function oneOf<const T extends string>(value: unknown, names: readonly T[]): T {
  expect(names.includes(value as T));
  return value as T;
}

/** `{ [name]: read(value) }`, or nothing if the field is absent. */
function optional<K extends string, T>(
  fields: Fields,
  name: K,
  read: (value: unknown) => T,
): { [key in K]?: T } {
  const value = fields[name];
  return value === undefined ? {} : ({ [name]: read(value) } as { [key in K]?: T });
}

function update(message: Fields): UpdateMessage {
  const from = count(message['from']);
  const lines = list(message['lines'], consoleLimits.lines, line);
  expect(from + lines.length <= consoleLimits.lines);
  return {
    type: 'update',
    from,
    lines,
    dropped: count(message['dropped']),
    ...optional(message, 'figure', figure),
  };
}

function line(value: unknown): ConsoleLine {
  const fields = record(value);
  return {
    level: oneOf(fields['level'], ['log', 'info', 'warn', 'error', 'table']),
    // A table's text is longer than its cells.
    text: text(fields['text'], 16 * consoleLimits.line),
    count: count(fields['count']),
    ...optional(fields, 'table', table),
  };
}

function table(value: unknown): { columns: string[]; rows: string[][] } {
  const fields = record(value);
  let left = 8 * consoleLimits.line;
  const cell = (each: unknown): string => {
    const read = text(each, left);
    left -= read.length;
    return read;
  };
  const columns = list(fields['columns'], 40, cell);
  const rows = list(fields['rows'], 1001, (row) => list(row, columns.length, cell));
  return { columns, rows };
}

function figure(value: unknown): Figure {
  try {
    return validate(value);
  } catch {
    throw malformed;
  }
}

function progress(message: Fields): ProgressMessage {
  const [done, total] = [count(message['done']), count(message['total'])];
  expect(done <= total);
  return {
    type: 'progress',
    unit: oneOf(message['unit'], ['steps', 'runs']),
    done,
    total,
    part: count(message['part']),
    ms: amount(message['ms']),
    ...optional(message, 'rate', amount),
    ...optional(message, 'left', amount),
  };
}

const key = (value: unknown): string => text(value, limits.key);

/** Claims, verdicts and errors are sentences. */
const sentence = (value: unknown): string => text(value, 8192);

function done(message: Fields): DoneMessage {
  return {
    type: 'done',
    results: toResults(record(message['results'])).results,
    claims: list(message['claims'], 100, claim),
    ...optional(message, 'check', check),
    ...optional(message, 'error', error),
    ms: number(message['ms']),
  };
}

function claim(value: unknown): ClaimResult {
  const fields = record(value);
  return {
    id: key(fields['id']),
    en: sentence(fields['en']),
    zh: sentence(fields['zh']),
    holds: boolean(fields['holds']),
    measured: sentence(fields['measured']),
  };
}

function check(value: unknown): CheckResult {
  const fields = record(value);
  return {
    passed: boolean(fields['passed']),
    en: sentence(fields['en']),
    zh: sentence(fields['zh']),
  };
}

function error(value: unknown): ProgramError {
  const fields = record(value);
  return {
    kind: oneOf(fields['kind'], ['syntax', 'runtime']),
    name: sentence(fields['name']),
    message: sentence(fields['message']),
    ...optional(fields, 'line', count),
    ...optional(fields, 'column', count),
  };
}
