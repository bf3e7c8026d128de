import type { Claim } from '../../../claim.ts';
import type * as Cell from './groups.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'lasso-picks',
    en: 'Over 20 draws the lasso keeps fewer than 70 % of the group members.',
    zh: '抽20次数据，Lasso回归留下的组员不到70%。',
    holds: ({ keptL1 }) => keptL1 < 0.7,
    measured: ({ keptL1 }) => `${(100 * keptL1).toFixed(1)} %`,
  },
  {
    id: 'net-keeps',
    en: 'The elastic net keeps at least 95 % of them, and drops more than 70 % of the useless features.',
    zh: '弹性网络留下至少95%的组员，并丢掉70%以上的无用特征。',
    holds: ({ keptNet, noiseNet }) => keptNet >= 0.95 && noiseNet < 0.3,
    measured: ({ keptNet, noiseNet }) =>
      `${(100 * keptNet).toFixed(1)} %, ${(100 * (1 - noiseNet)).toFixed(1)} %`,
  },
  {
    id: 'ridge-keeps-all',
    en: 'Ridge keeps everything.',
    zh: '岭回归全部留下。',
    holds: ({ keptL2, noiseL2 }) => keptL2 === 1 && noiseL2 === 1,
    measured: ({ keptL2, noiseL2 }) => `${keptL2}, ${noiseL2}`,
  },
];

export default claims;
