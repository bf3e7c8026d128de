import type { Claim } from '../../../claim.ts';
import type * as Cell from './batch.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'used-is-the-same',
    en: 'The weight that the data needs keeps the same share for every batch, to within 0.02.',
    zh: '数据用得着的权重，无论批量多大，剩下的份额都相同，相差不超过0.02。',
    holds: ({ used }) => Math.max(...used) - Math.min(...used) < 0.02,
    measured: ({ used }) => used.map((share) => share.toFixed(3)).join(', '),
  },
  {
    id: 'unused-is-not',
    en: 'The weight that it does not need keeps more than ten times as much with batches of 512 as with batches of 16.',
    zh: '数据用不着的权重，批量为512时剩下的份额是批量为16时的十倍以上。',
    holds: ({ small, large }) => large > 10 * small,
    measured: ({ small, large }) => `${large.toFixed(3)}; ${small.toFixed(3)}`,
  },
];

export default claims;
