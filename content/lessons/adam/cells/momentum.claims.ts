import type { Claim } from '../../../claim.ts';
import type * as Cell from './momentum.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'decoupled-ignores-momentum',
    en: 'Decoupled decay keeps (1 − ηλ)¹⁰⁰⁰ of the weight, whatever the momentum.',
    zh: '不论动量多大，解耦的衰减都剩下(1 − ηλ)¹⁰⁰⁰。',
    holds: ({ decoupled, formula }) => Math.abs(decoupled - formula) < 1e-9,
    measured: ({ decoupled }) => decoupled.toFixed(6),
  },
  {
    id: 'momentum-multiplies',
    en: 'Coupled decay leaks 1/(1 − μ) times as fast, to within 15 %.',
    zh: '耦合的衰减要快1/(1 − μ)倍，误差不超过15%。',
    holds: ({ speed, factor }) => Math.abs(speed / factor - 1) < 0.15,
    measured: ({ speed, factor }) =>
      `${speed.toFixed(2)}, ${factor.toFixed(2)}`,
  },
];

export default claims;
