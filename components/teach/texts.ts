/** Words of what a teacher uses. */
import type { Language } from '../strings.ts';

const en = {
  forClass: 'In class:',
  present: 'Present',
  handout: 'Handout for students',
  answers: 'Handout with answers',
  notes: 'Teaching notes',
  openLesson: 'Open the lesson',
  reading: (minutes: number) => `${minutes} min to read`,
  claims: (texts: string[]) => `Checked here: ${texts.join(' ')}`,

  bar: 'Presentation',
  previous: 'Previous section',
  next: 'Next section',
  place: (at: number, all: number) => `${at} / ${all}`,
  section: (at: number, all: number) => `Section ${at} of ${all}`,
  full: 'Full screen',
  notFull: 'Leave full screen',
  leave: 'Leave (Esc)',
  keys: '← → sections · Space, PageDown: on · Esc: leave',

  isHandout:
    'Set for printing, for students: what is asked is left blank, with lines to write on and frames to sketch in; hints and solutions are left out.',
  sketch: 'Run the program, and sketch here what it shows.',
  isAnswers: 'Set for printing, with the answers to all guesses, the hints, the solutions and the diagnoses.',
  print: 'Print',
  back: 'Back to the lesson',
  predictAnswer: 'The program measured: ',
  solution: 'A solution',

  classSeeds: 'A seed for each student',
  students: 'Names, one a line, or how many there are',
  studentsNote:
    'Each name gets its own seed, the same one whenever you make this list with the names in this order. The links hold no names.',
  makeLinks: 'Make the links',
  noStudents: (most: number) => `Type names, one a line, or a number up to ${most}.`,
  twice: (name: string) => `“${name}” stands there twice; write it so that the two can be told apart.`,
  columns: { student: 'Student', seed: 'Seed', link: 'Link', claims: 'Claims that hold', error: 'Error' },
  copyLinks: 'Copy all',
  copied: 'Copied: paste it into a table or a message.',
  notCopied: 'The browser did not allow copying: save the CSV instead.',
  csv: 'Save as CSV',
  expected: 'Compute what each will find',
  computing: (done: number, all: number) => `run ${done} of ${all}`,
};

export type TeachTexts = typeof en;

const zh: TeachTexts = {
  forClass: '课堂上用：',
  present: '投影',
  handout: '学生讲义',
  answers: '讲义（含答案）',
  notes: '教学建议',
  openLesson: '打开本课',
  reading: (minutes) => `阅读约${minutes}分钟`,
  claims: (texts) => `这里检验：${texts.join('')}`,

  bar: '投影',
  previous: '上一节',
  next: '下一节',
  place: (at, all) => `${at} / ${all}`,
  section: (at, all) => `第${at}节，共${all}节`,
  full: '全屏',
  notFull: '退出全屏',
  leave: '结束投影（Esc）',
  keys: '← → 换节 · 空格、PageDown：往下 · Esc：结束',

  isHandout: '已排成学生讲义：要学生猜的数和图都留空，附书写横线；不含提示和参考答案。',
  sketch: '运行程序，把看到的图画在这里。',
  isAnswers: '已排成含答案的讲义：预测的答案、提示、参考答案和诊断都在内。',
  print: '打印',
  back: '回到课文',
  predictAnswer: '程序测得：',
  solution: '参考答案',

  classSeeds: '给每个学生一个种子',
  students: '学生名单，每行一个；或只填人数',
  studentsNote: '每个名字得到一个自己的种子；名单和顺序不变，种子就不变。链接里不含姓名。',
  makeLinks: '生成链接',
  noStudents: (most) => `请填写姓名，每行一个，或填写人数，最多${most}人。`,
  twice: (name) => `“${name}”出现了两次，请写成可以区分的样子。`,
  columns: { student: '学生', seed: '种子', link: '链接', claims: '成立的论断', error: '出错' },
  copyLinks: '全部复制',
  copied: '已复制，可以粘贴到表格或消息里。',
  notCopied: '浏览器不允许复制，请改为保存CSV。',
  csv: '保存为CSV',
  expected: '算出每人应得的结果',
  computing: (done, all) => `已运行${done}/${all}`,
};

export const teachTexts: Record<Language, TeachTexts> = { en, zh };
