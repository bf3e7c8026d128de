import type { Claim } from '../../../claim.ts';
import type * as Cell from './plane.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'adam-minimises-l2',
    en: 'Adam with L2 comes to rest where SGD with L2 does, to within 0.01.',
    zh: '带L2的Adam与带L2的SGD停在同一处，相差不超过0.01。',
    holds: ({ sgdX, sgdY, l2X, l2Y }) =>
      distance(sgdX - l2X, sgdY - l2Y) < 0.01,
    measured: ({ sgdX, sgdY, l2X, l2Y }) =>
      distance(sgdX - l2X, sgdY - l2Y).toFixed(6),
  },
  {
    id: 'adamw-does-not',
    en: 'AdamW rests more than 0.3 away from there.',
    zh: 'AdamW停下的地方与它们相距0.3以上。',
    holds: ({ sgdX, sgdY, boxX, boxY }) =>
      distance(sgdX - boxX, sgdY - boxY) > 0.3,
    measured: ({ sgdX, sgdY, boxX, boxY }) =>
      distance(sgdX - boxX, sgdY - boxY).toFixed(3),
  },
  {
    id: 'inside-the-box',
    en: 'AdamW rests in the box: no weight is larger than 1/λ, to within 0.001.',
    zh: 'AdamW停在方框之内：没有权重超过1/λ，误差不超过0.001。',
    holds: ({ boxX, boxY, wall }) =>
      Math.max(Math.abs(boxX), Math.abs(boxY)) < wall + 0.001,
    measured: ({ boxX, boxY, wall }) =>
      `${Math.max(Math.abs(boxX), Math.abs(boxY)).toFixed(4)} ≤ ${wall.toFixed(4)}`,
  },
];

const distance = (x: number, y: number): number => Math.sqrt(x * x + y * y);

export default claims;
