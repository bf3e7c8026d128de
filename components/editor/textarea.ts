/** The editor on touch screens and small ones, and where Monaco cannot load. */
import { draggableAt, editorKeys, movedBy } from '../cell/draggable.ts';
import { changeBetween, type Editor, type EditorOptions, type Problem } from './editor.ts';
import './textarea.css';

/** Milliseconds without a further letter before the text is checked. */
const pause = 400;

export async function createEditor({
  parent,
  value,
  label,
  onChange,
  onDrag,
  onNumber,
  onRun,
  onFormat,
  onProblems,
}: EditorOptions): Promise<Editor> {
  const frame = document.createElement('div');
  frame.className = 'plain-editor';
  const mark = document.createElement('div');
  mark.className = 'plain-editor-error';
  mark.hidden = true;
  const area = document.createElement('textarea');
  area.value = value;
  area.spellcheck = false;
  area.wrap = 'off';
  area.lang = 'en';
  area.translate = false;
  area.setAttribute('aria-label', label);
  for (const help of ['autocapitalize', 'autocomplete', 'autocorrect']) area.setAttribute(help, 'off');
  frame.append(mark, area);
  parent.append(frame);

  const fit = (): void => {
    area.style.height = 'auto';
    // A scrollbar below the last line takes its height from the text.
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  new ResizeObserver((_, self) => {
    fit();
    // Only the first size is news: afterwards the height follows the text.
    self.disconnect();
  }).observe(frame);
  document.fonts.addEventListener('loadingdone', fit);
  fit();

  // ── Text ──
  let isOurs = false;
  /** Puts a text in a place, in a way that the reader can undo; the caret comes to stand after it. */
  const put = (start: number, end: number, text: string): void => {
    const focused = document.activeElement as HTMLElement | null;
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    // Deprecated, and still the only insertion that the browser's undo knows.
    if (!document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
      area.setRangeText(text, start, end, 'end');
      area.dispatchEvent(new InputEvent('input'));
    }
    if (focused !== area) focused?.focus({ preventScroll: true });
  };
  area.addEventListener('input', () => {
    fit();
    if (!isOurs) onChange(area.value);
    clearTimeout(checking);
    checking = setTimeout(() => void check(), pause);
  });

  // ── Errors: of syntax only, which the compiler finds without types ──
  let checking: ReturnType<typeof setTimeout> | undefined;
  const check = async (): Promise<void> => {
    const compiler = await import('../../src/runtime/transpile.ts').catch(() => undefined);
    onProblems(compiler ? syntaxProblems(compiler.transpile, area.value) : []);
  };

  // ── Keys ──
  area.addEventListener('keydown', (event) => {
    const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (event.isComposing) return;
    if (key === 'Enter' && (ctrlKey || metaKey || shiftKey)) onRun();
    else if (code === 'KeyF' && altKey && shiftKey) onFormat();
    else if (!altKey || ctrlKey || metaKey || shiftKey || !isKey(key) || !move(key)) return;
    event.preventDefault();
  });
  const isKey = (key: string): boolean => (editorKeys as readonly string[]).includes(key);
  /** Moves the number under the caret; false if there is none. */
  const move = (key: string): boolean => {
    const { selectionStart } = area;
    const number = draggableAt(area.value, selectionStart);
    const next = number && movedBy(key, number);
    if (!number || next === undefined) return false;
    if (next === number.value) return true;
    put(number.start, number.end, String(next));
    area.setSelectionRange(number.start, number.start);
    onDrag();
    return true;
  };
  for (const moved of ['keyup', 'click', 'input'])
    area.addEventListener(moved, () => onNumber(draggableAt(area.value, area.selectionStart)));
  // A new line starts below the last one. Tab moves on, as in any form.
  area.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertLineBreak') return;
    const before = area.value.slice(0, area.selectionStart);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const indent = (/^ */.exec(line)?.[0] ?? '') + (/[{[(]$/.test(line.trimEnd()) ? '  ' : '');
    if (indent === '') return;
    event.preventDefault();
    put(area.selectionStart, area.selectionEnd, `\n${indent}`);
  });

  return {
    getValue: () => area.value,
    setValue(next) {
      if (next === area.value) return;
      const { selectionStart, selectionEnd } = area;
      const { start, end, text } = changeBetween(area.value, next);
      isOurs = true;
      put(start, end, text);
      isOurs = false;
      area.setSelectionRange(selectionStart, selectionEnd);
    },
    caret: () => area.selectionStart,
    select: (start, end = start) => area.setSelectionRange(start, end),
    focus: () => area.focus(),
    type: (text) => put(area.selectionStart, area.selectionEnd, text),
    showError(error) {
      mark.hidden = error === null;
      area.ariaInvalid = String(error !== null);
      if (!error) return;
      const height = parseFloat(getComputedStyle(area).lineHeight);
      mark.style.top = `${(error.line - 1) * height}px`;
      mark.style.height = `${height}px`;
    },
  };
}

function syntaxProblems(transpile: (source: string) => string, source: string): Problem[] {
  try {
    transpile(source);
    return [];
  } catch (error) {
    const { message, line = 1, column = 1 } = error as Error & Partial<Problem>;
    return [{ severity: 'error', message, line, column }];
  }
}
