/** Lays out a reader's program as the lessons' own are laid out: by the same formatter, in the same style. */
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { formatWithCursor } from 'prettier/standalone';

/**
 * The text, and where the caret comes to stand in it.
 *
 * @throws an error with `loc.start.line` if the text cannot be read
 */
export async function formatCode(code: string, caret: number): Promise<{ code: string; caret: number }> {
  const { formatted, cursorOffset } = await formatWithCursor(code, {
    parser: 'babel-ts',
    plugins: [babel, estree],
    singleQuote: true,
    printWidth: 80,
    cursorOffset: caret,
  });
  const text = formatted.trimEnd();
  return { code: text, caret: Math.min(Math.max(0, cursorOffset), text.length) };
}
