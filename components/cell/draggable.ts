/**
 * Which numbers of a program a reader can drag, and how far each moves: the same in the shown code and in every
 * editor.
 */
import { sliderPosition, sliderValue, type SliderRange } from '../slider.ts';
import { findScrubs, type Scrub } from './scrub.ts';

export interface Draggable extends Scrub {
  range: SliderRange;
}

/** Positions of a slider (of 1000) that a pixel of dragging, or a press of a key, moves. */
const perPixel = 3;
const perKey: Record<string, number> = {
  ArrowRight: 10,
  ArrowUp: 10,
  ArrowLeft: -10,
  ArrowDown: -10,
  PageUp: 100,
  PageDown: -100,
  Home: -1000,
  End: 1000,
};

/** In an editor, with Alt, since there the arrows move the caret; Alt with those to the sides is the browser's. */
export const editorKeys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'] as const;

const within = (position: number): number => Math.min(1000, Math.max(0, Math.round(position)));

/** The defaults of a program's sliders whose range is written out, in order. */
export function draggablesIn(source: string): Draggable[] {
  return findScrubs(source).flatMap((scrub) => {
    const { min, max, step, scale = 'linear', value } = scrub;
    if (min === undefined || max === undefined || !(min < max)) return [];
    if (scale === 'log' && !(min > 0 && value > 0)) return [];
    const range: SliderRange = { min, max, scale, ...(step === undefined ? {} : { step }) };
    return [{ ...scrub, range }];
  });
}

/** The one at a place of the source, its edges included. */
export const draggableAt = (source: string, place: number): Draggable | undefined =>
  draggablesIn(source).find(({ start, end }) => start <= place && place <= end);

/** The value that was `value` when it was seized, after so many pixels to the right. */
export const draggedBy = (pixels: number, { range, value }: Draggable): number =>
  sliderValue(range, within(sliderPosition(range, value) + perPixel * pixels));

/** The value after a press of a key; undefined if the key moves none. */
export function movedBy(key: string, { range, value }: Draggable): number | undefined {
  if (!Object.hasOwn(perKey, key)) return undefined;
  const step = perKey[key];
  let position = sliderPosition(range, value);
  // The slider's own steps may be wider than ours.
  do {
    position += step;
    const next = sliderValue(range, within(position));
    if (Math.sign(next - value) === Math.sign(step)) return next;
  } while (position > 0 && position < 1000);
  return value;
}
