import { describe, expect, test } from 'vitest';
import { describeProgress, describeTime, isLong } from '../../components/cell/running.ts';
import { strings } from '../../components/strings.ts';
import type { Progress } from '../../src/runtime/protocol.ts';

const steps: Progress = {
  unit: 'steps',
  part: 1,
  done: 12_345,
  total: 2_000_000,
  ms: 2400,
  rate: 5143.75,
  left: 9200,
};
const runs: Progress = { unit: 'runs', part: 1, done: 3, total: 12, ms: 6900, rate: 0.4348, left: 149_000 };
const { rate: _, left: __, ...first } = { ...runs, done: 0 };

describe('progress in words', () => {
  test.each<[string, Progress, string, string]>([
    [
      'a training',
      steps,
      '12 345 of 2 000 000 steps · 5100 steps/s',
      '已完成12 345/2 000 000步 · 每秒5100步',
    ],
    [
      'a second part, slow',
      { ...runs, part: 2 },
      'part 2: 3 of 12 runs · 2.3 s a run',
      '第2部分：已完成3/12次运行 · 每次2.3秒',
    ],
    ['before the first run is over', first, '0 of 12 runs', '已完成0/12次运行'],
  ])('%s', (_, progress, english, chinese) => {
    const spoken = (locale?: string) => describeProgress(progress, strings(locale)).replaceAll('\u202f', ' ');
    expect(spoken()).toBe(english);
    expect(spoken('zh-cn')).toBe(chinese);
  });

  test.each<[Progress | undefined, string, string]>([
    [undefined, '3.2 s', '3.2秒'],
    [first, '3.2 s', '3.2秒'],
    [steps, '3.2 s · about 10 s left', '3.2秒 · 剩余约10秒'],
    [runs, '3.2 s · about 2 min left', '3.2秒 · 剩余约2分钟'],
    [{ ...steps, done: steps.total, left: 0 }, '3.2 s', '3.2秒'],
  ])('the time, with %o', (progress, english, chinese) => {
    expect(describeTime(3210, progress, strings(undefined))).toBe(english);
    expect(describeTime(3210, progress, strings('zh-cn'))).toBe(chinese);
  });

  test('only of what takes a while', () => {
    expect(isLong(steps)).toBe(true);
    expect(isLong({ ...steps, ms: 600 })).toBe(false);
    expect(isLong({ ...steps, left: 600 })).toBe(false);
    expect(isLong(first)).toBe(true);
    expect(isLong({ ...first, total: 0 })).toBe(false);
  });
});
