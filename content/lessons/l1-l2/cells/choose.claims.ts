import type { Claim } from '../../../claim.ts';
import type * as Cell from './choose.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'large-selects',
    en: 'Over 20 draws, λ = 0.5 finds the five features (recall above 0.95), and hardly any other (precision above 0.9).',
    zh: '抽20次数据，λ = 0.5能找全五个特征（召回率高于0.95），又很少多选（精确率高于0.9）。',
    holds: ({ largeRecall, largePrecision }) =>
      largeRecall > 0.95 && largePrecision > 0.9,
    measured: ({ largeRecall, largePrecision }) =>
      `${largeRecall.toFixed(3)}, ${largePrecision.toFixed(3)}`,
  },
  {
    id: 'small-estimates',
    en: 'The λ that estimates best is at most 0.15; there, fewer than half of the chosen features are true ones.',
    zh: '估计得最准的λ不超过0.15；这时选出的特征里，真正有用的不到一半。',
    holds: ({ bestLambda, bestPrecision }) =>
      bestLambda <= 0.15 && bestPrecision < 0.5,
    measured: ({ bestLambda, bestPrecision }) =>
      `${bestLambda}, ${bestPrecision.toFixed(3)}`,
  },
  {
    id: 'price-of-selection',
    en: 'At λ = 0.5 the squared error of the weights is at least 5 times as large.',
    zh: '取λ = 0.5，权重的平方误差至少大到5倍。',
    holds: ({ times }) => times > 5,
    measured: ({ times }) => times.toFixed(1),
  },
];

export default claims;
