/** The editor on touch screens and small ones, and where Monaco cannot load. */
import type { Editor, EditorOptions } from './editor.ts';
import './textarea.css';

export async function createEditor({
  parent,
  value,
  label,
  onChange,
  onRun,
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
  const watcher = new ResizeObserver((_, self) => {
    fit();
    // Only the first size is news: afterwards the height follows the text.
    self.disconnect();
  });
  watcher.observe(frame);
  document.fonts.addEventListener('loadingdone', fit);
  fit();

  area.addEventListener('input', () => {
    fit();
    onChange(area.value);
  });
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey || event.shiftKey))
      return;
    event.preventDefault();
    onRun();
  });
  // A new line starts below the last one. Tab moves on, as in any form.
  area.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertLineBreak') return;
    const before = area.value.slice(0, area.selectionStart);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const indent = (/^ */.exec(line)?.[0] ?? '') + (/[{[(]$/.test(line.trimEnd()) ? '  ' : '');
    if (indent === '') return;
    event.preventDefault();
    // Deprecated, and still the only insertion that the browser's undo knows.
    document.execCommand('insertText', false, `\n${indent}`);
  });

  return {
    getValue: () => area.value,
    setValue(next) {
      if (next === area.value) return;
      const { selectionStart, selectionEnd } = area;
      area.value = next;
      area.setSelectionRange(selectionStart, selectionEnd);
      fit();
    },
    focus(line, column) {
      if (line !== undefined) {
        const lines = area.value.split('\n').slice(0, line);
        const last = lines.pop() ?? '';
        const start = lines.reduce((sum, each) => sum + each.length + 1, 0);
        const place = start + Math.min((column ?? 1) - 1, last.length);
        area.setSelectionRange(place, place);
      }
      area.focus();
    },
    showError(error) {
      mark.hidden = error === null;
      area.toggleAttribute('aria-invalid', error !== null);
      if (!error) return;
      const height = parseFloat(getComputedStyle(area).lineHeight);
      mark.style.top = `${(error.line - 1) * height}px`;
      mark.style.height = `${height}px`;
    },
    dispose() {
      watcher.disconnect();
      document.fonts.removeEventListener('loadingdone', fit);
      frame.remove();
    },
  };
}
