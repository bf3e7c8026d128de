import type { Claim } from '../../../claim.ts';
import type * as Cell from './falling.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'early-wins',
    en: 'With a falling learning rate, early decay leaves a lower loss than late decay, by 2 % at least.',
    zh: '学习率下降时，早衰减的损失比晚衰减至少低2%。',
    holds: ({ early, late }) => early < 0.98 * late,
    measured: ({ early, late }) =>
      `${early.toFixed(3)} / ${late.toFixed(3)} = ${(early / late).toFixed(2)}`,
  },
  {
    id: 'late-does-little',
    en: 'Late decay takes off less than a fifth of the loss without decay.',
    zh: '晚衰减使损失降低的，不到无衰减时的五分之一。',
    holds: ({ late, never }) => late > 0.8 * never,
    measured: ({ late, never }) =>
      `${late.toFixed(3)} / ${never.toFixed(3)} = ${(late / never).toFixed(2)}`,
  },
];

export default claims;
