import type { Verdict } from '../../../claim.ts';

interface Results {
  objective?: unknown;
  gradient?: unknown;
  target?: unknown;
}

/** Weights and λ: chosen so that no two of the rules below agree on all of them. */
const cases: { w: number[]; lambda: number }[] = [
  { w: [2, 1], lambda: 0.3 },
  { w: [-1.5, 0.7], lambda: 0.2 },
  { w: [0.4, -2], lambda: 0.8 },
];

const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
const squares = (w: number[]) => sum(w.map((wi) => wi * wi));
const sizes = (w: number[]) => sum(w.map(Math.abs));

type Mistake<Rule> = { rule: Rule; en: string; zh: string };

/** What is added to the loss, whose value is `loss`. */
type Penalty = (w: number[], lambda: number, loss: number) => number;
const rightPenalty: Penalty = (w, lambda) => (lambda / 2) * squares(w);
const noHalf: Penalty = (w, lambda) => lambda * squares(w);

const wrongPenalties: Mistake<Penalty>[] = [
  {
    rule: () => 0,
    en: 'objective(…) is still the loss alone: λ changes nothing. Add ½λ times the sum of the squared weights.',
    zh: 'objective(…)仍然只有损失，λ不起任何作用。请加上½λ乘以权重的平方和。',
  },
  {
    rule: (w) => squares(w) / 2,
    en: 'λ is missing, as in the picture: you add ½‖w‖₂², so the penalty cannot be turned up or down.',
    zh: '和那幅图一样，λ丢了：这里加的是½‖w‖₂²，惩罚项没有办法调节。',
  },
  {
    rule: squares,
    en: 'You add ‖w‖₂² as it is: both the ½ and the λ in front of it are missing.',
    zh: '这里直接加上了‖w‖₂²，前面的½和λ都没有写。',
  },
  {
    rule: noHalf,
    en: 'The ½ is missing in objective(…): you add λ‖w‖₂². The slope of that is 2λw.',
    zh: 'objective(…)里少了½：这里加的是λ‖w‖₂²，它的斜率是2λw。',
  },
  {
    rule: (w, lambda) => -rightPenalty(w, lambda, 0),
    en: 'The sign is wrong: you subtract the penalty, so that large weights are rewarded. Add it.',
    zh: '符号反了：这里减去了惩罚项，权重越大反而越受奖励。应当加上它。',
  },
  {
    rule: (w, lambda) => lambda * sizes(w),
    en: 'You add up |w|: that is λ‖w‖₁, the L1 penalty. Here each weight is squared, and a ½ stands in front.',
    zh: '这里加的是|w|之和，即λ‖w‖₁，这是L1惩罚项。本题要把每个权重平方，前面还有½。',
  },
  {
    rule: (w, lambda) => (lambda / 2) * sizes(w),
    en: 'You add up |w|: that is an L1 penalty. Square each weight instead of taking its absolute value.',
    zh: '这里加的是|w|之和，这是L1惩罚项。每个权重应当平方，而不是取绝对值。',
  },
  {
    rule: (w, lambda) => (lambda / 2) * sum(w),
    en: 'You add up the weights without squaring them: 3 and −3 would cancel, and very negative weights would be rewarded.',
    zh: '这里把权重直接相加，没有平方：3和−3会互相抵消，很负的权重反而受奖励。',
  },
  {
    rule: (w, lambda) => (lambda / 2) * sum(w) * sum(w),
    en: 'You add up first and square afterwards: 3 and −3 would cancel. Square each weight, then add.',
    zh: '这里先求和、后平方，3和−3会互相抵消。应当先把每个权重平方，再相加。',
  },
  {
    rule: (w, lambda) => (lambda / 2) * Math.sqrt(squares(w)),
    en: 'You took the root: that is ‖w‖₂. The penalty has its square, the sum of squares without a root.',
    zh: '这里开了根号，得到的是‖w‖₂。惩罚项用的是它的平方，也就是平方和，不开根号。',
  },
  {
    rule: (w, lambda, loss) => rightPenalty(w, lambda, 0) - loss,
    en: 'The penalty is right, but the loss is gone: the minimum of this is w = 0, whatever the data. Return the sum of both.',
    zh: '惩罚项是对的，但损失不见了：不管数据是什么，最低点都在w = 0。应当返回两者之和。',
  },
];

