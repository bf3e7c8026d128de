import type { Claim } from '../../../claim.ts';
import type * as Cell from './grid-search.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'inside-the-grid',
    en: 'The λ with the least validation loss lies inside the grid, not at an end.',
    zh: '验证损失最小的λ在网格内部，不在两端。',
    holds: ({ chosen }) => chosen > 0.0001 && chosen < 0.1,
    measured: ({ chosen }) => `λ = ${chosen}`,
  },
  {
    id: 'half-the-loss',
    en: 'On new data its loss is less than 0.6 of that with almost no decay.',
    zh: '在新数据上，它的损失不到几乎不衰减时的0.6倍。',
    holds: ({ testChosen, testTiny }) => testChosen < 0.6 * testTiny,
    measured: ({ testChosen, testTiny }) =>
      `${testChosen.toFixed(3)} / ${testTiny.toFixed(3)} = ${(testChosen / testTiny).toFixed(2)}`,
  },
];

export default claims;
