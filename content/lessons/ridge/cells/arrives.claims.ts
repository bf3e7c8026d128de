import type { Claim } from '../../../claim.ts';
import type * as Cell from './arrives.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'same-point',
    en: 'On all 20 data sets, gradient descent with weight decay ends at the formula, to within 0.00000001.',
    zh: '在全部20组数据上，带权重衰减的梯度下降都停在公式给出的点，误差不超过0.00000001。',
    holds: ({ gaps }) => gaps.length === 20 && gaps.every((gap) => gap < 1e-8),
    measured: ({ gaps }) => Math.max(...gaps).toExponential(1),
  },
];

export default claims;
