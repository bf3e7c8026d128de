import type { Claim } from '../../../claim.ts';
import type * as Cell from './speed.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'own-optimum',
    en: 'Under this rule: with decay it takes fewer steps in at least nine of ten draws.',
    zh: '按这个规则：十次抽取中至少有九次，有衰减时步数更少。',
    holds: ({ trend }) => trend <= -0.8,
    measured: ({ trend }) => `${Math.round(50 - 50 * trend)} %`,
  },
];

export default claims;
