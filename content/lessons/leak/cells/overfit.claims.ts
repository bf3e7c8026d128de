import type { Claim } from '../../../claim.ts';
import type * as Cell from './overfit.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'nearer-the-truth',
    en: 'With this λ the curve is nearer the truth than without decay.',
    zh: '取这个λ，曲线比无衰减时更接近真实曲线。',
    holds: ({ errorWith, errorWithout }) => errorWith < errorWithout,
    measured: ({ errorWith, errorWithout }) =>
      `${errorWith.toFixed(4)} < ${errorWithout.toFixed(4)}`,
  },
  {
    id: 'farther-from-the-measurements',
    en: 'It is farther from the measurements.',
    zh: '它离测量值更远。',
    holds: ({ trainingWith, trainingWithout }) =>
      trainingWith > trainingWithout,
    measured: ({ trainingWith, trainingWithout }) =>
      `${trainingWith.toFixed(4)} > ${trainingWithout.toFixed(4)}`,
  },
];

export default claims;
