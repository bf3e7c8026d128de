import type { Claim } from '../../../claim.ts';
import type * as Cell from './timing.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'late-suffices',
    en: 'Decay in the last part alone is as good as always, or at most a tenth worse.',
    zh: '只在最后一段衰减，与一直衰减一样好，至多差一成。',
    holds: ({ late, always }) => late < 1.1 * always,
    measured: ({ late, always }) => `${late.toFixed(3)}, ${always.toFixed(3)}`,
  },
  {
    id: 'early-does-not',
    en: 'Decay in the first part alone leaves at least 1.5 times the loss of late decay.',
    zh: '只在最初一段衰减，损失至少是只在最后衰减的1.5倍。',
    holds: ({ early, late }) => early > 1.5 * late,
    measured: ({ early, late }) =>
      `${early.toFixed(3)} / ${late.toFixed(3)} = ${(early / late).toFixed(2)}`,
  },
];

export default claims;
