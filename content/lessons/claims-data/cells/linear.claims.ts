import type { Claim } from '../../../claim.ts';
import type * as Cell from './linear.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'formula',
    en: 'The measured error differs from the formula by less than 20 %.',
    zh: '实测误差与公式相差不到20%。',
    holds: ({ largestError }) => largestError < 0.2,
    measured: ({ largestError }) => `${(100 * largestError).toFixed(1)} %`,
  },
  {
    id: 'less-sensitive',
    en: 'Under noise σ = 2 the error with decay is at most two thirds.',
    zh: '噪声σ = 2时，有衰减的误差至多为三分之二。',
    holds: ({ without, decayed }) => decayed < (without * 2) / 3,
    measured: ({ without, decayed }) =>
      `${decayed.toFixed(1)} < ${without.toFixed(1)}`,
  },
];

export default claims;
