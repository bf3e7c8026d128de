import type { Claim } from '../../../claim.ts';
import type * as Cell from './twins.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'shared',
    en: 'With decay both weights end at 2/(2 + λ), to within 0.0001, wherever they start.',
    zh: '有衰减时，不论从哪里出发，两个权重都停在2/(2 + λ)，误差不超过0.0001。',
    holds: ({ sharedX, sharedY, half }) =>
      Math.abs(sharedX - half) < 1e-4 && Math.abs(sharedY - half) < 1e-4,
    measured: ({ sharedX, sharedY }) =>
      `${sharedX.toFixed(5)}, ${sharedY.toFixed(5)}`,
  },
  {
    id: 'left-to-the-start',
    en: 'Without decay their difference stays what it was at the start.',
    zh: '无衰减时，两个权重之差始终与出发时相同。',
    holds: ({ aloneX, aloneY, startDifference }) =>
      Math.abs(aloneX - aloneY - startDifference) < 1e-9,
    measured: ({ aloneX, aloneY }) =>
      `${aloneX.toFixed(3)}, ${Math.abs(aloneY).toFixed(3)}`,
  },
];

export default claims;
