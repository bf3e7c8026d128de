// Reads recorded cases (schema weight-decay-oracles/1), runs them through an adapter, and measures how far it is off.
import fs from 'node:fs';
import path from 'node:path';
import type { Case } from './adapter.ts';

export type Recorded = Case & {
  expected: unknown;
  tolerance: Record<'float64' | 'float32', number | null>;
  optional: string[];
};

// What a case holds depends on its kind.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = Record<string, any>;

/** Every case of every file below a folder, with references to rows of a data set resolved. */
export function readCases(folder: string): Recorded[] {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const at = path.join(folder, file);
    const document = JSON.parse(fs.readFileSync(at, 'utf8'));
    const inputs = resolve(document.inputs ?? {}, path.dirname(at));
    return document.cases.map((recorded: Json) => ({
      name: recorded['name'],
      kind: document.kind,
      file,
      config: recorded['config'],
      inputs: { ...inputs, ...(recorded['inputs'] ?? {}) },
      expected: recorded['expected'],
      tolerance: recorded['tolerance'],
      optional: recorded['optional'] ?? [],
    }));
  });
}

type Field = { dataset: string; field: 'X' | 'y'; rows: number[]; divide_by?: number };

function resolve(inputs: Record<string, unknown>, folder: string): Record<string, unknown> {
  const entries = Object.entries(inputs).map(([name, value]) => {
    if (value === null || typeof value !== 'object' || !('dataset' in value)) return [name, value];
    const { dataset, field, rows, divide_by: divisor = 1 } = value as Field;
    const set = JSON.parse(fs.readFileSync(path.join(folder, dataset), 'utf8')).inputs;
    if (field === 'y') return [name, rows.map((row) => set.y[row])];
    const all = set.X_base64 ? Buffer.from(set.X_base64, 'base64') : set.X.data;
    const data = rows.flatMap((row) =>
      Array.from({ length: set.d }, (_, j) => all[row * set.d + j] / divisor),
    );
    return [name, { shape: [rows.length, set.d], data }];
  });
  return Object.fromEntries(entries);
}

/** max |got − expected| / max(|expected|, 0.01 max |expected|, 0.001) over a flat array; infinite if anything is missing. */
export function arrayError(got: ArrayLike<number> | undefined, expected: number[]): number {
  if (got?.length !== expected.length) return Infinity;
  const floor = Math.max(0.001, 0.01 * Math.max(0, ...expected.map(Math.abs)));
  const errors = expected.map((value, i) => Math.abs(got[i] - value) / Math.max(Math.abs(value), floor));
  return errors.some(Number.isNaN) ? Infinity : Math.max(0, ...errors);
}

/** The largest error anywhere in a tree of expected numbers, and where it is. */
export function worstError(
  got: unknown,
  expected: unknown,
  optional: string[],
  at = '',
): { error: number; at: string } {
  if (typeof expected === 'number') return { error: arrayError([got as number], [expected]), at };
  if (Array.isArray(expected) && expected.every((value) => typeof value === 'number'))
    return { error: arrayError(got as number[], expected), at };
  if (expected === null || typeof expected !== 'object')
    return { error: got === expected ? 0 : Infinity, at };
  let worst = { error: 0, at };
  for (const [name, value] of Object.entries(expected)) {
    const own = (got as Record<string, unknown> | undefined)?.[name];
    if (own === undefined && optional.includes(name)) continue;
    const found = worstError(own, value, optional, `${at}.${name}`);
    if (found.error > worst.error) worst = found;
  }
  return worst;
}
