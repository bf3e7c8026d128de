/** What there is instead of a name that there is not. */
import Fuse from 'fuse.js/basic';

/** The valid names, and first the one that was meant, if one is near enough: lists of a hundred are not read. */
export function choices(name: string, there: string[]): string {
  const gap = (other: string): number => Math.abs(other.length - name.length);
  // Of equally near ones Fuse gives the first: "weight" rather than "weight-decay".
  const byLength = there.toSorted((a, b) => gap(a) - gap(b));
  const [nearest] = new Fuse(byLength, { threshold: 0.4 }).search(name);
  const meant = nearest ? `Did you mean "${nearest.item}"? ` : '';
  return `${meant}There are: ${there.join(', ') || 'none'}.`;
}
