/** What prose takes from a program: a number, or the answer to a prediction. */
import { format } from './draw/number.ts';
import { loadProgram, type LessonProgram } from './program.ts';
import type { Language } from './strings.ts';
import type { Json } from '../src/runtime/protocol.ts';

/** A program's answer to a question with choices. */
type Answer = string | number | boolean;

const isNumber = (value: Json | undefined): value is number => typeof value === 'number';
const isAnswer = (value: Json | undefined): value is Answer =>
  isNumber(value) || typeof value === 'string' || typeof value === 'boolean';

/** @throws with the valid names if `cell.name` is no export of the kind that is asked for */
async function recorded<Value extends Json>(
  lesson: string,
  of: string,
  kind: string,
  isKind: (value: Json | undefined) => value is Value,
): Promise<{ value: Value; program: LessonProgram }> {
  const [cell, name, ...rest] = of.split('.');
  if (!cell || !name || rest.length > 0)
    throw new Error(`Lesson ${lesson}: "${of}" should be "cell.export".`);
  const program = await loadProgram(lesson, `${cell}.ts`);
  const { results } = program.recording;
  const value = results[name];
  if (isKind(value)) return { value, program };
  const names = Object.keys(results).filter((key) => isKind(results[key]));
  throw new Error(
    `Lesson ${lesson}: ${cell}.ts exports no ${kind} "${name}". It exports: ${names.join(', ') || 'none'}.`,
  );
}

/**
 * The export `cell.name` of a lesson's program, as recorded.
 *
 * @throws with the valid names if the program exports no such number
 */
export async function recordedValue(lesson: string, of: string): Promise<number> {
  return (await recorded(lesson, of, 'number', isNumber)).value;
}

/** A `Value` as it is printed on a page; `of` may name another lesson: `ridge/intercept.factor`. */
export async function printedValue(
  page: string,
  of: string,
  language: Language,
  { digits = 3, percent = false } = {},
): Promise<{ value: number; shown: string }> {
  const [name = '', lesson = page] = of.split('/').reverse();
  const value = await recordedValue(lesson, name);
  const sign = language === 'zh' ? '%' : ' %';
  return { value, shown: percent ? format(100 * value, digits) + sign : format(value, digits) };
}

/**
 * Which of the `choices` is the export `cell.name` of a lesson's program, as recorded.
 *
 * @throws with the valid names if it is none of them, or if the program could never give one of them
 */
export async function recordedChoice(lesson: string, of: string, choices: string[]): Promise<string> {
  const { value, program } = await recorded(lesson, of, 'word, number or truth value', isAnswer);
  const answer = String(value);
  const fail = (why: string): never => {
    throw new Error(`Lesson ${lesson}: Predict of="${of}": ${why}`);
  };
  if (choices.length < 2 || new Set(choices).size < choices.length) {
    fail(`the Choices should be two or more, each with another value; they are: ${choices.join(', ')}.`);
  }
  if (!choices.includes(answer)) {
    fail(`the program's answer is "${answer}", and the Choices are: ${choices.join(', ')}.`);
  }
  const impossible = choices.find((choice) => !canGive(program.source, value, choice));
  if (impossible !== undefined) {
    const words = [...program.source.matchAll(/'([\w-]+)'/g)].map(([, word]) => word ?? '');
    const valid = {
      string: [...new Set([answer, ...words])].join(', '),
      number: 'numbers',
      boolean: 'true, false',
    };
    const kind = typeof value as 'string' | 'number' | 'boolean';
    fail(`${program.file} never says "${impossible}". It says: ${valid[kind]}.`);
  }
  return answer;
}

/** A word that stands nowhere in the program is misspelt: no change of a setting would ever make it the answer. */
function canGive(source: string, value: Answer, choice: string): boolean {
  if (typeof value === 'number') return String(Number(choice)) === choice;
  if (typeof value === 'boolean') return choice === 'true' || choice === 'false';
  return source.split(/[^\w-]+/).includes(choice);
}
