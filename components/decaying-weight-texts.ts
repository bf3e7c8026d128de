/** Words of the weight on the home page, in both languages; no other page loads them. */
import { halfLife } from './decay-picture.ts';
import type { Language } from './strings.ts';

interface Texts {
  /** What the picture is, for those who cannot see it. */
  picture: string;
  weight: string;
  strength: string;
  release: string;
  hold: string;
  hint: string;
  /** What one step takes, and after how many steps half is gone. */
  pace: (percent: string, halfLife: string) => string;
  gone: string;
  program: string;
  steps: string;
  now: string;
}

export const decayingWeightTexts: Record<Language, Texts> = {
  en: {
    picture: 'A weight, and how it goes on if nothing but decay acts on it.',
    weight: 'weight w',
    strength: 'weight decay λ',
    release: 'Let it decay',
    hold: 'Hold it',
    hint: 'Pull the dot up, and let go.',
    pace: (percent, halfLife) =>
      `At η = 0.1 each step takes ${percent} of it; half is gone after ${halfLife} steps.`,
    gone: 'Next to nothing is left of it.',
    program: 'The program behind it',
    steps: 'steps',
    now: 'now',
  },
  zh: {
    picture: '一个权重，以及只有衰减作用时它接下来的走向。',
    weight: '权重w',
    strength: '权重衰减λ',
    release: '让它衰减',
    hold: '停住',
    hint: '把圆点往上拉，然后松手。',
    pace: (percent, halfLife) => `η = 0.1时，每一步拿走它的${percent}，过${halfLife}步只剩一半。`,
    gone: '它几乎什么都不剩了。',
    program: '背后的程序',
    steps: '步',
    now: '现在',
  },
};

/** What a step takes from the weight at a strength of decay. */
export function paceAt(strength: number, language: Language): string {
  const lost = `${Number((10 * strength).toPrecision(2))}${language === 'zh' ? '%' : ' %'}`;
  const steps = Math.round(halfLife(strength)).toLocaleString('en').replace(',', ' ');
  return decayingWeightTexts[language].pace(lost, steps);
}
