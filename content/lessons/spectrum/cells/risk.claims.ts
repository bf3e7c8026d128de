import type { Claim } from '../../../claim.ts';
import type * as Cell from './risk.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'equally-good',
    en: 'Over 20 draws the best stop is as good as the best λ, to within 15 %.',
    zh: '抽20次数据，最好的停步与最好的λ一样好，相差不超过15%。',
    holds: ({ bestRidge, bestStop }) =>
      Math.abs(bestStop / bestRidge - 1) < 0.15,
    measured: ({ bestRidge, bestStop }) =>
      `${bestStop.toFixed(3)} / ${bestRidge.toFixed(3)} = ${(bestStop / bestRidge).toFixed(3)}`,
  },
  {
    id: 'better-than-the-end',
    en: 'Whoever goes on to the last step ends at least twice as far from the truth.',
    zh: '一直走到最后一步，离真实值至少远一倍。',
    holds: ({ bestStop, toTheEnd }) => toTheEnd > 2 * bestStop,
    measured: ({ bestStop, toTheEnd }) =>
      `${toTheEnd.toFixed(2)} / ${bestStop.toFixed(2)} = ${(toTheEnd / bestStop).toFixed(1)}`,
  },
];

export default claims;
