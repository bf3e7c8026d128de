import type { Verdict } from '../../../claim.ts';

interface Part {
  fold: number;
  held: boolean;
}
interface Fold {
  train: Part;
  validation: Part;
}
type Measure = (fitted: unknown, on: unknown, lambda: number) => number;

const lambdas = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const folds: Fold[] = [0, 1, 2, 3].map((fold) => ({
  train: { fold, held: false },
  validation: { fold, held: true },
}));
/** Errors by fold and λ, such that each usual mistake chooses a λ of its own. */
const validation = [
  [0.9, 0.2, 0.3, 0.9, 0.7, 0.8, 1.5],
  [0.9, 0.7, 0.4, 0.05, 0.6, 0.8, 1.5],
  [0.9, 0.8, 0.45, 0.9, 0.35, 0.8, 1.5],
  [0.9, 0.8, 0.45, 0.9, 0.3, 0.8, 1.5],
];
const training = [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07];
const swapped = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.9];

const errorOf: Measure = (fitted, on, lambda) => {
  const [a, b] = [fitted as Part, on as Part];
  const at = lambdas.indexOf(lambda);
  if (at < 0) return NaN;
  if (a.held === b.held) return training[at];
  return a.held ? swapped[at] : validation[a.fold][at];
};

/** What each wrong way of choosing gives on the table above. */
const mistakes: { gives: number; en: string; zh: string }[] = [
  {
    gives: lambdas[0],
    en: 'That is the λ that fits the training data best, and the least decay always does. Measure each fit on the part that it has not seen: on validation.',
    zh: '这是把训练数据拟合得最好的λ，而衰减越小，训练数据总是拟合得越好。每次拟合都应当在它没见过的那一份上测误差，也就是validation。',
  },
  {
    gives: lambdas[1],
    en: 'This asks one fold only. What one part of the data likes is partly luck: add up the errors of all folds for a λ, then compare.',
    zh: '这样只问了一折。一份数据偏爱哪个λ，多少靠运气：应当先把一个λ在各折上的误差加起来，再作比较。',
  },
  {
    gives: lambdas[3],
    en: 'This takes the single smallest error of any fold. A lucky fold wins then. Add up over the folds first.',
    zh: '这样取的是各折中最小的那一个误差，谁运气好谁就赢。应当先在各折上求和。',
  },
  {
    gives: lambdas[4],
    en: 'This lets each fold choose and takes what most of them chose. A vote forgets by how much: add up the errors instead.',
    zh: '这样是让每一折各选一个，再少数服从多数。投票不计较差了多少：应当把误差加起来。',
  },
  {
    gives: lambdas[5],
    en: 'The two parts are swapped: this fits on the small validation part and measures on the large one. Fit on train, measure on validation.',
    zh: '两份数据用反了：这样是在小的validation上拟合，在大的一份上测误差。应当在train上拟合，在validation上测。',
  },
  {
    gives: lambdas[6],
    en: 'That is the λ with the largest error. Is the comparison the right way round?',
    zh: '这是误差最大的λ。比较的方向是不是反了？',
  },
];

const wrong = (en: string, zh: string): Verdict => ({ passed: false, en, zh });

export default function check(results: { choose?: unknown }): Verdict {
  const { choose } = results;
  if (typeof choose !== 'function') {
    return wrong(
      'The program exports no function called choose. Keep its first line as it was.',
      '程序没有导出名为choose的函数。请保留它原来的开头。',
    );
  }
  const ask = (parts: Fold[], measure: Measure): unknown =>
    (choose as (l: number[], f: Fold[], e: Measure) => unknown)(
      [...lambdas],
      [...parts],
      measure,
    );
  const answer = ask(folds, errorOf);
  if (answer === undefined) {
    return wrong(
      'choose(…) returns nothing. It should return one of the λ it was given.',
      'choose(…)什么也没有返回。它应当返回给定的λ之一。',
    );
  }
  const mistake = mistakes.find(({ gives }) => gives === answer);
  if (mistake) return wrong(mistake.en, mistake.zh);
  if (typeof answer !== 'number' || !lambdas.includes(answer)) {
    const given = typeof answer === 'number' ? String(answer) : typeof answer;
    return wrong(
      `choose(…) returns ${given}, which is none of the λ it was given. Return the λ itself, not its error or its place in the list.`,
      `choose(…)返回了${given}，不是给定的λ之一。应当返回λ本身，而不是它的误差或在列表里的位置。`,
    );
  }
  // Another table, on which the λ whose worst fold is least bad is not the one with the least sum.
  const other = ask(folds.slice(0, 2), (_fitted, on, lambda) => {
    const at = lambdas.indexOf(lambda);
    if (at === 4) return (on as Part).fold === 0 ? 0.1 : 0.6;
    return at === 5 ? 0.5 : 1;
  });
  if (other !== lambdas[4]) {
    return wrong(
      'Right on one set of errors, and wrong on another, with two folds. The λ with the least sum over the folds should win, whatever their number.',
      '在一组误差上选对了，换成两折的另一组就错了。不论有几折，都应当是各折误差之和最小的λ胜出。',
    );
  }
  return {
    passed: true,
    en: 'Each part of the data has judged, and none has judged a fit that had seen it. Look at the curve: it follows the true one.',
    zh: '每一份数据都当过裁判，而且从不评判见过自己的拟合。看看那条曲线，它跟上了真实曲线。',
  };
}
