import type { Claim } from '../../../claim.ts';
import type * as Cell from './network.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'not-sooner',
    en: 'In 8 draws decay is sooner at most once, and later at least 4 times.',
    zh: '抽8次，有衰减时至多快1次，至少慢4次。',
    holds: ({ sooner, later }) => sooner <= 1 && later >= 4,
    measured: ({ sooner, later }) => `${sooner}, ${later}`,
  },
];

export default claims;
