/** What there is instead of a name that there is not. */

/** How many letters must be changed, added or left out to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The valid names, and first the one that was meant, if one is near enough: lists of a hundred are not read. */
export function choices(name: string, there: string[]): string {
  const [nearest] = there
    .map((other) => ({ other, changes: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter(({ changes }) => changes <= Math.max(2, name.length / 3))
    .sort((a, b) => a.changes - b.changes);
  const meant = nearest ? `Did you mean "${nearest.other}"? ` : '';
  return `${meant}There are: ${there.join(', ') || 'none'}.`;
}
