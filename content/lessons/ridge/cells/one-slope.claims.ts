import type { Claim } from '../../../claim.ts';
import type * as Cell from './one-slope.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'formula-counts',
    en: 'The error counted over 1000 draws is bias² plus variance, to within 25 %, for each of the λ shown.',
    zh: '对图中每个λ，1000次抽取的平均误差等于偏差的平方加方差，相差不超过25%。',
    holds: ({ ratios }) => ratios.every((ratio) => Math.abs(ratio - 1) < 0.25),
    measured: ({ ratios }) =>
      `${Math.min(...ratios).toFixed(3)} … ${Math.max(...ratios).toFixed(3)}`,
  },
  {
    id: 'some-decay-wins',
    en: 'At λ = σ²/(nw²) the error is lower than without decay, and lower than at half and at twice this λ.',
    zh: '取λ = σ²/(nw²)，误差低于无衰减时，也低于λ减半或加倍时。',
    holds: ({ atZero, atBest, beside }) => atBest < Math.min(atZero, ...beside),
    measured: ({ atZero, atBest, beside }) =>
      `${atBest.toFixed(4)} < ${[atZero, ...beside].map((error) => error.toFixed(4)).join(', ')}`,
  },
];

export default claims;
