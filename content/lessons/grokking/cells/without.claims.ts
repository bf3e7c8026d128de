import type { Claim } from '../../../claim.ts';
import type * as Cell from './without.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'no-decay-needed',
    en: 'With squared error and without decay, more than 80 % of the unseen sums are right after 1000 steps.',
    zh: '用平方误差，不用衰减，1000步之后，没见过的算式答对80%以上。',
    holds: ({ unseen }) => unseen > 0.8,
    measured: ({ unseen }) => `${(100 * unseen).toFixed(1)} %`,
  },
];

export default claims;
