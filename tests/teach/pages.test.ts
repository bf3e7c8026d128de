/** Where a long section is broken for the wall. */
import { describe, expect, test } from 'vitest';
import { stopsOf, type Block } from '../../components/teach/pages.ts';

/** Blocks one under the other; a negative height is a heading. */
const blocks = (...heights: number[]): Block[] => {
  let at = 0;
  return heights.map((height) => {
    const top = at;
    at += Math.abs(height);
    return { top, bottom: at, isHeading: height < 0 };
  });
};

describe('stops', () => {
  test.each([
    ['what fits needs none', blocks(100, 200, 300), [0]],
    ['a block that would be cut begins the next screen', blocks(400, 300, 100), [0, 400]],
    ['a heading goes with what follows it', blocks(400, -50, 300, 100), [0, 400]],
    ['what is longer than the screen is gone through in steps', blocks(1500), [0, 540, 1080]],
    ['what follows a long block is whole too', blocks(100, 700, 500), [0, 100, 640, 800]],
    ['an empty section', [], [0]],
  ])('%s', (_, given, stops) => {
    expect(stopsOf(given, 600)).toEqual(stops);
  });

  test('every block that fits is whole at one of them', () => {
    const given = blocks(120, -40, 500, 60, 60, 599, 10, -30, -30, 400, 220);
    const stops = stopsOf(given, 600);
    for (const { top, bottom } of given) {
      expect(stops.some((stop) => stop <= top && bottom <= stop + 600)).toBe(true);
    }
  });
});
