import type { Claim } from '../../../claim.ts';
import type * as Cell from './rescale.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'no-decision',
    en: 'Rescaling changes no decision.',
    zh: '重新缩放不改变任何判断。',
    holds: ({ trained, rescaled }) => trained === rescaled,
    measured: ({ trained, rescaled }) =>
      `${trained.toFixed(3)} = ${rescaled.toFixed(3)}`,
  },
  {
    id: 'decay-does',
    en: 'Decay raises the accuracy under noise by at least 1.5 points.',
    zh: '衰减使噪声下的准确率至少提高1.5个百分点。',
    holds: ({ trained, decayed }) => decayed - trained > 0.015,
    measured: ({ trained, decayed }) =>
      `${(100 * (decayed - trained)).toFixed(1)}`,
  },
];

export default claims;
