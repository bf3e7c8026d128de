import type { Claim } from '../../../claim.ts';
import type * as Cell from './network.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'decay-helps',
    en: 'Decay on everything lowers the mean test loss of both networks by at least 0.2.',
    zh: '全部参数都衰减，使两种网络的平均测试损失至少降低0.2。',
    holds: ({ none, all, none2, all2 }) =>
      all < none - 0.2 && all2 < none2 - 0.2,
    measured: ({ none, all, none2, all2 }) =>
      `${none.toFixed(3)} − ${all.toFixed(3)}, ${none2.toFixed(3)} − ${all2.toFixed(3)}`,
  },
  {
    id: 'biases-do-not-matter',
    en: 'In the plain network it makes a difference of less than 0.06 whether biases decay too.',
    zh: '在没有归一化的网络里，偏置是否也衰减，相差不到0.06。',
    holds: ({ some, all }) => Math.abs(some - all) < 0.06,
    measured: ({ some, all }) => (all - some).toFixed(3),
  },
  {
    id: 'norm-scales-matter',
    en: 'With layer norms the test loss is lower by at least 0.04 if scales and biases decay too.',
    zh: '有层归一化时，缩放和偏置也衰减，测试损失至少再低0.04。',
    holds: ({ some2, all2 }) => all2 < some2 - 0.04,
    measured: ({ some2, all2 }) => (all2 - some2).toFixed(3),
  },
];

export default claims;
