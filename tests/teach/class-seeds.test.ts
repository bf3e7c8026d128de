/** A seed for each student. */
import { describe, expect, test } from 'vitest';
import {
  classSeeds,
  csvOf,
  expectedOf,
  mostStudents,
  studentsIn,
} from '../../components/teach/class-seeds.ts';
import { claim, recordingOf } from '../cell/recording.ts';

const names = ['Ada', 'Emmy', 'Sofia', '王小明', '李华'];

describe('students', () => {
  test('are names, one a line, or a number of them', () => {
    expect(studentsIn(' Ada \n\n王小明\r\n')).toEqual({ students: ['Ada', '王小明'] });
    expect(studentsIn('3')).toEqual({ students: ['1', '2', '3'] });
    expect(studentsIn('3\n4')).toEqual({ students: ['3', '4'] });
  });

  test('are told apart, also where one name is written in two ways', () => {
    expect(studentsIn('Ada\nEmmy\nAda')).toEqual({ twice: 'Ada' });
    expect(studentsIn('Zoe\u0308\nZo\u00eb')).toEqual({ twice: 'Zo\u00eb' });
  });

  test.each(['', ' \n ', '0', String(mostStudents + 1), 'x\n'.repeat(mostStudents + 1)])(
    '%j are none',
    (typed) => {
      expect(studentsIn(typed)).toBeUndefined();
    },
  );
});

describe('seeds', () => {
  test('are the same for the same list, whole and far apart', () => {
    const many = Array.from({ length: mostStudents }, (_, i) => `student ${i}`);
    const seeds = classSeeds(many);
    expect(classSeeds(many)).toEqual(seeds);
    const sorted = seeds.toSorted((a, b) => a - b);
    for (const [i, seed] of sorted.entries()) {
      expect(Number.isSafeInteger(seed) && seed > 0 && seed < 10_000_000).toBe(true);
      if (i > 0) expect(seed - sorted[i - 1]).toBeGreaterThanOrEqual(1000);
    }
  });

  test('stay when a student is added at the end', () => {
    const seeds = classSeeds(names);
    expect(classSeeds([...names, 'late'])).toEqual([...seeds, expect.any(Number)]);
  });

  test('of numbers in a row are spread like others', () => {
    const seeds = classSeeds(Array.from({ length: 30 }, (_, i) => String(i + 1)));
    const tenths = new Set(seeds.map((seed) => Math.floor(seed / 100_000)));
    expect(tenths.size).toBeGreaterThanOrEqual(8);
  });
});

test('what a student should find: single numbers, and the claims that hold', () => {
  const run = recordingOf({
    results: { steps: 7, path: [1, 2], name: 'x' },
    claims: [claim('a', true), claim('b', false)],
  });
  expect(expectedOf(run)).toEqual({ values: { steps: 7 }, claims: '1/2' });
  const failed = recordingOf({ error: { kind: 'runtime', name: 'RangeError', message: 'too far' } });
  expect(expectedOf(failed)).toEqual({ error: 'too far' });
});

test('a table for spreadsheets: marks are quoted, and nothing is taken for a formula', () => {
  expect(
    csvOf([
      ['Ada, "the first"', '-1.5'],
      ['=1+1', '-x'],
    ]),
  ).toBe(`"Ada, ""the first""",-1.5\r\n'=1+1,'-x\r\n`);
});
