import type { Claim } from '../../../claim.ts';
import type * as Cell from './units.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'answer-flips',
    en: 'In kilometers x₂ counts for more in at least 25 of 30 draws; in meters x₁ does, in at least 25.',
    zh: '用千米时，30次抽取中至少25次x₂更重要；改用米，至少25次x₁更重要。',
    holds: ({ km, m }) =>
      secondLeads(km) >= 25 && m.length - secondLeads(m) >= 25,
    measured: ({ km, m }) => `${secondLeads(km)}, ${m.length - secondLeads(m)}`,
  },
  {
    id: 'standardized-blind',
    en: 'After standardizing the unit makes no difference: the weights agree to within 0.000001.',
    zh: '标准化之后，单位不再有影响：两组权重相差不超过0.000001。',
    holds: ({ fairKm, fairM }) => farthest(fairKm, fairM) < 1e-6,
    measured: ({ fairKm, fairM }) => farthest(fairKm, fairM).toExponential(1),
  },
];

const secondLeads = (draws: number[][]): number =>
  draws.filter(([first, second]) => second > first).length;

const farthest = (a: number[][], b: number[][]): number =>
  Math.max(
    ...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i][j]))),
  );

export default claims;
