/**
 * Values as text and as data: what the console prints, and what a program's exports become.
 *
 * A program may hand over anything: cycles, getters that throw, a million numbers. Nothing here throws, runs
 * the program's accessors or takes long.
 */
import type { Json } from './protocol.ts';

/** Wider values are broken over several lines. */
const width = 76;
const depthLimit = 4;
const itemLimit = 100;

interface Budget {
  left: number;
}

/** As in a browser's console: strings at the top as they are, everything else in JavaScript's notation. */
export function formatAll(values: readonly unknown[], limit = 8192): string {
  const budget = { left: limit };
  return values
    .map((value) => (typeof value === 'string' ? value.slice(0, limit + 1) : format(value, budget)))
    .join(' ');
}

/** One value in JavaScript's notation, in about `limit` characters at most. */
export function formatValue(value: unknown, limit = 8192): string {
  return format(value, { left: limit });
}

function format(value: unknown, budget: Budget, depth = 0, path: readonly object[] = []): string {
  if (budget.left <= 0) return '…';
  try {
    const text = formatOne(value, budget, depth, path);
    // An object's text is that of its parts, which have been paid for.
    if (typeof value !== 'object' || value === null) budget.left -= text.length;
    return text;
  } catch {
    // Proxies with throwing traps, revoked proxies.
    return '[inaccessible]';
  }
}

function formatOne(value: unknown, budget: Budget, depth: number, path: readonly object[]): string {
  switch (typeof value) {
    case 'string':
      return quote(value.length > budget.left ? `${value.slice(0, budget.left)}…` : value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
      return value.toString();
    case 'function':
      return formatFunction(value);
    case 'object':
      return value === null ? 'null' : formatObject(value, budget, depth, path);
    default:
      return String(value);
  }
}

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : '`';
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  return mark + (mark === '`' ? escaped.replaceAll('`', '\\`') : escaped) + mark;
}

function formatFunction(value: object): string {
  const isClass = Function.prototype.toString.call(value).startsWith('class');
  const name = ownValue(value, 'name');
  const kind = isClass ? 'class' : 'Function';
  return typeof name === 'string' && name !== '' ? `[${kind}: ${name}]` : `[${kind}]`;
}

function formatObject(value: object, budget: Budget, depth: number, path: readonly object[]): string {
  if (path.includes(value)) return '[Circular]';
  if (value instanceof Error) return formatError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'Promise {}';

  const name = nameOf(value);
  const list = listOf(value);
  if (depth >= depthLimit) return `[${list ? (name ?? 'Array') : (name ?? 'Object')}]`;
  const inner = [...path, value];
  const each = (item: unknown): string => format(item, budget, depth + 1, inner);

  if (value instanceof Map) {
    const entries = takeSome(value.entries(), value.size, budget, ([k, v]) => `${each(k)} => ${each(v)}`);
    return enclose(`Map(${value.size}) {`, entries, '}', false);
  }
  if (value instanceof Set) {
    return enclose(`Set(${value.size}) {`, takeSome(value.values(), value.size, budget, each), '}', false);
  }
  if (list) {
    const items = takeSome(itemsOf(list), list.length, budget, (item) =>
      item === hole ? 'empty' : each(item),
    );
    const head = name === undefined || name === 'Array' ? '[' : `${name}(${list.length}) [`;
    return enclose(head, items, ']', true);
  }
  const keys = Object.keys(value);
  const entries = takeSome(keys, keys.length, budget, (key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    const text = descriptor === undefined || 'value' in descriptor ? each(descriptor?.value) : '[Getter]';
    return `${/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : quote(key)}: ${text}`;
  });
  return enclose(name === undefined || name === 'Object' ? '{' : `${name} {`, entries, '}', false);
}

function formatError(error: Error, depth: number): string {
  const { name, message } = describeThrown(error);
  const text = message === '' ? name : `${name}: ${message}`;
  return depth === 0 ? text : `[${text}]`;
}

