/** What a lesson asks of its reader, found in its text: exercises and predictions. */
import { readFile } from 'node:fs/promises';
import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { syllabus } from '../content/syllabus.ts';
import type { Tasks } from './cell/progress.ts';
import { katexOptions } from './formulas.ts';
import type { Language } from './strings.ts';

export const lessons = syllabus.flatMap((part) => part.lessons);

export interface Question {
  /** `cell.export` */
  of: string;
  /** Markdown. */
  question: string;
  /** The words of each choice by its value; none if the answer is a number. */
  choices: Record<string, string>;
}

/** The predictions of a text, in their order. */
export const questionsIn = (text: string): Question[] =>
  [...text.matchAll(/<Predict of="([^"]*)"[^>]*>(.*?)<\/Predict>/gs)].map(([, of = '', slot = '']) => {
    const choice = /<Choice value="([^"]*)"[^>]*>(.*?)<\/Choice>/gs;
    const choices = [...slot.matchAll(choice)].map(([, value = '', words = '']) => [value, words.trim()]);
    return { of, question: slot.replace(choice, '').trim(), choices: Object.fromEntries(choices) };
  });

export const lessonText = (lesson: string, language: Language): Promise<string> =>
  readFile(`content/lessons/${lesson}/${language}.mdx`, 'utf8');

async function findTasks(): Promise<Record<string, Tasks>> {
  const entries = lessons.map(async (lesson): Promise<[string, Tasks]> => {
    const text = await lessonText(lesson, 'en');
    const tasks = text.matchAll(/<Exercise file="([^"]*)\.ts"|<Diagnosis\b/g);
    const exercises = [...tasks].map(([, name = 'diagnosis']) => name);
    return [lesson, { exercises, predictions: questionsIn(text).map(({ of }) => of) }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

let found: ReturnType<typeof findTasks> | undefined;

/** The tasks of every lesson by their names, which are the same in both languages; every page asks for them. */
export function allTasks(): ReturnType<typeof findTasks> {
  // While an author writes they change.
  if (import.meta.env?.DEV) return findTasks();
  return (found ??= findTasks());
}

// Outside of its lesson a term has nothing to be linked to.
const macros = { ...katexOptions.macros, '\\link': '\\@secondoftwo' };

const renderer = unified({
  remarkPlugins: [remarkMath, remarkCjkFriendly],
  rehypePlugins: [[rehypeKatex, { ...katexOptions, macros }]],
}).createRenderer({ syntaxHighlight: false });

/** A question as HTML, outside of its lesson. */
export async function questionHtml(markdown: string): Promise<string> {
  if (/<(?:Value|Cite)\b/.test(markdown)) {
    throw new Error(
      `The page of progress shows a question by itself, so it can hold no Value or Cite: ${markdown}`,
    );
  }
  const { code } = await (await renderer).render(markdown.replace(/<\/?[A-Z][^>]*>/g, ''));
  return code;
}
