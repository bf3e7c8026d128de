/**
 * The code of a cell: shown with numbers to drag, and opened in an editor by a click in it, by typing, by Enter or by
 * the Edit button.
 */
import { coveredAbove, type Editor, type EditorOptions, type Problem } from '../editor/editor.ts';
import { fetchAhead, loadMonaco, usesMonaco } from '../editor/load.ts';
import { createEditor as createPlainEditor } from '../editor/textarea.ts';
import { format as formatNumber } from '../draw/number.ts';
import { element } from '../element.ts';
import type { Language, Strings } from '../strings.ts';
import type { Draggable } from './draggable.ts';
import { attachScrubs } from './scrubbing.ts';
import { typedAhead, type TypedAhead } from './typing.ts';

/** The cell around the code. */
export interface Host {
  /** The program's, unique on the page. */
  name: string;
  language: Language;
  text: Strings;
  /** After each change of the text by the reader. */
  changed(code: string): void;
  /** After a number was dragged: the result is to follow it. */
  dragged(): void;
  /** The reader asked for another text in place of this one. */
  replace(code: string): void;
  run(): void;
  /** Tells the reader what goes on. */
  status(message: string): void;
}

export interface Code {
  /** Another text takes the place of this one, coloured if `html` is given. */
  show(code: string, html?: string): void;
  /** Opens the editor. */
  edit(): Promise<void>;
  format(): Promise<void>;
  /** Marks an error of a run at its line; null takes it away. */
  showError: Editor['showError'];
  /** The reader runs programs and may edit one next: the editor is fetched in idle time. */
  fetchAhead(): void;
}

/** Offsets in the text. */
interface Place {
  start: number;
  end: number;
}

/** More than these are no help. */
const mostProblems = 5;