/** Name and message of anything thrown; what is no Error appears in JavaScript's notation. */
export function describeThrown(thrown: unknown): { name: string; message: string } {
  try {
    if (thrown instanceof Error) {
      const { name, message } = thrown as { name: unknown; message: unknown };
      return { name: formatAll([name], 200), message: formatAll([message], 4096) };
    }
  } catch {
    return { name: 'Error', message: '' };
  }
  return { name: 'Uncaught', message: formatAll([thrown], 4096) };
}

/** undefined for a plain object and for one without a prototype. */
function nameOf(value: object): string | undefined {
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  if (tag === 'Module') return 'Module';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || typeof prototype !== 'object') return undefined;
  const constructor = ownValue(prototype, 'constructor');
  const name = typeof constructor === 'function' ? ownValue(constructor, 'name') : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function ownValue(value: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function listOf(value: object): ArrayLike<unknown> | undefined {
  if (Array.isArray(value)) return value;
  return isTypedArray(value) ? value : undefined;
}

type TypedArray = ArrayLike<unknown> & ArrayBufferView;

function isTypedArray(value: object): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

const hole = Symbol('hole');

function* itemsOf(list: ArrayLike<unknown>): Generator<unknown> {
  for (let i = 0; i < list.length; i++) {
    if (isTypedArray(list)) {
      yield list[i];
      continue;
    }
    const descriptor = Object.getOwnPropertyDescriptor(list, i);
    yield descriptor === undefined ? hole : 'value' in descriptor ? descriptor.value : '[Getter]';
  }
}

function takeSome<T>(items: Iterable<T>, count: number, budget: Budget, text: (item: T) => string): string[] {
  const texts: string[] = [];
  for (const item of items) {
    if (texts.length >= itemLimit || budget.left <= 0) {
      texts.push(`… ${count - texts.length} more`);
      break;
    }
    texts.push(text(item));
    budget.left -= 2;
  }
  return texts;
}

function enclose(open: string, items: string[], close: string, isList: boolean): string {
  if (items.length === 0) return open + close;
  const pad = isList ? '' : ' ';
  const flat = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (flat.length <= width && !flat.includes('\n')) return flat;
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.length - 1;
    // Short items of a list share lines, as numbers do in a table.
    const shares =
      isList &&
      last >= 0 &&
      item.length <= 24 &&
      !item.includes('\n') &&
      lines[last].length + item.length + 2 < width;
    if (shares) lines[last] += ` ${item},`;
    else lines.push(`  ${item.replaceAll('\n', '\n  ')},`);
  }
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, -1);
  return `${open}\n${lines.join('\n')}\n${close}`;
}

/** Rows and columns of `console.table`, and the same as plain text; undefined if the value has no rows. */
export function formatTable(
  value: unknown,
  limit = 8192,
): { table: { columns: string[]; rows: string[][] }; text: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return tableOf(value, limit);
  } catch {
    return undefined;
  }
}

function tableOf(value: object, limit: number): ReturnType<typeof formatTable> {
  const list = value instanceof Set ? [...(value as Set<unknown>)] : listOf(value);
  const source = list ?? value;
  const keys = value instanceof Map ? [...(value as Map<unknown, unknown>).keys()] : undefined;
  const count = keys?.length ?? list?.length ?? Object.keys(value).length;
  const names = keys ?? (list ? undefined : Object.keys(value));

  // The index is a column like any other, so that what draws the table needs no special case.
  const columns = [''];
  const rows: string[][] = [];
  let left = limit;
  let valueColumn = -1;
  const columnOf = (key: string): number => {
    const known = columns.indexOf(key, 1);
    return known >= 0 || columns.length > 32 ? known : columns.push(key) - 1;
  };
  for (let i = 0; i < Math.min(count, 1000) && left > 0; i++) {
    const name = names === undefined ? i : names[i];
    const row = [formatAll([name], 80)];
    const item =
      value instanceof Map
        ? (value as Map<unknown, unknown>).get(name)
        : isTypedArray(source)
          ? source[i]
          : ownValue(source, String(name));
    if (typeof item === 'object' && item !== null) {
      const cells = listOf(item);
      const itemKeys = cells
        ? Array.from({ length: Math.min(cells.length, 32) }, (_, j) => j)
        : Object.keys(item);
      for (const key of itemKeys) {
        const at = columnOf(String(key));
        const cell = isTypedArray(item) ? item[key as number] : ownValue(item, String(key));
        if (at > 0) row[at] = formatAll([cell], 200);
      }
    } else {
      if (valueColumn < 0) valueColumn = columns.push('value') - 1;
      row[valueColumn] = formatAll([item], 200);
    }
    for (const cell of row) left -= (cell ?? '').length + 2;
    rows.push(row);
  }
  if (rows.length < count) rows.push([`… ${count - rows.length} more`]);
  for (const row of rows) for (let j = 0; j < columns.length; j++) row[j] ??= '';
  return { table: { columns, rows }, text: alignColumns([columns, ...rows]) };
}

