import type { Claim } from '../../../claim.ts';
import type * as Cell from './wait.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'by-heart',
    en: 'When 99 % of the training sums are right, fewer than 10 % of the unseen ones are.',
    zh: '训练用的算式答对99%时，没见过的算式答对的不到10%。',
    holds: ({ memorized, unseenThen }) => memorized > 0 && unseenThen < 0.1,
    measured: ({ memorized, unseenThen }) =>
      `${memorized}: ${(100 * unseenThen).toFixed(1)} %`,
  },
  {
    id: 'the-wait',
    en: '95 % of the unseen sums are right too, but at least four times as late.',
    zh: '没见过的算式最后也答对了95%，所需的步数却至少是前者的四倍。',
    holds: ({ memorized, generalized }) =>
      memorized > 0 && generalized >= 4 * memorized,
    measured: ({ memorized, generalized }) =>
      `${generalized} ≥ 4 · ${memorized}`,
  },
];

export default claims;
