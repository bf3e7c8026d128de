/** A lesson's programs at build time: source, colours, recording. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { createCssVariablesTheme, createHighlighter } from 'shiki';
import { describeError, record } from '../src/runtime/record.ts';
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
  /** From the root of the project: `content/lessons/leak/cells/half-life.ts`. */
  path: string;
  source: string;
  claims: string | undefined;
  check: string | undefined;
  solution: string | undefined;
  recording: Recording;
}

/** The seconds that a program takes, as its lesson states them where it is shown. */
async function statedSeconds(folder: string, file: string): Promise<number> {
  const page = `${folder}/../en.mdx`;
  const text = existsSync(page) ? await readFile(page, 'utf8') : '';
  const shown = text.split('<').find((tag) => tag.includes(`file="${file}"`)) ?? '';
  return Number(/\bseconds=\{(\d+)\}/.exec(shown)?.[1] ?? 2);
}

const warned = new Set<string>();

/** While a page is written, its programs are looked at again and again. */
export function warnOnce(text: string, key = text): void {
  if (!warned.has(key)) console.warn(text);
  warned.add(key);
}

/** `zh-cn/leak` → `leak`: both languages share one folder of cells. */
export const lessonOf = (id: string): string => id.replace(/^zh-cn\//, '');

const loaded = new Map<string, Promise<LessonProgram>>();

/** @throws with the valid names if the lesson has no such cell. */
export function loadProgram(lesson: string, file: string): Promise<LessonProgram> {
  // A program is asked for by each number in the text. It stays, but for the server of whoever writes it.
  if (import.meta.env?.DEV) return load(lesson, file);
  const key = `${lesson}/${file}`;
  const known = loaded.get(key) ?? load(lesson, file);
  loaded.set(key, known);
  return known;
}

async function load(lesson: string, file: string): Promise<LessonProgram> {
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
  const seconds = await statedSeconds(folder, file);
  const [source, claims, check, solution, recording] = await Promise.all([
    readFile(path, 'utf8'),
    beside('claims'),
    beside('check'),
    beside('solution'),
    record(path, { limit: 10_000 * seconds }),
  ]);
  if (recording.error) throw new Error(describeError(path, recording.error));
  const shown = relative(process.cwd(), path).replaceAll('\\', '/');
  if (recording.ms > 1000 * seconds) {
    const took = (recording.ms / 1000).toFixed(1);
    warnOnce(
      `${shown} took ${took} s, of ${seconds}: make it quicker, or say seconds={${Math.ceil(recording.ms / 1000)}} where it is shown.`,
      shown,
    );
  }
  return {
    name: file.replace(/\.ts$/, ''),
    file,
    path: shown,
    source,
    claims,
    check,
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

const coloured = new Map<string, Promise<string>>();

/** Coloured code as HTML: one short class per token, one element per line. Both languages show the same, coloured once. */
export function colour(code: string, lang: 'typescript' | 'python' = 'typescript'): Promise<string> {
  const key = `${lang} ${code}`;
  const html = coloured.get(key) ?? withColours(code, lang);
  coloured.set(key, html);
  return html;
}

async function withColours(code: string, lang: 'typescript' | 'python'): Promise<string> {
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
