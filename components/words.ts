/** Looks up what a program names, in the reader's language. */
import { labels, type Label } from '../content/labels.ts';
import type { Language } from './strings.ts';

export type Word = { text: string; meaning?: Label['meaning'] };

/** An unknown key (a reader's own, say) is shown as it stands. */
export const wordsIn =
  (language: Language) =>
  (key: string): Word => {
    const label = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return label ? { text: label[language], meaning: label.meaning } : { text: key };
  };
