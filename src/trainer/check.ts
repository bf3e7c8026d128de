// What a function says when it is given something it cannot use: the argument, its value, what is valid.
// `check` throws; the rest are questions that are often asked.

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

/** A finite number from `low` to `high`? */
export function checkNumber(name: string, value: number, low = -Infinity, high = Infinity): void {
  let expected = `from ${low} to ${high}`;
  if (high === Infinity) expected = low === -Infinity ? 'a finite number' : `finite and ≥ ${low}`;
  check(Number.isFinite(value) && value >= low && value <= high, name, value, expected);
}

/** A whole number from `low` to `high`? `limit` says what `high` is. */
export function checkCount(name: string, value: number, low = 1, high = Infinity, limit = ''): void {
  check(Number.isSafeInteger(value) && value >= low, name, value, `a whole number ≥ ${low}`);
  check(value <= high, name, value, `at most ${high}, ${limit}`);
}

/** One of `choices`? */
export function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) check(false, name, value, `one of ${choices.join(', ')}`);
}

/** Are all keys of `options` among `choices`? A misspelt option would otherwise be ignored. */
export function checkOptions(name: string, options: object, choices: readonly string[]): void {
  for (const key of Object.keys(options)) checkChoice(`an option of ${name}`, key, choices);
}

/** Are all numbers finite? */
export function checkFinite(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) check(false, `${name}[${i}]`, values[i], 'a finite number');
}

/** Are all numbers whole and below `count`, as a row's or a class's number is? */
export function checkIndices(name: string, values: ArrayLike<number>, count: number, what = 'whole'): void {
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= 0 && values[i] < count && values[i] % 1 === 0))
      check(false, `${name}[${i}]`, values[i], `a ${what} number from 0 to ${count - 1}`);
}

/** As many targets as there should be? */
export function checkTargets(targets: ArrayLike<number>, expected: number, reason: string): void {
  if (targets.length !== expected)
    check(false, 'the number of targets', targets.length, `${expected}, ${reason}`);
}
