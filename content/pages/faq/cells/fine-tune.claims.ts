import type { Claim } from '../../../claim.ts';
import type * as Cell from './fine-tune.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'slow-keeps',
    en: 'At the learning rate 0.00001 less than a thousandth is lost.',
    zh: '学习率为0.00001时，失去的不到千分之一。',
    holds: ({ slow }) => slow < 0.001,
    measured: ({ slow }) => slow.toFixed(5),
  },
  {
    id: 'fast-forgets',
    en: 'At 0.01 more than a fifth is lost.',
    zh: '学习率为0.01时，失去的超过五分之一。',
    holds: ({ fast }) => fast > 0.2,
    measured: ({ fast }) => fast.toFixed(3),
  },
];

export default claims;
