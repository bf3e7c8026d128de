import type { Claim } from '../../../claim.ts';
import type * as Cell from './product.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'soft-threshold',
    en: 'The product of two weights under L2 ends at max(0, y − λ), to within 0.000001, for every y.',
    zh: '两个权重之积在L2之下停在max(0, y − λ)，对每个y，误差都不超过0.000001。',
    holds: ({ gap }) => gap < 1e-6,
    measured: ({ gap }) => gap.toExponential(1),
  },
  {
    id: 'one-weight-does-not',
    en: 'For y = 0.2 one weight alone ends above 0.1, the product below 0.000001.',
    zh: '取y = 0.2，单独一个权重停在0.1以上，乘积则小于0.000001。',
    holds: ({ smallAlone, smallProduct }) =>
      smallAlone > 0.1 && smallProduct < 1e-6,
    measured: ({ smallAlone, smallProduct }) =>
      `${smallAlone.toFixed(4)}, ${smallProduct.toExponential(1)}`,
  },
];

export default claims;
