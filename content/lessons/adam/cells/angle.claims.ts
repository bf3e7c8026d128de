import type { Claim } from '../../../claim.ts';
import type * as Cell from './angle.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'equal-product-equal-angle',
    en: 'Under AdamW five learning rates with the same ηλ turn the weights equally fast, to within 5 %.',
    zh: '在AdamW下，ηλ相同的五种学习率让权重转得一样快，相差不超过5%。',
    holds: ({ decoupled }) => spread(decoupled) < 1.05,
    measured: ({ decoupled }) =>
      decoupled.map((degrees) => `${degrees.toFixed(2)}°`).join(', '),
  },
  {
    id: 'not-with-l2',
    en: 'Under Adam with L2 the fastest turns at least twice as fast as the slowest.',
    zh: '在带L2的Adam下，转得最快的至少是最慢的两倍。',
    holds: ({ l2 }) => spread(l2) > 2,
    measured: ({ l2 }) =>
      l2.map((degrees) => `${degrees.toFixed(2)}°`).join(', '),
  },
  {
    id: 'the-angle',
    en: 'That angle is √(2ηλ(1 − β₁)/(1 + β₁)) with β₁ = 0.9, to within 5 %.',
    zh: '这个角度是√(2ηλ(1 − β₁)/(1 + β₁))，其中β₁ = 0.9，误差不超过5%。',
    holds: ({ decoupled, product }) =>
      decoupled.every(
        (degrees) => Math.abs(degrees / predicted(product) - 1) < 0.05,
      ),
    measured: ({ product }) => `${predicted(product).toFixed(2)}°`,
  },
];

const predicted = (product: number): number =>
  (Math.sqrt((2 * product * 0.1) / 1.9) * 180) / Math.PI;

const spread = (values: number[]): number =>
  Math.max(...values) / Math.min(...values);

export default claims;
