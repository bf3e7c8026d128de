import type { Claim } from '../../../claim.ts';
import type * as Cell from './prior.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'best-where-predicted',
    en: 'At λ = σ²/(nτ²) the error is within 1 % of the lowest.',
    zh: '取λ = σ²/(nτ²)，误差与最低值相差不到1%。',
    holds: ({ atPredicted }) => atPredicted < 1.01,
    measured: ({ atPredicted }) => atPredicted.toFixed(4),
  },
  {
    id: 'worse-on-both-sides',
    en: 'At λ = 0 it is at least 1.3 times, at ten times the predicted λ at least 1.6 times the lowest.',
    zh: '取λ = 0，误差至少是最低值的1.3倍；取预测值的十倍，至少是1.6倍。',
    holds: ({ atZero, atTenfold }) => atZero > 1.3 && atTenfold > 1.6,
    measured: ({ atZero, atTenfold }) =>
      `${atZero.toFixed(2)}, ${atTenfold.toFixed(2)}`,
  },
];

export default claims;
