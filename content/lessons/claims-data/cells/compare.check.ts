import type { Verdict } from '../../../claim.ts';

type Numbers = readonly number[];

const sum = (values: Numbers): number => values.reduce((a, b) => a + b, 0);
const gains = (a: Numbers, b: Numbers): number[] => b.map((x, i) => x - a[i]);
const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

/** Chosen so that no two of the rules below agree; the third draw is a tie. */
const without = [0.6, 0.9, 0.7, 0.5, 0.8];
const decayed = [0.7, 0.85, 0.7, 0.62, 0.84];

const winMistakes: { wins: number; en: string; zh: string }[] = [
  {
    wins: gains(without, decayed).filter((gain) => gain >= 0).length,
    en: 'You count a tie as a win. A draw in which both are equally good says nothing for decay.',
    zh: '你把平局算成了赢。两边一样好的那次抽取，不能算衰减的功劳。',
  },
  {
    wins: gains(without, decayed).filter((gain) => gain < 0).length,
    en: 'You count the draws that decay loses. Accuracy is better when it is higher.',
    zh: '你数的是衰减输掉的次数。准确率越高越好。',
  },
  {
    wins: decayed.filter((a) => a > without[0]).length,
    en: 'Every run with decay is compared with the first run without it. Compare the two of the same draw.',
    zh: '有衰减的每一次，都在和没有衰减的第一次比。应当比较同一次抽取的两个数。',
  },
  {
    wins: decayed.filter((a) => a > sum(without) / without.length).length,
    en: 'Every run with decay is compared with a mean. Easy draws then win and hard ones lose, whatever decay does. Compare within each draw.',
    zh: '有衰减的每一次，都在和平均值比。这样，容易的抽取总会赢，难的总会输，与衰减无关。应当在每次抽取之内比较。',
  },
];

const differenceMistakes: { difference: number; en: string; zh: string }[] = [
  {
    difference: Math.max(...decayed) - Math.max(...without),
    en: 'You compare the best run of each. The best of many is luck, and grows with the number of runs. Take the mean of the differences.',
    zh: '你比较的是两边各自最好的一次。多次里最好的一次靠的是运气，次数越多越好。应当取差的平均值。',
  },
  {
    difference: sum(gains(without, decayed)),
    en: 'This is the sum of the differences; more draws would make it larger. Divide by their number.',
    zh: '这是差的总和，抽得越多就越大。要除以次数。',
  },
  {
    difference: -sum(gains(without, decayed)) / without.length,
    en: 'The sign is turned round: a gain of accuracy should be positive.',
    zh: '符号反了：准确率提高，差应当为正。',
  },
  {
    difference: decayed[0] - without[0],
    en: 'Only the first draw counts here. One draw can say anything.',
    zh: '这里只算了第一次抽取。单独一次，说什么都有可能。',
  },
];

const agree = (a: unknown, b: number): boolean =>
  typeof a === 'number' && Math.abs(a - b) < 1e-9;

export default function check(results: { compare?: unknown }): Verdict {
  const { compare } = results;
  if (typeof compare !== 'function') {
    return wrong(
      'The program exports no function called compare. Keep its first line as it was.',
      '程序没有导出名为compare的函数。请保留它原来的开头。',
    );
  }
  const answer = (compare as (a: number[], b: number[]) => unknown)(
    [...without],
    [...decayed],
  ) as { wins?: unknown; difference?: unknown } | undefined;
  const wins = gains(without, decayed).filter((gain) => gain > 0).length;
  if (!agree(answer?.wins, wins)) {
    const known = winMistakes.find((mistake) =>
      agree(answer?.wins, mistake.wins),
    );
    return known
      ? wrong(known.en, known.zh)
      : wrong(
          `For five draws with ${wins} wins your wins is ${String(answer?.wins)}.`,
          `五次抽取中赢了${wins}次，你的wins却是${String(answer?.wins)}。`,
        );
  }
  const difference = sum(gains(without, decayed)) / without.length;
  if (!agree(answer?.difference, difference)) {
    const known = differenceMistakes.find((mistake) =>
      agree(answer?.difference, mistake.difference),
    );
    return known
      ? wrong(known.en, known.zh)
      : wrong(
          `The mean difference should be ${difference.toFixed(3)}; yours is ${String(answer?.difference)}.`,
          `差的平均值应当是${difference.toFixed(3)}，你的是${String(answer?.difference)}。`,
        );
  }
  return {
    passed: true,
    en: 'Both numbers belong in a report: how often, and by how much. Move the effect to 0 and see how many wins luck alone gives.',
    zh: '两个数都该写进报告：赢了几次，赢了多少。把效果移到0，看看单凭运气能赢几次。',
  };
}
