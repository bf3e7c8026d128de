import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatCode } from '../../components/editor/format.ts';

const content = resolve(import.meta.dirname, '../../content');
const programs = globSync('*/*/cells/*.ts', { cwd: content });

describe('the formatter', () => {
  test.each(programs)('leaves %s as the project’s own formatter has laid it out', async (file) => {
    const code = readFileSync(join(content, file), 'utf8').trimEnd();
    expect((await formatCode(code, 0)).code).toBe(code);
  });

  test('lays out a program, types included, and keeps the caret at its letter', async () => {
    const before = 'export const  a:number[]=[1,\n2];if(a.length>1){console.log("x")}';
    const { code, caret } = await formatCode(before, before.indexOf('console'));
    expect(code).toBe("export const a: number[] = [1, 2];\nif (a.length > 1) {\n  console.log('x');\n}");
    expect(caret).toBe(code.indexOf('console'));
  });

  test('names the line that it cannot read', async () => {
    await expect(formatCode('const a = 1;\nconst = ;', 0)).rejects.toMatchObject({
      loc: { start: { line: 2 } },
    });
  });
});
