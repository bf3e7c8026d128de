/**
 * Programs of a reader gone astray, in one list for the sandbox's tests, for the run in other browsers and for the bench.
 * Whatever they do: the page answers, says what happened, and runs the next one.
 */

/** Programs that never end; each says 'before' first. */
export const endless = Object.entries({
  'an endless loop': 'while (true) {}',
  'a catastrophic regular expression': '/^(a+)+$/.test("a".repeat(40) + "b");',
  'endless promises': 'const f = () => Promise.resolve().then(f); f(); await new Promise(() => {});',
  timers: 'setInterval(() => {}, 1); await new Promise(() => {});',
  'a flood of lines': 'for (let i = 0; ; i++) console.log(i);',
  'a flood of points': "for (let i = 0; ; i++) plot.line('a', i, i);",
}).map(([name, source]) => ({
  name,
  source: `import { plot } from 'weight-decay/plot';\nplot; console.log('before');\n${source}`,
}));

export interface Hostile {
  name: string;
  source: string;
  /** How it may end: with its results, or with an error. */
  ends: 'well' | 'badly' | 'either';
  /** What the recording holds besides, in any browser. */
  gives?: object;
}

const line = (text: unknown, count = 1) => ({ level: 'log', text, count });
const thrown = (what: string, message: string): Hostile => ({
  name: `a thrown ${what}`,
  source: `throw ${what};`,
  ends: 'badly',
  gives: { error: { name: 'Uncaught', message } },
});

/** Programs that ask for too much, or hand over what is hard to show. */
export const hostile: Hostile[] = [
  { name: 'recursion without end', source: 'const f = (): number => 1 + f();\nf();', ends: 'badly' },
  {
    name: 'an array of 2 GB',
    // Memory that is not written to is not taken.
    source: `const all = new Float64Array(2 ** 28);
for (let i = 0; i < all.length; i += 256) all[i] = 1;
export const length = all.length;`,
    ends: 'either',
  },
  { name: 'an array of 8 TB', source: 'new Float64Array(1e12);', ends: 'badly' },
  { name: 'a text without end', source: "let text = 'a';\nwhile (true) text += text;", ends: 'badly' },
  {
    name: 'a million lines',
    source: 'for (let i = 0; i < 1e6; i++) console.log(i);',
    ends: 'well',
    gives: { dropped: 999_000 },
  },
  {
    name: 'the same line a million times',
    source: "for (let i = 0; i < 1e6; i++) console.log('same');",
    ends: 'well',
    gives: { console: [line('same', 1e6)], dropped: 0 },
  },
  {
    name: 'a line of 10 MB',
    source: "console.log('x'.repeat(1e7));",
    ends: 'well',
    gives: { console: [line(`${'x'.repeat(8192)}…`)] },
  },
  {
    name: 'an error of 10 MB',
    source: "throw new Error('x'.repeat(1e7));",
    ends: 'badly',
    gives: { error: { name: 'Error', message: `${'x'.repeat(4097)}` } },
  },
  {
    name: 'an export of 10 MB',
    source: "export const text = 'x'.repeat(1e7);\nexport const a = 1;",
    ends: 'well',
    gives: { results: { a: 1 } },
  },
  {
    name: 'ten million points',
    source: `import { plot } from 'weight-decay/plot';
for (let i = 0; i < 1e7; i++) plot.line('a', i, i === 5_000_001 ? 9 : 0);`,
    ends: 'well',
  },
  {
    name: 'NaN and Infinity',
    source: `import { plot } from 'weight-decay/plot';
plot.line('a', [0, 1, 2, 3], [NaN, Infinity, -Infinity, 1]);
plot.points('b', [NaN, Infinity], [NaN, 0]);
plot.line('c', Infinity, -Infinity);
export const values = [NaN, Infinity, -Infinity, -0];
console.log(values);`,
    ends: 'well',
    gives: {
      console: [line('[NaN, Infinity, -Infinity, -0]')],
      results: { values: [Number.NaN, Infinity, -Infinity, -0] },
    },
  },
  thrown('undefined', 'undefined'),
  thrown('null', 'null'),
  thrown('NaN', 'NaN'),
  thrown("''", ''),
  thrown("Symbol('s')", 'Symbol(s)'),
  thrown('10n', '10n'),
  thrown('{ a: 1 }', '{ a: 1 }'),
  thrown('Object.create(null)', '{}'),
  thrown('() => 1', '[Function]'),
  {
    name: 'a thrown proxy that throws',
    source: 'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });',
    ends: 'badly',
  },
  {
    name: 'an error with hostile getters',
    source: "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } });",
    ends: 'badly',
  },
  {
    name: 'objects in a circle',
    source: `const a: Record<string, unknown> = { b: 1 };
a.self = a;
const map = new Map();
map.set('me', map);
console.log(a, map);
export { a, map };`,
    ends: 'well',
    gives: {
      console: [line("{ b: 1, self: [Circular] } Map(1) { 'me' => [Circular] }")],
      results: { a: { b: 1, self: '[Circular]' }, map: [['me', '[Circular]']] },
    },
  },
  {
    name: 'an error in a circle',
    source: "const error: Error & { cause?: unknown } = new Error('x');\nerror.cause = error;\nthrow error;",
    ends: 'badly',
    gives: { error: { name: 'Error', message: 'x', line: 1 } },
  },
  {
    name: 'getters that throw',
    source: `export const a = { get b() { throw new Error('no'); }, c: 1 };
export const list = Object.defineProperty([1, 2], 0, { get() { throw new Error('no'); } });
console.log(a, list);
console.table([a]);`,
    ends: 'well',
    gives: { results: { a: { c: 1 } } },
  },
  {
    name: 'a proxy that throws',
    source: `export const proxy = new Proxy({}, { ownKeys() { throw 1; }, getPrototypeOf() { throw 2; } });
console.log(proxy);
console.table(proxy);
export const a = 1;`,
    ends: 'well',
    gives: { results: { a: 1 } },
  },
  {
    name: 'objects in objects, 100 000 deep',
    source: `let a: object = {};
for (let i = 0; i < 1e5; i++) a = { a };
console.log(a);
export { a };`,
    ends: 'well',
  },
  {
    name: 'an object with a million keys',
    source: `export const wide = Object.fromEntries(Array.from({ length: 1e6 }, (_, i) => [\`k\${i}\`, i]));
console.log(wide);
console.table(wide);`,
    ends: 'well',
  },
  {
    name: 'no console',
    source: 'Reflect.set(globalThis, "console", null);\nexport const a = 1;',
    ends: 'well',
    gives: { results: { a: 1 } },
  },
  {
    name: 'JavaScript with its parts replaced',
    source: `const broken = () => { throw 'broken'; };
for (const name of ['map', 'slice', 'includes', 'push', 'at']) Reflect.set(Array.prototype, name, broken);
for (const name of ['keys', 'defineProperty', 'getOwnPropertyDescriptor']) Reflect.set(Object, name, broken);
for (const name of Reflect.ownKeys(globalThis)) Reflect.set(globalThis, name, broken);`,
    ends: 'badly',
  },
];
