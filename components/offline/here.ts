/** Words of the page that stands in for one that is not kept; the worker carries no others. */
import type { Language } from '../strings.ts';

interface HereTexts {
  lang: string;
  title: string;
  text: string;
  none: string;
  retry: string;
}

export const hereTexts: Record<Language, HereTexts> = {
  en: {
    lang: 'en',
    title: 'No network, and this page is not kept here',
    text: 'These pages are, and their programs run:',
    none: 'No page is kept in this browser yet.',
    retry: 'Try again',
  },
  zh: {
    lang: 'zh-CN',
    title: '没有网络，这一页也没有保存过',
    text: '下面这些页面已经保存，其中的程序可以运行：',
    none: '这个浏览器还没有保存过任何页面。',
    retry: '再试一次',
  },
};
