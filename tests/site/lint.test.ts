/** What the linter says about arithmetic that differs between browsers. */
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import config from '../../eslint.config.mjs';

const rules = config.find(({ rules }) => rules?.['no-restricted-syntax'])!.rules!;
const complaints = (code: string) =>
  new Linter().verify(code, { rules }).map(({ message }) => /Differs between browsers/.test(message));

test.each(['x ** 2', '(x + 1) ** 2', 'x **= 2', 'x * x * x', '2 * 3', 'Math.sqrt(x)'])(
  '%s is the same everywhere',
  (code) => {
    expect(complaints(code)).toEqual([]);
  },
);

test.each(['x ** 3', 'x ** 0.5', 'x ** -2', 'x ** y', '2 ** x', 'x **= 3', 'Math.pow(x, 2)', 'Math.exp(x)'])(
  '%s is not',
  (code) => {
    expect(complaints(code)).toEqual([true]);
  },
);