/** What is added to one component of the loss's gradient, `data`, that belongs to the weight wᵢ. */
type Slope = (wi: number, lambda: number, data: number) => number;
const rightSlope: Slope = (wi, lambda) => lambda * wi;
const doubled: Slope = (wi, lambda) => 2 * lambda * wi;

const wrongSlopes: Mistake<Slope>[] = [
  {
    rule: () => 0,
    en: 'The objective is right, but gradient(…) is still the slope of the loss alone, so the descent never hears of the penalty. Add its slope, λw.',
    zh: '目标函数是对的，但gradient(…)仍然只是损失的斜率，下降时根本不知道有惩罚项。请加上惩罚项的斜率λw。',
  },
  {
    rule: (wi) => wi,
    en: 'The objective is right; in gradient(…), λ is missing: you add w, and its slope is λw.',
    zh: '目标函数是对的，但gradient(…)里少了λ：这里加的是w，斜率应当是λw。',
  },
  {
    rule: (wi, lambda) => (lambda / 2) * wi,
    en: 'The objective is right; gradient(…) still has the ½. Differentiating w² gives 2w, and ½ · 2 = 1: the slope is λw.',
    zh: '目标函数是对的，但gradient(…)里还留着½。w²求导得2w，而½ · 2 = 1，斜率就是λw。',
  },
  {
    rule: doubled,
    en: 'The objective is right; gradient(…) is that of λ‖w‖₂², without the ½: you add 2λw. With the ½ it is λw.',
    zh: '目标函数是对的，但gradient(…)对应的是不带½的λ‖w‖₂²：这里加的是2λw。带½时应当是λw。',
  },
  {
    rule: (wi, lambda) => -lambda * wi,
    en: 'The objective is right; gradient(…) has the wrong sign: a step against it makes the weights larger. Add λw.',
    zh: '目标函数是对的，但gradient(…)的符号反了：逆着它走一步，权重会变大。应当加上λw。',
  },
  {
    rule: (wi, lambda) => lambda * Math.sign(wi),
    en: 'The objective is right; gradient(…) is that of λ|w|, an L1 penalty: the same pull on every weight. The slope of ½λw² is λw.',
    zh: '目标函数是对的，但gradient(…)对应的是L1惩罚项λ|w|，每个权重受到的拉力都一样大。½λw²的斜率是λw。',
  },
  {
    rule: (wi, lambda) => (lambda / 2) * wi * wi,
    en: 'The objective is right; in gradient(…) you added the penalty itself, ½λw². The gradient needs its slope, λw.',
    zh: '目标函数是对的，但gradient(…)里加的是惩罚项本身½λw²，梯度需要的是它的斜率λw。',
  },
  {
    rule: (_wi, lambda) => lambda,
    en: 'The objective is right; in gradient(…) you added λ, the same for every weight. The slope of ½λw² is λw: it grows with the weight.',
    zh: '目标函数是对的，但gradient(…)里加的是λ，对每个权重都一样。½λw²的斜率是λw，权重越大，斜率越大。',
  },
  {
    rule: (wi, lambda, data) => lambda * wi - data,
    en: 'The slope of the penalty is right, but in gradient(…) that of the loss is gone: the descent can only end at 0. Add both.',
    zh: '惩罚项的斜率是对的，但gradient(…)里损失的斜率不见了，下降只会停在0。应当把两者相加。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Results): Verdict {
  const { objective, gradient, target } = results;
  for (const [name, value] of Object.entries({ objective, gradient })) {
    if (typeof value !== 'function') {
      return wrong(
        `The program exports no function called ${name}. Keep its first line as it was: export function ${name}(…).`,
        `程序没有导出名为${name}的函数。请保留原来的开头：export function ${name}(…)。`,
      );
    }
  }
  if (!isPair(target) || target[0] !== 3 || target[1] !== -1.5) {
    return wrong(
      'Leave target exported as it was, [3, -1.5]: it is what the data wants.',
      '请照原样导出target，即[3, -1.5]：它是数据想要的权重。',
    );
  }
  const values = cases.map(({ w, lambda }) =>
    (objective as (...args: unknown[]) => unknown)([...w], lambda),
  );
  if (!values.every((value) => typeof value === 'number')) {
    return wrong(
      'objective(…) must return a number. Is there a return?',
      'objective(…)应当返回一个数。是不是忘了写return？',
    );
  }
  const slopes = cases.map(({ w, lambda }) =>
    (gradient as (...args: unknown[]) => unknown)([...w], lambda),
  );
  if (!slopes.every(isPair)) {
    return wrong(
      'gradient(…) must return a list with one number for each weight, as w.map(…) makes it.',
      'gradient(…)应当返回一个列表，每个权重对应一个数，就像w.map(…)给出的那样。',
    );
  }
  if (![...values, ...slopes.flat()].every(Number.isFinite)) {
    return wrong(
      'There is a NaN or an infinity among the results. Is every name in the formulas one of w, wi, lambda, loss and target?',
      '结果里出现了NaN或无穷大。式子里用到的是不是只有w、wi、lambda、loss和target？',
    );
  }

  const loss = (w: number[]) => squares(w.map((wi, i) => wi - target[i])) / 2;
  const adds = (rule: Penalty) =>
    cases.every(({ w, lambda }, at) =>
      agree(values[at], loss(w) + rule(w, lambda, loss(w))),
    );
  const pulls = (rule: Slope) =>
    cases.every(({ w, lambda }, at) =>
      w.every((wi, i) => {
        const data = wi - target[i];
        return agree(slopes[at][i], data + rule(wi, lambda, data));
      }),
    );

  if (adds(noHalf) && pulls(doubled)) {
    return wrong(
      'Your gradient fits your objective, and yet it is not the one asked for: without the ½ the penalty is λ‖w‖₂², and at λ = 0.5 the first weight rests at 1.5 instead of 2.',
      '你的梯度与目标函数是一致的，但不是题目要的那个：不带½，惩罚项是λ‖w‖₂²，取λ = 0.5，第一个权重停在1.5，而不是2。',
    );
  }
  const penaltyMistake = wrongPenalties.find(({ rule }) => adds(rule));
  if (penaltyMistake) return wrong(penaltyMistake.en, penaltyMistake.zh);
  if (!adds(rightPenalty)) {
    const at = cases.findIndex(
      ({ w, lambda }, i) =>
        !agree(values[i], loss(w) + rightPenalty(w, lambda, 0)),
    );
    const { w, lambda } = cases[at];
    const call = `objective([${w.join(', ')}], ${lambda})`;
    const got = short(values[at]);
    const want = short(loss(w) + rightPenalty(w, lambda, 0));
    return wrong(
      `${call} gives ${got}; it should be ${want}.`,
      `${call}的结果是${got}，应当是${want}。`,
    );
  }
  const slopeMistake = wrongSlopes.find(({ rule }) => pulls(rule));
  if (slopeMistake) return wrong(slopeMistake.en, slopeMistake.zh);
  if (!pulls(rightSlope)) {
    const wanted = cases.map(({ w, lambda }) =>
      w.map((wi, i) => wi - target[i] + lambda * wi),
    );
    const at = wanted.findIndex((row, c) =>
      row.some((value, i) => !agree(slopes[c][i], value)),
    );
    const { w, lambda } = cases[at];
    const call = `gradient([${w.join(', ')}], ${lambda})`;
    const got = slopes[at].map(short).join(', ');
    const want = wanted[at].map(short).join(', ');
    return wrong(
      `The objective is right, but its slope is another: ${call} gives [${got}]; it should be [${want}].`,
      `目标函数是对的，但它的斜率不是这样：${call}的结果是[${got}]，应当是[${want}]。`,
    );
  }
  return {
    passed: true,
    en: 'At λ = 0.5 the first weight rests at 3/(1 + λ) = 2. Without the ½, in both places, it would rest at 3/(1 + 2λ) = 1.5.',
    zh: '取λ = 0.5，第一个权重停在3/(1 + λ) = 2。两处都去掉½，就会停在3/(1 + 2λ) = 1.5。',
  };
}

function isPair(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === 'number')
  );
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}
