import type { Claim } from '../../../claim.ts';
import type * as Cell from './two-places.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'sgd-same',
    en: 'In plain SGD both end at the same weight.',
    zh: '在普通的SGD里，两种写法停在同一处。',
    holds: ({ sgdInLoss, sgdInStep }) => Math.abs(sgdInLoss - sgdInStep) < 1e-9,
    measured: ({ sgdInLoss, sgdInStep }) =>
      `${sgdInLoss.toFixed(4)}, ${sgdInStep.toFixed(4)}`,
  },
  {
    id: 'momentum-differs',
    en: 'With momentum they end more than 0.4 apart.',
    zh: '加上动量，两者相差0.4以上。',
    holds: ({ momentumInLoss, momentumInStep }) =>
      momentumInStep - momentumInLoss > 0.4,
    measured: ({ momentumInLoss, momentumInStep }) =>
      `${momentumInLoss.toFixed(3)}, ${momentumInStep.toFixed(3)}`,
  },
  {
    id: 'adam-differs',
    en: 'So they do with Adam.',
    zh: '换成Adam，也是如此。',
    holds: ({ adamInLoss, adamInStep }) => adamInStep - adamInLoss > 0.4,
    measured: ({ adamInLoss, adamInStep }) =>
      `${adamInLoss.toFixed(3)}, ${adamInStep.toFixed(3)}`,
  },
];

export default claims;
