/** Which λ is meant, in words. */
import type { Language } from './strings.ts';

export interface Convention {
  decay: 'l1' | 'l2' | 'decoupled' | 'independent';
  /** Is the L2 penalty ½λ‖w‖² or λ‖w‖²? */
  half?: boolean;
  loss?: 'mean' | 'sum';
}

const words = {
  en: {
    l1: 'L1 in the loss',
    l2: 'coupled L2',
    decoupled: 'decoupled',
    independent: 'independent',
    half: { true: 'with ½', false: 'without ½' },
    mean: 'mean loss',
    sum: 'summed loss',
  },
  zh: {
    l1: '写进损失的L1',
    l2: '耦合式L2',
    decoupled: '解耦',
    independent: '独立',
    half: { true: '带½', false: '不带½' },
    mean: '损失取平均',
    sum: '损失求和',
  },
};

export function conventionWords(
  { decay, half = true, loss = 'mean' }: Convention,
  language: Language,
): string {
  const word = words[language];
  // Only a penalty stands beside a loss, and only L2 has a ½.
  const rest = { l1: [word[loss]], l2: [word.half[`${half}`], word[loss]], decoupled: [], independent: [] };
  return [word[decay], ...rest[decay]].join(' · ');
}
