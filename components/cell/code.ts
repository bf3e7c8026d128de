/** The code of a cell: shown with numbers to drag, and opened in an editor by a click in it, by Enter or by the Edit button. */
import type { Editor, EditorOptions, Problem } from '../editor/editor.ts';
import { element } from '../output.ts';
import type { Language, Strings } from '../strings.ts';
import { wordsIn } from '../words.ts';
import { attachScrubs } from './scrubbing.ts';

/** The cell around the code. */
export interface Host {
  /** The program's, unique on the page. */
  name: string;
  language: Language;
  text: Strings;
  /** After each change of the text by the reader. */
  changed(code: string): void;
  /** After a change of a number by dragging it, which is to be seen at once. */
  dragged(): void;
  run(): void;
  /** Tells the reader what goes on. */
  status(message: string): void;
}

export interface Code {
  /** Another text takes the place of this one, coloured if `html` is given; the reader's caret stays where it can. */
  show(code: string, html?: string): void;
  /** Opens the editor, with the caret at a place of the code (1-based). */
  edit(line?: number, column?: number): Promise<void>;
  /** Marks an error of a run at its line; null takes it away. */
  showError: Editor['showError'];
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
  let editor: Editor | undefined;
  let isLoading = false;

  pre.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) host.run();
    else void edit();
  });
  pre.addEventListener('click', ({ target }) => {
    if ((target as Element).closest('.scrub') || getSelection()?.isCollapsed === false) return;
    const { line, column } = caret();
    void edit(line, column);
  });
  scrubs();

  /** Numbers to drag in the shown code; each change is an edit like any other. */
  function scrubs(): void {
    const words = wordsIn(language);
    attachScrubs(
      shown,
      (key) => words(key).text,
      () => {
        host.changed(shown.textContent);
        host.dragged();
      },
    );
  }

  /** Line and column (1-based) of a click in the shown code. */
  function caret(): { line: number; column: number } {
    const selection = getSelection();
    if (!selection?.anchorNode || !shown.contains(selection.anchorNode)) return { line: 1, column: 1 };
    const before = document.createRange();
    before.setStart(shown, 0);
    before.setEnd(selection.anchorNode, selection.anchorOffset);
    const lines = before.toString().split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }

  async function edit(line?: number, column?: number): Promise<void> {
    const fold = cell.querySelector<HTMLDetailsElement>('details.cell-fold');
    if (fold) fold.open = true;
    if (editor) {
      editor.focus(line, column);
      return;
    }
    if (isLoading) return;
    isLoading = true;
    const options: EditorOptions = {
      parent,
      path: `${location.pathname.split('/').filter(Boolean).at(-1) ?? 'page'}/${name}.ts`,
      value: shown.textContent,
      label: text.code(`${name}.ts`),
      language,
      onChange: host.changed,
      onRun: host.run,
      onProblems: showProblems,
    };
    const open = async (
      load: () => Promise<{ createEditor(given: EditorOptions): Promise<Editor> }>,
    ): Promise<Editor> => {
      const { createEditor } = await load();
      parent.hidden = false;
      const opened = await createEditor(options);
      pre.hidden = true;
      return opened;
    };
    const plain = () => import('../editor/textarea.ts');
    try {
      if (matchMedia('(pointer: coarse), (max-width: 700px)').matches) editor = await open(plain);
      else {
        host.status(text.loadingEditor);
        editor = await open(() =>
          language === 'zh' ? import('../editor/edit.zh.ts') : import('../editor/edit.en.ts'),
        );
        host.status(text.leaveEditor);
      }
    } catch {
      parent.replaceChildren();
      editor = await open(plain);
      host.status(text.editorFailed);
    }
    isLoading = false;
    find('[data-do="edit"]').hidden = true;
    editor.focus(line, column);
  }

  function showProblems(problems: Problem[]): void {
    const list = find('.cell-problems');
    list.hidden = problems.length === 0;
    list.replaceChildren(
      ...problems
        .slice(0, mostProblems)
        .map(({ line, message, severity }) =>
          element(document, 'li', { class: severity }, `${text.atLine(line)}: ${message}`),
        ),
    );
  }

  return {
    show(code, html) {
      editor?.setValue(code);
      if (html === undefined) shown.textContent = code;
      else shown.innerHTML = html;
      scrubs();
    },
    edit,
    showError: (error) => editor?.showError(error),
  };
}
