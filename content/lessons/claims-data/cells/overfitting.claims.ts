import type { Claim } from '../../../claim.ts';
import type * as Cell from './overfitting.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'label-noise',
    en: 'With wrong labels the mean accuracy rises by at least 2 points.',
    zh: '有错误标签时，准确率平均至少提高2个百分点。',
    holds: ({ without, decayed }) => decayed - without > 0.02,
    measured: ({ without, decayed }) =>
      `${(100 * (decayed - without)).toFixed(1)}`,
  },
];

export default claims;
