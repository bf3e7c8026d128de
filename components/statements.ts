/** The statements of the article: how a text holds them. */

/** `ridge/twins.shared ridge/units.answer-flips`, in its parts. */
export const claimsIn = (claims: string): { lesson: string; cell: string; claim: string }[] =>
  [...claims.matchAll(/\S+/g)].map(([one]) => {
    const [, lesson, cell, claim] = /^([^/.]+)\/([^/.]+)\.([^/.]+)$/.exec(one) ?? [];
    if (!lesson || !cell || !claim) throw new Error(`"${one}" should be "lesson/cell.claim".`);
    return { lesson, cell, claim };
  });

/** Every `<Statement>` of a text, in its order. */
export const statementsIn = (text: string): { n: number; verdict: string }[] =>
  [...text.matchAll(/<Statement n=\{(\d+)\} verdict="([^"]*)"/g)].map(([, n, verdict = '']) => ({
    n: Number(n),
    verdict,
  }));

/** The numbers of the statements that got each verdict. */
export const countedBy = (
  verdicts: Record<string, string>,
  text: string,
): { words: string; numbers: number[] }[] => {
  const statements = statementsIn(text);
  return Object.entries(verdicts).map(([verdict, words]) => ({
    words,
    numbers: statements.filter((statement) => statement.verdict === verdict).map(({ n }) => n),
  }));
};
