/** Words as the search's index has them, for a page (src/site/search-index.ts) and for what a reader types. */

/** Of a power of ten in the index: with it Pagefind takes 1e‑4 for one word, "1e4", in both languages. */
export const powerHyphen = '\u2011';

const raised = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((letter, digit) => [letter, String(digit)]));

/** Negative powers of ten in one way of writing them: 10⁻⁴, 10^-4 and 1e-4 are 1e‑4, and 5·10⁻⁴ is 5e‑4. */
export const plainPowers = (text: string): string =>
  text
    .replace(/(?<=\d)e[-−](?=\d)/gi, `e${powerHyphen}`)
    .replace(
      /(?:(\d[\d.]*)\s*[·×*]\s*)?(?<![\d.])10(?:\^[-−](\d+)|⁻([⁰¹²³⁴-⁹]+))/g,
      (_, factor = '1', typed: string | undefined, small = '') =>
        `${factor}e${powerHyphen}${typed ?? [...(small as string)].map((letter) => raised.get(letter)).join('')}`,
    );
