import type { Claim } from '../../../claim.ts';
import type * as Cell from './release.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'memory-stays',
    en: 'All training sums stay right, and after 700 steps fewer than 15 % of the unseen ones are.',
    zh: '训练用的算式始终答对，而700步之后，没见过的算式答对的仍不到15%。',
    holds: ({ known, unseen }) => known > 0.99 && unseen < 0.15,
    measured: ({ unseen }) => `${(100 * unseen).toFixed(1)} %`,
  },
];

export default claims;
