import type { Claim } from '../../../claim.ts';
import type * as Cell from './best.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'both-help',
    en: 'Over six draws both raise the mean test accuracy by at least 0.03: L2 at λ = 0.01, AdamW at λ = 1.',
    zh: '抽六次数据，两者都使平均测试准确率至少提高0.03：L2取λ = 0.01，AdamW取λ = 1。',
    holds: ({ none, l2Best, decoupledBest }) =>
      Math.min(l2Best, decoupledBest) > none + 0.03,
    measured: ({ none, l2Best, decoupledBest }) =>
      `${l2Best.toFixed(3)}, ${decoupledBest.toFixed(3)} > ${none.toFixed(3)}`,
  },
  {
    id: 'no-advantage',
    en: 'AdamW at its best is not more than 0.02 ahead of Adam with L2 at its best.',
    zh: '各取最好的λ，AdamW领先带L2的Adam不超过0.02。',
    holds: ({ l2Best, decoupledBest }) => decoupledBest < l2Best + 0.02,
    measured: ({ l2Best, decoupledBest }) =>
      `${decoupledBest.toFixed(3)} − ${l2Best.toFixed(3)} = ${(decoupledBest - l2Best).toFixed(3)}`,
  },
  {
    id: 'hundred-times-apart',
    en: 'Of the values tried, the best λ for AdamW is 100 times the best λ for L2.',
    zh: '在试过的取值里，AdamW最好的λ是L2最好的λ的100倍。',
    holds: ({ l2, decoupled }) =>
      l2[1] === Math.max(...l2) && decoupled[1] === Math.max(...decoupled),
    measured: ({ l2, decoupled }) =>
      [l2, decoupled]
        .map((values) => values.map((value) => value.toFixed(3)).join(' '))
        .join(' · '),
  },
];

export default claims;
