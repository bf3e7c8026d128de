import type { Claim } from '../../../claim.ts';
import type * as Cell from './two-parabolas.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'nothing-lower',
    en: 'No point that is drawn lies lower than the bottom.',
    zh: '画出的点里没有比最低点更低的。',
    holds: ({ lowest, lowestDrawn }) => lowest <= lowestDrawn + 1e-12,
    measured: ({ lowest, lowestDrawn }) =>
      `${lowest.toFixed(4)} ≤ ${lowestDrawn.toFixed(4)}`,
  },
  {
    id: 'slopes-cancel',
    en: 'There the slopes of loss and penalty cancel.',
    zh: '在最低点，损失与惩罚项的斜率互相抵消。',
    holds: ({ lossSlope, penaltySlope }) =>
      Math.abs(lossSlope + penaltySlope) < 1e-12,
    measured: ({ lossSlope, penaltySlope }) =>
      `${lossSlope.toFixed(3)} + ${penaltySlope.toFixed(3)} = ${Math.abs(lossSlope + penaltySlope).toFixed(3)}`,
  },
];

export default claims;
