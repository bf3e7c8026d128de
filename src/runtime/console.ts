/** The console a program sees: bounded, and kept as data. */
import { formatAll, formatTable } from './format.ts';
import type { ConsoleLine } from './protocol.ts';

export const consoleLimits = {
  lines: 1000,
  /** Characters in one line. */
  line: 8 * 1024,
  /** Characters in all lines. */
  total: 256 * 1024,
} as const;

export interface ConsoleChange {
  /** Index of the first line that differs from what was handed over before. */
  from: number;
  /** All lines from there on. */
  lines: ConsoleLine[];
  dropped: number;
}

export interface Gathered {
  /** To stand as `globalThis.console`. */
  console: Record<string, (...values: unknown[]) => void>;
  /** What changed since the last call; undefined if nothing did. */
  take(): ConsoleChange | undefined;
}

/** So many lines are handed over one by one: they are all there is if the program then loops for ever. */
const firstLines = 32;

/**
 * Lines up to `consoleLimits`; what comes later is only counted. A line that repeats the one before is counted
 * there and takes no room.
 *
 * @param onChange  called after each line; `isUrgent` for the first lines and for the last one there is room for
 */
export function createConsole(onChange: (isUrgent: boolean) => void): Gathered {
  const lines: ConsoleLine[] = [];
  let total = 0;
  let dropped = 0;
  let isFull = false;
  let changedFrom = 0;
  let isChanged = false;

  function add(level: ConsoleLine['level'], text: string, table?: ConsoleLine['table']): void {
    const last = lines.at(-1);
    if (last !== undefined && last.level === level && last.text === text) {
      last.count++;
      changedFrom = Math.min(changedFrom, lines.length - 1);
    } else {
      lines.push({ level, text, count: 1, ...(table && { table }) });
      total += text.length;
    }
    isFull = lines.length >= consoleLimits.lines || total >= consoleLimits.total;
    isChanged = true;
    onChange(isFull || (lines.length <= firstLines && lines.at(-1)?.count === 1));
  }

  const write =
    (level: ConsoleLine['level']) =>
    (...values: unknown[]): void => {
      if (isFull) {
        // Formatting costs more than counting, and a flood must cost next to nothing.
        dropped++;
        isChanged = true;
        onChange(false);
        return;
      }
      const text = formatAll(values, consoleLimits.line);
      add(level, text.length > consoleLimits.line ? `${text.slice(0, consoleLimits.line)}…` : text);
    };

  const log = write('log');
  return {
    console: {
      log,
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      debug: log,
      dir: (value: unknown) => log(value),
      table(value: unknown, ...rest: unknown[]) {
        const formatted = isFull ? undefined : formatTable(value, consoleLimits.line);
        if (formatted === undefined) log(value, ...rest);
        else add('table', formatted.text, formatted.table);
      },
      assert(condition: unknown, ...values: unknown[]) {
        if (!condition) write('error')('Assertion failed:', ...values);
      },
    },
    take() {
      if (!isChanged) return undefined;
      const change = {
        from: changedFrom,
        lines: lines.slice(changedFrom).map((line) => ({ ...line })),
        dropped,
      };
      changedFrom = lines.length;
      isChanged = false;
      return change;
    },
  };
}
