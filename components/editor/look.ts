/** The page's own look, read from its computed style: font and colours of the static code. */
import { editor } from 'monaco-editor/editor';

export interface Font {
  fontFamily: string;
  /** In pixels. */
  fontSize: number;
  lineHeight: number;
  fontLigatures: boolean;
}

/** Of the place where the editor will stand, whatever units the style sheet uses. */
export function fontOf(parent: HTMLElement): Font {
  const { fontFamily, fontSize, lineHeight, fontVariantLigatures } = getComputedStyle(parent);
  return {
    fontFamily,
    fontSize: parseFloat(fontSize),
    lineHeight: parseFloat(lineHeight),
    fontLigatures: fontVariantLigatures !== 'none',
  };
}

/** Any CSS colour as the `#rrggbb` that Monaco asks for, with `alpha` out of 255. */
function reader(): (token: string, alpha?: number, otherwise?: string) => string {
  const style = getComputedStyle(document.documentElement);
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (token, alpha = 255, otherwise = '#808080') => {
    if (!context) return otherwise;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = otherwise;
    context.fillStyle = style.getPropertyValue(token).trim() || otherwise;
    context.fillRect(0, 0, 1, 1);
    const rgb = context.getImageData(0, 0, 1, 1).data.slice(0, 3);
    return '#' + [...rgb, alpha].map((part) => part.toString(16).padStart(2, '0')).join('');
  };
}

function applyTheme(): void {
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const colour = reader();
  const ink = colour('--ink', 255, dark ? '#e7e4dc' : '#22262b');
  const soft = colour('--soft', 255, ink);
  const panel = colour('--panel', 255, dark ? '#1b1f24' : '#f6f4ec');
  const paper = colour('--paper', 255, panel);
  const line = colour('--line', 255, soft);
  const wash = (alpha: number): string => ink.slice(0, 7) + alpha.toString(16).padStart(2, '0');
  const rule = (token: string, css: string, otherwise = ink) => ({
    token,
    foreground: colour(css, 255, otherwise).slice(1, 7),
  });
  const name = dark ? 'page-dark' : 'page-light';
  editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    // Only these rules: an inherited one would colour a token that the static code leaves plain.
    inherit: false,
    rules: [
      rule('', '--ink'),
      rule('keyword', '--code-keyword'),
      rule('constant', '--code-number'),
      rule('number', '--code-number'),
      rule('string', '--code-string'),
      rule('regexp', '--code-string'),
      rule('comment', '--code-comment', soft),
      rule('function', '--code-function'),
    ],
    colors: {
      foreground: ink,
      focusBorder: ink,
      'editor.background': panel,
      'editor.foreground': ink,
      'editorCursor.foreground': ink,
      'editorLineNumber.foreground': soft,
      'editorLineNumber.activeForeground': ink,
      'editor.selectionBackground': wash(0x30),
      'editor.inactiveSelectionBackground': wash(0x1c),
      'editor.selectionHighlightBackground': wash(0x16),
      'editor.wordHighlightBackground': wash(0x12),
      'editor.wordHighlightStrongBackground': wash(0x1c),
      'editorBracketMatch.background': wash(0x18),
      'editorBracketMatch.border': wash(0x50),
      'editorWidget.background': paper,
      'editorWidget.foreground': ink,
      'editorWidget.border': line,
      'editorHoverWidget.background': paper,
      'editorHoverWidget.foreground': ink,
      'editorHoverWidget.border': line,
      'editorHoverWidget.statusBarBackground': panel,
      'editorSuggestWidget.background': paper,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.border': line,
      'editorSuggestWidget.selectedBackground': wash(0x20),
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.selectedIconForeground': ink,
      'editorSuggestWidget.highlightForeground': colour('--code-function', 255, ink),
      'editorSuggestWidget.focusHighlightForeground': colour('--code-function', 255, ink),
      'editorHoverWidget.highlightForeground': colour('--code-function', 255, ink),
      'inputValidation.infoBackground': paper,
      'inputValidation.infoForeground': ink,
      'inputValidation.infoBorder': soft,
      'list.hoverBackground': wash(0x10),
      'list.activeSelectionBackground': wash(0x20),
      'list.activeSelectionForeground': ink,
      'list.inactiveSelectionBackground': wash(0x18),
      'input.background': panel,
      'input.foreground': ink,
      'input.border': line,
      'textLink.foreground': colour('--code-function', 255, ink),
      'textLink.activeForeground': colour('--code-function', 255, ink),
      'textCodeBlock.background': panel,
      'peekView.border': line,
      'peekViewTitle.background': panel,
      'peekViewTitleLabel.foreground': ink,
      'peekViewTitleDescription.foreground': soft,
      'peekViewEditor.background': paper,
      'peekViewEditor.matchHighlightBackground': wash(0x20),
      'peekViewResult.background': panel,
      'peekViewResult.fileForeground': ink,
      'peekViewResult.lineForeground': soft,
      'peekViewResult.selectionBackground': wash(0x20),
      'peekViewResult.selectionForeground': ink,
      'peekViewResult.matchHighlightBackground': wash(0x20),
      'scrollbarSlider.background': wash(0x28),
      'scrollbarSlider.hoverBackground': wash(0x40),
      'scrollbarSlider.activeBackground': wash(0x58),
      'editorMarkerNavigation.background': paper,
      'editorRuler.foreground': line,
    },
  });
  editor.setTheme(name);
}

/** One theme is shared by every editor of a page, so one observer is enough for all of them. */
export function followTheme(): void {
  applyTheme();
  new MutationObserver(applyTheme).observe(document.documentElement, {
    attributeFilter: ['data-theme', 'class', 'style'],
  });
}