/** Numbers to the right, words to the left, two spaces between. */
function alignColumns(rows: string[][]): string {
  const widths = rows[0].map((_, j) => Math.max(...rows.map((row) => displayWidth(row[j]))));
  const isNumeric = rows[0].map((_, j) =>
    rows.slice(1).every((row) => row[j] === '' || /^-?(?:[\d.]+(?:e[+-]?\d+)?|NaN|Infinity)$/.test(row[j])),
  );
  return rows
    .map((row) =>
      row
        .map((cell, j) => {
          const space = ' '.repeat(widths[j] - displayWidth(cell));
          return isNumeric[j] ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Chinese and fullwidth characters take two columns of a fixed-width font. */
function displayWidth(text: string): number {
  return (
    [...text].length +
    (text.match(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g,
    )?.length ?? 0)
  );
}

/** More numbers than any page shows; past it an export is left out rather than cut. */
const valueLimit = 200_000;

/**
 * A program's exports as data. Typed arrays become arrays, NaN and ±∞ stay; functions and symbols are left out,
 * as is an export of more than 200 000 values, which is named in `tooLarge`.
 */
export function toResults(exports: Record<string, unknown>): {
  results: { [name: string]: Json };
  tooLarge: string[];
} {
  const results: { [name: string]: Json } = {};
  const tooLarge: string[] = [];
  for (const name of Object.keys(exports)) {
    try {
      const json = toJson(exports[name], { left: valueLimit }, []);
      if (json !== undefined) define(results, name, json);
    } catch (error) {
      if (error === overflow) tooLarge.push(name);
      // An export that was never initialised, or a proxy that throws, has no value to show.
    }
  }
  return { results, tooLarge };
}

const overflow = new RangeError('too many values');

function toJson(value: unknown, budget: Budget, path: readonly object[]): Json | undefined {
  if (--budget.left < 0) throw overflow;
  switch (typeof value) {
    case 'string':
      budget.left -= value.length / 8;
      if (budget.left < 0) throw overflow;
      return value;
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`;
    case 'object':
      return value === null ? null : objectToJson(value, budget, path);
    default:
      return undefined;
  }
}

function objectToJson(value: object, budget: Budget, path: readonly object[]): Json | undefined {
  if (path.includes(value)) return '[Circular]';
  const inner = [...path, value];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return formatError(value, 0);
  const list =
    value instanceof Set
      ? [...(value as Set<unknown>)]
      : value instanceof Map
        ? [...(value as Map<unknown, unknown>)]
        : listOf(value);
  if (list) {
    if (list.length > budget.left) throw overflow;
    return Array.from(list, (item) => toJson(item, budget, inner) ?? null);
  }
  const result: { [key: string]: Json } = {};
  for (const key of Object.keys(value)) {
    const json = toJson(ownValue(value, key), budget, inner);
    if (json !== undefined) define(result, key, json);
  }
  return result;
}

/** Assignment would call the setter behind the key '__proto__'. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
