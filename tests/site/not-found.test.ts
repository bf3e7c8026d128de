/** What a missing address may have meant. */
import { describe, expect, test } from 'vitest';
import { likelyPlaces, wordsOf } from '../../components/not-found.ts';

test.each([
  ['/grok', '/', ['grok']],
  ['/zh-cn/lessons/ada_max.html', '/', ['lessons', 'ada', 'max']],
  ['/some/path/weight-decay/', '/some/path/', ['weight', 'decay']],
  ['/elsewhere/leak', '/some/path/', ['elsewhere', 'leak']],
  ['/zh-cn/%E6%9D%83%E9%87%8D/index.html', '/', ['权重']],
  ['/100%', '/', ['100%']],
  ['/zh-cn', '/', []],
])('the words of %s on a site at %s', (path, base, words) => {
  expect(wordsOf(path, base)).toEqual(words);
});

describe('likely places', () => {
  const places = [
    { href: 'grokking', names: ['grokking', '顿悟'] },
    { href: 'adam', names: ['adam', 'Adam还是AdamW'] },
    { href: 'ridge', names: ['ridge', '岭回归'] },
    { href: 'playground', names: ['playground', '演练场'] },
    { href: 'weight-decay', names: ['weight decay', '权重衰减', '权重衰退'] },
    { href: 'decoupled', names: ['decoupled weight decay', '解耦的权重衰减'] },
  ];
  test.each([
    ['grok', 'grokking'],
    ['adamw', 'adam'],
    ['griddge', 'ridge'],
    ['lessons grokking', 'grokking'],
    ['weight decay', 'weight-decay'],
    ['weigth decay', 'weight-decay'],
    ['权重衰减', 'weight-decay'],
    ['岭', undefined],
    ['岭回归', 'ridge'],
    ['wp admin php', undefined],
  ])('%s: %s first', (words, first) => {
    expect(likelyPlaces(words.split(' '), places)[0]?.href).toBe(first);
  });
});
