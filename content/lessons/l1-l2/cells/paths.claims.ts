import type { Claim } from '../../../claim.ts';
import type * as Cell from './paths.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'l2-never',
    en: 'With L2, no weight is exactly 0 at any λ up to 10.',
    zh: '用L2，λ直到10，没有一个权重恰好为0。',
    holds: ({ leastL2 }) => leastL2 === 10,
    measured: ({ leastL2 }) => `${leastL2}`,
  },
  {
    id: 'l1-all',
    en: 'With L1 and with the elastic net all of them are, once λ is large enough.',
    zh: '用L1或弹性网络，只要λ足够大，所有权重都恰好为0。',
    holds: ({ leastL1, leastNet }) => leastL1 === 0 && leastNet === 0,
    measured: ({ leastL1, leastNet }) => `${leastL1}, ${leastNet}`,
  },
];

export default claims;
