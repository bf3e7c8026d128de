import type { Claim } from '../../../claim.ts';
import type * as Cell from './folds.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'fewer-bad-choices',
    en: 'One choice in ten is bad; with all folds it is less bad than with one split.',
    zh: '十次里总有一次选得差；用上所有的折，差得就没有只分一次那么多。',
    holds: ({ oneTenth, allTenth }) => allTenth < oneTenth,
    measured: ({ oneTenth, allTenth }) =>
      `${allTenth.toFixed(1)} < ${oneTenth.toFixed(1)}`,
  },
];

export default claims;
