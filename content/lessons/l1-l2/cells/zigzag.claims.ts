import type { Claim } from '../../../claim.ts';
import type * as Cell from './zigzag.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'never-rests',
    en: 'In its last ten steps the weight with gradient steps is never 0, and still moves by more than a third of ηλ.',
    zh: '走梯度步的权重，最后十步里从不为0，而且摆动的幅度仍超过ηλ的三分之一。',
    holds: ({ zeros, swing, most }) => zeros === 0 && swing > most / 6,
    measured: ({ zeros, swing }) => `${zeros}, ${swing.toFixed(4)}`,
  },
  {
    id: 'swing-follows-rate',
    en: 'It moves by no more than 2ηλ.',
    zh: '摆动的幅度不超过2ηλ。',
    holds: ({ swing, most }) => swing <= most + 1e-9,
    measured: ({ swing, most }) => `${swing.toFixed(4)} ≤ ${most.toFixed(4)}`,
  },
  {
    id: 'proximal-arrives',
    en: 'The weight with proximal steps reaches 0 exactly, in fewer than 60 steps.',
    zh: '走近端步的权重，不到60步就恰好到达0。',
    holds: ({ arrived }) => arrived > 0,
    measured: ({ arrived }) => `${arrived}`,
  },
];

export default claims;
