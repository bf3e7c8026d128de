/** Links in formulas and prose, as the build makes them. */
import type { Element, Root } from 'hast';
import rehypeKatex from 'rehype-katex';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { katexOptions } from '../../components/formulas.ts';
import { linkTarget } from '../../components/link-target.ts';
import { questionHtml } from '../../components/tasks.ts';
import { rehypeLinks } from '../../src/site/markdown.ts';
import { root } from './lessons.ts';

/** A formula of the lesson `leak` as it stands on the page. */
async function formula(tex: string, language = 'en'): Promise<Element> {
  const tree: Root = {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'code',
        properties: { className: ['math-inline'] },
        children: [{ type: 'text', value: tex }],
      },
    ],
  };
  const file = new VFile({ path: `${root}/content/lessons/leak/${language}.mdx` });
  rehypeKatex(katexOptions)(tree, file);
  await rehypeLinks()(tree, file);
  return tree.children[0] as Element;
}

function all(element: Element, found: Element[] = []): Element[] {
  found.push(element);
  for (const child of element.children) if (child.type === 'element') all(child, found);
  return found;
}

describe('a formula', () => {
  test('has its terms marked, and one stop for the keyboard for each link after it', async () => {
    const made = await formula('\\link{one-weight.λ}{\\lambda}w = \\link{one-weight.λ}{\\lambda}');
    const linked = all(made).filter(({ properties }) => properties['dataLink'] === 'one-weight.λ');
    expect(linked.map(({ tagName }) => tagName)).toEqual(['span', 'span', 'a']);
    expect(linked.every(({ properties }) => properties['dataRecorded'] === '0.1')).toBe(true);
    const anchor = made.children.at(-1);
    expect(anchor).toBe(linked[2]);
    expect(linked[2]?.properties).toMatchObject({
      href: '#cell-one-weight',
      ariaLabel: 'In the program one-weight.ts: λ, now 0.1',
    });
    expect(all(made).some(({ properties }) => properties['id'] !== undefined)).toBe(false);
  });

  test('speaks the language of its page', async () => {
    const made = await formula('\\link{one-weight.leak alone}{e}', 'zh');
    expect((made.children.at(-1) as Element).properties['ariaLabel']).toBe(
      '程序one-weight.ts里的“只漏不补”，现在是0.245',
    );
  });

  test('may set no other id', async () => {
    const made = await formula('\\htmlId{link}{x}');
    expect(all(made).some(({ properties }) => properties['id'] !== undefined)).toBe(false);
  });

  test('is not linked where a question stands outside of its lesson', async () => {
    const html = await questionHtml('How large is $\\link{one-weight.λ}{\\penalty{\\lambda}}$?');
    expect(html).toContain('class="enclosing penalty"');
    expect(html).not.toContain('link:');
  });
});

describe('the target', () => {
  test.each([
    ['two-weights.λ', /there is no cell "two-weights\.ts".*one-weight\.ts/],
    [
      'one-weight.fixpoint',
      /one-weight\.ts has no "fixpoint".*learningRate.*w\.grad.*fixedPoint.*λ.*leak alone/,
    ],
    ['fixedPoint', /should be "cell\.name"/],
    ['one-weight.λ & nothing', /has no "nothing"/],
  ])('%s is refused', async (to, message) => {
    await expect(linkTarget('leak', to, 'en')).rejects.toThrow(message);
  });
});
