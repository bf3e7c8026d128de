import type { Claim } from '../../../claim.ts';
import type * as Cell from './tap-and-leak.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'flows-balance',
    en: 'After 60 steps the level is within 0.02 of w*/(1 + λ).',
    zh: '60步之后，水位与w*/(1 + λ)相差不超过0.02。',
    holds: ({ rest, balance }) => Math.abs(rest - balance) < 0.02,
    measured: ({ rest, balance }) =>
      `${rest.toFixed(4)}, ${balance.toFixed(4)}`,
  },
];

export default claims;
