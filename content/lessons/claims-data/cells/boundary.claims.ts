import type { Claim } from '../../../claim.ts';
import type * as Cell from './boundary.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'wrong-labels',
    en: 'With decay the network follows fewer of the wrong labels, and does better on new points.',
    zh: '有衰减时，网络跟随的错误标签更少，在新点上表现更好。',
    holds: ({ trainWithout, trainWith, testWithout, testWith }) =>
      trainWith < trainWithout && testWith > testWithout,
    measured: ({ trainWithout, trainWith, testWithout, testWith }) =>
      `${trainWithout.toFixed(3)} > ${trainWith.toFixed(3)}, ${testWithout.toFixed(3)} < ${testWith.toFixed(3)}`,
  },
];

export default claims;
