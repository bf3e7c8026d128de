import type { Claim } from '../../../claim.ts';
import type * as Cell from './robust.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'patterns',
    en: 'On patterns the claim holds: accuracy under noise rises by at least a point in more than seven of ten draws.',
    zh: '在图案数据上，说法成立：十次抽取中有七次以上，噪声下的准确率至少提高1个百分点。',
    holds: ({ verdict }) => verdict === 'holds',
    measured: ({ won }) => `${Math.round(100 * won)} %`,
  },
];

export default claims;
