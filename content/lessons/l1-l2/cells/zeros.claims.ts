import type { Claim } from '../../../claim.ts';
import type * as Cell from './zeros.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'gradient-leaves-none',
    en: 'With L1 in the loss and gradient steps, no weight is exactly 0 in any of 20 draws; nor with L2.',
    zh: '抽20次数据，把L1写进损失、走梯度步，没有一个权重恰好为0；L2也没有。',
    holds: ({ inL1, inL2 }) => inL1 === 0 && inL2 === 0,
    measured: ({ inL1, inL2 }) => `${inL1}, ${inL2}`,
  },
  {
    id: 'proximal-leaves-many',
    en: 'With proximal steps, at least 85 of the 100 weights are.',
    zh: '走近端步，100个权重中至少有85个恰好为0。',
    holds: ({ inProximal }) => inProximal >= 85 && inProximal <= 95,
    measured: ({ inProximal }) => inProximal.toFixed(1),
  },
  {
    id: 'not-even-small',
    en: 'Most of the useless weights that gradient steps leave are not even smaller than 0.001: fewer than 20 of 100 are, while more than 60 are smaller than 0.05.',
    zh: '走梯度步留下的无用权重，大多连0.001都小不过：100个里小于0.001的不到20个，小于0.05的却超过60个。',
    holds: ({ small, smaller }) => smaller < 20 && small > 60,
    measured: ({ small, smaller }) =>
      `${smaller.toFixed(1)}, ${small.toFixed(1)}`,
  },
];

export default claims;
