import type { Claim } from '../../../claim.ts';
import type * as Cell from './intercept.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'mean-shrunk',
    en: 'A penalized intercept is ȳ/(1 + λ), in each of 30 draws, to within 0.000000001.',
    zh: '30次抽取中，受惩罚的截距每次都是ȳ/(1 + λ)，误差不超过0.000000001。',
    holds: ({ misses }) =>
      misses.length === 30 && misses.every((miss) => Math.abs(miss) < 1e-9),
    measured: ({ misses }) =>
      Math.max(...misses.map(Math.abs)).toExponential(1),
  },
  {
    id: 'error-many-times',
    en: 'In each of them the mean squared error is at least 3 times that with a free intercept.',
    zh: '每一次的均方误差都至少是截距不受惩罚时的3倍。',
    holds: ({ ratios }) => ratios.every((ratio) => ratio > 3),
    measured: ({ ratios }) =>
      `${Math.min(...ratios).toFixed(1)} … ${Math.max(...ratios).toFixed(1)}`,
  },
];

export default claims;
