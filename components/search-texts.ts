/** The words of the search, fetched with it. */
import type { Language } from './strings.ts';

const en = {
  searching: 'Searching …',
  found: (count: number, words: string) => `${count === 1 ? '1 page' : `${count} pages`} for “${words}”`,
  none: (words: string) => `Nothing found for “${words}”.`,
  more: 'More results',
  elsewhere: (words: string) => `Search the Chinese pages for “${words}”`,
};

export type SearchTexts = typeof en;

const zh: SearchTexts = {
  searching: '正在搜索……',
  found: (count, words) => `“${words}”：${count}个页面`,
  none: (words) => `没有找到“${words}”。`,
  more: '更多结果',
  elsewhere: (words) => `在英文页面里搜索“${words}”`,
};

export const searchTexts: Record<Language, SearchTexts> = { en, zh };
