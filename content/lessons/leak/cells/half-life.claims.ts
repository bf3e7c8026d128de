import type { Claim } from '../../../claim.ts';
import type * as Cell from './half-life.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'half-life-formula',
    en: 'The counted half-life is ln 2/(ηλ), to within one step.',
    zh: '数出来的半衰期与ln 2/(ηλ)相差不到一步。',
    holds: ({ steps, formula }) => Math.abs(steps - formula) < 1,
    measured: ({ steps, formula }) => `${steps}, ${formula.toFixed(1)}`,
  },
  {
    id: 'not-one-percent',
    en: 'At 1 % per step the weight would halve at least 9 times sooner.',
    zh: '如果每步真的漏掉1%，权重减半至少要快9倍。',
    holds: ({ steps, atOnePercent }) => steps > 9 * atOnePercent,
    measured: ({ steps, atOnePercent }) =>
      `${steps} / ${atOnePercent.toFixed(1)} = ${(steps / atOnePercent).toFixed(2)}`,
  },
];

export default claims;
