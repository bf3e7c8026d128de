import type { Claim } from '../../../claim.ts';
import type * as Cell from './memory.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'is-an-average',
    en: 'In every step the moving average is the weight, to within 10⁻¹².',
    zh: '每一步，滑动平均都等于权重，误差不超过10⁻¹²。',
    holds: ({ error }) => error < 1e-12,
    measured: ({ error }) => error.toExponential(1),
  },
  {
    id: 'forgets-in-tau',
    en: 'After τ steps, between 35 % and 37 % of the start is left.',
    zh: 'τ步之后，起点剩下35%到37%。',
    holds: ({ startLeft }) => startLeft > 0.35 && startLeft < 0.37,
    measured: ({ startLeft }) => `${(100 * startLeft).toFixed(1)} %`,
  },
];

export default claims;
