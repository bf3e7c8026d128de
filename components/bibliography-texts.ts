/** The words of the bibliography. */
import type { Language } from './strings.ts';

const en = {
  all: (count: number) => `All ${count} as BibTeX:`,
  download: 'download references.bib',
  copyAll: 'copy them',
  citedIn: 'Cited in ',
  between: ', ',
  end: '.',
};

const zh: typeof en = {
  all: (count) => `全部${count}条的BibTeX：`,
  download: '下载references.bib',
  copyAll: '复制',
  citedIn: '引用于',
  between: '、',
  end: '。',
};

export const bibliographyTexts: Record<Language, typeof en> = { en, zh };
