import type { Claim } from '../../../claim.ts';
import type * as Cell from './progress.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'hidden-progress',
    en: 'Before 10 % of the unseen sums are right, the share of waves has passed 0.4.',
    zh: '没见过的算式答对10%之前，波的份额已经超过0.4。',
    holds: ({ waves }) => waves > 0.4,
    measured: ({ step, waves }) => `${step}: ${waves.toFixed(2)}`,
  },
  {
    id: 'length-grows-again',
    en: 'From step 70 on the length of the weights does not simply fall: at the end it is more than 1 above its lowest value.',
    zh: '从第70步起，权重的长度并非一路变短：最后比最短时长了1以上。',
    holds: ({ shortest, lengthLast }) => lengthLast > shortest + 1,
    measured: ({ shortest, lengthLast }) =>
      `${lengthLast.toFixed(1)} > ${shortest.toFixed(1)} + 1`,
  },
];

export default claims;
