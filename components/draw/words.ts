/** How a program's English keys are shown. */

/** What a colour stands for, on the whole site. */
export type Meaning = 'loss' | 'penalty' | 'weight' | 'gradient' | 'baseline';

export interface Word {
  text: string;
  meaning?: Meaning | undefined;
}

/** The word for a key, in the page's language. */
export type Words = (key: string) => Word;
