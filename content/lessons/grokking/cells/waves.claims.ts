import type { Claim } from '../../../claim.ts';
import type * as Cell from './waves.ts';

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

const claims: Claim<typeof Cell>[] = [
  {
    id: 'one-frequency',
    en: 'With decay, a neuron has on average more than 65 % of its power in one frequency.',
    zh: '有衰减时，每个神经元平均有65%以上的能量集中在一个频率上。',
    holds: ({ shares: [decayed] }) => decayed > 0.65,
    measured: ({ shares: [decayed] }) => percent(decayed),
  },
  {
    id: 'many-frequencies',
    en: 'Without decay it is less than 45 %.',
    zh: '无衰减时不到45%。',
    holds: ({ shares: [, plain] }) => plain < 0.45,
    measured: ({ shares: [, plain] }) => percent(plain),
  },
];

export default claims;
