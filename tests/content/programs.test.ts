/** Every program of every lesson, and of the page of questions: its size, its words, its claims, and claims for seeds that nobody looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownWords } from '../../components/internal/known-words.ts';
import { loadProgram } from '../../components/program.ts';
import type { Settings } from '../../src/plot/figure.ts';
import type { ClaimResult } from '../../src/runtime/protocol.ts';
import { describeError, record } from '../../src/runtime/record.ts';
import {
  cellsOf,
  componentsIn,
  hasCompanion,
  lessons,
  pageOf,
  programsOf,
  read,
  runChanged,
  tell,
} from './lessons.ts';

const programs = [...lessons, 'faq'].flatMap((lesson) =>
  programsOf(lesson).map((file) => ({ lesson, file })),
);
const sourceOf = ({ lesson, file }: { lesson: string; file: string }): string =>
  readFileSync(join(cellsOf(lesson), file), 'utf8');

/** Seconds, as the lesson states them where it shows the program. */
function timesOf({ lesson, file }: { lesson: string; file: string }): { seconds: number; limit: number } {
  const shown = componentsIn(read(pageOf(lesson), 'en').body);
  const { seconds = 2, limit = 30 } =
    shown.find(({ properties }) => properties['file'] === file)?.properties ?? {};
  return { seconds: Number(seconds), limit: Number(limit) };
}

/** `content/lessons/…/one-weight.claims.ts:7: “…” does not hold; measured: …` */
function toldOf(
  { lesson, file }: { lesson: string; file: string },
  { id, en, measured }: ClaimResult,
): string {
  const name = file.replace('.ts', '.claims.ts');
  const lines = readFileSync(join(cellsOf(lesson), name), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes(`id: '${id}'`)) + 1;
  return `content/${pageOf(lesson)}/cells/${name}:${line}: “${en}” does not hold; measured: ${measured}`;
}

/** A program that draws random numbers names its seed, or the first of them, on a line of its own. */
const seedLine = /^const (seed|firstSeed) = \d+;$/m;

describe.each(programs)('$lesson/$file', (program) => {
  const { lesson, file } = program;
  const source = sourceOf(program);
  const place = `content/${pageOf(lesson)}/cells/${file}`;

  test('is at most 30 lines of at most 80 columns, and its comments are formulas', () => {
    const lines = source.trimEnd().split('\n');
    tell([
      ...(lines.length > 30 ? [`${place}:31: ${lines.length} lines; a program has at most 30.`] : []),
      ...lines.flatMap((line, index) =>
        line.length > 80 ? [`${place}:${index + 1}: ${line.length} columns; a line has at most 80.`] : [],
      ),
      // A word of more than four letters needs a translation.
      ...[...source.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].flatMap(({ 0: text, index }) =>
        /[A-Za-z]{5,}/.test(text)
          ? [
              `${place}:${source.slice(0, index).split('\n').length}: a comment is a formula, in no language: ${text}`,
            ]
          : [],
      ),
    ]);
  });

  // The machine may be slow or busy, so only a program that is far past its time fails; the others are named.
  test('runs, in about the time that its lesson states or in 2 s', async () => {
    const { seconds, limit } = timesOf(program);
    const { error, ms } = await record(join(cellsOf(lesson), file), { limit: 10_000 * seconds });
    if (error) tell([describeError(place, error)]);
    expect(ms).toBeLessThan(10_000 * seconds);
    expect(seconds).toBeGreaterThanOrEqual(2);
    expect(seconds).toBeLessThan(limit);
  });

  test('makes claims that hold', async () => {
    const { claims } = (await loadProgram(lesson, file)).recording;
    tell(claims.filter(({ holds }) => !holds).map((claim) => toldOf(program, claim)));
    if (hasCompanion(lesson, file, 'claims')) expect(claims.length).toBeGreaterThan(0);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { id, measured } of claims) {
      expect(measured, `${id}: numbers, in no language`).not.toMatch(/[A-Za-z]{4,}|\p{Script=Han}|NaN/u);
    }
  });

  test('names only what the labels translate', async () => {
    knownWords(await loadProgram(lesson, file));
  });

  test('moves to every end of its controls without an error', async () => {
    const path = join(cellsOf(lesson), file);
    const { figure } = await record(path);
    const settings = figure.controls.flatMap((control): Settings[] => {
      if (control.kind === 'slider') return [{ [control.key]: control.min }, { [control.key]: control.max }];
      if (control.kind === 'choice') return control.options.map((option) => ({ [control.key]: option }));
      return [{ [control.key]: !control.value }];
    });
    for (const setting of settings) {
      const { error } = await record(path, { settings: setting });
      if (error) tell([`${describeError(path, error)}, at ${JSON.stringify(setting)}`]);
    }
  });

  test('if it draws random numbers, its claims hold for fresh seeds too', async () => {
    if (!/\bseed\b/i.test(source)) return;
    if (!seedLine.test(source))
      tell([`${place}: its seed should stand on a line like "const seed = 1;", or firstSeed.`]);
    if (!hasCompanion(lesson, file, 'claims')) tell([`${place}: draws random numbers and claims nothing.`]);
    for (const seed of [1000, 2000, 3000, 4000]) {
      const { error, claims } = await runChanged(lesson, file, (text) =>
        text.replace(seedLine, `const $1 = ${seed};`),
      );
      if (error) tell([`${describeError(place, error)}, with seed ${seed}`]);
      expect(claims.length).toBeGreaterThan(0);
      tell(
        claims.filter(({ holds }) => !holds).map((claim) => `${toldOf(program, claim)}, with seed ${seed}`),
      );
    }
  });

  test('if it is an exercise, its solution passes and it does not', async () => {
    if (!hasCompanion(lesson, file, 'check')) return;
    const starter = await record(join(cellsOf(lesson), file));
    tell(starter.check?.passed ? [`${place}: passes before it is solved.`] : []);
    const solution = await record(join(cellsOf(lesson), file.replace(/\.ts$/, '.solution.ts')));
    const { error, check } = solution;
    tell(check?.passed ? [] : [`${place}: its solution does not pass: ${error?.message ?? check?.en}`]);
  });
});

test('at least one program draws random numbers, so that the test of fresh seeds tests something', () => {
  expect(programs.filter((program) => seedLine.test(sourceOf(program))).length).toBeGreaterThan(0);
});
