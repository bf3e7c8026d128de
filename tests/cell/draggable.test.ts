import { describe, expect, test } from 'vitest';
import { draggableAt, draggablesIn, draggedBy, movedBy } from '../../components/cell/draggable.ts';

const source = "const a = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });";
const number = (options: string, value = '0.1') =>
  draggablesIn(`slider('λ', ${value}, { ${options} })`)[0] ?? expect.fail('no number');

describe('a number to drag', () => {
  test('is found at its place, edges included', () => {
    const at = source.indexOf('0.1');
    expect(draggableAt(source, at)?.value).toBe(0.1);
    expect(draggableAt(source, at + 3)?.value).toBe(0.1);
    expect(draggableAt(source, at - 1)).toBeUndefined();
    expect(draggableAt(source, at + 4)).toBeUndefined();
  });

  test.each([
    'min: 0',
    'max: 1',
    'min: 1, max: 1',
    'min: 2, max: 1',
    "min: 0, max: 1, scale: 'log'",
    "min: -1, max: 1, scale: 'log'",
  ])('has a range to be dragged over: not with { %s }', (options) => {
    expect(draggablesIn(`slider('λ', 0.1, { ${options} })`)).toEqual([]);
  });

  test('follows the pointer, and stops at the ends of its range', () => {
    const { range, ...rest } = number('min: 0, max: 1, step: 0.01');
    expect(draggedBy(100, { range, ...rest })).toBe(0.4);
    expect(draggedBy(-1000, { range, ...rest })).toBe(0);
    expect(draggedBy(1000, { range, ...rest })).toBe(1);
  });

  test('moves by keys: a little, much, to the ends', () => {
    const wide = number('min: 0, max: 1, step: 0.01');
    const after = Object.fromEntries(
      ['ArrowUp', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map((key) => [
        key,
        movedBy(key, wide),
      ]),
    );
    expect(after).toEqual({ ArrowUp: 0.11, ArrowLeft: 0.09, PageUp: 0.2, PageDown: 0, Home: 0, End: 1 });
  });

  test('moves by at least one step of its slider, however wide, and never the other way', () => {
    expect(movedBy('ArrowUp', number('min: 1, max: 9, step: 1', '4'))).toBe(5);
    expect(movedBy('ArrowDown', number('min: 1, max: 9, step: 1', '4'))).toBe(3);
    expect(movedBy('ArrowUp', number('min: 1, max: 9, step: 1', '9'))).toBe(9);
    expect(movedBy('ArrowUp', number('min: 0, max: 1, step: 0.5', '0.2'))).toBe(0.5);
    expect(movedBy('ArrowDown', number('min: 0, max: 1, step: 0.5', '0.2'))).toBe(0);
  });

  test('on a logarithmic slider is multiplied', () => {
    const log = number("min: 0.001, max: 1000, scale: 'log'", '1');
    const up = movedBy('PageUp', log) ?? NaN;
    expect(up).toBeCloseTo(10 ** 0.6, 2);
    expect(movedBy('PageUp', { ...log, value: up })).toBeCloseTo(10 ** 1.2, 1);
  });
});
