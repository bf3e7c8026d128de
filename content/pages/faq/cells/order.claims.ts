import type { Claim } from '../../../claim.ts';
import type * as Cell from './order.ts';

const share = 0.6064; // (1 − ηλ)¹⁰⁰⁰

const claims: Claim<typeof Cell>[] = [
  {
    id: 'before-is-weak',
    en: 'Decay put before Adam leaves more than 0.85 of a weight whose gradient is large noise.',
    zh: '衰减放在Adam之前，梯度是大噪声的权重剩下0.85以上。',
    holds: ({ before }) => before > 0.85,
    measured: ({ before }) => before.toFixed(3),
  },
  {
    id: 'between-is-adamw',
    en: 'Put between Adam and the learning rate, it leaves what AdamW leaves, to within 0.05.',
    zh: '放在Adam与学习率之间，剩下的与AdamW的公式相差不超过0.05。',
    holds: ({ between }) => Math.abs(between - share) < 0.05,
    measured: ({ between }) => `${between.toFixed(3)}; ${share.toFixed(3)}`,
  },
  {
    id: 'behind-takes-all',
    en: 'Put behind the learning rate, it leaves nothing.',
    zh: '放在学习率之后，什么也不剩。',
    holds: ({ behind }) => Math.abs(behind) < 0.01,
    measured: ({ behind }) => Math.abs(behind).toFixed(4),
  },
];

export default claims;
