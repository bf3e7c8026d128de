import type { Claim } from '../../../claim.ts';
import type * as Cell from './conditioning.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'condition-number',
    en: 'λ = 0.000001 makes the condition number at least 10¹⁵ times smaller.',
    zh: 'λ = 0.000001使条件数至少缩小到10¹⁵分之一。',
    holds: ({ kappaWithout, kappaWith }) => kappaWithout / kappaWith > 1e15,
    measured: ({ kappaWithout, kappaWith }) =>
      `${(kappaWithout / kappaWith).toExponential(0)}`,
  },
  {
    id: 'noise-in-the-targets',
    en: 'Noise of a millionth moves the weights by more than a tenth without decay, and by less than a thousandth with it.',
    zh: '目标里百万分之一的噪声，没有衰减时使权重移动十分之一以上，有衰减时不到千分之一。',
    holds: ({ changeWithout, changeWith }) =>
      changeWithout > 0.1 && changeWith < 0.001,
    measured: ({ changeWithout, changeWith }) =>
      `${changeWithout.toFixed(2)}, ${changeWith.toFixed(6)}`,
  },
];

export default claims;
