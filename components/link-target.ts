/** Links from the text to a program, checked when the page is built. */
import { findLinked, parseLink, valueOf, variablesIn } from './cell/link.ts';
import { format } from './draw/number.ts';
import { loadProgram } from './program.ts';
import { strings, type Language } from './strings.ts';
import { wordsIn } from './words.ts';

export interface LinkTarget {
  /** Of the cell, on the page. */
  href: string;
  /** Says to those who listen what a term is linked to. */
  label: string;
  /** What the program gave when it was recorded, ready to print. */
  recorded: string | undefined;
}

/**
 * What `cell.name` means in a lesson.
 *
 * @throws with the valid names if the lesson has no such cell, or the cell no such variable, part of one or key
 */
export async function linkTarget(lesson: string, to: string, language: Language): Promise<LinkTarget> {
  const link = parseLink(to);
  if (!link) throw new Error(`Lesson ${lesson}: the link "${to}" should be "cell.name".`);
  const { cell, names } = link;
  const { file, source, recording } = await loadProgram(lesson, `${cell}.ts`);
  const { figure, results } = recording;
  for (const name of names) {
    if (findLinked(source, [name]).lines.length > 0) continue;
    const keys = [...figure.controls, ...figure.charts.flatMap(({ series }) => series)].map(({ key }) => key);
    const valid = [...new Set([...variablesIn(source), ...keys])];
    throw new Error(
      `Lesson ${lesson}: ${file} has no "${name}" to link to. Its names are: ${valid.join(', ') || 'none'}.`,
    );
  }
  const words = wordsIn(language);
  const value = valueOf(names, findLinked(source, names).keys, figure, results);
  const recorded =
    value === undefined ? undefined : typeof value === 'number' ? format(value) : words(value).text;
  const { linked } = strings(language === 'zh' ? 'zh-cn' : undefined);
  return {
    href: `#cell-${cell}`,
    label: linked(cell, names.map((name) => words(name).text).join(', '), recorded),
    recorded,
  };
}
