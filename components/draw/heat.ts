/** Heat maps: which step of a colour scale each value has, and what is written in the cells. */
import type { Grid } from '../../src/plot/figure.ts';
import { extent } from './axis.ts';
import { fixed, format } from './number.ts';
import { widthOf } from './text.ts';

/** Steps on each side of zero; steps and not a continuum, so that numbers can be read on every one of them. */
export const steps = 6;

export interface HeatScale {
  low: number;
  high: number;
  /** Two colours part at zero; else one runs from the lowest value to the highest. */
  isDiverging: boolean;
  /** −6 … 6, or 0 … 6; undefined for what is no finite number. */
  stepOf(value: number): number | undefined;
}

/** Values outside of a domain that is given have the colours of its ends. */
export function heatScale({ values, domain }: Pick<Grid, 'values' | 'domain'>): HeatScale {
  const [low, high] = domain ?? extent(values, 'linear');
  const isDiverging = low < 0 && high > 0;
  if (isDiverging) {
    const most = Math.max(-low, high);
    const stepOf = (value: number) => {
      if (!isPlaced(value)) return undefined;
      const size = Math.min(steps, Math.floor((Math.abs(value) / most) * (steps + 0.5) + 0.5));
      return value < 0 ? -size || 0 : size;
    };
    return { low: -most, high: most, isDiverging, stepOf };
  }
  const stepOf = (value: number) =>
    isPlaced(value)
      ? Math.max(0, Math.min(steps, Math.floor(((value - low) / (high - low)) * (steps + 1))))
      : undefined;
  return { low, high, isDiverging, stepOf };
}

const isPlaced = (value: number) => Math.abs(value) < 1e150;

/** The colour of a step; the ground shows through at none. */
export function heatColour(step: number): string {
  if (step === 0) return 'var(--heat-0, none)';
  return `var(--heat-${step < 0 ? 'low' : 'high'}-${Math.abs(step)}, currentColor)`;
}

/** The colour of a number on a step. */
export const heatInk = (step: number) =>
  Math.abs(step) > steps / 2 ? 'var(--heat-number-far, currentColor)' : 'var(--heat-number, currentColor)';

/** Numbers for all cells with as many digits as fit into each of them; undefined where none do. */
export function cellTexts(
  { values }: Grid,
  size: number,
  width: number,
  height: number,
): string[] | undefined {
  if (height < size * 1.25) return undefined;
  for (const digits of [3, 2]) {
    const texts = textsOf(values, digits);
    if (texts.every((text) => widthOf(text, size) <= width - 6)) return texts;
  }
  return undefined;
}

/** All with the same decimals, so that they can be compared: `digits` of them count in the greatest one. */
function textsOf(values: readonly number[], digits: number): string[] {
  const finite = values.filter(Number.isFinite);
  const most = finite.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
  if (finite.length < values.length || most >= 1e6 || most < 1e-3)
    return values.map((value) => format(value, digits));
  const write = (decimals: number) => values.map((value) => Number(value.toFixed(decimals)));
  let decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(most)));
  // No zeros that stand at the end of every number.
  while (decimals > 0 && String(write(decimals)) === String(write(decimals - 1))) decimals--;
  return values.map((value) => fixed(value, decimals));
}
