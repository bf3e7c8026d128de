import type { Claim } from '../../../claim.ts';
import type * as Cell from './uneven.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'decoupled-is-even',
    en: 'Under AdamW the four weights keep the same share, to within 0.001.',
    zh: '在AdamW下，四种权重剩下的份额相同，相差不超过0.001。',
    holds: ({ decoupled }) =>
      Math.max(...decoupled) - Math.min(...decoupled) < 0.001,
    measured: ({ decoupled }) =>
      decoupled.map((share) => share.toFixed(4)).join(', '),
  },
  {
    id: 'l2-is-uneven',
    en: 'Under Adam with L2 the weight with the largest gradients keeps at least 0.4 more than the one with the smallest.',
    zh: '在带L2的Adam下，梯度最大的权重比梯度最小的至少多剩0.4。',
    holds: ({ l2Large, l2Tiny }) => l2Large - l2Tiny > 0.4,
    measured: ({ l2Large, l2Tiny }) =>
      `${l2Large.toFixed(3)} − ${l2Tiny.toFixed(3)} = ${(l2Large - l2Tiny).toFixed(3)}`,
  },
];

export default claims;
