/** `npm run cell leak/half-life`: runs one cell in the terminal and prints its console, exports and claims. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatAll, formatValue } from './format.ts';
import { describeError, record } from './record.ts';
import type { Progress, Recording } from './protocol.ts';

/**
 * @param args  the cell as `lesson/cell` or as a path, then settings as `key=value`; `--fresh` runs it again
 * @returns the exit code: 1 if the program failed, or a claim does not hold, or the check did not pass
 */
export async function main(args: string[]): Promise<number> {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const [name] = words;
  if (name === undefined) {
    console.error('usage: npm run cell <lesson>/<cell> [key=value …] [-- --fresh]');
    return 1;
  }
  const file = fileOf(name);
  const settings = Object.fromEntries(words.slice(1).map(settingOf));
  try {
    const options = process.stderr.isTTY ? { onProgress: showProgress } : {};
    const recording = await record(file, { settings, fresh: args.includes('--fresh'), ...options });
    if (process.stderr.isTTY) process.stderr.write(wholeLine(''));
    print(file, recording);
    const holds = recording.claims.every((claim) => claim.holds) && recording.check?.passed !== false;
    return recording.error || !holds ? 1 : 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function fileOf(name: string): string {
  const path = resolve(name.endsWith('.ts') ? name : `${name}.ts`);
  const match = /^([^/\\]+)\/([^/\\]+?)(?:\.ts)?$/.exec(name);
  if (!match || existsSync(path)) return path;
  const kind = existsSync(`content/pages/${match[1]}/cells`) ? 'pages' : 'lessons';
  return resolve(`content/${kind}/${match[1]}/cells/${match[2]}.ts`);
}

function settingOf(text: string): [string, number | string | boolean] {
  const [key, value = ''] = text.split('=', 2);
  if (value === 'true' || value === 'false') return [key, value === 'true'];
  return [key, value === '' || Number.isNaN(Number(value)) ? value : Number(value)];
}

/** Takes the place of what the terminal's last line holds. */
const wholeLine = (text: string): string => `\r${text}\x1b[K`;

function showProgress({ unit, part, done, total, ms, rate, left }: Progress): void {
  if (ms < 500) return;
  const parts = [
    `${part > 1 ? `part ${part}: ` : ''}${done} of ${total} ${unit}`,
    ...(rate === undefined ? [] : [`${Number(rate.toPrecision(2))} a second`]),
    ...(left === undefined ? [] : [`${Math.ceil(left / 1000)} s left`]),
  ];
  process.stderr.write(wholeLine(parts.join(' · ')));
}

function print(
  file: string,
  { console: lines, dropped, figure, results, claims, check, error, ms }: Recording,
): void {
  for (const { level, text, count } of lines) {
    const mark = level === 'warn' || level === 'error' ? `${level}: ` : '';
    console.log(mark + text + (count > 1 ? `  (${count}×)` : ''));
  }
  if (dropped > 0) console.log(`… ${dropped} more lines`);
  for (const { key, series } of figure.charts) {
    const list = series.map((each) => `${each.key} (${each.mark}, ${each.y.length || each.x.length})`);
    console.log(`chart ${key === '' ? '' : `'${key}' `}— ${list.join(', ')}`);
  }
  for (const { key, value } of figure.controls) console.log(`control '${key}' = ${formatValue(value)}`);
  for (const [name, value] of Object.entries(results))
    console.log(`export ${name} = ${formatValue(value, 2000)}`);
  for (const { id, holds, measured, en } of claims)
    console.log(`${holds ? '✓' : '✗'} ${id}: ${en} (${measured})`);
  if (check) console.log(`${check.passed ? '✓' : '✗'} ${check.en}`);
  if (error) console.log(formatAll([describeError(file, error)]));
  console.log(`${ms.toFixed(0)} ms`);
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
