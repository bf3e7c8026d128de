/**
 * Text in a chart, without a screen to measure it on: at build time there is none, and in the page the same
 * estimate gives the same picture. Widths are those of Inter, rounded up.
 */

/** Width in pixels at a font size; Chinese characters are as wide as high, and an eighth of that apart from Latin ones. */
export function widthOf(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return (em + (text.match(boundary)?.length ?? 0) / 8) * size;
}

/** Where the style sheet sets Chinese characters apart from letters and digits (text-autospace). */
const boundary =
  /(?<=\p{Script=Han})(?=[\p{L}\p{N}])(?!\p{Script=Han})|(?<=[\p{L}\p{N}])(?<!\p{Script=Han})(?=\p{Script=Han})/gu;

function emOf(character: string): number {
  if (/[\p{Mark}\u200b-\u200d]/u.test(character)) return 0;
  if (/[\u202f\u2009\u200a]/.test(character)) return 0.2;
  if (isWide(character)) return 1;
  if (/\p{Extended_Pictographic}/u.test(character)) return 1.4;
  if (/[ijlI|.,:;'’ !()[\]]/.test(character)) return 0.34;
  if (/[ftr/\\-]/.test(character)) return 0.42;
  if (/[mwMW@%…—∞]/.test(character)) return 0.96;
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺₀-₉]/.test(character)) return 0.46;
  if (/[\p{Lu}=+−×≈≤≥<>~]/u.test(character)) return 0.74;
  return 0.61;
}

/** Characters that fill a square. */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}

/** Marks that may not begin a line in Chinese. */
const closing = /^[，。、；：？！）》」』”’…·]/u;

/**
 * Text in at most `most` lines none of which is wider than `width`; what does not fit ends in an ellipsis.
 * Breaks at spaces and between Chinese characters.
 */
export function wrap(
  text: string,
  size: number,
  width: number,
  most: number,
): { lines: string[]; isCut: boolean } {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    const isFirst = line === '';
    if (isFirst || closing.test(piece) || widthOf((line + piece).trimEnd(), size) <= width) line += piece;
    else {
      lines.push(line.trim());
      line = piece.trimStart();
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  let isCut = lines.length > most;
  const kept = lines.slice(0, most);
  if (isCut) kept[most - 1] += `…`;
  for (const [i, entry] of kept.entries()) {
    if (widthOf(entry, size) <= width) continue;
    isCut = true;
    const characters = [...entry.replace(/…$/, '')];
    while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > width) characters.pop();
    kept[i] = `${characters.join('').trimEnd()}…`;
  }
  return { lines: kept, isCut };
}

function pieces(text: string): string[] {
  const result: string[] = [];
  let word = '';
  for (const character of text) {
    if (isWide(character)) {
      if (word) result.push(word);
      result.push(character);
      word = '';
    } else {
      word += character;
      if (/\s/.test(character)) {
        result.push(word);
        word = '';
      }
    }
  }
  if (word) result.push(word);
  return result;
}

/**
 * Places for labels one above the other: each as near to where it wants its middle as the others let it,
 * in the order of these wishes, none overlapping and all between `top` and `bottom`, where that is possible.
 *
 * The sum of squared displacements is smallest (isotonic regression by pooling neighbours that would overlap).
 */
export function spread(
  wishes: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[a] - wishes[b] || a - b);
  // Without the heights of those above it, each label is a point, and points only must not change places.
  let above = 0;
  const offsets = new Map<number, number>();
  const pools: { sum: number; members: number[] }[] = [];
  for (const i of order) {
    offsets.set(i, above + heights[i] / 2);
    pools.push({ sum: wishes[i] - above - heights[i] / 2, members: [i] });
    above += heights[i];
    for (;;) {
      const [before, last] = pools.slice(-2);
      if (last === undefined || before.sum / before.members.length <= last.sum / last.members.length) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  }
  const lowest = Math.max(top, bottom - above);
  const places: number[] = [];
  for (const { sum, members } of pools) {
    const start = Math.min(lowest, Math.max(top, sum / members.length));
    for (const i of members) places[i] = start + (offsets.get(i) as number);
  }
  return places;
}
