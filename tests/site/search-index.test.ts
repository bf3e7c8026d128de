import { describe, expect, test } from 'vitest';
import { forSearch } from '../../src/site/search-index.ts';

const page = (main: string, attributes = ' data-pagefind-body'): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><nav><a href="/leak/">Leak</a></nav>
  <main${attributes} lang="en"><h1>Ridge</h1>${main}</main><footer>End</footer></body></html>`;

describe('a page for the index of the search', () => {
  test('has its text and its language, without navigation, programs and charts', () => {
    const seen = forSearch(
      page(`<p>before</p><pre class="code"><span>const a</span></pre>
      <figure><svg viewBox="0 0 9 9"><text>axis</text><svg><text>tick</text></svg><text>key</text></svg></figure>
      <p>between</p><pre>b</pre><p>after</p>`),
    );
    expect(seen).toContain('<html lang="en">');
    for (const there of ['Ridge', 'before', 'between', 'after']) expect(seen).toContain(there);
    for (const not of ['Leak', 'const a', 'axis', 'tick', 'key', 'End', '<svg', '<pre'])
      expect(seen).not.toContain(not);
  });

  test('is none if it is not to be found', () => {
    expect(forSearch(page('<p>text</p>', ''))).toBeUndefined();
  });
});
