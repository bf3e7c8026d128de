import type { Claim } from '../../../claim.ts';
import type * as Cell from './directions.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'each-by-its-own',
    en: 'Of each direction s/(s + λ) is kept, s being 2 and 0.1: to within 0.001.',
    zh: '每个方向保留s/(s + λ)，s分别是2和0.1，误差不超过0.001。',
    holds: ({ steepKept, flatKept, lambda }) =>
      Math.abs(steepKept - 2 / (2 + lambda)) < 1e-3 &&
      Math.abs(flatKept - 0.1 / (0.1 + lambda)) < 1e-3,
    measured: ({ steepKept, flatKept }) =>
      `${steepKept.toFixed(4)}, ${flatKept.toFixed(4)}`,
  },
  {
    id: 'a-weight-grows',
    en: 'With w* = (1, 3) and λ = 0.1 the first weight is larger than without decay, by more than 0.3.',
    zh: '取w* = (1, 3)、λ = 0.1，第一个权重反而比没有衰减时大，大出0.3以上。',
    holds: ({ w1 }) => w1 > 1.3,
    measured: ({ w1 }) => `${w1.toFixed(3)} > 1`,
  },
];

export default claims;
