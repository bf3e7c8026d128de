/**
 * TypeScript in, JavaScript out: the same function at build time, in tests and in the reader's browser.
 */
import { getFormattedTokens, transform } from 'sucrase';
import { libraryMarks, libraryNames } from './names.ts';
import type { LibraryName } from './names.ts';
import type { ProgramError } from './protocol.ts';

/**
 * JavaScript with one line for each line of the source; type-only imports are left out, and the library's
 * names are replaced by `libraryMarks`.
 *
 * @throws SyntaxError that is also a `ProgramError` of kind 'syntax', with line and column of the source
 */
export function transpile(source: string): string {
  const js = stripTypes(source, false);
  // An import that nothing uses is taken for a type's and left out; a name it misspells shall still be told.
  const whole = stripTypes(source, true);
  if (whole !== js) markImports(whole);
  return markImports(js);
}

function stripTypes(source: string, keepUnusedImports: boolean): string {
  try {
    return transform(source, { transforms: ['typescript'], disableESTransforms: true, keepUnusedImports })
      .code;
  } catch (error) {
    throw syntaxError(error);
  }
}

function syntaxError(error: unknown): unknown {
  if (!(error instanceof SyntaxError)) return error;
  const { loc } = error as { loc?: { line: number; column: number } };
  return problem(error.message.replace(/ \(\d+:\d+\)$/, ''), loc);
}

function problem(message: string, place?: { line: number; column: number }): SyntaxError & ProgramError {
  const { line, column } = place ?? {};
  return Object.assign(new SyntaxError(message), {
    kind: 'syntax' as const,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  });
}

interface Token {
  label: string;
  line: number;
  column: number;
  start: number;
  end: number;
}

function markImports(js: string): string {
  // Only a real tokenizer tells an import from the word in a string, a template or a regular expression.
  if (!/\b(?:import|from)\b/.test(js)) return js;
  const tokens = tokensOf(js);
  let marked = '';
  let done = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.label !== 'import' && token.label !== 'export') continue;
    const specifier = specifierAfter(tokens, i, js);
    if (specifier === undefined) continue;
    const name = js.slice(specifier.start + 1, specifier.end - 1);
    if (!isLibraryName(name)) {
      throw problem(
        `Cannot import '${name}': a program can import ${libraryNames.map((valid) => `'${valid}'`).join(' and ')}`,
        specifier,
      );
    }
    marked += `${js.slice(done, specifier.start + 1)}${libraryMarks[name]}`;
    done = specifier.end - 1;
  }
  return marked + js.slice(done);
}

function isLibraryName(name: string): name is LibraryName {
  return (libraryNames as readonly string[]).includes(name);
}

/** The string that names the module which the `import` or `export` at `i` speaks of, if it is spelt out. */
function specifierAfter(tokens: Token[], i: number, js: string): Token | undefined {
  const next = tokens[i + 1];
  if (tokens[i].label === 'import') {
    if (next.label === 'string') return next;
    if (next.label === '(') {
      const argument = tokens[i + 2];
      return argument.label === 'string' ? argument : undefined;
    }
  }
  for (let j = i + 1; ['name', '{', '}', ',', '*', 'string', 'default'].includes(tokens[j].label); j++) {
    const isFrom = js.slice(tokens[j].start, tokens[j].end) === 'from';
    if (isFrom && tokens[j + 1].label === 'string') return tokens[j + 1];
  }
  return undefined;
}

function tokensOf(js: string): Token[] {
  const starts = [0];
  for (let i = js.indexOf('\n'); i >= 0; i = js.indexOf('\n', i + 1)) starts.push(i + 1);
  // The tokenizer counts \r as the end of a line too; positions are only needed to cut the text.
  const text = js.replaceAll('\r', ' ');
  const tokens: Token[] = [];
  for (const row of getFormattedTokens(text, { transforms: [] }).split('\n')) {
    const match = /^(\d+):(\d+)-(\d+):(\d+) +(\S+)/.exec(row);
    if (match === null) continue;
    const [line, column, endLine, endColumn] = match.slice(1, 5).map(Number);
    tokens.push({
      label: match[5],
      line,
      column,
      start: starts[line - 1] + column - 1,
      end: starts[endLine - 1] + endColumn - 1,
    });
  }
  // A sentinel, so that looking ahead never leaves the list.
  const end = { label: 'end', line: 0, column: 0, start: js.length, end: js.length };
  return [...tokens, end, end];
}
