/** The positions of a slider and the values they stand for. */
import type { Control } from '../src/plot/figure.ts';

export type SliderRange = Pick<Extract<Control, { kind: 'slider' }>, 'min' | 'max' | 'scale' | 'step'>;

/** Position 0 … 1000 of a value on its slider. */
export function sliderPosition({ min, max, scale }: SliderRange, value: number): number {
  const part = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(1000 * part);
}

/** Value at a position 0 … 1000, rounded to what a reader can say: the step, or three significant digits. */
export function sliderValue({ min, max, scale, step }: SliderRange, position: number): number {
  const part = position / 1000;
  const exact = scale === 'log' ? min * (max / min) ** part : min + part * (max - min);
  const rounded = step ? min + Math.round((exact - min) / step) * step : exact;
  return Math.min(max, Math.max(min, Number(rounded.toPrecision(3))));
}

/** How many steps the input of a slider has: each value of its own once, so that every press of a key shows another. */
export const stepsOf = ({ min, max, scale, step }: SliderRange): number =>
  step && scale !== 'log' ? Math.max(1, Math.min(1000, Math.floor((max - min) / step + 1e-6))) : 1000;
