import type { Claim } from '../../../claim.ts';
import type * as Cell from './one-weight.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'comes-to-rest',
    en: 'While the data speaks, the weight comes to rest at 3/(1 + λ), to within 0.0001.',
    zh: '数据说话期间，权重停在3/(1 + λ)处，误差不超过0.0001。',
    holds: ({ settled, fixedPoint }) => Math.abs(settled - fixedPoint) < 1e-4,
    measured: ({ settled, fixedPoint }) =>
      `${settled.toFixed(6)}, ${fixedPoint.toFixed(6)}`,
  },
  {
    id: 'formula-needs-silence',
    en: 'Until then the formula (1 − ηλ)ᵗw₀ is off by more than 1.',
    zh: '到这时为止，公式(1 − ηλ)ᵗw₀的偏差超过1。',
    holds: ({ settled, leakAlone }) => Math.abs(settled - leakAlone) > 1,
    measured: ({ settled, leakAlone }) =>
      `${settled.toFixed(3)} − ${leakAlone.toFixed(3)} = ${(settled - leakAlone).toFixed(3)}`,
  },
  {
    id: 'silence-leaks',
    en: 'In silence the formula is exact: both curves lose the same fraction in 150 steps.',
    zh: '数据沉默之后，公式完全成立：两条曲线在150步里漏掉的比例相同。',
    holds: ({ kept, leakAlone }) => Math.abs(kept - leakAlone / 5) < 1e-12,
    measured: ({ kept, leakAlone }) =>
      `${kept.toFixed(4)}, ${(leakAlone / 5).toFixed(4)}`,
  },
];

export default claims;
