/** The shape of `*.claims.ts` and `*.check.ts`: pure functions of what a program exports. */

/** One sentence that the lesson states about a program, and the test of it. */
export interface Claim<Results> {
  id: string;
  en: string;
  zh: string;
  holds: (results: Results) => boolean;
  /** The figure behind the verdict, ready to print. */
  measured: (results: Results) => string;
}

/** An exercise's answer to one submission: right, or wrong with a reason. */
export interface Verdict {
  passed: boolean;
  en: string;
  zh: string;
}
