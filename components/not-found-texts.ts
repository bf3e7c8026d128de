/** The words of the page for a missing address, in both languages: one file serves both. */
export const notFoundTexts = {
  en: {
    title: 'There is no page at this address',
    why: 'It may have moved, or the address may have a slip in it.',
    likely: 'Pages and terms with a name like it:',
    searchFor: (words: string) => `Search for “${words}”`,
    inGlossary: ' (in the glossary)',
    ways: 'Otherwise start from ',
    home: 'the home page',
    lessons: 'the lessons',
    glossary: 'the glossary',
    between: ', ',
    end: '.',
  },
  zh: {
    title: '这个地址没有页面',
    why: '页面可能已经移走，也可能是地址写错了。',
    likely: '名称相近的页面和术语：',
    searchFor: (words: string) => `搜索“${words}”`,
    inGlossary: '（术语表）',
    ways: '也可以从这里开始：',
    home: '首页',
    lessons: '各课列表',
    glossary: '术语表',
    between: '、',
    end: '。',
  },
};

/** Without a script the page speaks both. */
export const bothTitles = `${notFoundTexts.en.title} · ${notFoundTexts.zh.title}`;
