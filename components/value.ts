/** A number that prose takes from a program. */
import { loadProgram } from './program.ts';

/**
 * The export `cell.name` of a lesson's program, as recorded.
 *
 * @throws with the valid names if the program exports no such number
 */
export async function recordedValue(lesson: string, of: string): Promise<number> {
  const [cell, name, ...rest] = of.split('.');
  if (!cell || !name || rest.length > 0)
    throw new Error(`Lesson ${lesson}: "${of}" should be "cell.export".`);
  const { recording } = await loadProgram(lesson, `${cell}.ts`);
  const value = recording.results[name];
  if (typeof value === 'number') return value;
  const numbers = Object.keys(recording.results).filter((key) => typeof recording.results[key] === 'number');
  throw new Error(
    `Lesson ${lesson}: ${cell}.ts exports no number "${name}". Its numbers are: ${numbers.join(', ') || 'none'}.`,
  );
}
