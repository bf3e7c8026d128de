/** Where a section that is longer than the screen is best broken. */

export interface Block {
  top: number;
  bottom: number;
  /** A heading stays with what follows it. */
  isHeading: boolean;
}

/**
 * How far to scroll, from 0 on, so that every block is shown whole if it fits; one that is longer than the screen is gone
 * through in steps of nine tenths of it.
 *
 * @param blocks  from top to bottom, in pixels from the top of the section
 * @param height  of the screen
 */
export function stopsOf(blocks: readonly Block[], height: number): number[] {
  const stops = [0];
  const end = blocks.at(-1)?.bottom ?? 0;
  let at = 0;
  while (at + height < end) {
    const limit = at + height;
    const cut = blocks.findIndex(({ bottom }) => bottom > limit);
    let first = cut;
    while (first > 0 && blocks[first - 1].isHeading) first--;
    const whole = blocks[first].top > at ? blocks[first].top : blocks[cut].top;
    at = whole > at ? whole : at + 0.9 * height;
    stops.push(at);
  }
  return stops;
}
