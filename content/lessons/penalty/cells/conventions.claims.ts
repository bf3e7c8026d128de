import type { Claim } from '../../../claim.ts';
import type * as Cell from './conventions.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'one-number-four-effects',
    en: 'λ = 0.001 takes more than 45 % of the weight from the mean loss and less than 1 % from the sum.',
    zh: 'λ = 0.001：损失取平均时，权重减少45%以上；损失求和时，减少不到1%。',
    holds: ({ mean, sum }) => mean < 0.55 && sum > 0.99,
    measured: ({ mean, sum }) =>
      `${(100 - 100 * mean).toFixed(1)} %, ${(100 - 100 * sum).toFixed(2)} %`,
  },
  {
    id: 'each-half-counts',
    en: 'Without the ½ of the penalty at least a quarter less is kept, without that of the loss at least a quarter more.',
    zh: '惩罚项去掉½，留下的至少少四分之一；损失去掉½，留下的至少多四分之一。',
    holds: ({ mean, bareLoss, barePenalty }) =>
      barePenalty < 0.75 * mean && bareLoss > 1.25 * mean,
    measured: ({ mean, bareLoss, barePenalty }) =>
      `${barePenalty.toFixed(3)} < ${mean.toFixed(3)} < ${bareLoss.toFixed(3)}`,
  },
  {
    id: 'n-times-lambda',
    en: 'The summed loss with nλ has its minimum where the mean loss has it with λ.',
    zh: '损失求和、系数取nλ，与损失取平均、系数取λ，最低点相同。',
    holds: ({ mean, sumAgain }) => Math.abs(mean - sumAgain) < 1e-9,
    measured: ({ mean, sumAgain }) =>
      `${mean.toFixed(6)}, ${sumAgain.toFixed(6)}`,
  },
];

export default claims;
