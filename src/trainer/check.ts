// What a function says when it is given something it cannot use: the argument, its value, what is valid.

/** Throws unless `valid`; the message names the argument, its value and what is valid. */
export function check(valid: boolean, name: string, value: unknown, expected: string): void {
  if (!valid) throw new RangeError(`${name} is ${show(value)}; it must be ${expected}`);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'number' || value == null) return String(value);
  if (typeof value === 'function') return 'a function';
  return JSON.stringify(value)?.slice(0, 60) ?? typeof value;
}

/** Throws unless `value` is a finite number in [low, high]. */
export function checkNumber(name: string, value: unknown, low = -Infinity, high = Infinity): void {
  const range =
    low === -Infinity
      ? 'a finite number'
      : high === Infinity
        ? `finite and ≥ ${low}`
        : `from ${low} to ${high}`;
  check(Number.isFinite(value) && (value as number) >= low && (value as number) <= high, name, value, range);
}

/** Throws unless `value` is a whole number ≥ `low`. */
export function checkCount(name: string, value: unknown, low = 1): void {
  check(Number.isSafeInteger(value) && (value as number) >= low, name, value, `a whole number ≥ ${low}`);
}

/** Throws unless `value` is one of `choices`. */
export function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  check(choices.includes(value as string), name, value, `one of ${choices.join(', ')}`);
}

/** Throws unless every key of `options` is one of `choices`: a misspelt option would otherwise be ignored. */
export function checkOptions(name: string, options: object, choices: readonly string[]): void {
  for (const key of Object.keys(options)) checkChoice(`an option of ${name}`, key, choices);
}

/** Throws unless every number is finite. */
export function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) check(false, `${name}[${i}]`, values[i], 'a finite number');
}

/** Throws unless every number is that of one of `count` rows. */
export function checkRows(name: string, rows: ArrayLike<number>, count: number): void {
  for (let i = 0; i < rows.length; i++)
    if (!(rows[i] >= 0 && rows[i] < count && rows[i] % 1 === 0))
      check(false, `${name}[${i}]`, rows[i], `a row number from 0 to ${count - 1}`);
}

/** Throws unless there are as many targets as there should be. */
export function checkTargets(targets: ArrayLike<number>, expected: number, reason: string): void {
  if (targets.length !== expected)
    check(false, 'the number of targets', targets.length, `${expected}, ${reason}`);
}
