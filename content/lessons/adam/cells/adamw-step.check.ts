import type { Verdict } from '../../../claim.ts';

type Step = (w: number, g: number) => number;

/** One step, from what Adam remembers of the gradients it is given. */
interface Rule {
  /** What goes into the first and into the second moment; the gradient alone by default. */
  first?: (w: number, g: number) => number;
  second?: (w: number, g: number) => number;
  /** The new weight, from the direction m̂/(√v̂ + ε). */
  next: (w: number, direction: number, root: number) => number;
}

interface Results {
  createStep?: unknown;
  learningRate?: unknown;
  weightDecay?: unknown;
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
/** Chosen so that no two of the rules below agree on all of them. */
const gradients = [0.5, -2, 0.1, 3, 0, 0.02];

const rulesFor = (eta: number, lambda: number) => {
  const l2 = (w: number, g: number) => g + lambda * w;
  const right: Rule = { next: (w, d) => (1 - eta * lambda) * w - eta * d };
  const mistakes: { rule: Rule; en: string; zh: string }[] = [
    {
      rule: { first: l2, second: l2, next: (w, d) => w - eta * d },
      en: 'This is still Adam with L2: λw is in g when the moments are formed, so it is divided by √v̂ like everything else. Let the moments see the gradient alone.',
      zh: '这仍是带L2的Adam：计算两个矩的时候，λw已经混在g里，后来和梯度一起被除以√v̂。两个矩只应看到梯度。',
    },
    {
      rule: { next: (w, d) => w - eta * d },
      en: 'Now nothing decays: this is plain Adam. λw has left the gradient; it must come back where the weight is updated.',
      zh: '现在什么都不衰减了，这是不带衰减的Adam。λw已经离开梯度，应当在更新权重的地方补回来。',
    },
    {
      rule: {
        first: l2,
        second: l2,
        next: (w, d) => (1 - eta * lambda) * w - eta * d,
      },
      en: 'You decay twice: the new factor is right, but λw is still added to the gradient as well. Take that line out.',
      zh: '衰减了两次：新加的因子是对的，但λw仍然加在梯度里。去掉那一行。',
    },
    {
      rule: { next: (w, d) => (1 - lambda) * w - eta * d },
      en: 'The weight loses a fraction λ in each step. That is the independent form; in PyTorch, and here, the fraction is ηλ.',
      zh: '这样写，权重每步减少的比例是λ，这是独立权重衰减。PyTorch和这里的比例都是ηλ。',
    },
    {
      rule: { next: (w, d, root) => w - eta * (d + (lambda * w) / root) },
      en: 'λw is out of the moments, but it is still divided by √v̂, so a weight with large gradients decays less. Decay must not be divided by anything.',
      zh: 'λw不在两个矩里了，却还是被除以√v̂，梯度大的权重照样衰减得少。衰减不该除以任何东西。',
    },
    {
      rule: { first: l2, next: (w, d) => w - eta * d },
      en: 'λw is out of the second moment but still in the first, so it is averaged over steps and divided by √v̂. It belongs into neither.',
      zh: 'λw离开了二阶矩，却还在一阶矩里，于是先被平均，再被除以√v̂。它不该进入任何一个矩。',
    },
    {
      rule: { second: l2, next: (w, d) => (1 - eta * lambda) * w - eta * d },
      en: 'The decay is right, but λw still sits in the second moment, where it makes the step smaller. Both moments see the gradient alone.',
      zh: '衰减写对了，但λw还留在二阶矩里，让步子变小。两个矩都只应看到梯度。',
    },
    {
      rule: { next: (w, d) => (1 - eta * lambda) * (w - eta * d) },
      en: 'A close relative: you step first and decay afterwards, so the step just taken shrinks too. In AdamW the decay acts on the old weight.',
      zh: '很接近了：你先走一步再衰减，于是刚走的这一步也被缩小。AdamW里衰减的是旧的权重。',
    },
    {
      rule: { next: (w, d) => (1 + eta * lambda) * w - eta * d },
      en: 'The sign is wrong: here the weight grows by a fraction ηλ in each step.',
      zh: '符号反了：这样写，权重每步增大一个比例ηλ。',
    },
    {
      rule: { next: (w, d) => w - eta * d - eta * lambda * Math.sign(w) },
      en: 'You subtract the same amount from every weight, as an L1 penalty does. Decay takes a fraction of w.',
      zh: '这样写，每个权重减去的量都一样，那是L1惩罚项。衰减减去的是w的一个比例。',
    },
  ];
  return { right, mistakes };
};

/** The path of a weight under a rule. */
function follow({ first, second, next }: Rule): number[] {
  let [w, m, v, p1, p2] = [1.5, 0, 0, 1, 1];
  return gradients.map((g) => {
    const [a, b] = [first?.(w, g) ?? g, second?.(w, g) ?? g];
    m = beta1 * m + (1 - beta1) * a;
    v = beta2 * v + (1 - beta2) * b * b;
    p1 *= beta1;
    p2 *= beta2;
    const root = Math.sqrt(v / (1 - p2)) + epsilon;
    w = next(w, m / (1 - p1) / root, root);
    return w;
  });
}

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: Results): Verdict {
  const { createStep, learningRate: eta, weightDecay: lambda } = results;
  if (typeof createStep !== 'function') {
    return wrong(
      'The program exports no function called createStep. Keep its first line as it was.',
      '程序没有导出名为createStep的函数。请保留它原来的开头。',
    );
  }
  if (!isShare(eta) || !isShare(lambda)) {
    return wrong(
      'Leave learningRate and weightDecay exported, each a number between 0 and 1: otherwise there is nothing to tell right from wrong.',
      '请保留导出的learningRate和weightDecay，两者都取0与1之间的数，否则分不出对错。',
    );
  }
  const step = (createStep as (b1: number, b2: number, e: number) => unknown)(
    beta1,
    beta2,
    epsilon,
  );
  if (typeof step !== 'function') {
    return wrong(
      'createStep(…) must return a function of w and g, as it did.',
      'createStep(…)应当像原来那样返回一个以w和g为参数的函数。',
    );
  }
  let w: unknown = 1.5;
  const path = gradients.map((g) => (w = (step as Step)(w as number, g)));
  if (path.some((value) => typeof value !== 'number')) {
    return wrong(
      'The step must return a number, the new weight. Is there a return?',
      '这一步应当返回一个数，即新的权重。是不是忘了写return？',
    );
  }
  if (!path.every(Number.isFinite)) {
    return wrong(
      'The step returns NaN or infinity. Are m, v and t updated before they are used?',
      '这一步返回了NaN或无穷大。m、v和t是不是在使用之前就更新了？',
    );
  }
  const isOf = (rule: Rule) =>
    follow(rule).every((value, i) => agree(value, path[i]));
  const { right, mistakes } = rulesFor(eta, lambda);
  if (isOf(right)) {
    return {
      passed: true,
      en: 'That is AdamW: the moments never see the decay. Both curves of the figure now leak at the same rate.',
      zh: '这就是AdamW：两个矩从来看不到衰减。图中两条曲线现在漏得一样快。',
    };
  }
  const mistake = mistakes.find(({ rule }) => isOf(rule));
  if (mistake) return wrong(mistake.en, mistake.zh);
  const got = Number(path[0].toPrecision(6));
  const want = Number(follow(right)[0].toPrecision(6));
  return wrong(
    `From w = 1.5, the first step with g = 0.5 gives ${got}; after six steps the path should follow AdamW, whose first step gives ${want}.`,
    `从w = 1.5出发，取g = 0.5，第一步得到${got}；走六步，路径应当与AdamW一致，它的第一步得到${want}。`,
  );
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 1;
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}
