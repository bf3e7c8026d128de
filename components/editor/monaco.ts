/** The editor where there is a keyboard and room: Monaco with TypeScript's service, cut down to what a cell needs. */
import { editor as monaco, KeyCode, KeyMod, languages, MarkerSeverity, Uri } from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// The feature named "suggest" registers inline suggestions only, "gotoSymbol" only the mouse's half.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/editor/contrib/gotoSymbol/browser/goToCommands';
import { StandaloneServices } from 'monaco-editor/editor/standalone/browser/standaloneServices';
import { IStorageService } from 'monaco-editor/platform/storage/common/storage';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import { conf } from 'monaco-editor/languages/definitions/typescript/typescript';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from './typescript.worker.ts?worker';
import globals from '../../content/globals.d.ts?raw';
import {
  draggableAt,
  draggablesIn,
  draggedBy,
  editorKeys,
  movedBy,
  type Draggable,
} from '../cell/draggable.ts';
import {
  changeBetween,
  coveredAbove,
  type Editor,
  type EditorOptions,
  type Language,
  type Problem,
} from './editor.ts';
import { compilerOptions } from './compiler-options.ts';
import { library } from './library.ts';
import { followTheme, fontOf } from './look.ts';
import { tokens } from './tokens.ts';
import './monaco.css';

const sources = import.meta.glob<string>(
  ['../../src/trainer/**/*.ts', '../../src/plot/**/*.ts', '!**/*.test.ts', '!**/*.d.ts', '!**/assembly/**'],
  { query: '?raw', import: 'default', eager: true },
);

const keyCodes = {
  ArrowUp: KeyCode.UpArrow,
  ArrowDown: KeyCode.DownArrow,
  PageUp: KeyCode.PageUp,
  PageDown: KeyCode.PageDown,
  Home: KeyCode.Home,
  End: KeyCode.End,
};

let isReady = false;

/** Everything that Monaco must know before the first model: later changes would restart its worker. */
function setUp(language: Language): void {
  if (isReady) return;
  isReady = true;
  globalThis.MonacoEnvironment = {
    getWorker: (_, label) => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
  };
  languages.register({ id: 'typescript', extensions: ['.ts'] });
  languages.setLanguageConfiguration('typescript', conf);
  languages.setMonarchTokensProvider('typescript', tokens);
  typescriptDefaults.setModeConfiguration({
    ...typescriptDefaults.modeConfiguration,
    documentRangeFormattingEdits: false,
    documentSymbols: false,
    inlayHints: false,
    onTypeFormattingEdits: false,
    references: false,
  });
  typescriptDefaults.setCompilerOptions(compilerOptions(language));
  typescriptDefaults.setExtraLibs([
    { content: globals, filePath: 'file:///globals.d.ts' },
    ...Object.entries(sources).map(([path, content]) => ({
      content,
      filePath: library + path.replace('../../', ''),
    })),
  ]);
  followTheme();
  document.fonts.addEventListener('loadingdone', () => monaco.remeasureFonts());

  monaco.onDidCreateModel((model) =>
    model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      // The static code's brackets are plain.
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    }),
  );

  // A definition in another file opens as a view inside the cell: a reader stays on the page.
  monaco.onDidCreateEditor((opened) => {
    opened.onDidChangeModel(({ newModelUrl }) => {
      if (!newModelUrl || !isLibrary(newModelUrl)) return;
      opened.updateOptions({
        readOnly: true,
        domReadOnly: true,
        lineNumbers: 'on',
        lineNumbersMinChars: 4,
        lineDecorationsWidth: 10,
        scrollbar: { vertical: 'auto', handleMouseWheel: true, alwaysConsumeMouseWheel: false },
      });
    });
  });
  // A cell is narrow: the source takes all the room that the list beside it can spare.
  StandaloneServices.get(IStorageService).store('peekViewLayout', '{"ratio":1,"heightInLines":16}', 0, 1);
  monaco.registerEditorOpener({
    openCodeEditor(source, resource, place) {
      const model = monaco.getModel(resource);
      if (!model || source.getModel() === model) return false;
      if (!isLibrary(source.getModel()?.uri)) {
        source.trigger('cell', 'editor.action.peekDefinition', {});
        return true;
      }
      // From one library file to another: the same view turns to it.
      source.setModel(model);
      const title = source.getContainerDomNode().closest('.peekview-widget')?.querySelector('.filename');
      if (title) title.textContent = resource.path.split('/').at(-1) ?? '';
      if (place) {
        const range = 'startLineNumber' in place ? place : at(place);
        source.setSelection(range);
        source.revealRangeInCenter(range);
      }
      return true;
    },
  });
}

