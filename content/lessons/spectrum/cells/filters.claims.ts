import type { Claim } from '../../../claim.ts';
import type * as Cell from './filters.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'gap',
    en: 'With t = 1/(ηλ) the two filters part by 0.203 at least and 0.207 at most.',
    zh: '取t = 1/(ηλ)，两个滤波器最多相差0.203至0.207。',
    holds: ({ gap }) => gap > 0.203 && gap < 0.207,
    measured: ({ gap }) => gap.toFixed(4),
  },
];

export default claims;
