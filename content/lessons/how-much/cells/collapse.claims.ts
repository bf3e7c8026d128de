import type { Claim } from '../../../claim.ts';
import type * as Cell from './collapse.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'collapses-from-the-start',
    en: 'Decayed from the start, at least 2 of 4 networks collapse to guessing.',
    zh: '从一开始就衰减，4个网络中至少有2个坍缩到只会瞎猜。',
    holds: ({ early }) => early >= 2,
    measured: ({ early }) => `${early} / 4`,
  },
  {
    id: 'not-when-later',
    en: 'Decayed by the same λ from step 500 on, none does.',
    zh: '从第500步起才用同样的λ衰减，一个也不坍缩。',
    holds: ({ late }) => late === 0,
    measured: ({ late }) => `${late} / 4`,
  },
];

export default claims;
