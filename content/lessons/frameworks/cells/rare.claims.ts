import type { Claim } from '../../../claim.ts';
import type * as Cell from './rare.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'free-bias-counts-right',
    en: 'With a free bias the model expects exactly as many positives as there are, in each of 8 draws.',
    zh: '偏置不衰减时，模型预计的正例与实有的一样多，8次抽取次次如此。',
    holds: ({ atTenth }) =>
      atTenth.length === 8 &&
      atTenth.every(([free]) => Math.abs(free - 1) < 1e-6),
    measured: ({ atTenth }) =>
      Math.max(...atTenth.map(([free]) => Math.abs(free - 1))).toExponential(1),
  },
  {
    id: 'decayed-bias-cries-wolf',
    en: 'With a decayed bias and λ = 0.1 it expects at least 1.8 times as many, in each of them.',
    zh: '偏置也衰减、λ = 0.1时，它预计的至少是实有的1.8倍，次次如此。',
    holds: ({ atTenth }) => atTenth.every(([, decayed]) => decayed > 1.8),
    measured: ({ atTenth }) =>
      atTenth.map(([, decayed]) => decayed.toFixed(2)).join(', '),
  },
];

export default claims;
