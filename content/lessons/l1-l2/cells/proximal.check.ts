import type { Verdict } from '../../../claim.ts';

type Rule = (w: number, g: number, eta: number, lambda: number) => number;

interface Results {
  step?: unknown;
  learningRate?: unknown;
  lambda?: unknown;
}

/** Chosen so that no two of the rules below agree on all of them, whatever η ≤ 0.5 and λ ≤ 1. */
const cases = (eta: number, lambda: number): [number, number][] => {
  const threshold = eta * lambda;
  return [
    [2, 0.5],
    [-2, -0.5],
    [0.5 * threshold, 0],
    [-0.5 * threshold, 0],
    [0.9 * threshold, -0.4 * lambda], // over the threshold only after the gradient step
    [1.2 * threshold, 0.5 * lambda], // under it only after the gradient step
    [-0.1 * threshold, -2 * lambda], // changes its sign by the gradient step
  ];
};

const soft = (v: number, threshold: number): number =>
  Math.sign(v) * Math.max(Math.abs(v) - threshold, 0);
const right: Rule = (w, g, eta, lambda) => soft(w - eta * g, eta * lambda);

/** The usual wrong answers, each with what is behind it. */
const mistakes: { rule: Rule; en: string; zh: string }[] = [
  {
    rule: (w, g, eta, lambda) => w - eta * (g + lambda * Math.sign(w)),
    en: 'This is still the subgradient step: it subtracts ηλ, however small the weight, and so jumps over zero. First step with g alone; then move the result towards zero, and stop there.',
    zh: '这仍是次梯度步：不论权重多小都减去ηλ，于是跳过了零。请先只按g走一步，再把结果往零的方向移动，到零为止。',
  },
  {
    rule: (w, g, eta, lambda) => soft(w - eta * g, lambda),
    en: 'The threshold is λ here. The penalty has the share of one step only: the threshold is ηλ, as the gradient is multiplied by η too.',
    zh: '这里的阈值是λ。惩罚项在一步里只占η的份额：阈值应当是ηλ，正如梯度也要乘以η。',
  },
  {
    rule: (w, g, eta, lambda) => (w - eta * g) / (1 + eta * lambda),
    en: 'You divide, so the weight shrinks by a fraction: that is the proximal step of L2, and it never reaches zero. L1 subtracts the same amount from each.',
    zh: '这里用的是除法，权重按比例缩小：这是L2的近端步，永远到不了零。L1从每个权重减去的量都一样。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - eta * lambda) * w - eta * g,
    en: 'That is weight decay, which is L2: it takes a fraction of the weight. L1 takes a fixed amount, ηλ.',
    zh: '这是权重衰减，也就是L2：它减去权重的一个比例。L1减去的是固定的量ηλ。',
  },
  {
    rule: (w, g, eta, lambda) => (1 - eta * lambda) * (w - eta * g),
    en: 'You multiply by 1 − ηλ: a fraction, as in L2, which never reaches zero. L1 subtracts a fixed amount, ηλ.',
    zh: '这里乘以1 − ηλ，按比例缩小，与L2一样，永远到不了零。L1减去的是固定的量ηλ。',
  },
  {
    rule: (w, g, eta, lambda) => {
      const v = w - eta * g;
      return v - eta * lambda * Math.sign(v);
    },
    en: 'Nothing stops at zero: a weight smaller than ηλ comes out on the other side, with its sign flipped. What is left of its size must not be less than 0.',
    zh: '没有在零处停住：小于ηλ的权重会跑到另一边，符号反了。剩下的大小不得小于0。',
  },
  {
    rule: (w, g, eta, lambda) => soft(w, eta * lambda) - eta * g,
    en: 'The threshold comes too early: you shrink the old weight and then take the gradient step, which moves it off zero again. First the gradient step, then the threshold.',
    zh: '阈值来得太早：先收缩旧的权重，再走梯度步，又把它推离了零。应当先走梯度步，再过阈值。',
  },
  {
    rule: (w, g, eta, lambda) => Math.max(w - eta * g - eta * lambda, 0),
    en: 'Every negative weight becomes 0. Only its size should shrink: compare |v| with ηλ, and give the sign back.',
    zh: '所有负的权重都变成了0。该缩小的只是它的大小：用|v|与ηλ比较，再把符号还给它。',
  },
  {
    rule: (w, g, eta, lambda) =>
      Math.max(Math.abs(w - eta * g) - eta * lambda, 0),
    en: 'The sign is lost: a negative weight comes out positive. Multiply by sign(v) at the end.',
    zh: '符号丢了：负的权重变成了正的。最后要乘以sign(v)。',
  },
  {
    rule: (w, g, eta, lambda) => {
      const v = w - eta * g;
      const less = v - eta * lambda;
      return Math.abs(v) > eta * lambda ? less : 0;
    },
    en: 'A negative weight moves away from zero: you subtract ηλ where it should be added. Take ηλ from the size |v|, not from v.',
    zh: '负的权重离零更远了：该加ηλ的地方减去了ηλ。ηλ应当从大小|v|中减去，而不是从v中减去。',
  },
  {
    rule: (w, g, eta, lambda) =>
      Math.sign(w) * Math.max(Math.abs(w - eta * g) - eta * lambda, 0),
    en: 'You give back the sign of the old weight. The gradient step may have changed it: use the sign of v = w − ηg.',
    zh: '还给它的是旧权重的符号。梯度步可能已经改变了符号：要用v = w − ηg的符号。',
  },
  {
    rule: (w, g, eta, lambda) => {
      const v = w - eta * g;
      return Math.abs(v) > eta * lambda ? v : 0;
    },
    en: 'This is the hard threshold: small weights become 0, but the others are not shrunk. L1 takes ηλ from them too.',
    zh: '这是硬阈值：小的权重变成0，其余的却没有收缩。L1对它们也要减去ηλ。',
  },
  {
    rule: (w, g, eta, lambda) => soft(w - eta * g, eta * lambda * 0.5),
    en: 'The threshold is half as large as it should be. The ½ belongs to L2, where the slope of ½λw² is λw; the slope of λ|w| is λ.',
    zh: '阈值只有应有的一半。½属于L2：½λw²的斜率是λw，而λ|w|的斜率就是λ。',
  },
  {
    rule: (w, g, eta) => w - eta * g,
    en: 'The penalty is gone: this is plain gradient descent. After this step, take ηλ from the size of the result.',
    zh: '惩罚项不见了，这是普通的梯度下降。走完这一步，还要从结果的大小中减去ηλ。',
  },
  {
    rule: (w, _g, eta, lambda) => soft(w, eta * lambda),
    en: 'The gradient is gone. First v = w − ηg, then the threshold on v.',
    zh: '梯度不见了。先算v = w − ηg，再对v过阈值。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Results): Verdict {
  const { step, learningRate: eta, lambda } = results;
  if (typeof step !== 'function') {
    return wrong(
      'The program exports no function called step. Keep its first line as it was: export function step(…).',
      '程序没有导出名为step的函数。请保留原来的开头：export function step(…)。',
    );
  }
  if (!isWithin(eta, 0.5) || !isWithin(lambda, 1)) {
    return wrong(
      'Leave learningRate and lambda exported, learningRate above 0 and at most 0.5, lambda above 0 and at most 1.',
      '请保留导出的learningRate和lambda：learningRate大于0、不超过0.5，lambda大于0、不超过1。',
    );
  }
  const asked = cases(eta, lambda);
  const answers = asked.map(([w, g]): unknown => step(w, g));
  if (answers.some((answer) => typeof answer !== 'number')) {
    return wrong(
      'step(…) must return a number, the new weight. Is there a return?',
      'step(…)应当返回一个数，即新的权重。是不是忘了写return？',
    );
  }
  if (answers.some((answer) => !Number.isFinite(answer))) {
    return wrong(
      'step(…) returns NaN or infinity. Is every name in it one of w, g, learningRate and lambda?',
      'step(…)返回了NaN或无穷大。式子里用到的是不是只有w、g、learningRate和lambda？',
    );
  }
  const follows = (rule: Rule) =>
    asked.every(([w, g], i) =>
      agree(answers[i] as number, rule(w, g, eta, lambda)),
    );
  if (follows(right)) {
    return {
      passed: true,
      en: 'Two of the four weights now rest at exactly 0, and stay there. The other two come to 0.5 and −0.3, each 0.3 short of what the data wants.',
      zh: '四个权重中有两个停在恰好为0的地方，不再离开。另外两个停在0.5和−0.3，各比数据要求的少0.3。',
    };
  }
  const mistake = mistakes.find(({ rule }) => follows(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);

  const i = asked.findIndex(
    ([w, g], at) => !agree(answers[at] as number, right(w, g, eta, lambda)),
  );
  const [w, g] = asked[i].map(short);
  const got = short(answers[i] as number);
  const want = short(right(asked[i][0], asked[i][1], eta, lambda));
  return wrong(
    `step(${w}, ${g}) gives ${got}; it should be ${want}.`,
    `step(${w}, ${g})的结果是${got}，应当是${want}。`,
  );
}

const short = (value: number): number => Number(value.toPrecision(6)) + 0;

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && value > 0 && value <= most;
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
