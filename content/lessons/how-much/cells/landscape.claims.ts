import type { Claim } from '../../../claim.ts';
import type * as Cell from './landscape.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'falls-past-the-limit',
    en: 'From w = 1 the ball rests above 0.1 if λ is below the limit, and at 0 if it is above.',
    zh: '从w = 1出发，λ低于界限时，小球停在0.1以上；高于界限时，落到0。',
    holds: ({ lambda, limit, rest }) =>
      lambda < limit - 0.01
        ? rest > 0.1
        : lambda < limit + 0.01 || Math.abs(rest) < 0.05,
    measured: ({ lambda, limit, rest }) =>
      `λ = ${lambda}, ${limit.toFixed(4)}, w = ${rest.toFixed(3)}`,
  },
];

export default claims;
