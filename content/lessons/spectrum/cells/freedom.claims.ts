import type { Claim } from '../../../claim.ts';
import type * as Cell from './freedom.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'measured-is-formula',
    en: 'What nudging the measurements shows is Σ s/(s + λ), to within 0.000001.',
    zh: '逐个挪动测量值量出来的，就是Σ s/(s + λ)，误差不超过0.000001。',
    holds: ({ measured, formula }) => Math.abs(measured - formula) < 1e-6,
    measured: ({ measured, formula }) =>
      `${measured.toFixed(6)}, ${formula.toFixed(6)}`,
  },
  {
    id: 'fewer-than-eleven',
    en: 'Of 11 coefficients fewer than 6 are left.',
    zh: '11个系数，剩下不到6个。',
    holds: ({ formula }) => formula < 6,
    measured: ({ formula }) => formula.toFixed(2),
  },
];

export default claims;
