import type { Claim } from '../../../claim.ts';
import type * as Cell from './growth.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'grows-on',
    en: 'After 8000 steps the weights without decay are at least 1.3 times as long.',
    zh: '8000步之后，没有衰减的权重至少长到1.3倍。',
    holds: ({ without, decayed }) => without > 1.3 * decayed,
    measured: ({ without, decayed }) =>
      `${without.toFixed(2)} / ${decayed.toFixed(2)} = ${(without / decayed).toFixed(2)}`,
  },
];

export default claims;