/** Brings the code of a cell to life; `cell` holds what `internal/Code.astro` makes. */
export function attachCode(cell: HTMLElement, host: Host): Code {
  const { name, language, text } = host;
  const find = (selector: string) => cell.querySelector<HTMLElement>(selector) as HTMLElement;
  const pre = find('pre.code');
  const shown = find('pre.code code');
  const parent = find('.cell-editor');
  const original = shown.textContent;
  /** As its control calls it; a reader's own that has not run yet has none. */
  const wordOf = (key: string): string =>
    cell
      .querySelector(`[data-control="${CSS.escape(key)}"]`)
      ?.closest('.control')
      ?.querySelector('.control-name')?.textContent ?? key;
  const spoken = element(document, 'span', { class: 'visually-hidden', role: 'status' });
  let editor: Editor | undefined;
  let typed: TypedAhead | undefined;

  pre.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, shiftKey } = event;
    const isLetter = isTyping(event);
    if (!isLetter && key !== 'Enter') return;
    const place = selected(target);
    // The beginning of a composition is left to the browser.
    const letter = isLetter && key.length === 1 ? key : '';
    if (letter || !isLetter) event.preventDefault();
    if (!isLetter && (ctrlKey || metaKey || shiftKey)) host.run();
    else if (typed) typed.type(letter);
    else if (isLetter) void edit(place ?? atTheEnd(), place ? letter : `\n${letter}`);
    else void edit(place);
  });
  pre.addEventListener('click', ({ target }) => {
    const isNumber = (target as Element).closest('.scrub') !== null;
    if (isNumber || getSelection()?.isCollapsed !== false) void edit(selected(target));
  });
  scrubs();

  /** Numbers to drag in the shown code; each change is an edit like any other. */
  function scrubs(): void {
    attachScrubs(shown, wordOf, () => {
      host.changed(shown.textContent);
      host.dragged();
    });
  }

  const code = (): string => editor?.getValue() ?? shown.textContent;

  /** The number that an event is about, or what the reader has selected in the shown code. */
  function selected(target: EventTarget | null): Place | undefined {
    const range = document.createRange();
    const number = (target as Element | null)?.closest('.scrub');
    const selection = getSelection();
    if (number) range.selectNodeContents(number);
    else if (selection?.rangeCount && shown.contains(selection.getRangeAt(0).commonAncestorContainer)) {
      range.setStart(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
      range.setEnd(selection.getRangeAt(0).endContainer, selection.getRangeAt(0).endOffset);
    } else return undefined;
    const length = range.toString().length;
    range.setStart(shown, 0);
    const end = range.toString().length;
    return { start: end - length, end };
  }

  function atTheEnd(): Place {
    const end = shown.textContent.length;
    return { start: end, end };
  }

  /** The start of the first line that can be seen, so that the page need not scroll. */
  function inSight(): Place {
    const { lineHeight, paddingTop } = getComputedStyle(pre);
    const top = pre.getBoundingClientRect().top + parseFloat(paddingTop);
    const covered = Math.ceil((coveredAbove() - top) / parseFloat(lineHeight));
    const lines = shown.textContent.split('\n');
    const first = Math.min(lines.length - 1, Math.max(0, covered));
    const start = lines.slice(0, first).join('\n').length + (first > 0 ? 1 : 0);
    return { start, end: start };
  }

  /** Opens the editor; `first` has been typed already. */
  async function edit(place?: Place, first = ''): Promise<void> {
    const fold = cell.querySelector<HTMLDetailsElement>('details.cell-fold');
    if (fold) fold.open = true;
    if (editor || typed) {
      (typed ?? editor)?.focus();
      return;
    }
    const { start, end } = place ?? inSight();
    typed = typedAhead(pre, text.code(`${name}.ts`), first);
    let hint: string;
    [editor, hint] = await open();
    const ahead = await typed.finished();
    const hasFocus = cell.contains(document.activeElement) || document.activeElement === document.body;
    pre.hidden = true;
    editor.select(start, end);
    if (ahead) editor.type(ahead);
    if (hasFocus) editor.focus();
    typed.remove();
    typed = undefined;
    find('[data-do="edit"]').hidden = true;
    offerFormat();
    // On a number the reader has been told what it can do, which is the rarer news.
    if (hint && !(hinted && hint === text.leaveEditor)) host.status(hint);
  }

  /** The editor, laid over the shown code, and what the reader should know about it. */
  async function open(): Promise<[Editor, string]> {
    parent.after(spoken);
    parent.hidden = false;
    const options: EditorOptions = {
      parent,
      path: `${location.pathname.split('/').filter(Boolean).at(-1) ?? 'page'}/${name}.ts`,
      value: shown.textContent,
      label: text.code(`${name}.ts`),
      language,
      onChange: host.changed,
      onDrag: host.dragged,
      onNumber: showNumber,
      onRun: host.run,
      onFormat: () => void format(),
      onProblems: showProblems,
    };
    if (!usesMonaco()) return [await createPlainEditor(options), ''];
    host.status(text.loadingEditor);
    try {
      const { createEditor } = await loadMonaco(language);
      const monaco = await createEditor(options);
      // It may have been changed in the meantime.
      monaco.setValue(shown.textContent);
      return [monaco, text.leaveEditor];
    } catch {
      parent.replaceChildren();
      return [await createPlainEditor({ ...options, value: shown.textContent }), text.editorFailed];
    }
  }

  let hinted = '';
  function showNumber(number: Draggable | undefined): void {
    const word = number ? wordOf(number.key) : '';
    if (number && word !== hinted) host.status(text.dragNumber);
    hinted = word;
    const value = number ? `${word}: ${formatNumber(number.value)}` : '';
    if (spoken.textContent !== value) spoken.textContent = value;
  }

  function showProblems(problems: Problem[]): void {
    const list = find('.cell-problems');
    list.hidden = problems.length === 0;
    list.replaceChildren(
      ...problems
        .slice(0, mostProblems)
        .map(({ line, message, severity }) =>
          element(document, 'li', { class: severity }, text.problem(line, message)),
        ),
    );
  }

  function offerFormat(): void {
    find('[data-do="format"]').hidden = !editor && shown.textContent === original;
  }

  async function format(): Promise<void> {
    const before = code();
    const formatter = await import('../editor/format.ts').catch(() => undefined);
    if (!formatter) {
      host.status(text.formatFailed);
      return;
    }
    try {
      const after = await formatter.formatCode(before, editor?.caret() ?? 0);
      // Typed on: what the reader writes counts, and the button is still there.
      if (code() !== before) return;
      if (after.code !== before) {
        host.replace(after.code);
        editor?.select(after.caret);
      }
      editor?.focus();
      host.status(text.formatted);
    } catch (error) {
      const { loc } = error as { loc?: { start: { line: number } } };
      host.status(text.notFormatted(loc?.start.line ?? 1));
    }
  }

  return {
    show(next, html) {
      editor?.setValue(next);
      if (html === undefined) shown.textContent = next;
      else shown.innerHTML = html;
      scrubs();
      offerFormat();
    },
    edit: () => edit(),
    format,
    showError: (error) => editor?.showError(error),
    fetchAhead: () => fetchAhead(language),
  };
}

/** Keys that have a meaning for the whole page. */
const ofThePage = new Set([' ', '/', '?']);

/** A letter, or the beginning of one; on some keyboards AltGraph is needed for brackets. */
function isTyping(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const isLetter = key.length === 1 || key === 'Process' || key === 'Dead';
  const isPlain = event.getModifierState('AltGraph') || !(ctrlKey || metaKey || altKey);
  return isLetter && isPlain && !ofThePage.has(key);
}
