import type { Claim } from '../../../claim.ts';
import type * as Cell from './shown-loss.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'penalty-shows',
    en: 'The loss with the penalty is at least 5 % larger than the loss without.',
    zh: '加上惩罚项的损失，比不加的至少大5%。',
    holds: ({ times }) => times > 1.05,
    measured: ({ times }) => `× ${times.toFixed(3)}`,
  },
];

export default claims;
