import type { Claim } from '../../../claim.ts';
import type * as Cell from './diamond.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'corner',
    en: 'The loss first touches the diamond in a corner, where w₁ is exactly 0.',
    zh: '损失最先碰到菱形的一个角，那里w₁恰好为0。',
    holds: ({ diamondX, diamondY }) => diamondX === 0 && diamondY === 1,
    measured: ({ diamondX, diamondY }) => `${diamondX}, ${diamondY}`,
  },
  {
    id: 'no-corner',
    en: 'It touches the circle where both weights are larger than 0.3.',
    zh: '它碰到圆的地方，两个权重都大于0.3。',
    holds: ({ circleX, circleY }) => circleX > 0.3 && circleY > 0.3,
    measured: ({ circleX, circleY }) =>
      `${circleX.toFixed(3)}, ${circleY.toFixed(3)}`,
  },
];

export default claims;
