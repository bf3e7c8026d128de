import type { Claim } from '../../../claim.ts';
import type * as Cell from './quarters.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'clock-stands-still',
    en: 'In the last quarter the clock runs at most a tenth as far when η falls.',
    zh: 'η下降时，最后四分之一里时钟走过的至多是十分之一。',
    holds: ({ constantLast, fallingLast }) => fallingLast < constantLast / 10,
    measured: ({ constantLast, fallingLast }) =>
      `${fallingLast.toFixed(3)} / ${constantLast.toFixed(2)} = ${(fallingLast / constantLast).toFixed(3)}`,
  },
  {
    id: 'first-quarter-alike',
    en: 'In the first quarter both clocks agree to within a tenth.',
    zh: '最初四分之一里，两只钟的差别不到一成。',
    holds: ({ constantFirst, fallingFirst }) =>
      Math.abs(fallingFirst / constantFirst - 1) < 0.1,
    measured: ({ constantFirst, fallingFirst }) =>
      `${fallingFirst.toFixed(3)}, ${constantFirst.toFixed(3)}`,
  },
];

export default claims;
