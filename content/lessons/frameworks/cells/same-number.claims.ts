import type { Claim } from '../../../claim.ts';
import type * as Cell from './same-number.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'far-apart',
    en: 'The slowest of the five needs at least 400 times as many steps as the fastest to halve the weight.',
    zh: '要让权重减半，五个系统里最慢的所需步数至少是最快的400倍。',
    holds: ({ apart }) => apart > 400,
    measured: ({ apart }) => apart.toFixed(1),
  },
  {
    id: 'half-missing',
    en: 'The number in Keras’ l2 works twice as fast as in PyTorch’s SGD, to within 2 %.',
    zh: '同一个数写进Keras的l2，比写进PyTorch的SGD快一倍，误差不超过2%。',
    holds: ({ kerasL2, pytorch }) => Math.abs(pytorch / kerasL2 / 2 - 1) < 0.02,
    measured: ({ kerasL2, pytorch }) => (pytorch / kerasL2).toFixed(3),
  },
  {
    id: 'momentum',
    en: 'In PyTorch’s SGD it works ten times as fast as in Keras’ SGD, to within 2 %: 1/(1 − μ) with μ = 0.9.',
    zh: '写进PyTorch的SGD，比写进Keras的SGD快到十倍，即1/(1 − μ)，μ = 0.9，误差不超过2%。',
    holds: ({ kerasSgd, pytorch }) =>
      Math.abs(kerasSgd / pytorch / 10 - 1) < 0.02,
    measured: ({ kerasSgd, pytorch }) => (kerasSgd / pytorch).toFixed(3),
  },
];

export default claims;
