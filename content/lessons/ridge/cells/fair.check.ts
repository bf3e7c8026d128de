import { solve } from 'weight-decay';
import type { Verdict } from '../../../claim.ts';

interface Fit {
  weights: number[];
  intercept: number;
}

/** Columns far from zero and of different sizes, so that no two ways of fitting agree. */
const cases: [columns: number[][], y: number[], lambda: number][] = [
  [
    [
      [1, 4, 2, 8, 5],
      [30, 10, 40, 25, 70],
    ],
    [13, 9, 17, 21, 30],
    0.3,
  ],
  [[[2, 3, 7, 12]], [5, 9, 8, 16], 0.05],
];

/** The ways to go about it: the first is right, each of the others is a usual mistake. */
const preparations = [
  'standardized',
  'centred',
  'raw',
  'scaled',
  'sample',
  'variance',
  'ones',
] as const;
const amounts = [
  'nλ',
  'none',
  'λ',
  'n²λ',
  'λ/n',
  '−nλ',
  '2nλ',
  'all λ',
  'all nλ',
  'XᵀX/n',
] as const;
const returns = ['original', 'scaled'] as const;
const intercepts = ['ȳ − x̄w', '0', 'ȳ'] as const;

interface Way {
  preparation: (typeof preparations)[number];
  amount: (typeof amounts)[number];
  returned: (typeof returns)[number];
  intercept: (typeof intercepts)[number];
}

