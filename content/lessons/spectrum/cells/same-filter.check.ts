import type { Verdict } from '../../../claim.ts';

interface Mistake<Rule> {
  rule: Rule;
  en: string;
  zh: string;
}
type Stopped = (s: number, eta: number, t: number) => number;
type Steps = (eta: number, lambda: number) => number;
type Freedom = (s: number[], lambda: number) => number;

/** (1 − ηs)ᵗ by multiplication: the same in every browser. */
const power = (base: number, t: number): number => {
  let result = 1;
  for (let i = 0; i < t; i++) result *= base;
  return result;
};
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

const stoppedCases: Parameters<Stopped>[] = [
  [2, 0.1, 3],
  [0.5, 0.2, 7],
  [1.5, 0.05, 20],
];
const stoppedRight: Stopped = (s, eta, t) => 1 - power(1 - eta * s, t);
const stoppedMistakes: Mistake<Stopped>[] = [
  {
    rule: (s, eta, t) => power(1 - eta * s, t),
    en: 'stopped(…) gives what is still missing after t steps. What has been learned is 1 minus that.',
    zh: 'stopped(…)给出的是t步之后还差多少。学到的部分是1减去它。',
  },
  {
    rule: (s, _eta, t) => 1 - power(1 - s, t),
    en: 'stopped(…) forgets the learning rate: each step closes a fraction ηs of the distance, not s.',
    zh: 'stopped(…)漏掉了学习率：每一步补上差距的比例是ηs，不是s。',
  },
  {
    rule: (s, eta, t) => eta * s * t,
    en: 'stopped(…) adds t equal steps. Each step closes a fraction ηs of what is still missing, so what is missing is multiplied by 1 − ηs each time.',
    zh: 'stopped(…)把t个同样大的步子加在一起。每一步补上的是剩余差距的ηs，所以剩余差距每次乘以1 − ηs。',
  },
];

const stepsCases: Parameters<Steps>[] = [
  [0.01, 0.1],
  [0.5, 2],
  [0.001, 3],
];
const stepsRight: Steps = (eta, lambda) => 1 / (eta * lambda);
const stepsMistakes: Mistake<Steps>[] = [
  {
    rule: (_eta, lambda) => 1 / lambda,
    en: 'steps(…) forgets the learning rate. With half the η, twice as many steps are needed.',
    zh: 'steps(…)漏掉了学习率。η减半，步数就要加倍。',
  },
  {
    rule: (eta, lambda) => lambda / eta,
    en: 'In steps(…) λ is upside down: a larger λ keeps less, so it is imitated by fewer steps.',
    zh: 'steps(…)里λ放反了：λ越大，保留得越少，模仿它的步数也应越少。',
  },
  {
    rule: (eta, lambda) => eta / lambda,
    en: 'In steps(…) η is upside down: a larger η needs fewer steps.',
    zh: 'steps(…)里η放反了：η越大，需要的步数越少。',
  },
  {
    rule: (eta, lambda) => eta * lambda,
    en: 'steps(…) gives the fraction that decay takes in a step; the number of steps is its reciprocal.',
    zh: 'steps(…)给出的是每步衰减的比例，步数是它的倒数。',
  },
  {
    rule: (eta, lambda) => Math.LN2 / (eta * lambda),
    en: 'That is the half-life of a weight left alone. Here the two filters should agree where s is small: compare s/λ with ηst.',
    zh: '这是权重无人过问时的半衰期。这里要让两个滤波器在s很小处一致：请比较s/λ与ηst。',
  },
];

const freedomCases: Parameters<Freedom>[] = [
  [[4, 1, 0.25], 1],
  [[2, 0.5], 0.3],
];
const freedomRight: Freedom = (s, lambda) =>
  sum(s.map((sj) => sj / (sj + lambda)));
