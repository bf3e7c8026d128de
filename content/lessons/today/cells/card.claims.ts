import type { Claim } from '../../../claim.ts';
import type * as Cell from './card.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'three-recipes',
    en: 'All three published recipes remember between 1/50 and 1/5 of their training.',
    zh: '三份公开的配方，记住的都是训练的1/50到1/5。',
    holds: ({ llama, nanoGPT, wideResNet }) =>
      [llama, nanoGPT, wideResNet].every((s) => s > 1 / 50 && s < 1 / 5),
    measured: ({ llama, nanoGPT, wideResNet }) =>
      [llama, nanoGPT, wideResNet].map((s) => s.toFixed(3)).join(', '),
  },
];

export default claims;
