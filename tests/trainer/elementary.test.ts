import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as trainer from '../../src/trainer/index.ts';

type Row = [name: string, args: number[], nearest: number, remainder: number];
const table: Row[] = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'elementary-table.json'), 'utf8'),
);

// The distance from |x| to the next larger float64.
function lastPlace(x: number): number {
  const float = new Float64Array([Math.abs(x)]);
  new BigInt64Array(float.buffer)[0] += 1n;
  return float[0] - Math.abs(x);
}

// The largest error allowed, in units of the last place; the functions below the line are made of those above.
const ALLOWED: Record<string, number> = {
  exp: 1,
  expm1: 1,
  log: 1,
  log1p: 1,
  tanh: 1,
  sin: 1,
  cos: 1,
  erf: 1,
  pow: 1,
  sigmoid: 2,
  softplus: 2,
};

describe('elementary functions', () => {
  it.each(Object.keys(ALLOWED))('%s agrees with a table of high precision', (name) => {
    const f = trainer[name as keyof typeof trainer] as (...args: number[]) => number;
    const rows = table.filter(([of]) => of === name);
    expect(rows.length).toBeGreaterThan(15);
    for (const [, args, nearest, remainder] of rows) {
      const error = Math.abs((f(...args) - nearest) / lastPlace(nearest) - remainder);
      expect(error, `${name}(${args.join()}) = ${f(...args)}, not ${nearest}`).toBeLessThan(ALLOWED[name]);
    }
  });

  it.each([
    ['exp', [0], 1],
    ['exp', [710], Infinity],
    ['exp', [-746], 0],
    ['exp', [-Infinity], 0],
    ['exp', [NaN], NaN],
    ['expm1', [-0], -0],
    ['expm1', [Infinity], Infinity],
    ['expm1', [-Infinity], -1],
    ['log', [0], -Infinity],
    ['log', [1], 0],
    ['log', [-1], NaN],
    ['log', [Infinity], Infinity],
    ['log1p', [-1], -Infinity],
    ['log1p', [-2], NaN],
    ['log1p', [1e-30], 1e-30],
    ['tanh', [Infinity], 1],
    ['tanh', [-25], -1],
    ['tanh', [NaN], NaN],
    ['tanh', [1e-300], 1e-300],
    ['sin', [Infinity], NaN],
    ['cos', [0], 1],
    ['erf', [7], 1],
    ['erf', [-Infinity], -1],
    ['pow', [0, 0], 1],
    ['pow', [NaN, 0], 1],
    ['pow', [-2, 0.5], NaN],
    ['pow', [-0, 3], -0],
    ['pow', [-0, -3], -Infinity],
    ['pow', [0, -2], Infinity],
    ['pow', [2, 2000], Infinity],
    ['pow', [2, -2000], 0],
    ['pow', [-Infinity, 3], -Infinity],
    ['sigmoid', [-800], 0],
    ['softplus', [800], 800],
  ] as [string, number[], number][])('%s(%s) is %s', (name, args, expected) => {
    expect((trainer[name as keyof typeof trainer] as (...args: number[]) => number)(...args)).toBe(expected);
  });

  it('names an angle that is too large', () => {
    expect(() => trainer.sin(1e7)).toThrow('sin and cos take angles up to 1e6 in size, not 10000000');
  });

  it('are the only ones in use: the engine’s own differ between engines', () => {
    const folder = path.join(import.meta.dirname, '../../src/trainer');
    const exact = ['abs', 'ceil', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
    for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
      const source = fs.readFileSync(path.join(folder, file), 'utf8');
      for (const [, name] of source.matchAll(/\bMath\.(\w+)/g))
        expect(exact, `Math.${name} in ${file}`).toContain(name);
      expect(source, `** in ${file}`).not.toMatch(/\w \*\* /);
    }
  });
});
