import type { Verdict } from '../../../claim.ts';

type Knob = (lambda: number, other: number) => number;

interface Mistake {
  rule: Knob;
  en: string;
  zh: string;
}

/** One function of the program: the right knob, and the usual wrong ones, each with what is behind it. */
interface Task {
  name: string;
  /** Values of λ, and of μ or n. */
  cases: [lambda: number, other: number][];
  right: Knob;
  mistakes: Mistake[];
}

const untouched: Knob = (lambda) => lambda;

const tasks: Task[] = [
  {
    name: 'torchHalf',
    cases: [
      [0.5, 0],
      [0.02, 0],
    ],
    right: untouched,
    mistakes: [
      {
        rule: (lambda) => lambda / 2,
        en: 'torchHalf was right as it stood: PyTorch adds cw to the gradient, and the slope of ½λw² is λw. The ½ is already spent.',
        zh: 'torchHalf原来就是对的：PyTorch在梯度上加cw，而½λw²的斜率正是λw，½已经约掉了。',
      },
      {
        rule: (lambda) => 2 * lambda,
        en: 'torchHalf was right as it stood: with a ½ in the loss and cw in the gradient, c is λ itself.',
        zh: 'torchHalf原来就是对的：损失带½，梯度上加cw，c就是λ本身。',
      },
    ],
  },
  {
    name: 'torchMse',
    cases: [
      [0.5, 0],
      [0.02, 0],
    ],
    right: (lambda) => 2 * lambda,
    mistakes: [
      {
        rule: untouched,
        en: 'torchMse: without the ½ the loss is twice as large, so at c = λ the decay weighs half. The second bar is above the line.',
        zh: 'torchMse：没有½，损失大了一倍，取c = λ时衰减的分量只有一半。第二根柱子高过了那条线。',
      },
      {
        rule: (lambda) => lambda / 2,
        en: 'torchMse: you went the other way. The loss became twice as large; the decay has to keep up with it.',
        zh: 'torchMse：方向反了。损失大了一倍，衰减要跟上它。',
      },
      {
        rule: (lambda) => 4 * lambda,
        en: 'torchMse: four times is once too often. The loss is twice as large, and so must the decay be.',
        zh: 'torchMse：四倍多了。损失是两倍，衰减也应是两倍。',
      },
    ],
  },
  {
    name: 'kerasL2',
    cases: [
      [0.5, 0],
      [0.02, 0],
    ],
    right: (lambda) => lambda / 2,
    mistakes: [
      {
        rule: untouched,
        en: 'kerasL2: Keras adds c‖w‖² without a ½, whose slope is 2cw. At c = λ that is twice the decay.',
        zh: 'kerasL2：Keras加的是不带½的c‖w‖²，斜率是2cw。取c = λ，衰减就多了一倍。',
      },
      {
        rule: (lambda) => 2 * lambda,
        en: 'kerasL2: you doubled, but the missing ½ makes Keras’ penalty twice as strong already. Halve c.',
        zh: 'kerasL2：这里加了倍，可是少了½，Keras的惩罚项本来就强一倍。c应当减半。',
      },
      {
        rule: (lambda) => lambda / 4,
        en: 'kerasL2: a quarter is too little. The slope of c‖w‖² is 2cw, and it should be λw.',
        zh: 'kerasL2：四分之一太少了。c‖w‖²的斜率是2cw，它应当等于λw。',
      },
    ],
  },
  {
    name: 'kerasSgd',
    cases: [
      [0.5, 0.9],
      [0.5, 0],
      [0.02, 0.75],
    ],
    right: (lambda, mu) => lambda / (1 - mu),
    mistakes: [
      {
        rule: untouched,
        en: 'kerasSgd: with momentum the gradient is counted 1/(1 − μ) times, but Keras takes the decay off the weight, where it is counted once. At c = λ it is too weak.',
        zh: 'kerasSgd：有了动量，梯度要算1/(1 − μ)次，而Keras把衰减直接作用在权重上，只算一次。取c = λ就太弱了。',
      },
      {
        rule: (lambda, mu) => lambda * (1 - mu),
        en: 'kerasSgd: you multiplied by 1 − μ, which makes the decay weaker still. It is counted too seldom, so c has to grow.',
        zh: 'kerasSgd：这里乘了1 − μ，衰减更弱了。它算得太少，c应当变大。',
      },
      {
        rule: (lambda, mu) => lambda / mu,
        en: 'kerasSgd: dividing by μ does not work: without momentum, μ = 0, that would be infinite. The velocity settles at 1 + μ + μ² + … = 1/(1 − μ) gradients.',
        zh: 'kerasSgd：不能除以μ：没有动量时μ = 0，结果会是无穷大。动量稳定之后，累积的是1 + μ + μ² + … = 1/(1 − μ)个梯度。',
      },
      {
        rule: (lambda, mu) => lambda * (1 + mu),
        en: 'kerasSgd: 1 + μ counts the last two gradients only. All earlier ones are in the velocity too: 1 + μ + μ² + … = 1/(1 − μ).',
        zh: 'kerasSgd：1 + μ只算了最近两个梯度。更早的也都在里面：1 + μ + μ² + … = 1/(1 − μ)。',
      },
      {
        rule: (lambda) => 10 * lambda,
        en: 'kerasSgd: a factor of 10 is right for μ = 0.9 only. Write it with mu.',
        zh: 'kerasSgd：10倍只对μ = 0.9成立。请用mu来写。',
      },
    ],
  },
  {
    name: 'ridgeAlpha',
    cases: [
      [0.5, 20],
      [0.02, 1000],
    ],
    right: (lambda, n) => n * lambda,
    mistakes: [
      {
        rule: untouched,
        en: 'ridgeAlpha: Ridge adds up the squares of n examples, so at α = λ the data outweighs the penalty n times. The last bar is almost at 3.',
        zh: 'ridgeAlpha：Ridge把n个样本的平方误差加起来，取α = λ时，数据的分量是惩罚项的n倍。最后一根柱子几乎到了3。',
      },
      {
        rule: (lambda, n) => lambda / n,
        en: 'ridgeAlpha: you divided by n, but the loss is n times as large. The penalty has to grow with it.',
        zh: 'ridgeAlpha：这里除以了n，可是损失大到了n倍，惩罚项要跟着变大。',
      },
      {
        rule: (lambda, n) => (n * lambda) / 2,
        en: 'ridgeAlpha: half too little. Neither the loss nor the penalty of Ridge has a ½, so the two cancel, and only n is left.',
        zh: 'ridgeAlpha：少了一半。Ridge的损失和惩罚项都不带½，两者约掉，只剩下n。',
      },
      {
        rule: (lambda, n) => 2 * n * lambda,
        en: 'ridgeAlpha: twice too much. The loss has no ½, but nor has the penalty: only n is left.',
        zh: 'ridgeAlpha：多了一倍。损失不带½，惩罚项也不带½，只剩下n。',
      },
      {
        rule: (lambda) => 20 * lambda,
        en: 'ridgeAlpha: a factor of 20 is right for this program only. Write it with n.',
        zh: 'ridgeAlpha：20倍只对这个程序成立。请用n来写。',
      },
    ],
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Record<string, unknown>): Verdict {
  let done = 0;
  let first: Verdict | undefined;
  for (const task of tasks) {
    const verdict = judge(task, results[task.name]);
    if (verdict) first ??= verdict;
    else done += 1;
  }
  if (!first) {
    return {
      passed: true,
      en: 'Five systems, one minimum. With Keras’ own mse, which has no ½, its l2 would be λ: there the two factors of 2 cancel.',
      zh: '五个系统，同一个极小点。如果用Keras自己的mse，它不带½，l2就取λ：两个2约掉了。',
    };
  }
  return wrong(
    `${first.en} Right so far: ${done} of ${tasks.length}.`,
    `${first.zh}目前做对了${tasks.length}个中的${done}个。`,
  );
}

/** What is wrong with one function; undefined if nothing is. */
function judge(task: Task, answer: unknown): Verdict | undefined {
  const { name, cases, right, mistakes } = task;
  if (typeof answer !== 'function') {
    return wrong(
      `The program exports no function called ${name}. Leave all five exported.`,
      `程序没有导出名为${name}的函数。请保留五个导出的函数。`,
    );
  }
  const answers = cases.map((values): unknown => answer(...values));
  if (!answers.every((value) => typeof value === 'number')) {
    return wrong(
      `${name}(…) must return a number.`,
      `${name}(…)应当返回一个数。`,
    );
  }
  const follows = (rule: Knob) =>
    cases.every((values, i) => agree(answers[i], rule(...values)));
  if (follows(right)) return undefined;
  const mistake = mistakes.find(({ rule }) => follows(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);
  const i = cases.findIndex(
    (values, at) => !agree(answers[at], right(...values)),
  );
  const call = `${name}(${cases[i].join(', ')})`;
  const got = Number(answers[i].toPrecision(6));
  const want = Number(right(...cases[i]).toPrecision(6));
  return wrong(
    `${call} gives ${got}; it should be ${want}.`,
    `${call}的结果是${got}，应当是${want}。`,
  );
}

function agree(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
