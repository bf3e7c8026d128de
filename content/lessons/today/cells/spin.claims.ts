import type { Claim } from '../../../claim.ts';
import type * as Cell from './spin.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'angle-from-the-product',
    en: 'With decay the angle of a step is √(2ηλ), to within a tenth.',
    zh: '有衰减时，每步的转角是√(2ηλ)，误差不超过一成。',
    holds: ({ decayed, predicted }) => Math.abs(decayed / predicted - 1) < 0.1,
    measured: ({ decayed, predicted }) =>
      `${decayed.toFixed(2)}, ${predicted.toFixed(2)}`,
  },
  {
    id: 'only-the-product',
    en: 'Four times η and a quarter of λ: the same angle, to within a tenth.',
    zh: 'η乘以4，λ除以4：转角相同，误差不超过一成。',
    holds: ({ decayed, twin }) => Math.abs(twin / decayed - 1) < 0.1,
    measured: ({ decayed, twin }) =>
      `${twin.toFixed(2)}, ${decayed.toFixed(2)}`,
  },
  {
    id: 'slows-down-alone',
    en: 'Without decay the angle is at most 0.6 times as large by the end.',
    zh: '无衰减时，最后的转角至多是0.6倍。',
    holds: ({ decayed, without }) => without < 0.6 * decayed,
    measured: ({ decayed, without }) =>
      `${without.toFixed(2)} / ${decayed.toFixed(2)} = ${(without / decayed).toFixed(2)}`,
  },
  {
    id: 'loss-is-higher',
    en: 'With a constant η the loss is higher with decay than without, by 2 % at least.',
    zh: 'η保持不变时，有衰减的损失比无衰减时至少高2%。',
    holds: ({ lossWith, lossWithout }) => lossWith > 1.02 * lossWithout,
    measured: ({ lossWith, lossWithout }) =>
      `${lossWith.toFixed(4)} / ${lossWithout.toFixed(4)} = ${(lossWith / lossWithout).toFixed(3)}`,
  },
];

export default claims;
