/** A seed for each student: the same list gives the same seeds, and none of them can be told from a name. */
import type { Recording } from '../../src/runtime/protocol.ts';
import { freshSeeds } from '../cell/trust.ts';

/** As many as `freshSeeds` keeps apart. */
export const mostStudents = 400;

/**
 * The students that a teacher typed: names, one a line, or how many there are. Undefined if there is none, or too many; a
 * name that stands there twice is given back alone.
 */
export function studentsIn(typed: string): { students: string[] } | { twice: string } | undefined {
  const lines = typed
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [first = ''] = lines;
  const isCount = lines.length === 1 && /^\d+$/.test(first);
  const count = isCount ? Number(first) : lines.length;
  if (count === 0 || count > mostStudents) return undefined;
  const students = isCount ? Array.from({ length: count }, (_, i) => String(i + 1)) : lines;
  const twice = students.find((name, i) => students.indexOf(name) !== i);
  return twice === undefined ? { students } : { twice };
}

/** FNV-1a over the letters of a name, as a number in [0, 1). */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  // The last letter reaches the low bits only, and it is the high ones that count.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Far enough apart for programs that count on from their first seed. Who is added at the end changes no other's. */
export function classSeeds(students: readonly string[]): number[] {
  let next = 0;
  return freshSeeds(students.length, () => hashOf(students[next++] ?? ''));
}

/** The exports that are single numbers, by name, and how many claims held; an error takes their place. */
export function expectedOf(
  run: Recording,
): { values: Record<string, number>; claims: string } | { error: string } {
  if (run.error) return { error: run.error.message };
  const numbers = Object.entries(run.results).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const held = run.claims.filter(({ holds }) => holds).length;
  return { values: Object.fromEntries(numbers), claims: `${held}/${run.claims.length}` };
}

/** A table as a file of comma-separated values, which spreadsheets open. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  // What begins like a formula would be computed by a spreadsheet: it is kept a text.
  const cell = (text: string): string => {
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}
