import type { Verdict } from '../../../claim.ts';

interface Run {
  learningRate: number;
  batch: number;
  data: number;
}

type Rule = (weightDecay: number, from: Run, to: Run) => number;

/** Chosen so that no two of the rules below agree on all of them. */
const cases: [weightDecay: number, from: Run, to: Run][] = [
  [
    0.1,
    { learningRate: 0.001, batch: 5e5, data: 1e10 },
    { learningRate: 0.0005, batch: 2e6, data: 1e11 },
  ],
  [
    0.05,
    { learningRate: 0.002, batch: 256, data: 1e7 },
    { learningRate: 0.006, batch: 1024, data: 5e7 },
  ],
  [
    0.2,
    { learningRate: 0.0003, batch: 1e6, data: 3e9 },
    { learningRate: 0.0003, batch: 2e6, data: 3e9 },
  ],
];

/** How many times larger each quantity is in the second run. */
const ratios = (from: Run, to: Run) => ({
  eta: to.learningRate / from.learningRate,
  batch: to.batch / from.batch,
  data: to.data / from.data,
});

const right: Rule = (weightDecay, from, to) => {
  const { eta, batch, data } = ratios(from, to);
  return (weightDecay * batch) / (eta * data);
};

/** The usual wrong answers, each with what is behind it. */
const mistakes: { rule: Rule; en: string; zh: string }[] = [
  {
    rule: (weightDecay) => weightDecay,
    en: 'λ is the same in both runs. The curves part: the large run forgets at another rate, measured by its own length. What else is in τ/T?',
    zh: '两次训练用了同一个λ。两条曲线分开了：以各自的训练长度来量，大训练忘得快慢不同。τ/T里还有什么？',
  },
  {
    rule: (weightDecay, from, to) => weightDecay / ratios(from, to).eta,
    en: 'This keeps τ the same number of steps. But the second run has another number of steps, T = D/B, so the same τ is another share of it.',
    zh: '这样保持不变的是τ的步数。可是第二次训练的步数T = D/B不同，同样的τ占的份额也就不同。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { batch, data } = ratios(from, to);
      return (weightDecay * batch) / data;
    },
    en: 'The number of steps is in, the learning rate is not. The leak of a step is ηλ: if η is halved, λ must be doubled.',
    zh: '步数考虑到了，学习率没有。每一步漏掉的是ηλ：η减半，λ就要加倍。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { eta, data } = ratios(from, to);
      return weightDecay / (eta * data);
    },
    en: 'The batch is missing. More data means more steps only if the batch stays: T = D/B.',
    zh: '漏了批量。只有批量不变，数据多了，步数才按同样的倍数增多：T = D/B。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { eta, batch } = ratios(from, to);
      return (weightDecay * batch) / eta;
    },
    en: 'The data is missing. A run on ten times the data has ten times the steps, and so needs a τ of ten times as many.',
    zh: '漏了数据量。数据多到十倍，步数也多到十倍，τ也要长到十倍。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { eta, batch, data } = ratios(from, to);
      return weightDecay / (eta * batch * data);
    },
    en: 'The batch is upside down. A larger batch means fewer steps, so each step must leak more.',
    zh: '批量放反了。批量越大，步数越少，所以每一步要漏得更多。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { eta, batch, data } = ratios(from, to);
      return (weightDecay * eta * batch) / data;
    },
    en: 'The learning rate is upside down. The leak is ηλ: where η is smaller, λ must be larger.',
    zh: '学习率放反了。每一步漏掉的是ηλ：η变小，λ就要变大。',
  },
  {
    rule: (weightDecay, from, to) => {
      const { eta, batch, data } = ratios(from, to);
      return (weightDecay * eta * data) / batch;
    },
    en: 'All of it is upside down: this is the λ that the first run would need to remember like the second. Divide where you multiply.',
    zh: '整个反了：这是让第一次训练记得像第二次那样所需的λ。把乘改成除，除改成乘。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check({ scaled }: { scaled?: unknown }): Verdict {
  if (typeof scaled !== 'function') {
    return wrong(
      'There is no function called scaled: leave its name and its export as they were.',
      '没有叫scaled的函数：请保留它的名字和导出。',
    );
  }
  const answers = cases.map((given): unknown => (scaled as Rule)(...given));
  if (answers.some((answer) => typeof answer !== 'number')) {
    return wrong(
      'scaled(…) must return a number, the λ of the second run. Is there a return?',
      'scaled(…)应当返回一个数，即第二次训练的λ。是不是忘了写return？',
    );
  }
  if (answers.some((answer) => !Number.isFinite(answer))) {
    return wrong(
      'scaled(…) returns NaN or infinity. A run has learningRate, batch and data, and nothing else.',
      'scaled(…)返回了NaN或无穷大。一次训练只有learningRate、batch和data这三项。',
    );
  }
  const follows = (rule: Rule): boolean =>
    cases.every((given, i) => agree(answers[i] as number, rule(...given)));
  if (follows(right)) {
    return {
      passed: true,
      en: 'The curves are one: the same share of the training is remembered. You have written B/(ηλD) = constant.',
      zh: '两条曲线合而为一：记住的是训练中同样的一段份额。你写出的就是B/(ηλD) = 常数。',
    };
  }
  const mistake = mistakes.find(({ rule }) => follows(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);
  const i = cases.findIndex(
    (given, at) => !agree(answers[at] as number, right(...given)),
  );
  const [weightDecay, from, to] = cases[i];
  const round = (value: number): string => String(Number(value.toPrecision(4)));
  const { eta, batch, data } = ratios(from, to);
  const [got, want] = [
    round(answers[i] as number),
    round(right(weightDecay, from, to)),
  ];
  return wrong(
    `From λ = ${weightDecay}, with η times ${round(eta)}, the batch times ${round(batch)} and the data times ${round(data)}, your λ is ${got}; it should be ${want}.`,
    `从λ = ${weightDecay}出发，η变为${round(eta)}倍，批量变为${round(batch)}倍，数据变为${round(data)}倍，你的λ是${got}，应当是${want}。`,
  );
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b);
}
