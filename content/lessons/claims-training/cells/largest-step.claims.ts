import type { Claim } from '../../../claim.ts';
import type * as Cell from './largest-step.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'formula',
    en: 'The largest learning rate is 2/(s + λ), to within 0.001.',
    zh: '最大的学习率是2/(s + λ)，误差不超过0.001。',
    holds: ({ measured, formula }) =>
      measured.every((value, i) => Math.abs(value - formula[i]) < 1e-3),
    measured: ({ without, withOne }) =>
      `${without.toFixed(4)}, ${withOne.toFixed(4)}`,
  },
];

export default claims;
