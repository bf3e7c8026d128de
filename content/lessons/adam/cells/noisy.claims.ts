import type { Claim } from '../../../claim.ts';
import type * as Cell from './noisy.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'noise-sets-the-strength',
    en: 'AdamW rests at 1/(1 + λσ), to within 0.06 at each noise.',
    zh: '无论噪声多大，AdamW都停在1/(1 + λσ)处，误差不超过0.06。',
    holds: ({ decoupled, formula }) => farthest(decoupled, formula) < 0.06,
    measured: ({ decoupled, formula }) =>
      farthest(decoupled, formula).toFixed(3),
  },
  {
    id: 'l2-stays',
    en: 'Adam with L2 stays at 1/(1 + λ), to within 0.08 at each noise.',
    zh: '无论噪声多大，带L2的Adam都停在1/(1 + λ)处，误差不超过0.08。',
    holds: ({ l2, ridge }) =>
      farthest(
        l2,
        l2.map(() => ridge),
      ) < 0.08,
    measured: ({ l2, ridge }) =>
      farthest(
        l2,
        l2.map(() => ridge),
      ).toFixed(3),
  },
];

const farthest = (a: number[], b: number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

export default claims;
