import type { Claim } from '../../../claim.ts';
import type * as Cell from './rare-rows.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'follows-the-formula',
    en: 'Every row rests within 0.05 of p/(p + λ).',
    zh: '每一行停下的位置与p/(p + λ)相差不超过0.05。',
    holds: ({ rests, formula }) =>
      rests.every((rest, i) => Math.abs(rest - formula[i]) < 0.05),
    measured: ({ rests }) => rests.map((rest) => rest.toFixed(3)).join(', '),
  },
];

export default claims;