const isLibrary = (uri: Uri | null | undefined): boolean => {
  const text = uri?.toString() ?? '';
  return text.startsWith(library) || /^file:\/\/\/lib\.[\w.]+\.d\.ts$/.test(text);
};

const at = ({ lineNumber, column }: { lineNumber: number; column: number }) => ({
  startLineNumber: lineNumber,
  startColumn: column,
  endLineNumber: lineNumber,
  endColumn: column,
});

/** Code that compiles without these is right; CI asks for them only to keep the lessons tidy. */
const tidiness = new Set(['6133', '6138', '6192', '6196', '6198', '6199', '6205', '7027', '7028']);

function problemsIn(model: monaco.ITextModel): Problem[] {
  return monaco
    .getModelMarkers({ resource: model.uri, owner: 'typescript' })
    .filter(({ severity }) => severity >= MarkerSeverity.Warning)
    .map(({ severity, code, message, startLineNumber, startColumn }): Problem => {
      const isError = severity === MarkerSeverity.Error && !tidiness.has(String(code));
      return { severity: isError ? 'error' : 'warning', message, line: startLineNumber, column: startColumn };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

export async function createEditor(options: EditorOptions): Promise<Editor> {
  const { parent, path, value, label, language } = options;
  const { onChange, onDrag, onNumber, onRun, onFormat, onProblems } = options;
  setUp(language);
  let font = fontOf(parent);
  // Monaco measures letters once; a page that shows this code has its font already, a blocked font must not wait.
  await Promise.race([
    document.fonts.load(`${font.fontSize}px ${font.fontFamily}`).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, 500)),
  ]);

  const uri = Uri.from({ scheme: 'file', path: `/${path}` });
  monaco.getModel(uri)?.dispose();
  const model = monaco.createModel(value, 'typescript', uri);
  const view = monaco.create(parent, {
    ...font,
    model,
    ariaLabel: label,
    automaticLayout: true,
    // Tab goes on to the next control until the reader writes or clicks.
    tabFocusMode: true,
    fixedOverflowWidgets: true,
    // The code starts where the static code starts.
    lineNumbers: 'off',
    glyphMargin: false,
    folding: false,
    lineDecorationsWidth: 0,
    lineNumbersMinChars: 0,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    // The editor is as high as its text, and the wheel belongs to the page.
    scrollbar: {
      handleMouseWheel: false,
      alwaysConsumeMouseWheel: false,
      vertical: 'hidden',
      horizontalScrollbarSize: 8,
    },
    renderLineHighlight: 'none',
    renderWhitespace: 'none',
    guides: { indentation: false, bracketPairs: false },
    contextmenu: false,
    // Below the line, where the page's header covers nothing.
    hover: { above: false },
    links: false,
    stickyScroll: { enabled: false },
    wordBasedSuggestions: 'off',
    definitionLinkOpensInPeek: true,
    gotoLocation: { multiple: 'peek' },
    peekWidgetDefaultFocus: 'editor',
  });

  // ── Height ──
  const fit = (): void => {
    // On the wall all type is larger.
    const now = fontOf(parent);
    if (now.fontSize !== font.fontSize) {
      font = now;
      view.updateOptions(font);
    }
    parent.style.height = `${view.getContentHeight()}px`;
    view.layout();
  };
  fit();
  view.onDidLayoutChange(fit);
  let peek: Element | null = null;
  view.onDidContentSizeChange(({ contentHeightChanged }) => {
    if (!contentHeightChanged) return;
    fit();
    const before = peek;
    peek = parent.querySelector('.peekview-widget');
    if (peek && peek !== before) peek.scrollIntoView({ block: 'nearest' });
  });

  // ── Scrolling: up and down is the page's, sideways is the code's ──
  const wheel = (event: WheelEvent): void => {
    const dx = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
    if (Math.abs(dx) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    if ((event.target as HTMLElement).closest('.zone-widget')) return;
    const before = view.getScrollLeft();
    view.setScrollLeft(before + dx);
    if (view.getScrollLeft() !== before) event.preventDefault();
  };
  parent.addEventListener('wheel', wheel, { passive: false });

  /** As high as its text, the editor never scrolls, so the page has to follow the caret. */
  const keepCaretInSight = (): void => {
    const position = view.getPosition();
    const place = position && view.getScrolledVisiblePosition(position);
    if (!place) return;
    const top = (view.getDomNode()?.getBoundingClientRect().top ?? 0) + place.top;
    const above = coveredAbove();
    const bottom = top + 3 * font.lineHeight;
    if (top < above) scrollBy({ top: top - above });
    else if (bottom > innerHeight) scrollBy({ top: bottom - innerHeight });
  };
  view.onDidChangeCursorPosition(({ source }) => {
    if (source === 'keyboard' && view.hasTextFocus()) keepCaretInSight();
  });

  // ── Tab ──
  const tabMovesOn = (moves: boolean): void => view.updateOptions({ tabFocusMode: moves });
  const toggleTab = KeyMod.CtrlCmd | KeyCode.KeyM;
  const toggleTabOnMac = KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM;
  view.onMouseDown(() => tabMovesOn(false));
  view.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) tabMovesOn(true);
  });
  view.onDidBlurEditorText(() => tabMovesOn(true));
  view.addAction({
    id: 'cell.toggleTab',
    label: 'Tab',
    keybindings: [/^Mac/.test(navigator.platform) ? toggleTabOnMac : toggleTab],
    run: () => tabMovesOn(!view.getOption(monaco.EditorOption.tabFocusMode)),
  });

  // ── Running and formatting ──
  view.addAction({
    id: 'cell.run',
    label: language === 'zh' ? '运行' : 'Run',
    keybindings: [KeyMod.CtrlCmd | KeyCode.Enter, KeyMod.Shift | KeyCode.Enter],
    run: () => onRun(),
  });
  view.addAction({
    id: 'cell.format',
    label: language === 'zh' ? '格式化' : 'Format',
    keybindings: [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF],
    run: () => onFormat(),
  });

  const caret = (): number => model.getOffsetAt(view.getPosition() ?? { lineNumber: 1, column: 1 });
  const range = (start: number, end = start) => {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(end);
    return {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
  };

  // ── Numbers to drag ──
  const numbers = view.createDecorationsCollection();
  const markNumbers = (): void => {
    const found = draggablesIn(model.getValue());
    numbers.set(
      found.map(({ start, end }) => ({ range: range(start, end), options: { inlineClassName: 'scrub' } })),
    );
  };
  markNumbers();
  const put = ({ start, end, value }: Draggable, next: number): void => {
    if (next === value) return;
    const text = String(next);
    const before = caret();
    view.executeEdits('number', [{ range: range(start, end), text }]);
    if (start <= before && before <= end)
      view.setPosition(model.getPositionAt(Math.min(before, start + text.length)));
    onDrag();
  };

  /** A number is seized before Monaco would begin to select; pressed and not dragged, it takes the caret. */
  const seize = (down: MouseEvent): void => {
    const isPlain = !(down.shiftKey || down.altKey || down.ctrlKey || down.metaKey);
    if (!(down.target as Element).closest('.scrub') || down.button !== 0 || down.detail > 1 || !isPlain)
      return;
    const place = view.getTargetAtClientPoint(down.clientX, down.clientY)?.position;
    const number = place && draggableAt(model.getValue(), model.getOffsetAt(place));
    if (!number) return;
    down.preventDefault();
    down.stopPropagation();
    let isDrag = false;
    const move = ({ clientX }: MouseEvent): void => {
      const pixels = clientX - down.clientX;
      if (!isDrag && Math.abs(pixels) < 3) return;
      if (!isDrag) view.pushUndoStop();
      isDrag = true;
      // Its end moves with its digits.
      const now = draggablesIn(model.getValue()).find(({ start }) => start === number.start);
      if (now) put(now, draggedBy(pixels, number));
    };
    const drop = (): void => {
      removeEventListener('mousemove', move);
      if (isDrag) view.pushUndoStop();
      view.setPosition(isDrag ? model.getPositionAt(number.start) : place);
      view.focus();
      tabMovesOn(false);
    };
    addEventListener('mousemove', move);
    addEventListener('mouseup', drop, { once: true });
  };
  parent.addEventListener('mousedown', seize, { capture: true });

  const isOnNumber = view.createContextKey<boolean>('cellOnNumber', false);
  view.onDidChangeCursorPosition(() => {
    const number = draggableAt(model.getValue(), caret());
    isOnNumber.set(number !== undefined);
    onNumber(number);
  });
  for (const key of editorKeys) {
    view.addAction({
      id: `cell.number.${key}`,
      label: key,
      keybindings: [KeyMod.Alt | keyCodes[key]],
      precondition: 'cellOnNumber',
      run() {
        const number = draggableAt(model.getValue(), caret());
        const next = number && movedBy(key, number);
        if (!number || next === undefined) return;
        view.pushUndoStop();
        put(number, next);
        view.pushUndoStop();
        onNumber(draggableAt(model.getValue(), caret()));
      },
    });
  }

  // ── Text and problems ──
  let isOurs = false;
  let reported = '[]';
  model.onDidChangeContent(() => {
    markNumbers();
    if (isOurs) return;
    tabMovesOn(false);
    onChange(model.getValue());
  });
  monaco.onDidChangeMarkers((changed) => {
    if (!changed.some((one) => one.toString() === uri.toString())) return;
    const problems = problemsIn(model);
    const text = JSON.stringify(problems);
    if (text === reported) return;
    reported = text;
    onProblems(problems);
  });

  // ── An error of a run ──
  const marked = view.createDecorationsCollection();

  return {
    getValue: () => model.getValue(),
    setValue(next) {
      const now = model.getValue();
      if (next === now) return;
      // Only the part that differs, so that the caret stays and one undo brings it back.
      const { start, end, text } = changeBetween(now, next);
      isOurs = true;
      view.pushUndoStop();
      view.executeEdits('cell', [{ range: range(start, end), text }]);
      view.pushUndoStop();
      isOurs = false;
    },
    caret,
    select: (start, end = start) => view.setSelection(range(start, end)),
    focus() {
      const { scrollX, scrollY } = window;
      view.focus();
      // The browser scrolls to what has the focus, where it stood before it came to the caret.
      scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
      keepCaretInSight();
    },
    type(text) {
      view.trigger('keyboard', 'type', { text });
    },
    showError(error) {
      if (!error) {
        marked.clear();
        monaco.setModelMarkers(model, 'run', []);
        return;
      }
      const { lineNumber, column } = model.validatePosition({
        lineNumber: error.line,
        column: error.column ?? 1,
      });
      const word = error.column === undefined ? null : model.getWordAtPosition({ lineNumber, column });
      const place = {
        startLineNumber: lineNumber,
        startColumn: word?.startColumn ?? model.getLineFirstNonWhitespaceColumn(lineNumber),
        endLineNumber: lineNumber,
        endColumn: word?.endColumn ?? model.getLineMaxColumn(lineNumber),
      };
      marked.set([{ range: place, options: { isWholeLine: true, className: 'monaco-cell-error' } }]);
      monaco.setModelMarkers(model, 'run', [
        { ...place, severity: MarkerSeverity.Error, message: error.message },
      ]);
    },
  };
}
