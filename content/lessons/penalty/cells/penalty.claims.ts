import type { Claim } from '../../../claim.ts';
import type * as Cell from './penalty.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'value-is-half-lambda-squares',
    en: 'The penalty is ½ · 0.1 · 25.',
    zh: '惩罚项等于½ · 0.1 · 25。',
    holds: ({ value }) => Math.abs(value - 1.25) < 1e-12,
    measured: ({ value }) => value.toFixed(4),
  },
  {
    id: 'slope-is-lambda-w',
    en: 'Each measured slope is λ times its weight, to within 0.000001.',
    zh: '测得的每个斜率都等于λ乘以对应的权重，误差不超过0.000001。',
    holds: ({ gap }) => gap < 1e-6,
    measured: ({ slope1, slope2 }) =>
      `${slope1.toFixed(4)}, ${slope2.toFixed(4)}`,
  },
];

export default claims;
