/** Lessons as the tests see them: prose, its skeleton, and the programs beside it. */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { syllabus } from '../../content/syllabus.ts';
import { isCell, record } from '../../src/runtime/record.ts';
import type { Recording } from '../../src/runtime/protocol.ts';

export const root = resolve(import.meta.dirname, '../..');
export const content = join(root, 'content');
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

export const lessons = syllabus.flatMap((part) => part.lessons);
export const pages = [
  ...lessons.map((name) => `lessons/${name}`),
  ...globSync('pages/*', { cwd: content }).map((path) => path.replaceAll('\\', '/')),
];

export const pathOf = (page: string, language: Language): string => join(content, page, `${language}.mdx`);

/** Title, description and text of a page in one language. */
export function read(page: string, language: Language): { title: string; description: string; body: string } {
  const text = readFileSync(pathOf(page, language), 'utf8').replaceAll('\r\n', '\n');
  const [head = '', front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const field = (name: string): string => new RegExp(`^${name}: (.+)$`, 'm').exec(front)?.[1]?.trim() ?? '';
  return { title: field('title'), description: field('description'), body: text.slice(head.length) };
}

/** @throws with the mistakes, a line each, if there are any: as an author reads them */
export function tell(mistakes: string[]): void {
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
}

/** `content/lessons/leak/en.mdx` */
export const placeOf = (page: string, language: Language): string => `content/${page}/${language}.mdx`;

/** A component as it stands in a text: its name and its properties. */
export interface Use {
  name: string;
  properties: Record<string, string>;
}

const componentPattern = /<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|\{[^}]*\}))?)*)\s*\/?>/g;

export function componentsIn(text: string): Use[] {
  return [...text.matchAll(componentPattern)].map(([, name = '', attributes = '']) => ({
    name,
    properties: Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|\{([^}]*)\}))?/g)].map(
        ([, key = '', text, expression]) => [key, text ?? expression ?? 'true'],
      ),
    ),
  }));
}

/** What the terms of a text are linked to, in formulas and in prose: `one-weight.fixedPoint`. */
export const linksIn = (text: string): string[] => [
  ...[...text.matchAll(/\\link\{([^}]*)\}/g)].map(([, to = '']) => to),
  ...componentsIn(text).flatMap(({ name, properties: { to } }) => (name === 'Link' && to ? [to] : [])),
];

const written = ({ name, properties }: Use): string =>
  `<${[
    name,
    ...Object.entries(properties)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${value}`),
  ].join(' ')}>`;

/** Components that stand inside of a sentence, where each language has an order of its own. */
const inline = ['Value', 'Cite', 'Term', 'Link', 'See'];

/**
 * What the two languages must have in common, block by block: headings by level, lists, components with their
 * properties and displayed formulas in order; and in each block the same formulas, code, links, numbers and
 * citations, in the order of the language.
 */
export function skeleton(body: string): string[] {
  return body
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const display = [...block.matchAll(/\$\$([\s\S]*?)\$\$/g)].map(([, tex = '']) =>
        tex.replace(/\s+/g, ' ').trim(),
      );
      const rest = block.replace(/\$\$[\s\S]*?\$\$/g, '');
      const code = [...rest.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
      const prose = rest.replace(/`[^`]+`/g, '');
      const formulas = [...prose.matchAll(/\$([^$]+)\$/g)].map(([, tex = '']) => tex);
      const links = [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, href = '']) => href);
      const uses = componentsIn(prose);
      return [
        /^(#+) /.exec(block)?.[1] ?? '',
        ...[...block.matchAll(/^(?:[-*]|\d+\.) /gm)].map(() => '-'),
        ...uses.filter(({ name }) => !inline.includes(name)).map(written),
        ...[...prose.matchAll(/<\/([A-Z]\w*)>/g)].flatMap(([tag, name = '']) =>
          inline.includes(name) ? [] : [tag],
        ),
        ...display,
        ...[
          ...uses.filter(({ name }) => inline.includes(name)).map(written),
          ...formulas.map((tex) => `$${tex}$`),
          ...code.map((text) => `\`${text}\``),
          ...links.map((href) => `(${href})`),
          ...(prose.match(/\[\^[^\]]+\]:?/g) ?? []),
        ].sort(),
      ]
        .filter(Boolean)
        .join(' ');
    });
}

/** `lessons/ridge`, `pages/faq`. */
export const pageOf = (name: string): string => `${lessons.includes(name) ? 'lessons' : 'pages'}/${name}`;

export const cellsOf = (name: string): string => join(content, pageOf(name), 'cells');

/** Where the languages of a page first differ: the lines of both blocks, and what only one of them has. */
export function difference(page: string): string[] {
  const [en, zh] = languages.map((language) => {
    const { body } = read(page, language);
    const start = readFileSync(pathOf(page, language), 'utf8').split('\n').length - body.split('\n').length;
    const lines = body
      .split('\n')
      .flatMap((text, index, all) =>
        text.trim() !== '' && (all[index - 1] ?? '').trim() === '' ? [start + index + 1] : [],
      );
    return { blocks: skeleton(body), lines };
  });
  const at = (zh?.blocks ?? []).findIndex((block, index) => block !== en?.blocks[index]);
  const index = at >= 0 ? at : (zh?.blocks.length ?? 0);
  const [here, there] = [zh, en].map((side) => side?.blocks[index] ?? 'nothing');
  if (here === there) return [];
  const line = (side: typeof en): number => side?.lines[index] ?? side?.lines.at(-1) ?? 1;
  return [
    `${placeOf(page, 'zh')}:${line(zh)}: this block holds ${here || 'plain text'}; ` +
      `${placeOf(page, 'en')}:${line(en)} holds ${there || 'plain text'}.`,
  ];
}

/** The programs of a lesson by file name, solutions left out. */
export const programsOf = (lesson: string): string[] =>
  globSync('*.ts', { cwd: cellsOf(lesson) })
    .filter((name) => isCell(name) && !name.endsWith('.solution.ts'))
    .sort();

const companion = (file: string, kind: string): string => file.replace(/(?:\.solution)?\.ts$/, `.${kind}.ts`);
export const hasCompanion = (lesson: string, file: string, kind: string): boolean =>
  existsSync(join(cellsOf(lesson), companion(file, kind)));

let copies = 0;

/** Runs a changed copy of a program with the claims and the check of the original. */
export async function runChanged(
  lesson: string,
  file: string,
  change: (source: string) => string,
): Promise<Recording> {
  const source = readFileSync(join(cellsOf(lesson), file), 'utf8');
  const changed = change(source);
  // As deep as the original, so that the companions find the shape of a claim.
  const folder = join(root, '.cache/changed', `${process.pid}-${copies++}`, 'lessons', lesson, 'cells');
  mkdirSync(folder, { recursive: true });
  try {
    for (const kind of ['claims', 'check']) {
      if (!hasCompanion(lesson, file, kind)) continue;
      await copyFile(join(cellsOf(lesson), companion(file, kind)), join(folder, companion(file, kind)));
    }
    const copy = join(folder, file);
    writeFileSync(copy, changed);
    return await record(copy, { fresh: true });
  } finally {
    rmSync(resolve(folder, '../../..'), { recursive: true, force: true });
  }
}
