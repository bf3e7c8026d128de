import type { Claim } from '../../../claim.ts';
import type * as Cell from './by-hand.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'two-answers',
    en: 'From ŵ = 0.8, with s = 1 and λ = 0.3, L1 makes 0.5 and L2 0.615, to within 0.001.',
    zh: '取ŵ = 0.8、s = 1、λ = 0.3，L1得到0.5，L2得到0.615，误差不超过0.001。',
    holds: ({ l1, l2 }) =>
      Math.abs(l1 - 0.5) < 1e-3 && Math.abs(l2 - 0.6154) < 1e-3,
    measured: ({ l1, l2 }) => `${l1.toFixed(4)}, ${l2.toFixed(4)}`,
  },
  {
    id: 'small-one',
    en: 'From ŵ = 0.2, L1 makes exactly 0, and L2 more than 0.1.',
    zh: '取ŵ = 0.2，L1得到的恰好是0，L2得到的大于0.1。',
    holds: ({ l1Small, l2Small }) => l1Small === 0 && l2Small > 0.1,
    measured: ({ l1Small, l2Small }) => `${l1Small}, ${l2Small.toFixed(4)}`,
  },
];

export default claims;
