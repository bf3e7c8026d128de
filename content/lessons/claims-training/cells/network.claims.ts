import type { Claim } from '../../../claim.ts';
import type * as Cell from './network.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'not-sooner',
    en: 'In 8 draws decay is later more often than sooner, and later at least 4 times.',
    zh: '抽8次，有衰减时变慢的次数多于变快的，至少慢4次。',
    holds: ({ sooner, later }) => later > sooner && later >= 4,
    measured: ({ sooner, later }) => `${later} > ${sooner}`,
  },
];

export default claims;
