import type { Claim } from '../../../claim.ts';
import type * as Cell from './thirty.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'error-is-the-sum',
    en: 'For every λ, the mean error of the thirty curves is bias² plus variance, to within 25 %.',
    zh: '不论λ取多少，三十条曲线的平均误差都等于偏差的平方加方差，相差不超过25%。',
    holds: (results) => worst(results) < 0.25,
    measured: (results) => `${(100 * worst(results)).toFixed(1)} %`,
  },
  {
    id: 'opposite-ways',
    en: 'From λ = 0.0001 to λ = 10 the variance falls to less than half, and bias² rises at least a hundredfold.',
    zh: '从λ = 0.0001到λ = 10，方差降到一半以下，偏差的平方至少升到100倍。',
    holds: ({ bias, variance }) =>
      variance[last] < variance[early] / 2 && bias[last] > 100 * bias[early],
    measured: ({ bias, variance }) =>
      `${variance[early].toFixed(4)} → ${variance[last].toFixed(4)}, ${bias[early].toFixed(4)} → ${bias[last].toFixed(3)}`,
  },
  {
    id: 'lowest-between',
    en: 'The error is lowest between λ = 0.0001 and λ = 0.01, and there at least ten times lower than without decay or with λ = 10.',
    zh: '误差在λ = 0.0001与λ = 0.01之间最低，至少只有无衰减时或λ = 10时的十分之一。',
    holds: ({ best, lowest, total }) =>
      best >= 1e-4 &&
      best <= 1e-2 &&
      lowest < Math.min(total[without], total[last]) / 10,
    measured: ({ best, lowest, total }) =>
      `λ = ${best.toPrecision(2)}: ${lowest.toFixed(4)}; ${total[without].toFixed(2)}, ${total[last].toFixed(2)}`,
  },
];

/** Places in the list of λ: the reader's first, then 0, then 28 from 10⁻⁸ to 10, three to a power of ten. */
const [without, early, last] = [1, 2 + 12, 2 + 27];

const worst = ({ bias, variance, total }: typeof Cell): number =>
  Math.max(
    ...total.map((error, k) => Math.abs((bias[k] + variance[k]) / error - 1)),
  );

export default claims;
