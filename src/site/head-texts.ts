/** Words that machines show: beside a shared link, in search results. */
import type { Language } from '../../components/strings.ts';

const en = {
  lessonImage: (title: string) => `A figure and a formula of the lesson “${title}”`,
  siteImage: 'One weight, held by its data, then left to decay',
  authors: 'the authors of Weight Decay, Live',
  kind: 'interactive tutorial',
  level: 'undergraduate',
  part: (title: string) => title,
  beside: 'Beside the lessons',
  about:
    'Each lesson is here as Markdown, in English and in Simplified Chinese: its text, its programs in TypeScript, and what they gave when they were run. Every measured number comes from the program beside it; the claims below a program are checked by tests. Programs import a small trainer, weight-decay, and run on the page of the lesson, where they can be changed. Text: CC BY 4.0. Code: MIT.',
};

const zh: typeof en = {
  lessonImage: (title) => `《${title}》中的一幅图和一个公式`,
  siteImage: '一个权重：先被数据拉住，然后任其衰减',
  authors: '《权重衰减，现场演示》的作者',
  kind: '交互式教程',
  level: '本科',
  part: (title) => `中文：${title}`,
  beside: '中文：课程之外',
  about:
    '每一课在这里都有Markdown版本，分英文和简体中文：正文、TypeScript程序，以及程序运行的结果。凡是测得的数字，都来自旁边的程序；程序下面的论断，由测试逐条检验。程序使用小型训练库weight-decay，可以在课程页面上修改、运行。文字采用CC BY 4.0许可，代码采用MIT许可。',
};

export const headTexts: Record<Language, typeof en> = { en, zh };
