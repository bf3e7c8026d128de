import type { Verdict } from '../../../claim.ts';

interface Results {
  neuron?: unknown;
}

const p = 23;
const width = 64;
const modulo = (x: number) => ((x % p) + p) % p;

type Weights = Record<'A' | 'B' | 'W', number[]>;

/** What the whole network does if this is not what it should do; in this order, as the first that fits is told. */
const mistakes: {
  answer: (a: number, b: number) => number;
  en: string;
  zh: string;
}[] = [
  {
    answer: (a, b) => a - b,
    en: 'Your network subtracts: it answers a − b. Your W follows the other half of the product, the one with φ − ψ. Which phases does the half with a + b carry?',
    zh: '这个网络做的是减法：它回答a − b。W跟上的是乘积的另一半，带φ − ψ的那一半。带a + b的那一半，相位是什么？',
  },
  {
    answer: (a, b) => b - a,
    en: 'Your network answers b − a: W follows the half of the product with φ − ψ, and backwards. Which phases does the half with a + b carry?',
    zh: '这个网络回答b − a：W跟上的是乘积中带φ − ψ的那一半，方向还反了。带a + b的那一半，相位是什么？',
  },
  {
    answer: (a, b) => -(a + b),
    en: 'Your network answers −(a + b): the right half of the product, with the wave running backwards. Both phases need the other sign.',
    zh: '这个网络回答−(a + b)：乘积的那一半选对了，波却倒着走。两个相位都要变号。',
  },
  {
    answer: (a, b) => 3 * (a + b),
    en: 'Your network answers 3(a + b): the wave of W has another frequency than those of A and B. It needs turn too.',
    zh: '这个网络回答3(a + b)：W的波与A、B的波频率不同。W里也要用turn。',
  },
];

export default function check({ neuron }: Results): Verdict {
  if (typeof neuron !== 'function') {
    return wrong(
      'The program exports no function called neuron. Keep its first line as it was: export function neuron(…).',
      '程序没有导出名为neuron的函数。请保留原来的开头：export function neuron(…)。',
    );
  }
  const neurons = numbers64.map((j) => {
    const [phi, psi] = phasesOf(j);
    return (neuron as (phi: number, psi: number) => unknown)(phi, psi);
  });
  if (!neurons.every(areWeights)) {
    return wrong(
      'neuron(…) must return { A, B, W }: three lists of 23 finite numbers each.',
      'neuron(…)应当返回{ A, B, W }：三个列表，各含23个有限的数。',
    );
  }
  if (neurons.every(({ W }) => W.every((w) => w === 0))) {
    return wrong(
      'W is still 0 everywhere, so the 23 outputs are 0 for every sum, and none stands out. Make it a wave over c.',
      'W还全是0，所以每道算式的23个输出都是0，分不出高下。让W成为c上的一条波。',
    );
  }
  const outputs = sumsOf(neurons);
  const largest = Math.max(...outputs.flat().map(Math.abs));
  if (largest < 1e-9 * width) {
    return wrong(
      'Summed over the 64 neurons, every output is 0: the waves of W and of the squares never keep step, so they cancel. The wave that carries a + b has both phases in it.',
      '64个神经元加起来，每个输出都是0：W的波与平方里的波始终合不上拍，互相抵消了。带a + b的那条波，两个相位都有。',
    );
  }
  const answers = outputs.map((row) => row.indexOf(Math.max(...row)));
  const lowest = outputs.map((row) => row.indexOf(Math.min(...row)));
  const follows = (rule: (a: number, b: number) => number, given = answers) =>
    given.every(
      (answer, i) => answer === modulo(rule(Math.floor(i / p), i % p)),
    );
  if (follows((a, b) => a + b)) {
    return {
      passed: true,
      en: 'All 529 sums, and not one training step. This is what the network found with its 317 examples.',
      zh: '529道算式全对，一步训练都没有。网络从317个例子里找到的，就是这个。',
    };
  }
  const mistake = mistakes.find(({ answer }) => follows(answer));
  if (mistake) return wrong(mistake.en, mistake.zh);
  if (follows((a, b) => a + b, lowest)) {
    return wrong(
      'The output of the right answer is the lowest of the 23: W is the right wave upside down.',
      '正确答案的输出在23个里最低：W的波是对的，只是上下颠倒了。',
    );
  }
  if (
    new Set(answers).size === 1 &&
    neurons.every(({ W }) => String(W) === String(neurons[0].W))
  ) {
    return wrong(
      `Your network answers ${answers[0]} to every sum: W is the same in all 64 neurons, so their waves in a and b cancel. What differs from neuron to neuron?`,
      `不管什么算式，这个网络都回答${answers[0]}：64个神经元的W都一样，a和b的波互相抵消了。神经元之间，不同的是什么？`,
    );
  }
  if (new Set(answers).size === 1) {
    return wrong(
      `Your network answers ${answers[0]} to every sum: in every neuron its W outweighs the other answers. A wave goes up and down as often as A and B do; is the cosine there?`,
      `不管什么算式，这个网络都回答${answers[0]}：每个神经元里，这个答案的W都压过了其他答案。波应当像A、B那样起伏，是不是少了余弦？`,
    );
  }
  const shift = modulo(answers[0]);
  if (follows((a, b) => a + b + shift)) {
    return wrong(
      `Every answer is off by ${shift}: the wave of W has the right phases and the right frequency, and is shifted. A sine is a cosine that is a quarter of a turn late.`,
      `每个答案都多了${shift}：W的波相位和频率都对，只是整体错开了。正弦就是晚了四分之一圈的余弦。`,
    );
  }
  const right = answers.filter(
    (answer, i) => answer === modulo(Math.floor(i / p) + (i % p)),
  ).length;
  return wrong(
    `${right} of the 529 sums are right. W should be the wave over c that keeps step with the one that carries a + b.`,
    `529道算式里答对了${right}道。W应当是c上的一条波，与带a + b的那条波合拍。`,
  );
}

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

const numbers64 = Array.from({ length: width }, (_, j) => j);

/** φ and ψ of neuron j, as in the program. */
const phasesOf = (j: number) => [
  (2 * Math.PI * j) / width,
  (10 * Math.PI * j) / width,
];

function areWeights(value: unknown): value is Weights {
  const isList = (list: unknown) =>
    Array.isArray(list) &&
    list.length === p &&
    list.every((x) => Number.isFinite(x));
  const { A, B, W } = Object(value) as Partial<Weights>;
  return isList(A) && isList(B) && isList(W);
}

/** Σⱼ W(c) (A(a) + B(b))²: a row of 23 outputs for each sum. */
function sumsOf(neurons: Weights[]): number[][] {
  return Array.from({ length: p * p }, (_, i) => {
    const row = new Array<number>(p).fill(0);
    for (const { A, B, W } of neurons) {
      const u = A[Math.floor(i / p)] + B[i % p];
      for (let c = 0; c < p; c++) row[c] += W[c] * u * u;
    }
    return row;
  });
}
