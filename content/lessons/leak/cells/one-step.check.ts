import type { Verdict } from '../../../claim.ts';

type Rule = (w: number, g: number, eta: number, lambda: number) => number;

interface Results {
  step?: unknown;
  learningRate?: unknown;
  weightDecay?: unknown;
}

/** w and g: chosen so that no two of the rules below agree on all of them. */
const cases: [number, number][] = [
  [2, 0.5],
  [-1.5, 0.8],
  [0.7, -2],
  [4, 0],
];

const right: Rule = (w, g, eta, lambda) => (1 - eta * lambda) * w - eta * g;

/** The usual wrong answers, each with what is behind it. */
const mistakes: { rule: Rule; en: string; zh: string }[] = [
  {
    rule: (w, g, eta) => w - eta * g,
    en: 'This is still plain gradient descent: weightDecay changes nothing. Before the gradient acts, the weight itself must lose a fraction ηλ.',
    zh: '这仍是普通的梯度下降，weightDecay不起任何作用。在梯度起作用之前，权重本身要先漏掉一个比例ηλ。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - lambda) * w - eta * g,
    en: 'Here the weight loses a fraction λ in each step, so λ = 0.01 takes 1 %. In SGD the fraction is ηλ: λ is multiplied by the learning rate.',
    zh: '这样写，每步漏掉的比例是λ，λ = 0.01就真的漏掉1%了。SGD里漏掉的比例是ηλ，λ要先乘上学习率。',
  },
  {
    rule: (w, g, eta, lambda) => w - eta * (1 - lambda) * g,
    en: 'You made the step smaller, not the weight: that is learning-rate decay. Try g = 0: your weight stays where it is, and a leaking one would shrink.',
    zh: '变小的是步长，不是权重：这是学习率衰减。代入g = 0试试：这样写权重一动不动，而会漏的权重应当变小。',
  },
  {
    rule: (w, g, eta, lambda) => w - eta * (1 - eta * lambda) * g,
    en: 'The factor 1 − ηλ is right, but it stands before the gradient, and so it makes the step smaller. It belongs to w.',
    zh: '因子1 − ηλ没有错，但它乘在了梯度上，缩小的是步长。它应当乘在w上。',
  },
  {
    rule: (w, g, eta, lambda) => (1 + eta * lambda) * w - eta * g,
    en: 'The sign is wrong: here the weight grows by a fraction ηλ in each step. A leak makes it smaller.',
    zh: '符号反了：这样写，权重每步会增大一个比例ηλ。漏应当使它变小。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - eta * lambda) * w + eta * g,
    en: 'The leak is right, but the step climbs: it adds ηg. Descent subtracts it.',
    zh: '漏的部分是对的，但梯度这一步走成了上升：这里加上了ηg，下降应当减去它。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - eta * lambda) * (w - eta * g),
    en: 'A close relative: you step first and decay afterwards, so the step just taken shrinks too. The two differ by η²λg, which is tiny but not zero. Here the leak acts on the old weight only.',
    zh: '很接近了：你先走一步再衰减，于是刚走的这一步也被缩小了。两种写法相差η²λg，很小，却不是零。这里漏掉的只应是旧的权重。',
  },
  {
    rule: (w, _g, eta, lambda) => (1 - eta * lambda) * w,
    en: 'The leak is right, but the gradient is gone: the weight can only shrink. Subtract ηg as before.',
    zh: '漏的部分是对的，但梯度不见了，权重只能一直变小。仍要像原来那样减去ηg。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - 2 * eta * lambda) * w - eta * g,
    en: 'Twice too much. This is the step for the penalty λw² without the ½; ours is ½λw², whose slope is λw.',
    zh: '多了一倍。这是惩罚项取λw²、不带½时的更新；这里的惩罚项是½λw²，斜率为λw。',
  },
  {
    rule: (w, g, eta, lambda) => w - eta * g - eta * lambda * Math.sign(w),
    en: 'You subtract the same amount from every weight: that is the step of an L1 penalty. Weight decay takes a fraction, so a large weight loses more.',
    zh: '这样写，每个权重减去的量都一样，这是L1惩罚项的更新。权重衰减减去的是一个比例，权重越大，减得越多。',
  },
  {
    rule: (w, g, eta, lambda) => w - eta * g - eta * lambda,
    en: 'You subtract a constant, whatever the weight. Weight decay takes a fraction of w: ηλ times w.',
    zh: '不论权重多大，这里减去的都是同一个常数。权重衰减减去的是w的一个比例：ηλ乘以w。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Results): Verdict {
  const { step, learningRate: eta, weightDecay: lambda } = results;
  if (typeof step !== 'function') {
    return wrong(
      'The program exports no function called step. Keep its first line as it was: export function step(…).',
      '程序没有导出名为step的函数。请保留原来的开头：export function step(…)。',
    );
  }
  if (!isShare(eta) || !isShare(lambda)) {
    return wrong(
      'Leave learningRate and weightDecay exported, each a number between 0 and 1: otherwise there is nothing to tell right from wrong.',
      '请保留导出的learningRate和weightDecay，两者都取0与1之间的数，否则分不出对错。',
    );
  }
  const answers = cases.map(([w, g]): unknown => step(w, g));
  if (answers.some((answer) => typeof answer !== 'number')) {
    return wrong(
      'step(…) must return a number, the new weight. Is there a return?',
      'step(…)应当返回一个数，即新的权重。是不是忘了写return？',
    );
  }
  if (answers.some((answer) => !Number.isFinite(answer))) {
    return wrong(
      'step(…) returns NaN or infinity. Is every name in it one of w, g, learningRate and weightDecay?',
      'step(…)返回了NaN或无穷大。式子里用到的是不是只有w、g、learningRate和weightDecay？',
    );
  }
  const follows = (rule: Rule) =>
    cases.every(([w, g], i) =>
      agree(answers[i] as number, rule(w, g, eta, lambda)),
    );
  if (follows(right)) {
    return {
      passed: true,
      en: 'One multiplication more than gradient descent, and that is all of weight decay in SGD.',
      zh: '只比梯度下降多一次乘法，SGD里的权重衰减就全在这里了。',
    };
  }
  const mistake = mistakes.find(({ rule }) => follows(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);

  const i = cases.findIndex(
    ([w, g], at) => !agree(answers[at] as number, right(w, g, eta, lambda)),
  );
  const [w, g] = cases[i];
  const got = Number((answers[i] as number).toPrecision(6));
  const want = Number(right(w, g, eta, lambda).toPrecision(6));
  return wrong(
    `step(${w}, ${g}) gives ${got}; it should be ${want}.`,
    `step(${w}, ${g})的结果是${got}，应当是${want}。`,
  );
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 1;
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
