/** What a reader is told when a run ends badly. */
import { expect, test } from 'vitest';
import { describeError } from '../../components/cell/errors.ts';
import { strings } from '../../components/strings.ts';
import type { ProgramError } from '../../src/runtime/protocol.ts';

const [en, zh] = [strings(undefined), strings('zh-cn')];
const error = (rest: Partial<ProgramError>): ProgramError => ({
  kind: 'runtime',
  name: 'RangeError',
  message: '',
  ...rest,
});

test('the place and the engine’s own words', () => {
  const thrown = error({ message: 'too far', line: 3 });
  expect(describeError(thrown, en, 0)).toBe('RangeError (line 3): too far');
  expect(describeError(thrown, zh, 0)).toBe('RangeError（第3行）：too far');
  const syntax = error({ kind: 'syntax', name: 'SyntaxError', message: 'Unexpected token', line: 2 });
  expect(describeError(syntax, en, 0)).toBe('Syntax error (line 2): Unexpected token');
  expect(describeError(syntax, zh, 0)).toBe('语法错误（第2行）：Unexpected token');
  expect(describeError(error({ name: 'Uncaught', message: '{ a: 1 }' }), en, 0)).toBe('Uncaught: { a: 1 }');
});

/** In Chromium, Firefox and WebKit. */
test.each([
  ['Maximum call stack size exceeded', en.endlessRecursion],
  ['too much recursion', en.endlessRecursion],
  ['Maximum call stack size exceeded.', en.endlessRecursion],
  ['Invalid array length', en.tooLong],
  ['Invalid string length', en.tooLong],
  ['Invalid typed array length: 1000000000000', en.tooLong],
  ['invalid array length', en.tooLong],
  ['Length out of range of buffer', en.tooLong],
  ['Array size is not a small enough positive integer.', en.tooLong],
  ['Array buffer allocation failed', en.outOfMemory],
  ['allocation size overflow', en.outOfMemory],
  ['array too large', en.outOfMemory],
  ['Out of memory', en.outOfMemory],
  ['learningRate must be at least 0', undefined],
])('%s', (message, why) => {
  const said = describeError(error({ message }), en, 0);
  expect(said).toBe(why ? `RangeError: ${message}\n${why}` : `RangeError: ${message}`);
});

test('a limit is named as it was when the run ended', () => {
  expect(describeError(error({ kind: 'timeout' }), en, 60_012)).toContain('60 s');
  expect(describeError(error({ kind: 'timeout' }), zh, 60_012)).toContain('60秒');
});

test('a run that could not start is told from one that the browser ended', () => {
  expect(describeError(error({ kind: 'start', message: 'offline' }), en, 0)).toBe(en.noRunner);
  expect(describeError(error({ kind: 'crash', message: 'gone' }), zh, 0)).toBe(zh.crash);
});
