import type { Claim } from '../../../claim.ts';
import type * as Cell from './overfitting.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'label-noise',
    en: 'With wrong labels the mean accuracy rises by at least 3 points, and the claim holds.',
    zh: '有错误标签时，准确率平均至少提高3个百分点，说法成立。',
    holds: ({ without, decayed, verdict }) =>
      decayed - without > 0.03 && verdict === 'holds',
    measured: ({ without, decayed }) =>
      `${(100 * (decayed - without)).toFixed(1)}`,
  },
];

export default claims;
