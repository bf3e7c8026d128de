/** Words of the page of progress, in both languages; no other page loads them. */
import type { Language } from './strings.ts';

interface ReportTexts {
  noScript: string;
  export: string;
  import: string;
  erase: string;
  exported: (file: string) => string;
  imported: (what: string) => string;
  /** Why a file was not taken. */
  refused: Record<'unreadable' | 'newer' | 'oversized' | 'blocked', string>;
  known: (lessons: number, exercises: number, predictions: number) => string;
  eraseAsk: string;
  progress: (known: string) => string;
  everything: (programs: number) => string;
  eraseProgress: string;
  eraseAll: string;
  keep: string;
  erased: string;
  notSolved: string;
  notGuessed: string;
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const reportTexts: Record<Language, ReportTexts> = {
  en: {
    noScript: 'Progress is kept by a script: without JavaScript there is none.',
    export: 'Export',
    import: 'Import',
    erase: 'Erase …',
    exported: (file) => `Exported as ${file}. The file holds your progress, not your changes to programs.`,
    imported: (known) => `Imported, and added to what was here. In all: ${known}.`,
    refused: {
      unreadable: 'This is not a progress file of this site, or it is damaged. Nothing was changed.',
      newer:
        'This file comes from a newer version of this site: reload the page, and try again. Nothing was changed.',
      oversized: 'This file is too large to be a progress file. Nothing was changed.',
      blocked: 'Nothing could be kept: the storage of this browser is blocked or full.',
    },
    known: (lessons, exercises, predictions) =>
      `${count(lessons, 'lesson')} opened, ${count(exercises, 'exercise')} solved, ${count(predictions, 'prediction')} made`,
    eraseAsk: 'What should this browser forget? It cannot be undone; an exported file keeps the progress.',
    progress: (known) => `The progress: ${known}.`,
    everything: (programs) =>
      `Everything: the progress, your changes to ${count(programs, 'program')} and their controls, and the colors you chose.`,
    eraseProgress: 'Erase the progress',
    eraseAll: 'Erase everything',
    keep: 'Keep all',
    erased: 'Erased.',
    notSolved: 'not solved yet',
    notGuessed: 'not guessed yet',
  },
  zh: {
    noScript: '学习进度由脚本记录，没有JavaScript就没有记录。',
    export: '导出',
    import: '导入',
    erase: '清除……',
    exported: (file) => `已导出为${file}。文件里只有学习进度，没有你对程序的改动。`,
    imported: (known) => `已导入，并与原有的记录合并。现在共有：${known}。`,
    refused: {
      unreadable: '这不是本站的进度文件，或者文件已损坏。记录没有改动。',
      newer: '这个文件来自本站的更新版本，请刷新页面后再试。记录没有改动。',
      oversized: '这个文件太大，不会是进度文件。记录没有改动。',
      blocked: '无法保存：浏览器的存储空间被禁用或已满。',
    },
    known: (lessons, exercises, predictions) =>
      `看过${lessons}课，完成${exercises}个练习，做过${predictions}次预测`,
    eraseAsk: '要让这个浏览器忘掉什么？清除后无法恢复，但导出的文件会留住学习进度。',
    progress: (known) => `学习进度：${known}。`,
    everything: (programs) => `全部：学习进度、你对${programs}个程序及其控件的改动，以及你选的配色。`,
    eraseProgress: '清除学习进度',
    eraseAll: '全部清除',
    keep: '都留着',
    erased: '已清除。',
    notSolved: '尚未完成',
    notGuessed: '还没猜过',
  },
};
