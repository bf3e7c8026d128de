import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findScrubs, replaceScrub, tokensOf } from '../../components/cell/scrub.ts';

const root = resolve(import.meta.dirname, '../../content/lessons');
const programs = globSync('*/cells/*.ts', { cwd: root }).map((file) =>
  readFileSync(join(root, file), 'utf8'),
);

const brief = (source: string) =>
  findScrubs(source).map(({ start, end, ...scrub }) => ({ ...scrub, literal: source.slice(start, end) }));

describe('the defaults of sliders', () => {
  test('are found with their options', () => {
    expect(brief("const a = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });")).toEqual([
      { key: 'λ', value: 0.1, min: 0, max: 1, step: 0.01, literal: '0.1' },
    ]);
    expect(brief(`slider("λ", 1e-3, { min: 1e-8, max: 10, scale: 'log' })`)).toEqual([
      { key: 'λ', value: 1e-3, min: 1e-8, max: 10, scale: 'log', literal: '1e-3' },
    ]);
  });

  test('every slider of the lessons is found', () => {
    const calls = programs.flatMap((source) => [...source.matchAll(/\bslider\('/g)]);
    expect(calls.length).toBeGreaterThan(0);
    const found = programs.flatMap((source) => findScrubs(source));
    expect(found).toHaveLength(calls.length);
    expect(found.every(({ min, max }) => min !== undefined && max !== undefined)).toBe(true);
  });

  test.each([
    ["slider('a', -0.5, {})", { value: -0.5, literal: '-0.5' }],
    ["slider('a', - 2 , {})", { value: -2, literal: '- 2' }],
    ["slider('a', +.5)", { value: 0.5, literal: '+.5' }],
    ["slider('a', 1_000, {})", { value: 1000, literal: '1_000' }],
    ["slider('a', 0x10, {})", { value: 16, literal: '0x10' }],
    ["slider('a', 5., {})", { value: 5, literal: '5.' }],
    ["slider(/* key */ 'a', // (\n 3 /* , */, {})", { value: 3, literal: '3' }],
    ['slider(`a`, 1, {})', { value: 1, literal: '1' }],
    ["slider('\\u0061', 1, {})", { value: 1, literal: '1' }],
    ["slider('\\x61', 1, {})", { value: 1, literal: '1' }],
    ["f((g(')'), [slider('a', 1, {})]))", { value: 1, literal: '1' }],
    ["`${slider('a', 1, {})}`", { value: 1, literal: '1' }],
    ["`}${`${'}'}`}${slider('a', 1, {})}", { value: 1, literal: '1' }],
    ["[...slider('a', 1, {})]", { value: 1, literal: '1' }],
    ["const r = /['\"`/*]/; slider('a', 1, {})", { value: 1, literal: '1' }],
    ["const r = /[/']\\//g.test(x) / 2; slider('a', 1, {})", { value: 1, literal: '1' }],
    ["if (x) /'/.test(y); slider('a', 1, {})", { value: 1, literal: '1' }],
    ["return /'/; slider('a', 1, {})", { value: 1, literal: '1' }],
    ["f() / 2; slider('a', 1, {}) / 2", { value: 1, literal: '1' }],
    ["i++ / 2; slider('a', 1, {}) / 2", { value: 1, literal: '1' }],
    ["x! / 2; slider('a', 1, {}) / 2", { value: 1, literal: '1' }],
    ["a.return / 2; slider('a', 1, {}) / 2", { value: 1, literal: '1' }],
    ["(a as T[]) / 2; slider('a', 1, {}) / 2", { value: 1, literal: '1' }],
  ])('are found in %s', (source, expected) => {
    expect(brief(source)).toEqual([{ key: 'a', ...expected }]);
  });

  test.each([
    '"slider(\'a\', 1, {})"',
    "'slider(\\'a\\', 1, {})'",
    "`slider('a', 1, {})`",
    "`${1}slider('a', 1, {})`",
    "// slider('a', 1, {})",
    "/* slider('a', 1, {}) */",
    "/slider('a', 1, {})/.test(x)",
    "x = a.slider('a', 1, {})",
    "x = a?.slider('a', 1, {})",
    "function slider('a', 1, {})",
    "sliders('a', 1, {})",
    "my_slider('a', 1, {})",
    "$slider('a', 1, {})",
    "slider('a', 1 + 2, {})",
    "slider('a', (1), {})",
    "slider('a', x, {})",
    "slider('a', 1n, {})",
    "slider('a', 3px, {})",
    "slider('a', 1e999, {})",
    "slider('a', '1', {})",
    'slider(`a${1}`, 1, {})',
    "slider('a' + b, 1, {})",
    "slider('a",
    "slider('a', ",
    "slider('a', 1",
    "slider('a\\', 1, {})",
    "slider('a\\1\\0', 1, {})",
    "slider('\\u{110000}', 1, {})",
  ])('are not found in %s', (source) => {
    expect(findScrubs(source)).toEqual([]);
  });

  test.each([
    ['{ max: 2, min: 1 }', { min: 1, max: 2 }],
    ['{ min: 1, max: 2, }', { min: 1, max: 2 }],
    ['{ "min": -1, [max]: 2 }', { min: -1 }],
    ['{ min, max: 2 }', { max: 2 }],
    ['{ min: 1 / 3, max: 2 }', { max: 2 }],
    ['{ min: f({ max: 9, min: 7 }), max: 2 }', { max: 2 }],
    ['{ a: { b: 1 }, max: 2 }', { max: 2 }],
    ['{ a: [1, { min: 3 }], max: 2 }', { max: 2 }],
    ['{ min: 1, ...rest, max: 2 }', { max: 2 }],
    ['{ min: 1, min: x }', {}],
    ["{ scale: 'cubic', max: 2 }", { max: 2 }],
    ["{ scale: 'lo' + 'g', max: 2 }", { max: 2 }],
    ['{}', {}],
    ['options', {}],
    ['{ min: 1, max:', { min: 1 }],
    ['{ min: 1', {}],
  ])('of the options %s only what is plain is read', (options, expected) => {
    expect(
      brief(
        `slider('a', 1, ${options}); f({ step: 5 }, { scale: 'log' })`.slice(
          0,
          options.includes('}') || options === 'options' ? undefined : `slider('a', 1, ${options}`.length,
        ),
      ),
    ).toEqual([{ key: 'a', value: 1, literal: '1', ...expected }]);
  });

  test('code that is being typed does not hide what comes after it', () => {
    for (const begun of [
      "const a = 'abc",
      'f(',
      'const o = [1, ',
      'a / b',
      ')',
      '}',
      ']',
      'x = {',
      "/'",
      '\ud83d',
    ]) {
      expect(brief(`${begun}\nslider('a', 1, {});`)).toHaveLength(1);
    }
    expect(brief("const t = `${f(}`; slider('a', 1, {});")).toHaveLength(1);
  });
});

describe('putting in another number', () => {
  const source = "slider('a', 0.1, {}); slider('b', -2, {});";
  const [a, b] = findScrubs(source);

  test('changes this place only', () => {
    expect(replaceScrub(source, a, 0.25)).toBe("slider('a', 0.25, {}); slider('b', -2, {});");
    expect(replaceScrub(source, b, 3)).toBe("slider('a', 0.1, {}); slider('b', 3, {});");
    expect(replaceScrub(source, a, -1e-8)).toBe("slider('a', -1e-8, {}); slider('b', -2, {});");
  });

  test('leaves a text alone in which the number stands no longer', () => {
    for (const other of ['', ` ${source}`, source.replace('0.1', '0.2'), source.slice(0, a.end - 1)]) {
      expect(replaceScrub(other, a, 5)).toBe(other);
    }
    for (const value of [NaN, Infinity, -Infinity]) expect(replaceScrub(source, a, value)).toBe(source);
  });

  test('any number can be found again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const next = replaceScrub(source, b, value);
        expect(findScrubs(next)[1]?.value).toBe(value === 0 ? 0 : value);
        expect(findScrubs(next)).toHaveLength(2);
      }),
    );
  });
});

