/**
 * Figures as data: what a program asks to have drawn, and nothing about how.
 *
 * A figure holds charts, controls and tables in the order in which the program named them.
 * Every `key` is an English word that the page looks up in `content/labels.ts`.
 */

export type Scale = 'linear' | 'log';

/** Axis titles are keys; a missing domain is taken from the data. */
export interface Axes {
  x?: string;
  y?: string;
  xScale?: Scale;
  yScale?: Scale;
  xDomain?: [number, number];
  yDomain?: [number, number];
}

/**
 * One named thing in a chart.
 *
 * - `line`, `points`: (x[i], y[i])
 * - `bars`: a bar of height y[i] at the category or number x[i]
 * - `band`: between y[i] and y2[i]
 * - `rule`: a straight line across the chart at x[0] (vertical) or y[0] (horizontal); the other array is empty
 */
export interface Series {
  key: string;
  mark: 'line' | 'points' | 'bars' | 'band' | 'rule';
  x: (number | string)[];
  y: number[];
  y2?: number[];
}

export interface Chart {
  /** '' for the program's only chart. */
  key: string;
  axes: Axes;
  series: Series[];
}

export type Control =
  | {
      kind: 'slider';
      key: string;
      value: number;
      initial: number;
      min: number;
      max: number;
      step?: number;
      scale: Scale;
    }
  | { kind: 'choice'; key: string; value: string; initial: string; options: string[] }
  | { kind: 'toggle'; key: string; value: boolean; initial: boolean };

export interface Figure {
  charts: Chart[];
  controls: Control[];
}

/** The reader's settings, by control key; a key without one keeps the program's default. */
export type Settings = Record<string, number | string | boolean>;
