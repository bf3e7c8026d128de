import type { Claim } from '../../../claim.ts';
import type * as Cell from './by-hand.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'share-kept',
    en: 'Of the slope without decay, the share s/(s + λ) is kept.',
    zh: '与无衰减的斜率相比，留下的比例是s/(s + λ)。',
    holds: ({ slope, without, kept }) =>
      Math.abs(slope - kept * without) < 1e-12,
    measured: ({ slope, without, kept }) =>
      `${slope.toFixed(4)} = ${kept.toFixed(4)} · ${without.toFixed(4)}`,
  },
];

export default claims;
