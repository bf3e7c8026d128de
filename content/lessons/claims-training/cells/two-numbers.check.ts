import type { Verdict } from '../../../claim.ts';

type Kappa = (least: number, most: number, lambda: number) => number;
type Eta = (most: number, lambda: number) => number;

const kappaCases: Parameters<Kappa>[] = [
  [0.001, 1, 0.01],
  [0.5, 4, 0.3],
];
const etaCases: Parameters<Eta>[] = [
  [1, 0.01],
  [4, 0.5],
];
const kappaRight: Kappa = (least, most, lambda) =>
  (most + lambda) / (least + lambda);
const etaRight: Eta = (most, lambda) => 2 / (most + lambda);

const kappaMistakes: { rule: Kappa; en: string; zh: string }[] = [
  {
    rule: (least, most, lambda) => (most + lambda) / least,
    en: 'λ is added to the steepest direction only, so decay would make the condition number worse. It is added to every direction.',
    zh: 'λ只加在了最陡的方向上，这样衰减反而使条件数变差。它要加到每个方向上。',
  },
  {
    rule: (least, most, lambda) => most / (least + lambda),
    en: 'λ is added to the flattest direction only. It matters most there, but it is added to every direction.',
    zh: 'λ只加在了最平的方向上。它在那里影响最大，但每个方向都要加。',
  },
  {
    rule: (least, most) => most / least,
    en: 'This is the condition number without decay. The penalty adds λ to the steepness of every direction.',
    zh: '这是没有衰减时的条件数。惩罚项给每个方向的陡峭程度都加上λ。',
  },
  {
    rule: (least, most, lambda) => (least + lambda) / (most + lambda),
    en: 'Upside down: a condition number is the steepest over the flattest, so it is never less than 1.',
    zh: '上下颠倒了：条件数是最陡的除以最平的，不会小于1。',
  },
  {
    rule: (least, most, lambda) => most / least + lambda,
    en: 'λ is added to the ratio. It belongs inside, to each of the two directions.',
    zh: 'λ加在了比值外面。它应当加在里面，两个方向各加一次。',
  },
  {
    rule: (least, most, lambda) =>
      Math.sqrt((most + lambda) / (least + lambda)),
    en: 'That is the root of it. The root is taken for singular values of X; these here are eigenvalues already.',
    zh: '这是它的平方根。对X的奇异值才要开方，这里给的已经是特征值。',
  },
];

const etaMistakes: { rule: Eta; en: string; zh: string }[] = [
  {
    rule: (most, lambda) => 2 / (most - lambda),
    en: 'Here decay makes room for larger steps. It does the opposite: it makes the steepest direction steeper, by λ.',
    zh: '这样写，衰减给更大的步长腾出了余地。事实相反：它让最陡的方向又陡了λ。',
  },
  {
    rule: (most) => 2 / most,
    en: 'This is the limit without decay. With decay the steepest direction has the steepness most + λ.',
    zh: '这是没有衰减时的界限。有了衰减，最陡方向的陡峭程度是most + λ。',
  },
  {
    rule: (most, lambda) => 1 / (most + lambda),
    en: 'With this learning rate the steepest direction arrives in one step. Twice as much still does not diverge: it jumps across to the same height.',
    zh: '用这个学习率，最陡的方向一步就到。再大一倍也还不发散：只是跳到对面同样的高度。',
  },
  {
    rule: (_most, lambda) => 2 / lambda,
    en: 'That is the limit of decay alone, where the data is silent. Add the steepness of the data.',
    zh: '这是数据沉默时，只有衰减的界限。还要加上数据的陡峭程度。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });
const agree = (a: unknown, b: number): boolean =>
  typeof a === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What is wrong with one of the functions; undefined if nothing is. */
function judge<Arguments extends number[]>(
  name: string,
  given: unknown,
  cases: Arguments[],
  right: (...of: Arguments) => number,
  mistakes: { rule: (...of: Arguments) => number; en: string; zh: string }[],
): Verdict | undefined {
  if (typeof given !== 'function') {
    return wrong(
      `The program exports no function called ${name}. Keep its first line as it was.`,
      `程序没有导出名为${name}的函数。请保留它原来的开头。`,
    );
  }
  const answers = cases.map((of): unknown =>
    (given as (...of: Arguments) => unknown)(...of),
  );
  const isOf = (rule: (...of: Arguments) => number) =>
    cases.every((of, i) => agree(answers[i], rule(...of)));
  if (isOf(right)) return undefined;
  const mistake = mistakes.find(({ rule }) => isOf(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);
  const at = cases.findIndex((of, i) => !agree(answers[i], right(...of)));
  const call = `${name}(${cases[at].join(', ')})`;
  const want = Number(right(...cases[at]).toPrecision(6));
  const got = answers[at];
  const said =
    typeof got === 'number' ? Number(got.toPrecision(6)) : typeof got;
  return wrong(
    `${call} gives ${said}; it should be ${want}.`,
    `${call}的结果是${said}，应当是${want}。`,
  );
}

export default function check(results: {
  conditionNumber?: unknown;
  largestLearningRate?: unknown;
}): Verdict {
  const { conditionNumber, largestLearningRate } = results;
  return (
    judge(
      'conditionNumber',
      conditionNumber,
      kappaCases,
      kappaRight,
      kappaMistakes,
    ) ??
    judge(
      'largestLearningRate',
      largestLearningRate,
      etaCases,
      etaRight,
      etaMistakes,
    ) ?? {
      passed: true,
      en: 'From 1000 to 91.8, with a learning rate that is hardly smaller: that is what is true of stability and speed. One curve dies out, the other grows: the limit lies between them.',
      zh: '从1000降到91.8，学习率几乎没有变小：稳定与速度，真实的就是这些。两条曲线，一条消失，一条增大，界限就在中间。',
    }
  );
}
