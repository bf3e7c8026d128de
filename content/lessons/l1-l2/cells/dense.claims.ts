import type { Claim } from '../../../claim.ts';
import type * as Cell from './dense.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'l1-wins-sparse',
    en: 'If one feature of 20 matters, the best L1 has at most 0.85 of the error of the best L2, on average over 20 draws.',
    zh: '20个特征中只有一个有用时，抽20次平均，最好的L1的误差至多是最好的L2的0.85倍。',
    holds: ({ fewL1, fewL2 }) => fewL1 < 0.85 * fewL2,
    measured: ({ fewL1, fewL2 }) =>
      `${fewL1.toFixed(3)} / ${fewL2.toFixed(3)} = ${(fewL1 / fewL2).toFixed(2)}`,
  },
  {
    id: 'l2-wins-dense',
    en: 'If all matter, L2 is better: its mean error is lower by a tenth or more, and it wins at least 16 of the 20 draws.',
    zh: '全都有用时，L2更好：平均误差至少低十分之一，20次中至少赢16次。',
    holds: ({ allL1, allL2, allWins }) => allL1 > 1.1 * allL2 && allWins >= 16,
    measured: ({ allL1, allL2, allWins }) =>
      `${allL1.toFixed(3)} / ${allL2.toFixed(3)} = ${(allL1 / allL2).toFixed(2)}, ${allWins}`,
  },
];

export default claims;
