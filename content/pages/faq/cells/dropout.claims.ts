import type { Claim } from '../../../claim.ts';
import type * as Cell from './dropout.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'same-weights',
    en: 'The weights with dropout differ from those of ridge regression by less than 5 % of their length.',
    zh: '用Dropout训练的权重，与岭回归的权重相差不到后者长度的5%。',
    holds: ({ distance }) => distance < 0.05,
    measured: ({ distance }) => `${(100 * distance).toFixed(1)} %`,
  },
];

export default claims;
