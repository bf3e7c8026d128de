/** Every word that a program of ours shows must exist in both languages; a number is the same in each. */
import { labels } from '../../content/labels.ts';
import type { LessonProgram } from '../program.ts';
import { choices } from './choices.ts';

/** @throws with the line of the program, the key and the place for it if `content/labels.ts` has no entry. */
export function knownWords({ path, source, recording: { figure } }: LessonProgram): void {
  const keys = [
    ...figure.charts.flatMap(({ key, axes, series }) => [
      key,
      axes.x,
      axes.y,
      ...series.flatMap((one) => [one.key, ...(one.grid?.sides ?? [])]),
    ]),
    ...figure.controls.flatMap((control) => [
      control.key,
      ...(control.kind === 'choice' ? control.options : []),
    ]),
  ];
  for (const key of keys) {
    if (key && Number.isNaN(Number(key)) && !Object.hasOwn(labels, key)) {
      const line = source.split('\n').findIndex((text) => text.includes(`'${key}'`)) + 1;
      throw new Error(
        `${path}${line > 0 ? `:${line}` : ''}: "${key}" has no entry in content/labels.ts, where its word in each ` +
          `language belongs. ${choices(key, Object.keys(labels))}`,
      );
    }
  }
}
