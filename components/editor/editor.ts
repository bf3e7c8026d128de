/** One interface for every editor: Monaco where it can run, a textarea elsewhere. */

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
  /** Ctrl/⌘+Enter or Shift+Enter. */
  onRun(): void;
  /** Syntax and type errors as they are found; an empty list once there are none. */
  onProblems(problems: Problem[]): void;
}

export interface Editor {
  getValue(): string;
  /** Keeps the caret where it can; in Monaco the reader can undo it. */
  setValue(value: string): void;
  /** 1-based; without a position the caret stays where it was. */
  focus(line?: number, column?: number): void;
  /** Marks an error of a run at its line; null takes it away. */
  showError(error: { line: number; column?: number; message: string } | null): void;
  /** Indents and spaces the text; absent where nothing can. */
  format?(): Promise<void>;
  dispose(): void;
}
