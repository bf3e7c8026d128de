import type { Claim } from '../../../claim.ts';
import type * as Cell from './two-decays.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'weight-decay-shrinks',
    en: 'In 150 silent steps weight decay takes more than half of the weight.',
    zh: '沉默的150步里，权重衰减使权重减少一半以上。',
    holds: ({ lostByLeaking }) => lostByLeaking > 0.5,
    measured: ({ lostByLeaking }) => `${(100 * lostByLeaking).toFixed(1)} %`,
  },
  {
    id: 'rate-decay-does-not',
    en: 'Learning-rate decay takes nothing.',
    zh: '学习率衰减使它减少的量为零。',
    holds: ({ lostByCooling }) => lostByCooling === 0,
    measured: ({ lostByCooling }) => `${(100 * lostByCooling).toFixed(1)} %`,
  },
];

export default claims;
