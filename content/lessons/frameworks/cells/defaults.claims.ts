import type { Claim } from '../../../claim.ts';
import type * as Cell from './defaults.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'same-decay',
    en: 'At this learning rate the defaults of PyTorch and Composer, a thousandfold apart, take the same share.',
    zh: '取这个学习率，PyTorch和Composer的默认值相差一千倍，漏掉的比例却相同。',
    holds: ({ pytorch, composer }) => Math.abs(pytorch / composer - 1) < 1e-9,
    measured: ({ pytorch, composer }) => `${pytorch}, ${composer}`,
  },
  {
    id: 'other-decay',
    en: 'The defaults of Optax and Composer, tenfold apart, take shares that are a hundredfold apart, the other way round.',
    zh: 'Optax和Composer的默认值相差十倍，漏掉的比例却相差一百倍，而且方向相反。',
    holds: ({ optax, composer }) => Math.abs(composer / optax / 100 - 1) < 1e-9,
    measured: ({ optax, composer }) => (composer / optax).toFixed(1),
  },
];

export default claims;
