/** Words about keeping the site and about a new version of it, in both languages; fetched with what says them. */
import type { Language } from '../strings.ts';

interface OfflineTexts {
  offer: (packed: string, bytes: string) => string;
  keep: string;
  going: (done: string, all: string) => string;
  progress: string;
  stop: string;
  some: (done: string, all: string) => string;
  goOn: string;
  done: (bytes: string) => string;
  delete: string;
  deleted: string;
  failed: (files: number) => string;
  full: (needed: string, free: string) => string;
  refused: string;
  unknown: string;
  update: string;
  unkept: string;
  reload: string;
  later: string;
}

const count = (n: number): string => (n === 1 ? '1 file' : `${n} files`);

export const offlineTexts: Record<Language, OfflineTexts> = {
  en: {
    offer: (packed, bytes) =>
      `All pages in English, with the editor and the search: about ${packed} to fetch, ${bytes} on this device.`,
    keep: 'Keep for offline',
    going: (done, all) => `${done} of ${all}`,
    progress: 'Kept so far',
    stop: 'Stop',
    some: (done, all) => `${done} of ${all} are kept; the rest is still missing.`,
    goOn: 'Fetch the rest',
    done: (bytes) => `All pages in English are kept, ${bytes} in all: they work without a network.`,
    delete: 'Delete',
    deleted: 'Deleted. Pages that you visit from now on are kept again.',
    failed: (files) =>
      `${count(files)} could not be fetched: the network failed, or the site has just changed. What came is kept.`,
    full: (needed, free) =>
      `There is no room: ${needed} are still missing, and this browser gives about ${free} more. What came is kept.`,
    refused:
      'This browser allows no page to be kept here: its storage is blocked, or this is a private window.',
    unknown: 'What there is to keep could not be asked for: there is no network.',
    update: 'There is a new version of this site.',
    unkept:
      'This browser keeps nothing: copy your changes to the programs of this page before you reload it.',
    reload: 'Reload',
    later: 'Later',
  },
  zh: {
    offer: (packed, bytes) => `全部中文页面，连同编辑器和搜索：下载约${packed}，在这台设备上占用${bytes}。`,
    keep: '离线保存',
    going: (done, all) => `已保存${done}，共${all}`,
    progress: '保存进度',
    stop: '停止',
    some: (done, all) => `已保存${done}，共${all}，其余还没有下载。`,
    goOn: '下载其余部分',
    done: (bytes) => `全部中文页面都已保存，共${bytes}，没有网络也能使用。`,
    delete: '删除',
    deleted: '已删除。之后访问的页面还会照常保存。',
    failed: (files) => `有${files}个文件没能下载：网络中断，或者网站刚刚更新。已下载的部分都保存着。`,
    full: (needed, free) => `空间不够：还差${needed}，而浏览器大约只能再给${free}。已下载的部分都保存着。`,
    refused: '这个浏览器不允许保存页面：存储被禁用，或者这是无痕窗口。',
    unknown: '没有网络，暂时不知道要保存哪些文件。',
    update: '网站有新版本。',
    unkept: '浏览器不保存任何内容：重新加载之前，请先把你对本页程序的改动复制出来。',
    reload: '重新加载',
    later: '以后再说',
  },
};
