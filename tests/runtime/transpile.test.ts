import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgramError } from '../../src/runtime/protocol.ts';
import { libraryMarks } from '../../src/runtime/names.ts';
import { transpile } from '../../src/runtime/transpile.ts';

function problemOf(source: string): ProgramError {
  try {
    transpile(source);
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    const { kind, name, message, line, column } = error as ProgramError;
    return { kind, name, message, line: line ?? 0, column: column ?? 0 };
  }
  throw new Error('no error');
}

test('keeps one line for each line, and leaves types out', () => {
  const source = `import type { Claim } from '../../../claim.ts';
import {
  type Optimizer,
  sgd,
} from 'weight-decay';
interface Point {
  x: number;
}
const p = { x: 1 } satisfies Point;
export const y = (<T,>(value: T): T => value)(p.x as number)!;
export type Q = typeof p;
mark(sgd);`;
  const js = transpile(source);
  expect(js.split('\n')).toHaveLength(source.split('\n').length);
  expect(js.split('\n')[11]).toBe('mark(sgd);');
  expect(js).not.toMatch(/claim|Optimizer|Point|satisfies/);
});

test('keeps the line of each statement, whatever comes before', () => {
  const piece = fc.constantFrom(
    'interface A {\n  b: string;\n}',
    "import type { C } from 'anywhere';",
    "import {\n  type D,\n} from 'weight-decay';",
    'const f = <T,>(x: T): T => x;',
    'type E =\n  | 1\n  | 2;',
    '/* a\n   b */',
    'const t = `\n${1}\n`;',
    'declare const g: number;',
    '',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const source = [...pieces.map((each) => `{\n}\n${each}`), 'mark();'].join('\n');
      expect(transpile(source).split('\n').indexOf('mark();')).toBe(source.split('\n').indexOf('mark();'));
    }),
  );
});

test('marks the library’s names where they are imported, and nowhere else', () => {
  const trainer = libraryMarks['weight-decay'];
  const plot = libraryMarks['weight-decay/plot'];
  expect(transpile(`import { sgd as s } from 'weight-decay'; s;`)).toContain(`from '${trainer}'`);
  expect(transpile(`export * from "weight-decay/plot"`)).toBe(`export * from "${plot}"`);
  expect(transpile(`import 'weight-decay'`)).toBe(`import '${trainer}'`);
  expect(transpile(`await import('weight-decay')`)).toBe(`await import('${trainer}')`);
  for (const source of [
    `console.log("import x from 'weight-decay'")`,
    "console.log(`import x from 'lodash'`)",
    `console.log(/from 'lodash'/)`,
    `// import x from 'lodash'`,
    `Array.from('abc'); const from = 'lodash'; x.import('lodash')`,
  ]) {
    expect(transpile(source)).toBe(source);
  }
  expect(transpile("`${await import('weight-decay')} from 'weight-decay'`")).toBe(
    `\`\${await import('${trainer}')} from 'weight-decay'\``,
  );
  expect(transpile(`const a = 1;\r\nimport 'weight-decay';\r\n`)).toContain(`import '${trainer}'`);
});

describe('errors', () => {
  test.each([
    ['const x = ;', 1, 11],
    ['let a = 1;\nfoo(];', 2, 5],
    ['const a = 1;\n\nif (', 3, 5],
  ])('%j', (source, line, column) => {
    const error = problemOf(source);
    expect(error).toMatchObject({ kind: 'syntax', name: 'SyntaxError', line, column });
    expect(error.message).not.toMatch(/\d:\d/);
  });

  test.each([
    [`import x from 'lodash';`, 1],
    [`const a = 1;\nimport { b } from "./b.ts"; b;`, 2],
    [`\n\nawait import('https://example.org/a.js');`, 3],
    [`export { a } from 'weight-decay/src';`, 1],
  ])('%j names what can be imported', (source, line) => {
    const error = problemOf(source);
    expect(error.line).toBe(line);
    expect(error.message).toContain("'weight-decay' and 'weight-decay/plot'");
  });

  test('whatever is typed gives JavaScript or a syntax error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'import from {}()[]`$\'"/\\;:<>=,*a1\n') }),
        (source) => {
          try {
            transpile(source);
          } catch (error) {
            expect(error).toMatchObject({ kind: 'syntax', message: expect.any(String) });
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