const mean = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const product = (a: number[], b: number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

function fitBy(
  { preparation, amount, returned, intercept }: Way,
  columns: number[][],
  y: number[],
  lambda: number,
): Fit {
  const n = y.length;
  const means = columns.map(mean);
  const centred = columns.map((column, j) => column.map((x) => x - means[j]));
  const squares = centred.map((column) => product(column, column));
  const scales = squares.map((sum) => {
    if (preparation === 'variance') return sum / n;
    if (preparation === 'sample') return Math.sqrt(sum / (n - 1));
    return preparation === 'standardized' || preparation === 'scaled'
      ? Math.sqrt(sum / n)
      : 1;
  });
  const isRaw = ['raw', 'scaled', 'ones'].includes(preparation);
  const Z = (isRaw ? columns : centred).map((column, j) =>
    column.map((x) => x / scales[j]),
  );
  if (preparation === 'ones') Z.unshift(y.map(() => 1));
  const isAll = amount.startsWith('all');
  const added = {
    nλ: n * lambda,
    none: 0,
    λ: lambda,
    'n²λ': n * n * lambda,
    'λ/n': lambda / n,
    '−nλ': -n * lambda,
    '2nλ': 2 * n * lambda,
    'all λ': lambda,
    'all nλ': n * lambda,
    'XᵀX/n': n * lambda,
  }[amount];
  const ZtZ = Z.map((a, j) =>
    Z.map((b, k) => product(a, b) + (isAll || j === k ? added : 0)),
  );
  const Zty = Z.map((a) => product(a, y) * (amount === 'XᵀX/n' ? n : 1));
  const solved = Array.from(solve(ZtZ, Zty));
  if (preparation === 'ones') {
    const [first, ...weights] = solved;
    return { weights, intercept: first };
  }
  const weights = solved.map((w, j) =>
    returned === 'scaled' ? w : w / scales[j],
  );
  const constants = {
    'ȳ − x̄w': mean(y) - product(means, weights),
    '0': 0,
    ȳ: mean(y),
  };
  return { weights, intercept: constants[intercept] };
}

interface Fault {
  en: string;
  zh: string;
}

/** What is wrong with a way, the first thing to mend first. */
function faultsOf({ preparation, amount, returned, intercept }: Way): Fault[] {
  const isRaw = preparation === 'raw' || preparation === 'scaled';
  const found: (Fault | undefined)[] = [
    amount === 'nλ' ? undefined : ofAmount[amount],
    preparation === 'ones' ? penalized : undefined,
    isRaw && intercept === '0' ? throughOrigin : undefined,
    isRaw && intercept !== '0' ? notCentred : undefined,
    preparation === 'centred' ? unitsCount : undefined,
    preparation === 'sample' ? sampleDeviation : undefined,
    preparation === 'variance' ? byVariance : undefined,
    returned === 'scaled' ? notBack : undefined,
    !isRaw && intercept !== 'ȳ − x̄w' ? ofIntercept[intercept] : undefined,
  ];
  return found.filter((fault) => fault !== undefined);
}

const ofAmount: Record<Exclude<Way['amount'], 'nλ'>, Fault> = {
  none: {
    en: 'λ has no effect yet: these are the weights of least squares. Add nλ to each entry on the diagonal of XᵀX.',
    zh: 'λ还没有起作用，这是最小二乘的权重。请在XᵀX对角线的每个元素上加nλ。',
  },
  λ: {
    en: 'You add λ, but XᵀX is a sum over n rows, while the loss here is a mean. Beside a sum stands nλ; with λ alone the decay is n times too weak, and weaker the more data there is.',
    zh: '这里加的是λ。但XᵀX是n行之和，而这里的损失取平均，与和放在一起的应当是nλ。只加λ，衰减弱了n倍，数据越多就越弱。',
  },
  'n²λ': {
    en: 'n counts twice here. Either divide XᵀX and Xᵀy by n and add λ, or leave both as sums and add nλ; not both.',
    zh: '这里n算了两次。要么把XᵀX和Xᵀy都除以n，再加λ；要么两者都保持求和，加nλ。不能两样都做。',
  },
  'λ/n': {
    en: 'You divide by n where you should multiply: beside the sum XᵀX stands nλ.',
    zh: '该乘以n的地方除以了n：与求和的XᵀX放在一起的是nλ。',
  },
  '−nλ': {
    en: 'The sign is wrong: you subtract nλ from the diagonal. That pushes the weights away from zero, and for some λ the matrix has no inverse at all.',
    zh: '符号反了：对角线上减去了nλ。这会把权重推离零，而且对某些λ，矩阵根本不可逆。',
  },
  '2nλ': {
    en: 'Twice too much: that is for the penalty λ‖w‖² without the ½. Here it is ½λ‖w‖², beside half of the mean squared error.',
    zh: '多了一倍：这对应不带½的惩罚项λ‖w‖²。这里的惩罚项是½λ‖w‖²，旁边的损失是均方误差的一半。',
  },
  'all λ': {
    en: 'You add to every entry of XᵀX. The I in nλI is the identity: only the diagonal gets something, where a column meets itself. And what it gets is nλ.',
    zh: '你给XᵀX的每个元素都加上了一个数。nλI里的I是单位矩阵：只有对角线，也就是一列与自己相乘的地方，才加，而且加的是nλ。',
  },
  'all nλ': {
    en: 'nλ is right, but you add it to every entry of XᵀX. The I in nλI is the identity: only the diagonal gets it, where a column meets itself.',
    zh: 'nλ没有错，但你把它加到了XᵀX的每个元素上。nλI里的I是单位矩阵：只有对角线，也就是一列与自己相乘的地方，才加。',
  },
  'XᵀX/n': {
    en: 'You divide XᵀX by n, but not Xᵀy, and so the weights come out n times too large. Divide both, or neither.',
    zh: '你把XᵀX除以了n，却没有除Xᵀy，权重于是大了n倍。两个都除，或者都不除。',
  },
};

const penalized: Fault = {
  en: 'The column of ones has a weight too, the intercept, and you penalize it with the others: the fit is pulled down towards zero. Leave its entry on the diagonal without nλ, or centre the columns and do without ones.',
  zh: '全1的那一列也有权重，就是截距，你把它和别的权重一起惩罚了：拟合会被拉向零。请不要在它的对角线元素上加nλ，或者先把各列减去均值，这样就不需要全1列。',
};
const throughOrigin: Fault = {
  en: 'nλ stands where it should. Now the intercept: this fit goes through the origin. Subtract its mean from each column first; then the intercept is ȳ − x̄·w.',
  zh: 'nλ放对了。接下来是截距：这个拟合被迫经过原点。请先把每一列减去它的均值，然后截距就是ȳ − x̄·w。',
};
const notCentred: Fault = {
  en: 'There is an intercept, but the weights do not know of it: they were found for a fit through the origin. Subtract its mean from each column before you form XᵀX.',
  zh: '截距是有了，但权重不知道它：求权重时，拟合仍被迫经过原点。构造XᵀX之前，请先把每一列减去它的均值。',
};
const unitsCount: Fault = {
  en: 'The intercept is left alone now. But the weights still depend on the units: in meters instead of kilometers this is another fit. Divide each centered column by its standard deviation.',
  zh: '截距已经不受惩罚了。但权重仍取决于单位：千米换成米，就成了另一个拟合。请把减去均值之后的每一列再除以它的标准差。',
};
const sampleDeviation: Fault = {
  en: 'A close relative: your deviation divides by n − 1. Here, as in scikit-learn’s StandardScaler, it divides by n; with n − 1 the same λ acts a little more strongly.',
  zh: '很接近了：你的标准差除的是n − 1。这里和scikit-learn的StandardScaler一样除以n；除以n − 1，同一个λ的作用会略强一些。',
};
const byVariance: Fault = {
  en: 'You divide by the variance. Its unit is that of x squared, so the units still count: divide by its root, the standard deviation.',
  zh: '这里除以的是方差。方差的单位是x单位的平方，单位的影响还在。应当除以它的平方根，即标准差。',
};
const notBack: Fault = {
  en: 'The fit is right, but its weights are still those of the scaled columns. Whoever calls fit has columns in their own units: divide each weight by the deviation of its column.',
  zh: '拟合是对的，但返回的还是缩放之后各列的权重。调用fit的人手里是原来单位的列：请把每个权重除以所在列的标准差。',
};
const ofIntercept: Record<Exclude<Way['intercept'], 'ȳ − x̄w'>, Fault> = {
  '0': {
    en: 'The weights are those of centered columns, but the intercept is 0. For the columns as they were given it is ȳ − x̄·w.',
    zh: '权重是按减去均值的列求出的，截距却是0。对原来的列，截距应当是ȳ − x̄·w。',
  },
  ȳ: {
    en: 'ȳ is the intercept for the centered columns. For the columns as they were given it is ȳ − x̄·w.',
    zh: 'ȳ是减去均值之后的截距。对原来的列，截距应当是ȳ − x̄·w。',
  },
};

const ways = preparations
  .flatMap((preparation) =>
    amounts.flatMap((amount) =>
      returns.flatMap((returned) =>
        intercepts.map((intercept): Way => ({
          preparation,
          amount,
          returned,
          intercept,
        })),
      ),
    ),
  )
  .map((way) => ({ way, faults: faultsOf(way) }))
  .sort((a, b) => a.faults.length - b.faults.length);

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check({ fit }: { fit?: unknown }): Verdict {
  if (typeof fit !== 'function') {
    return wrong(
      'The program exports no function called fit. Keep its first line as it was: export function fit(…).',
      '程序没有导出名为fit的函数。请保留原来的开头：export function fit(…)。',
    );
  }
  const answers = cases.map(([columns, y, lambda]) =>
    fitFrom(
      fit(
        columns.map((column) => [...column]),
        [...y],
        lambda,
      ),
    ),
  );
  if (
    answers.some((answer, i) => answer?.weights.length !== cases[i][0].length)
  ) {
    return wrong(
      'fit(…) must return { weights, intercept }: one weight for each column, in a list, and a number.',
      'fit(…)应当返回{ weights, intercept }：weights是一个列表，每列一个权重；intercept是一个数。',
    );
  }
  const given = answers as Fit[];
  if (
    given.some(
      ({ weights, intercept }) =>
        ![...weights, intercept].every(Number.isFinite),
    )
  ) {
    return wrong(
      'fit(…) returns NaN or infinity. Is there a division by 0, or a name that is not set?',
      'fit(…)返回了NaN或无穷大。是不是除以了0，或者用到了没有赋值的名字？',
    );
  }
  const right = cases.map((data) => fitBy(ways[0].way, ...data));
  const found = ways.find(({ way }) =>
    cases.every((data, i) => isSame(given[i], attempt(way, data))),
  );
  if (found?.faults.length === 0) {
    return {
      passed: true,
      en: 'That is ridge regression as a library should do it: blind to units, and the intercept left alone. Both bars of the figure are equal.',
      zh: '这就是一个库应当提供的岭回归：不受单位影响，截距不受惩罚。图中两根柱子一样高。',
    };
  }
  if (found !== undefined) return wrong(found.faults[0].en, found.faults[0].zh);
  if (given.every(({ weights }, i) => areSame(weights, right[i].weights))) {
    return wrong(
      'The weights are right. The intercept is not: it is ȳ − x̄·w, with the means of the columns as they were given.',
      '权重都对，截距不对：它应当是ȳ − x̄·w，其中x̄是原来各列的均值。',
    );
  }
  const [got, want] = [given[1], right[1]].map(({ weights, intercept }) =>
    [weights[0], intercept].map((value) => Number(value.toPrecision(4))),
  );
  return wrong(
    `For the column 2, 3, 7, 12 with y = 5, 9, 8, 16 and λ = 0.05 you get the weight ${got[0]} and the intercept ${got[1]}; they should be ${want[0]} and ${want[1]}.`,
    `取一列2、3、7、12，y为5、9、8、16，λ = 0.05：你得到的权重是${got[0]}，截距是${got[1]}，应当是${want[0]}和${want[1]}。`,
  );
}

function attempt(way: Way, data: (typeof cases)[number]): Fit | undefined {
  try {
    return fitBy(way, ...data);
  } catch {
    return undefined; // a matrix without an inverse
  }
}

/** What was returned, as a fit; undefined if it is not one. */
function fitFrom(value: unknown): Fit | undefined {
  const { weights, intercept } = Object(value) as Record<string, unknown>;
  const list = Array.isArray(weights) || ArrayBuffer.isView(weights);
  if (!list || typeof intercept !== 'number') return undefined;
  const numbers = Array.from(weights as ArrayLike<unknown>);
  return numbers.every((weight) => typeof weight === 'number')
    ? { weights: numbers, intercept }
    : undefined;
}

function isSame(a: Fit, b: Fit | undefined): boolean {
  return (
    b !== undefined &&
    areSame(a.weights, b.weights) &&
    areSame([a.intercept], [b.intercept])
  );
}

function areSame(a: number[], b: number[]): boolean {
  return a.every(
    (value, i) =>
      Math.abs(value - b[i]) <= 1e-7 * Math.max(1e-3, Math.abs(b[i])),
  );
}
