import type { Claim } from '../../../claim.ts';
import type * as Cell from './clean.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'little-accuracy',
    en: 'On clean labels the mean accuracy changes by less than 2 points.',
    zh: '标签全对时，准确率平均变化不到2个百分点。',
    holds: ({ gain }) => Math.abs(gain) < 0.02,
    measured: ({ gain }) => `${(100 * gain).toFixed(2)}`,
  },
  {
    id: 'much-loss',
    en: 'The mean loss falls by at least a tenth.',
    zh: '损失平均至少下降十分之一。',
    holds: ({ lossWithout, lossWith }) => lossWith < 0.9 * lossWithout,
    measured: ({ lossWithout, lossWith }) =>
      `${lossWithout.toFixed(3)} > ${lossWith.toFixed(3)}`,
  },
  {
    id: 'not-every-draw',
    en: 'Not every draw gains accuracy.',
    zh: '并非每次抽取都提高准确率。',
    holds: ({ better }) => better < 8,
    measured: ({ better }) => `${better} / 8`,
  },
];

export default claims;