describe('tokens', () => {
  const piece = fc.constantFrom(
    ...[
      "slider('a', 1, {",
      '})',
      '`',
      '${',
      '}',
      '{',
      '(',
      ')',
      '[',
      ']',
      "'",
      '"',
      '/',
      '/*',
      '*/',
      '//',
      '\n',
    ],
    ...[
      '\\',
      '0',
      '1e',
      '.',
      '...',
      'const ',
      'seed',
      ' = ',
      ';',
      '\ud800',
      '😀',
      'λ',
      'return ',
      '++',
      '!',
      '<',
      ' ',
    ],
  );

  test('of any text lie in order, and nothing throws', () => {
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (source) => {
        let last = 0;
        for (const { start, end, depth } of tokensOf(source)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(depth).toBeGreaterThanOrEqual(0);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(source.length);
        for (const scrub of findScrubs(source)) {
          expect(findScrubs(replaceScrub(source, scrub, 0.5)).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '/[',
    '[',
    '(',
    '`${',
    "'\\",
    '/*',
    '//',
    '\\',
    '/ ',
    '{',
    "slider('a', 1, {",
    '[)',
    '1.',
    '\ud83d',
    "'a",
    '`a',
    'a/',
    '}',
    '/a',
    '"',
    ' ',
  ])('of a long text made of %s come in time', (part) => {
    const begin = performance.now();
    findScrubs(part.repeat(250_000 / part.length));
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  test('of a text beyond measure are none', () => {
    expect(findScrubs(`${' '.repeat(1_000_000)}slider('a', 1)`)).toEqual([]);
  });
});
