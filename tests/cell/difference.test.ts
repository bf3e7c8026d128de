import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import {
  countChanges,
  differenceOf,
  differenceTexts,
  renderDifference,
} from '../../components/cell/difference.ts';

const { document } = parseHTML('<html><body></body></html>') as unknown as { document: Document };

const side = (lines: ReturnType<typeof differenceOf>, other: 'added' | 'removed'): string =>
  lines
    .filter(({ kind }) => kind !== other)
    .map(({ text }) => text)
    .join('\n');

describe('the difference', () => {
  test('names the lines', () => {
    expect(differenceOf('a\nb\nc', 'a\nx\nc\nd')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
      { kind: 'added', text: 'd' },
    ]);
  });

  test('does not take line endings for changes', () => {
    expect(countChanges(differenceOf('a\r\nb\r\n', 'a\nb\n'))).toEqual({ added: 0, removed: 0 });
  });

  test('both texts can be read from it, and nothing is changed that need not be', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '', '  a', '权重'), { minLength: 1, maxLength: 30 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = differenceOf(before, after);
        expect(side(lines, 'added')).toBe(before);
        expect(side(lines, 'removed')).toBe(after);
        const { added, removed } = countChanges(lines);
        expect(added - removed).toBe(after.split('\n').length - before.split('\n').length);
        if (before === after) expect(added).toBe(0);
      }),
    );
  });

  test('does not search for ever', () => {
    const many = (letter: string) => Array.from({ length: 60_000 }, (_, i) => `${letter}${i}`).join('\n');
    const begin = performance.now();
    const lines = differenceOf(`same\n${many('a')}`, `same\n${many('b')}`);
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(side(lines, 'added')).toBe(`same\n${many('a')}`);
    expect(side(lines, 'removed')).toBe(`same\n${many('b')}`);
  });
});

describe('the element', () => {
  test('says in words what was added and removed', () => {
    const made = renderDifference(document, differenceOf('a\nb', 'a\nc'), 'en');
    expect(made.querySelector('del')?.textContent).toBe('removed: b\n');
    expect(made.querySelector('ins')?.textContent).toBe('added: c\n');
    expect(made.querySelector('ins .sr-only')?.textContent).toBe('added: ');
    expect(made.getAttribute('aria-label')).toBe('What was changed');
    const chinese = renderDifference(document, differenceOf('a\nb', 'a\nc'), 'zh');
    expect(chinese.querySelector('del')?.textContent).toBe('删除：b\n');
    expect(chinese.querySelector('ins')?.textContent).toBe('新增：c\n');
  });

  test('is text, whatever the program holds', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const made = renderDifference(document, differenceOf('', hostile), 'en');
    expect(made.querySelector('img')).toBeNull();
    expect(made.textContent).toContain(hostile);
  });

  test('folds what is far from a change', () => {
    const before = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const after = before.with(15, 'changed');
    const made = renderDifference(document, differenceOf(before.join('\n'), after.join('\n')), 'en');
    const shown = [...made.children].map((child) => child.textContent);
    expect(shown[0]).toBe('⋯ 12 unchanged lines\n');
    expect(shown.at(-1)).toBe('⋯ 11 unchanged lines\n');
    expect(shown[1]).toBe('line 12\n');
    expect(shown).toHaveLength(1 + 3 + 2 + 3 + 1);
  });

  test('says so when nothing was changed', () => {
    expect(renderDifference(document, differenceOf('a', 'a'), 'en').textContent).toBe(
      differenceTexts.en.none,
    );
  });

  test('stays within bounds', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => `line ${i}`).join('\n');
    expect(renderDifference(document, differenceOf('', long), 'en').children.length).toBeLessThan(2100);
  });
});
