/** One interface for every editor: Monaco where it can run, a textarea elsewhere. Places are offsets in the text. */
import type { Draggable } from '../cell/draggable.ts';

export type Language = 'en' | 'zh';

export interface Problem {
  severity: 'error' | 'warning';
  message: string;
  /** 1-based. */
  line: number;
  column: number;
}

export interface EditorOptions {
  parent: HTMLElement;
  /** Unique on the page, e.g. `leak/half-life.ts`. */
  path: string;
  value: string;
  /** Accessible name. */
  label: string;
  language: Language;
  /** After each change by the reader, undo included; not for `setValue`. */
  onChange(value: string): void;
  /** After a change of a number by dragging it or by keys, besides `onChange`. */
  onDrag(): void;
  /** The number under the caret that can be dragged, if there is one; after each movement of the caret. */
  onNumber(number: Draggable | undefined): void;
  /** Ctrl/⌘+Enter or Shift+Enter. */
  onRun(): void;
  /** Shift+Alt+F. */
  onFormat(): void;
  /** Syntax and type errors as they are found; an empty list once there are none. */
  onProblems(problems: Problem[]): void;
}

export interface Editor {
  getValue(): string;
  /** The reader can undo it, and the caret stays where it can. */
  setValue(value: string): void;
  caret(): number;
  select(start: number, end?: number): void;
  /** The page scrolls if the caret is out of sight. */
  focus(): void;
  /** As if the reader had typed it. */
  type(text: string): void;
  /** Marks an error of a run at its line; null takes it away. */
  showError(error: { line: number; column?: number; message: string } | null): void;
}

/** The one place where two texts differ, and what stands there in the second. */
export function changeBetween(now: string, next: string): { start: number; end: number; text: string } {
  const most = Math.min(now.length, next.length);
  let start = 0;
  while (start < most && now[start] === next[start]) start++;
  let end = 0;
  while (end < most - start && now.at(-1 - end) === next.at(-1 - end)) end++;
  return { start, end: now.length - end, text: next.slice(start, next.length - end) };
}

/** Pixels at the top of the window that the page's header covers, as the browser is told for its own scrolling. */
export const coveredAbove = (): number =>
  parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
