import type { Claim } from '../../../claim.ts';
import type * as Cell from './cheap.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'cheaper',
    en: 'With both brought to length 30, the network trained with decay has less than a tenth of the training loss of the other.',
    zh: '把两个网络都缩放到长度30，有衰减的那个，训练损失不到另一个的十分之一。',
    holds: ({ waves, memory }) => waves < memory / 10,
    measured: ({ waves, memory }) =>
      `${waves.toFixed(3)} < ${memory.toFixed(3)} / 10`,
  },
];

export default claims;
