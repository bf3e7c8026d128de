/** A cell that another page points at, `leak/half-life`, with claims of it. */
import { loadProgram } from './program.ts';
import type { Language } from './strings.ts';
import { lessons, lessonText } from './tasks.ts';

export interface Seen {
  lesson: string;
  cell: string;
  /** The words of the claims. */
  claims: string[];
}

/** @throws with the valid names if the lesson shows no such cell, or its program has no such claim */
export async function seenCell(of: string, claims: string, language: Language): Promise<Seen> {
  const [lesson = '', cell = '', ...rest] = of.split('/');
  const fail = (why: string): never => {
    throw new Error(`See of="${of}": ${why}`);
  };
  if (!lessons.includes(lesson) || !cell || rest.length > 0)
    fail(`should be "lesson/cell"; the lessons are: ${lessons.join(', ')}.`);
  const { file, recording } = await loadProgram(lesson, `${cell}.ts`);
  if (!(await lessonText(lesson, language)).includes(` file="${file}"`))
    fail(`the lesson does not show ${file}.`);
  const texts = claims
    .split(' ')
    .filter(Boolean)
    .map((id) => {
      const claim = recording.claims.find((one) => one.id === id);
      const ids = recording.claims.map((one) => one.id).join(', ');
      return claim?.[language] ?? fail(`${file} has no claim "${id}". Its claims are: ${ids || 'none'}.`);
    });
  return { lesson, cell, claims: texts };
}
