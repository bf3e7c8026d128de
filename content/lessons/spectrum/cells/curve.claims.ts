import type { Claim } from '../../../claim.ts';
import type * as Cell from './curve.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'nearly-the-same',
    en: 'The weights of the two curves differ by less than 0.3 of their size.',
    zh: '两条曲线的权重之差，小于权重大小的0.3倍。',
    holds: ({ distance }) => distance < 0.3,
    measured: ({ distance }) => distance.toFixed(3),
  },
];

export default claims;
