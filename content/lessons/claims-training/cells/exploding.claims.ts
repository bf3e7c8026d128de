import type { Claim } from '../../../claim.ts';
import type * as Cell from './exploding.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'no-cure',
    en: 'With decay at most 3 networks fewer explode.',
    zh: '有衰减时，爆炸的网络至多少3个。',
    holds: ({ without, decayed }) => without - decayed <= 3,
    measured: ({ without, decayed }) => `${without}, ${decayed}`,
  },
  {
    id: 'they-do-explode',
    en: 'Without decay at least half of them explode.',
    zh: '没有衰减时，至少有一半爆炸。',
    holds: ({ without }) => without >= 6,
    measured: ({ without }) => `${without} / 12`,
  },
];

export default claims;
