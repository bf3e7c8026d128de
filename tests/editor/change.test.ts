import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from '../../components/editor/editor.ts';

test('one change turns any text into any other, and touches nothing that both share', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, text, (now, next) => {
      const { start, end, text: put } = changeBetween(now, next);
      expect(now.slice(0, start) + put + now.slice(end)).toBe(next);
      if (put && start < end) {
        expect(put[0]).not.toBe(now[start]);
        expect(put.at(-1)).not.toBe(now[end - 1]);
      }
    }),
  );
});