const freedomMistakes: Mistake<Freedom>[] = [
  {
    rule: (s, lambda) => s.filter((sj) => sj > lambda).length,
    en: 'degreesOfFreedom(…) counts a direction either whole or not at all. λ is no threshold: of each direction the share s/(s + λ) is kept.',
    zh: 'degreesOfFreedom(…)把每个方向要么全算，要么不算。λ不是阈值：每个方向保留的份额是s/(s + λ)。',
  },
  {
    rule: (s) => s.length,
    en: 'degreesOfFreedom(…) still counts every direction as a whole one. With λ, each counts as the share that is kept of it.',
    zh: 'degreesOfFreedom(…)还把每个方向都算作整整一个。有了λ，每个方向只按保留下来的份额计。',
  },
  {
    rule: (s, lambda) => sum(s.map((sj) => lambda / (sj + lambda))),
    en: 'degreesOfFreedom(…) adds up what is taken away. Add up what is kept, s/(s + λ).',
    zh: 'degreesOfFreedom(…)加的是被拿走的份额。应当把保留下来的s/(s + λ)加起来。',
  },
  {
    rule: (s, lambda) => sum(s) / (sum(s) + lambda),
    en: 'degreesOfFreedom(…) puts all directions into one. Each has a filter of its own: first the shares, then their sum.',
    zh: 'degreesOfFreedom(…)把所有方向合成了一个。每个方向各有自己的滤波器：先算份额，再求和。',
  },
  {
    rule: (s, lambda) => sum(s.map((sj) => (sj * sj) / (sj * sj + lambda))),
    en: 'degreesOfFreedom(…) squares s. Here s is the eigenvalue itself; only singular values of X are squared.',
    zh: 'degreesOfFreedom(…)把s平方了。这里的s就是特征值，需要平方的是X的奇异值。',
  },
  {
    rule: (s, lambda) => sum(s.map((sj) => sj / (sj + lambda))) / s.length,
    en: 'degreesOfFreedom(…) takes the mean of the shares. It is their sum: without decay it should be the number of directions.',
    zh: 'degreesOfFreedom(…)取了份额的平均值。应当取它们的和：没有衰减时，它就等于方向的个数。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });
const agree = (a: unknown, b: number): boolean =>
  typeof a === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What is wrong with one of the functions; undefined if nothing is. */
function judge<Arguments extends unknown[]>(
  name: string,
  given: unknown,
  cases: Arguments[],
  right: (...of: Arguments) => number,
  mistakes: Mistake<(...of: Arguments) => number>[],
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
  const call = `${name}(${JSON.stringify(cases[at]).slice(1, -1).replaceAll(',', ', ')})`;
  const want = Number(right(...cases[at]).toPrecision(6));
  const got = answers[at];
  if (typeof got !== 'number' || !Number.isFinite(got)) {
    return wrong(
      `${call} must be a finite number; it should be ${want}.`,
      `${call}应当是一个有限的数，即${want}。`,
    );
  }
  return wrong(
    `${call} gives ${Number(got.toPrecision(6))}; it should be ${want}.`,
    `${call}的结果是${Number(got.toPrecision(6))}，应当是${want}。`,
  );
}

export default function check(results: {
  stopped?: unknown;
  steps?: unknown;
  degreesOfFreedom?: unknown;
}): Verdict {
  const { stopped, steps, degreesOfFreedom } = results;
  return (
    judge('stopped', stopped, stoppedCases, stoppedRight, stoppedMistakes) ??
    judge('steps', steps, stepsCases, stepsRight, stepsMistakes) ??
    judge(
      'degreesOfFreedom',
      degreesOfFreedom,
      freedomCases,
      freedomRight,
      freedomMistakes,
    ) ?? {
      passed: true,
      en: 'Two roads, nearly one filter: the curves meet at both ends and part by at most 0.204 in between. And s = (4, 1, 0.25) with λ = 1 leaves one and a half directions of three.',
      zh: '两条路，几乎是同一个滤波器：两条曲线在两端相合，中间最多相差0.204。而取s = (4, 1, 0.25)、λ = 1时，三个方向只剩一个半。',
    }
  );
}
