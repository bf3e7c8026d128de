/** Every word that a program of ours shows must exist in both languages; a number is the same in each. */
import { labels } from '../../content/labels.ts';
import type { Figure } from '../../src/plot/figure.ts';

/** @throws with the file, the key and the place for it if `content/labels.ts` has no entry. */
export function knownWords(file: string, figure: Figure): void {
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
      throw new Error(
        `${file}: "${key}" has no entry in content/labels.ts. Known: ${Object.keys(labels).join(', ')}.`,
      );
    }
  }
}
