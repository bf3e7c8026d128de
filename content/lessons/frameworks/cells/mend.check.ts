import type { Verdict } from '../../../claim.ts';

interface Results {
  step?: unknown;
  lambda?: unknown;
}

type Rule = (w: number, sum: number, batch: number, lambda: number) => number;

/** w, Σg and B: chosen so that no two of the rules below agree on all of them. */
const cases: [w: number, sum: number, batch: number][] = [
  [2, 3, 4],
  [-1.5, 8, 10],
  [4, 0, 5],
  [0.7, -2, 1],
];

const right: Rule = (w, sum, batch, lambda) =>
  w - 0.1 * (sum / batch + lambda * w);

/** The usual wrong answers, each with what is behind it. */
const mistakes: { rule: Rule; en: string; zh: string }[] = [
  {
    rule: (w, sum, batch, lambda) => w - (0.1 * (sum + lambda * w)) / batch,
    en: 'This is still the step as it was: the decay is divided by B along with the gradients, so a batch of 16 decays a sixteenth as much as a batch of 1.',
    zh: '这仍是原来的更新：衰减和梯度一起除以B，批量为16时，衰减只有批量为1时的十六分之一。',
  },
  {
    rule: (w, sum, _batch, lambda) => w - 0.1 * (sum + lambda * w),
    en: 'Now nothing is divided by B, so the gradients of a batch are added up: at B = 16 the loss weighs 16 times as much, and the decay again next to nothing. Only the sum of gradients should be divided.',
    zh: '这样什么都没有除以B，一批样本的梯度直接相加：B = 16时，损失的分量是原来的16倍，衰减又显得微不足道。应当除以B的只有梯度之和。',
  },
  {
    rule: (w, sum, batch, lambda) => w - 0.1 * (sum + (lambda * w) / batch),
    en: 'The division stands on the wrong term: here the decay is divided by B, and the sum of gradients is not.',
    zh: '除号放错了地方：这里除以B的是衰减，梯度之和反而没有除。',
  },
  {
    rule: (w, sum, batch, lambda) =>
      w - 0.1 * (sum / batch + lambda * batch * w),
    en: 'Now the decay is multiplied by B, and so it depends on the batch again, the other way round. It should not contain B at all.',
    zh: '这样衰减又乘上了B，仍然随批量而变，只是方向反了。它里面根本不应当有B。',
  },
  {
    rule: (w, sum, batch) => w - (0.1 * sum) / batch,
    en: 'The gradient is a mean now, but the decay is gone: all three curves rest at 3, where the data wants the weight.',
    zh: '梯度现在是平均值了，但衰减不见了：三条曲线都停在数据想要的3。',
  },
  {
    rule: (w, sum, batch, lambda) => w - (0.1 * sum) / batch - lambda * w,
    en: 'The decay no longer depends on B, but nor is it multiplied by the learning rate: it takes λ = 50 % of the weight in each step. That is independent weight decay, and another rule.',
    zh: '衰减不再随B而变，但也没有乘上学习率：每一步漏掉λ = 50%。这是独立权重衰减，是另一种更新。',
  },
  {
    rule: (w, sum, batch, lambda) => w - 0.1 * (sum / batch - lambda * w),
    en: 'The sign is wrong: here the penalty makes the weight larger. Its slope is +λw, and descent subtracts it.',
    zh: '符号反了：这样惩罚项反而使权重变大。它的斜率是+λw，下降时应当减去。',
  },
  {
    rule: (w, sum, batch, lambda) => w - 0.1 * (sum / batch + 2 * lambda * w),
    en: 'The batch is right, but you take 2λw: that is the slope of λw² without the ½. Here the penalty is ½λw².',
    zh: '批量处理对了，但这里取的是2λw，那是不带½的λw²的斜率。本题的惩罚项是½λw²。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Results): Verdict {
  const { step, lambda } = results;
  if (typeof step !== 'function') {
    return wrong(
      'The program exports no function called step. Keep its first line as it was: export function step(…).',
      '程序没有导出名为step的函数。请保留原来的开头：export function step(…)。',
    );
  }
  if (typeof lambda !== 'number' || !(lambda > 0 && lambda < 1)) {
    return wrong(
      'Leave lambda exported, a number between 0 and 1: otherwise there is nothing to tell right from wrong.',
      '请保留导出的lambda，取0与1之间的数，否则分不出对错。',
    );
  }
  const answers = cases.map((values): unknown => step(...values));
  if (!answers.every((answer) => typeof answer === 'number')) {
    return wrong(
      'step(…) must return a number, the new weight. Is there a return?',
      'step(…)应当返回一个数，即新的权重。是不是忘了写return？',
    );
  }
  if (!answers.every(Number.isFinite)) {
    return wrong(
      'step(…) returns NaN or infinity. Is every name in it one of w, sum, batch and lambda?',
      'step(…)返回了NaN或无穷大。式子里用到的是不是只有w、sum、batch和lambda？',
    );
  }
  const follows = (rule: Rule) =>
    cases.every((values, i) => agree(answers[i], rule(...values, lambda)));
  if (follows(right)) {
    return {
      passed: true,
      en: 'The three curves are one, and rest at 3/(1 + λ). The mean belongs to the data; the weight is there once, however many examples are in the batch.',
      zh: '三条曲线合成了一条，停在3/(1 + λ)。取平均是数据的事；不管一批里有多少样本，权重只有一份。',
    };
  }
  const mistake = mistakes.find(({ rule }) => follows(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);

  const i = cases.findIndex(
    (values, at) => !agree(answers[at], right(...values, lambda)),
  );
  const call = `step(${cases[i].join(', ')})`;
  const got = Number(answers[i].toPrecision(6));
  const want = Number(right(...cases[i], lambda).toPrecision(6));
  return wrong(
    `${call} gives ${got}; it should be ${want}.`,
    `${call}的结果是${got}，应当是${want}。`,
  );
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
