/** Words that only the Markdown of a page needs. */
import type { Language } from '../strings.ts';

const en = {
  named: (name: string, value: string) => `${name}: ${value}`,
  thisPage: 'This page on the site, where its programs run',
};

const zh: typeof en = {
  named: (name, value) => `${name}：${value}`,
  thisPage: '网站上的这一页，程序可在其中运行',
};

export const markdownTexts: Record<Language, typeof en> = { en, zh };
