import { matrix, random, ridgePath, squaredError } from 'weight-decay';
import type { Data, RidgeFit } from 'weight-decay';
import type { Verdict } from '../../../claim.ts';

interface Parts {
  training: Data;
  heldOut: Data;
}

const lambdas = [0, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** Fifteen features and twenty rows to learn from: λ = 0 and the largest λ are both far from the best. */
function draw(stream: number): Parts {
  const { normal } = random(stream);
  const truth = Array.from({ length: 15 }, (_, j) => (j % 2 ? 0.1 : 0.5));
  const part = (rows: number): Data => {
    const inputs = matrix(
      Array.from({ length: rows }, () => truth.map(() => normal())),
    );
    const targets = Float64Array.from({ length: rows }, (_, i) =>
      truth.reduce((sum, w, j) => sum + w * inputs.data[i * 15 + j], normal()),
    );
    return { inputs, targets };
  };
  return { training: part(20), heldOut: part(30) };
}

/** Drawn so that no two of the choices below agree on all of them. */
const cases = [5, 17, 24, 29].map(draw);

const errors = (fits: RidgeFit[], { inputs, targets }: Data) =>
  fits.map((fit) => squaredError(matrix(fit.predict(inputs)), targets));
const lowest = (values: number[]) =>
  lambdas[values.indexOf(Math.min(...values))];
const together = ({ training: a, heldOut: b }: Parts): Data => ({
  inputs: {
    rows: a.inputs.rows + b.inputs.rows,
    columns: a.inputs.columns,
    data: Float64Array.of(...a.inputs.data, ...b.inputs.data),
  },
  targets: Float64Array.of(...a.targets, ...b.targets),
});

type Choice = (parts: Parts) => number;

const right: Choice = ({ training, heldOut }) =>
  lowest(errors(ridgePath(training, lambdas), heldOut));

const mistakes: { choice: Choice; en: string; zh: string }[] = [
  {
    choice: () => lambdas[0],
    en: 'This always takes the smallest λ. The error on the data that was fitted cannot rise as λ falls, nor can that error plus the penalty: neither has anything to say against λ = 0. Measure on data that the fit has not seen.',
    zh: '这样选，永远选中最小的λ。在拟合所用的数据上，λ越小，误差只会越小或不变，加上惩罚项也是如此：两者都不会反对λ = 0。应当在拟合没有见过的数据上测量。',
  },
  {
    choice: () => lambdas[lambdas.length - 1],
    en: 'This always takes the largest λ. Not a small weight is wanted but a small error on data that the fit has not seen.',
    zh: '这样选，永远选中最大的λ。要的不是权重小，而是在没有见过的数据上误差小。',
  },
  {
    choice: ({ training, heldOut }) =>
      lowest(errors(ridgePath(heldOut, lambdas), training)),
    en: 'The parts are exchanged: you fit the data that was to be held out, and measure on the training data. It is a choice, but for another fit than the one you keep.',
    zh: '两部分用反了：拟合用了本该留出的数据，测量却在训练数据上。这也是一种选择，但选的是另一个拟合的λ，不是要留下的那一个。',
  },
  {
    choice: (parts) =>
      lowest(errors(ridgePath(together(parts), lambdas), parts.heldOut)),
    en: 'You fit both parts together, so the held-out data has been seen: its error is a training error again, and asks for too small a λ. Fit the training part only.',
    zh: '你把两部分合在一起拟合，留出的数据就已经被见过了：它的误差又成了训练误差，选出的λ偏小。只拟合训练的那一部分。',
  },
  {
    choice: ({ training, heldOut }) => {
      const fits = ridgePath(training, lambdas);
      const unseen = errors(fits, heldOut);
      return lowest(
        errors(fits, training).map((error, k) => error + unseen[k]),
      );
    },
    en: 'You add the training error to the held-out error. The first only ever asks for less decay, so the sum asks for too little. Let the held-out error decide alone.',
    zh: '你把训练误差和留出数据上的误差相加了。前者只会要求更少的衰减，加起来选出的λ就偏小。应当只由留出数据上的误差来决定。',
  },
  {
    choice: ({ training, heldOut }) =>
      lowest(errors(ridgePath(training, lambdas), heldOut).map((e) => -e)),
    en: 'You measure where you should, and then take the λ with the largest error. Take the smallest.',
    zh: '测量的地方是对的，却选了误差最大的λ。应当选误差最小的。',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check({ choose }: { choose?: unknown }): Verdict {
  if (typeof choose !== 'function') {
    return wrong(
      'The program exports no function called choose. Keep its first line as it was: export function choose(…).',
      '程序没有导出名为choose的函数。请保留原来的开头：export function choose(…)。',
    );
  }
  const chosen = cases.map((parts): unknown => choose([...lambdas], parts));
  if (chosen.some((value) => !lambdas.includes(value as number))) {
    return wrong(
      'choose(…) must return one of the λ that it is given: not an error, and not its number in the list.',
      'choose(…)应当返回所给的λ中的一个，不是误差，也不是它在列表里的序号。',
    );
  }
  const follows = (choice: Choice) =>
    cases.every((parts, i) => chosen[i] === choice(parts));
  if (follows(right)) {
    return {
      passed: true,
      en: 'Fit on one part, choose on the other. The line now stands in the valley of the held-out error.',
      zh: '在一部分上拟合，在另一部分上选择。竖线现在立在留出误差的谷底。',
    };
  }
  const mistake = mistakes.find(({ choice }) => follows(choice));
  if (mistake) return wrong(mistake.en, mistake.zh);
  const i = cases.findIndex((parts, at) => chosen[at] !== right(parts));
  return wrong(
    `On one of four data sets you choose λ = ${String(chosen[i])}; the held-out error is lowest at ${right(cases[i])}.`,
    `在四组数据的一组上，你选了λ = ${String(chosen[i])}，而留出误差在${right(cases[i])}处最低。`,
  );
}
