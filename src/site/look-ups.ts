/** What there is to name in a lesson. */
import { existsSync, readFileSync } from 'node:fs';
import { bibliography, reference } from '../../components/bibliography.ts';
import { choices } from '../../components/internal/choices.ts';
import { knownWords } from '../../components/internal/known-words.ts';
import { linkTarget } from '../../components/link-target.ts';
import { loadProgram } from '../../components/program.ts';
import type { Language } from '../../components/strings.ts';
import { term } from '../../components/terms.ts';
import { recordedValue } from '../../components/value.ts';
import { glossary } from '../../content/glossary.ts';
import { syllabus } from '../../content/syllabus.ts';
import { headingNames } from './markdown.ts';

export interface Page {
  name: string;
  language: Language;
}

/** Looks up what a property of a component names, and throws if there is no such thing. */
type LookUp = (value: string, page: Page) => unknown;

export function missing(kind: string, name: string, there: string[]): never {
  throw new Error(`There is no ${kind} "${name}". ${choices(name, there)}`);
}

const program: LookUp = async (file, { name }) => {
  knownWords(await loadProgram(name, file));
};

const value: LookUp = (of, { name }) => {
  const [inCell = '', lesson = name] = of.split('/').reverse();
  return recordedValue(lesson, inCell);
};

/** Of a question: with choices it may be a word, which `Predict` compares with them. */
const answer: LookUp = async (of, { name }) => {
  const [cell = '', result = ''] = of.split('.');
  const { recording } = await loadProgram(name, `${cell}.ts`);
  const results = Object.keys(recording.results);
  if (!results.includes(result)) {
    missing(
      'result',
      of,
      results.map((each) => `${cell}.${each}`),
    );
  }
};

const lesson: LookUp = (name) => {
  const lessons = syllabus.flatMap((part) => part.lessons);
  if (!lessons.includes(name)) missing('lesson', name, lessons);
};

/** `lesson/cell` */
const cellOfLesson: LookUp = (of, page) => {
  const [name = '', cell = ''] = of.split('/');
  lesson(name, page);
  return loadProgram(name, `${cell}.ts`);
};

const ofCell = ({ file = '' }: Record<string, string>): string => `cell-${file.replace('.ts', '')}`;

/** What of a component can be linked to. */
const ids: Record<string, (properties: Record<string, string>) => string | string[]> = {
  Cell: ofCell,
  Figure: ofCell,
  Trial: ofCell,
  Exercise: ofCell,
  Predict: ({ of = '' }) => `predict-${of.replace('.', '-')}`,
  Diagnosis: () => 'cell-diagnosis',
  PictureToRepair: () => 'picture-to-repair',
  Evidence: ({ role, regime }) => `map-${role}-${regime}`,
  Statement: ({ n }) => `statement-${n}`,
  InClass: ({ lesson = '' }) => lesson,
  Glossary: () => Object.keys(glossary),
  Bibliography: () => bibliography.map(({ id }) => id),
};

/** Where a page can be linked to: its headings, in order, and its components; the same in both languages. */
export function placesOf(page: string): string[] {
  const [path = ''] = ['lessons', 'pages'].map((kind) => `content/${kind}/${page}/en.mdx`).filter(existsSync);
  const text = readFileSync(path, 'utf8');
  const components = [...text.matchAll(/<([A-Z]\w*)([^>]*)/g)].flatMap(
    ([, name = '', properties = '']) =>
      ids[name]?.(
        Object.fromEntries([...properties.matchAll(/(\w+)=["{]([^"}]*)/g)].map(([, ...pair]) => pair)),
      ) ?? [],
  );
  return [...headingNames(text), ...new Set(components)];
}

/** By component and property. What only the page as a whole can tell is left to the components. */
export const lookUps: Record<string, Record<string, LookUp>> = {
  Cell: { file: program },
  Figure: { file: program },
  Trial: { file: program },
  Exercise: { file: program },
  Value: { of: value },
  Predict: { of: answer },
  Choice: { of: value },
  Cite: { of: reference },
  Term: { of: term },
  Link: { to: (to, { name, language }) => linkTarget(name, to, language) },
  InClass: { lesson },
  See: { of: cellOfLesson },
};
