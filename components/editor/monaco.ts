/** The editor where there is a keyboard and room: Monaco with TypeScript's service, cut down to what a cell needs. */
import {
  editor as monaco,
  KeyCode,
  KeyMod,
  languages,
  MarkerSeverity,
  Uri,
  type IDisposable,
} from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/format/register';
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
import {
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';
import { conf } from 'monaco-editor/languages/definitions/typescript/typescript';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TypeScriptWorker from './typescript.worker.ts?worker';
import globals from '../../content/globals.d.ts?raw';
import type { Editor, EditorOptions, Language, Problem } from './editor.ts';
import { library } from './library.ts';
import { followTheme, fontOf } from './look.ts';
import { tokens } from './tokens.ts';
import './monaco.css';

const sources = import.meta.glob<string>(
  ['../../src/trainer/**/*.ts', '../../src/plot/**/*.ts', '!**/*.test.ts', '!**/*.d.ts', '!**/assembly/**'],
  { query: '?raw', import: 'default', eager: true },
);

/** What a reader sees underlined is what the project's own check would report. */
const compilerOptions = (language: Language) => ({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  // Bundler; Monaco's own enumeration stops at Node.
  moduleResolution: 100,
  // Force: two cells may use the same name.
  moduleDetection: 3,
  lib: ['lib.esnext.d.ts'],
  types: [],
  paths: {
    'weight-decay': [`${library}src/trainer/index.ts`],
    'weight-decay/plot': [`${library}src/plot/index.ts`],
  },
  // Else paths are taken from the worker's current directory, which has no name, and quick fixes for imports fail.
  pathsBasePath: 'file:///',
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  ...(language === 'zh' ? { locale: 'zh-cn' } : {}),
});

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
    documentSymbols: false,
    inlayHints: false,
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
  const { parent, path, value, label, language, onChange, onRun, onProblems } = options;
  setUp(language);
  const font = fontOf(parent);
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
    links: false,
    stickyScroll: { enabled: false },
    wordBasedSuggestions: 'off',
    definitionLinkOpensInPeek: true,
    gotoLocation: { multiple: 'peek' },
    peekWidgetDefaultFocus: 'editor',
  });
  const disposables: IDisposable[] = [model, view];
  const listen = (...added: IDisposable[]): number => disposables.push(...added);

  // ── Height ──
  const fit = (): void => {
    parent.style.height = `${view.getContentHeight()}px`;
    view.layout();
  };
  fit();
  let peek: Element | null = null;
  listen(
    view.onDidContentSizeChange(({ contentHeightChanged }) => {
      if (!contentHeightChanged) return;
      fit();
      const before = peek;
      peek = parent.querySelector('.peekview-widget');
      if (peek && peek !== before) peek.scrollIntoView({ block: 'nearest' });
    }),
  );

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
  listen({ dispose: () => parent.removeEventListener('wheel', wheel) });

  /** As high as its text, the editor never scrolls, so the page has to follow the caret. */
  const keepCaretInSight = (): void => {
    const position = view.getPosition();
    const place = position && view.getScrolledVisiblePosition(position);
    if (!place) return;
    const top = parent.getBoundingClientRect().top + place.top;
    const margin = 3 * font.lineHeight;
    if (top < margin) scrollBy({ top: top - margin });
    else if (top + margin > innerHeight) scrollBy({ top: top + margin - innerHeight });
  };
  listen(
    view.onDidChangeCursorPosition(({ source }) => {
      if (source === 'keyboard' && view.hasTextFocus()) keepCaretInSight();
    }),
  );

  // ── Tab ──
  const tabMovesOn = (moves: boolean): void => view.updateOptions({ tabFocusMode: moves });
  const toggleTab = KeyMod.CtrlCmd | KeyCode.KeyM;
  const toggleTabOnMac = KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM;
  listen(
    view.onMouseDown(() => tabMovesOn(false)),
    view.onKeyDown(({ keyCode }) => {
      if (keyCode === KeyCode.Escape) tabMovesOn(true);
    }),
    view.onDidBlurEditorText(() => tabMovesOn(true)),
    view.addAction({
      id: 'cell.toggleTab',
      label: 'Tab',
      keybindings: [/^Mac/.test(navigator.platform) ? toggleTabOnMac : toggleTab],
      run: () => tabMovesOn(!view.getOption(monaco.EditorOption.tabFocusMode)),
    }),
  );

  // ── Running ──
  listen(
    view.addAction({
      id: 'cell.run',
      label: language === 'zh' ? '运行' : 'Run',
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter, KeyMod.Shift | KeyCode.Enter],
      run: () => onRun(),
    }),
  );

  // ── Text and problems ──
  let isOurs = false;
  let reported = '[]';
  listen(
    model.onDidChangeContent(() => {
      if (isOurs) return;
      tabMovesOn(false);
      onChange(model.getValue());
    }),
    monaco.onDidChangeMarkers((changed) => {
      if (!changed.some((one) => one.toString() === uri.toString())) return;
      const problems = problemsIn(model);
      const text = JSON.stringify(problems);
      if (text === reported) return;
      reported = text;
      onProblems(problems);
    }),
  );

  // ── An error of a run ──
  const marked = view.createDecorationsCollection();

  return {
    getValue: () => model.getValue(),
    setValue(next) {
      const now = model.getValue();
      if (next === now) return;
      // Only the part that differs, so that the caret stays and one undo brings it back.
      let start = 0;
      while (start < Math.min(now.length, next.length) && now[start] === next[start]) start++;
      let end = 0;
      while (end < Math.min(now.length, next.length) - start && now.at(-1 - end) === next.at(-1 - end)) end++;
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(now.length - end);
      const range = {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      };
      isOurs = true;
      view.pushUndoStop();
      view.executeEdits('cell', [{ range, text: next.slice(start, next.length - end) }]);
      view.pushUndoStop();
      isOurs = false;
    },
    focus(line, column) {
      if (line !== undefined)
        view.setPosition(model.validatePosition({ lineNumber: line, column: column ?? 1 }));
      view.focus();
      keepCaretInSight();
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
      const range = {
        startLineNumber: lineNumber,
        startColumn: word?.startColumn ?? model.getLineFirstNonWhitespaceColumn(lineNumber),
        endLineNumber: lineNumber,
        endColumn: word?.endColumn ?? model.getLineMaxColumn(lineNumber),
      };
      marked.set([{ range, options: { isWholeLine: true, className: 'monaco-cell-error' } }]);
      monaco.setModelMarkers(model, 'run', [
        { ...range, severity: MarkerSeverity.Error, message: error.message },
      ]);
    },
    async format() {
      await view.getAction('editor.action.formatDocument')?.run();
    },
    dispose() {
      disposables.reverse().forEach((one) => one.dispose());
      parent.style.height = '';
      parent.replaceChildren();
    },
  };
}
