import type { Claim } from '../../../claim.ts';
import type * as Cell from './noise-is-ridge.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'same-weights',
    en: 'Noisy copies and ridge give the same weights to within 8 %.',
    zh: '带噪声的副本与岭回归给出的权重相差不到8%。',
    holds: ({ distance }) => distance < 0.08,
    measured: ({ distance }) => `${(100 * distance).toFixed(1)} %`,
  },
];

export default claims;
