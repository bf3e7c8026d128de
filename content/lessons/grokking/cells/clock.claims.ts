import type { Claim } from '../../../claim.ts';
import type * as Cell from './clock.ts';

/** When half of the unseen sums are right, in units of 1/(ηλ). */
const clocks = (rows: typeof Cell.rows) =>
  rows.flatMap(({ λ, half = NaN }) => (λ <= 1 ? [0.01 * λ * half] : []));

const atFour = (rows: typeof Cell.rows) =>
  rows.flatMap(({ λ, all = NaN, half = NaN }) =>
    λ === 4 ? [{ all, half }] : [],
  );

const claims: Claim<typeof Cell>[] = [
  {
    id: 'same-clock',
    en: 'At λ = 0.5 and at λ = 1, half of the unseen sums are right after 1.9 to 3 times 1/(ηλ) steps, in every run.',
    zh: 'λ = 0.5和λ = 1时，每次运行都在1/(ηλ)的1.9到3倍步数之后，答对一半没见过的算式。',
    holds: ({ rows }) => clocks(rows).every((time) => time > 1.9 && time < 3),
    measured: ({ rows }) =>
      clocks(rows)
        .map((time) => time.toFixed(2))
        .join(', '),
  },
  {
    id: 'no-wait',
    en: 'At λ = 4 there is no wait: half of the unseen sums are right at most 50 steps after all training sums are.',
    zh: 'λ = 4时不用等：训练用的算式全部答对之后最多50步，没见过的算式就已经答对一半。',
    holds: ({ rows }) =>
      atFour(rows).every(({ all, half }) => half > 0 && half <= all + 50),
    measured: ({ rows }) =>
      atFour(rows)
        .map(({ all, half }) => `${half} ≤ ${all} + 50`)
        .join(', '),
  },
];

export default claims;
