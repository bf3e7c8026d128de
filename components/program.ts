/** A lesson's programs at build time: source, colours, recording. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createCssVariablesTheme, createHighlighter } from 'shiki';
import { record } from '../src/runtime/record.ts';
import { transpile } from '../src/runtime/transpile.ts';
import type { Recording } from '../src/runtime/protocol.ts';

/** Where the cells of a lesson, or of another page, lie. */
function cellsOf(page: string): string {
  const [lesson, other] = ['lessons', 'pages'].map((kind) => resolve('content', kind, page, 'cells'));
  return existsSync(other ?? '') ? (other ?? '') : (lesson ?? '');
}

export interface LessonProgram {
  /** Unique on the page and in an address: `half-life`. */
  name: string;
  file: string;
  source: string;
  js: string;
  claims: string | undefined;
  check: string | undefined;
  solution: string | undefined;
  recording: Recording;
}

/** `zh-cn/leak` → `leak`: both languages share one folder of cells. */
export const lessonOf = (id: string): string => id.replace(/^zh-cn\//, '');

/** @throws with the valid names if the lesson has no such cell. */
export async function loadProgram(lesson: string, file: string): Promise<LessonProgram> {
  const folder = cellsOf(lesson);
  const path = `${folder}/${file}`;
  if (!existsSync(path)) {
    const names = existsSync(folder) ? await readdir(folder) : [];
    const cells = names.filter((name) => /^[^.]+\.ts$/.test(name));
    throw new Error(
      `Lesson ${lesson}: there is no cell "${file}". Its cells are: ${cells.join(', ') || 'none'}.`,
    );
  }
  const beside = async (kind: string): Promise<string | undefined> => {
    const other = path.replace(/\.ts$/, `.${kind}.ts`);
    return existsSync(other) ? readFile(other, 'utf8') : undefined;
  };
  const [source, claims, check, solution, recording] = await Promise.all([
    readFile(path, 'utf8'),
    beside('claims'),
    beside('check'),
    beside('solution'),
    record(path),
  ]);
  if (recording.error) {
    const { name, message, line } = recording.error;
    throw new Error(`${path}${line ? `:${line}` : ''}: ${name}: ${message}`);
  }
  return {
    name: file.replace(/\.ts$/, ''),
    file,
    source,
    js: transpile(source),
    claims: claims && transpile(claims),
    check: check && transpile(check),
    solution,
    recording,
  };
}

const theme = createCssVariablesTheme({ name: 'meaning', variablePrefix: '--', variableDefaults: {} });
let highlighter: ReturnType<typeof createHighlighter> | undefined;

const tokenClass: Record<string, string> = {
  'var(--token-keyword)': 'k',
  'var(--token-string)': 's',
  'var(--token-string-expression)': 's',
  'var(--token-constant)': 'n',
  'var(--token-comment)': 'c',
  'var(--token-function)': 'f',
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Coloured code as HTML: one short class per token, one element per line. */
export async function colour(code: string, lang: 'typescript' | 'python' = 'typescript'): Promise<string> {
  highlighter ??= createHighlighter({ themes: [theme], langs: ['typescript', 'python'] });
  const { tokens } = (await highlighter).codeToTokens(code.trimEnd(), { lang, theme: 'meaning' });
  return tokens
    .map((line) =>
      line
        .map(({ content, color }) => {
          const name = tokenClass[color ?? ''];
          return name ? `<span class="${name}">${escape(content)}</span>` : escape(content);
        })
        .join(''),
    )
    .join('\n');
}
