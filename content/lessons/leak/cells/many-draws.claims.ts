import type { Claim } from '../../../claim.ts';
import type * as Cell from './many-draws.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'ten-times-lower',
    en: 'Over 21 draws of the noise, the median error with λ = 0.001 is at least 10 times lower.',
    zh: '抽21次噪声，取λ = 0.001时误差的中位数至少降到十分之一。',
    holds: ({ medianWithout, medianWith }) => medianWithout > 10 * medianWith,
    measured: ({ medianWithout, medianWith }) =>
      `${medianWithout.toFixed(3)} / ${medianWith.toFixed(4)} = ${(medianWithout / medianWith).toFixed(1)}`,
  },
  {
    id: 'not-by-luck',
    en: 'In at least 17 of the 21 draws the error is less than half as large.',
    zh: '21次中至少有17次，误差降到一半以下。',
    holds: ({ halved }) => halved >= 17,
    measured: ({ halved }) => `${halved}`,
  },
];

export default claims;
