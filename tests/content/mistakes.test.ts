/** An author's mistakes, each planted in a lesson that is right: told with file, line and what there is instead. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from './build.ts';
import { root } from './lessons.ts';

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

const english = 'content/lessons/leak/en.mdx';
const chinese = 'content/lessons/leak/zh.mdx';

describe('a mistake', () => {
  test.each([english, chinese])('is not there in %s, and the page imports what it names', async (path) => {
    const built = await build(path, textOf(path));
    expect(built).toMatch(/import Cell from ".*components\/Cell\.astro"/);
    expect(built).not.toMatch(/components\/Rosetta\.astro/);
  });

  test.each<[what: string, path: string, from: string, to: string, told: RegExp]>([
    [
      'a cell',
      english,
      'half-life.ts',
      'halflife.ts',
      /no cell "halflife\.ts".*half-life\.ts.*one-weight\.ts/,
    ],
    ['a cell in Chinese', chinese, 'half-life.ts', 'halflife.ts', /no cell "halflife\.ts"/],
    [
      'a property',
      english,
      '<Cell file="half-life.ts"',
      '<Cell name="half-life.ts"',
      /<Cell> has no name\. It has: file, limit, seconds/,
    ],
    ['a property that is missing', english, '<Hint n={1}>', '<Hint>', /<Hint> needs n/],
    [
      'a word',
      english,
      'decay="l2"',
      'decay="L2"',
      /<Convention decay="L2">.*l1, l2, decoupled, independent/,
    ],
    ['a value', english, 'half-life.lossPerStep', 'half-life.loss', /exports no number "loss".*lossPerStep/],
    [
      'a question’s result',
      english,
      '<Predict of="half-life.',
      '<Predict of="half-live.',
      /no cell "half-live\.ts"/,
    ],
    [
      'a field above the text',
      english,
      '\ndescription:',
      '\ndescripton:',
      /front matter needs a title and a description/,
    ],
    [
      'a figure of the picture',
      english,
      '\ndescription:',
      '\nshare: { figure: one.ts }\ndescription:',
      /no cell "one\.ts"/,
    ],
    [
      'a formula of the picture',
      english,
      '\ndescription:',
      "\nshare: { formula: '\\fra{1' }\ndescription:",
      /KaTeX parse error/,
    ],
    [
      'a component that is not closed',
      english,
      '</Limits>',
      '</Limit>',
      /Unexpected closing tag `<\/Limit>`/,
    ],
    ['a value’s cell', english, 'half-life.lossPerStep', 'life.lossPerStep', /no cell "life\.ts"/],
    [
      'a citation',
      english,
      'goodfellow2016',
      'goodfellow2061',
      /no reference "goodfellow2061".*Did you mean "goodfellow2016"\? There are: .*zou2005/,
    ],
    [
      'a term',
      english,
      'of="half-life"',
      'of="half-live"',
      /no term "half-live".*Did you mean "half-life"\?/,
    ],
    [
      'a link into a program',
      english,
      'to="one-weight.leak alone"',
      'to="one-weight.leek"',
      /has no "leek".*leak alone/,
    ],
    [
      'a component',
      english,
      '<Cite of="goodfellow2016"',
      '<Site of="goodfellow2016"',
      /no component "Site".*Did you mean "Cite"\?/,
    ],
    ['a link to a lesson', english, '](../adam/)', '](../adan/)', /no page "adan".*Did you mean "adam"\?/],
    [
      'a link without its slash',
      english,
      '](../adam/)',
      '](../adam#zigzag)',
      /should end with a slash: \.\.\/adam\//,
    ],
    [
      'a section',
      english,
      '](../adam/)',
      '](../adam/#zigzags)',
      /no section or cell in adam "zigzags"\. .*There are: .*cell-uneven/,
    ],
    [
      'a section of the same page',
      chinese,
      '\n## ',
      '\n[…](#tap-and-leek)\n\n## ',
      /no section or cell in leak "tap-and-leek"\. Did you mean "tap-and-leak"\?/,
    ],
    ['a link in a formula', english, '\\link{one-weight.', '\\link{one-wait.', /no cell "one-wait\.ts"/],
    ['an image', english, '## One line', '![](x.png)\n\n## One line', /image x\.png has no text/],
    ['a formula', english, '\\frac{\\ln 2}', '\\frak{\\ln 2', /KaTeX parse error/],
    [
      'a footnote',
      english,
      'what is done.[^early]',
      'what is done.[^erly]',
      /no footnote "erly"\. Did you mean "early"/,
    ],
    [
      'a footnote without a mark',
      english,
      '[^early]: ',
      '[^late]: ',
      /Nothing in the text refers to \[\^late\]/,
    ],
    [
      'a footnote in a component',
      english,
      '\nA bucket with a tap and a hole.',
      '\nA bucket with a tap and a hole.[^early]',
      /mark of a footnote should stand in the text, not in <Figure>/,
    ],
    [
      'a heading',
      chinese,
      '\n## ',
      '\n### ',
      /heading of level 3 stands here; content\/lessons\/leak\/en\.mdx:\d+ has one of level 2, “One weight, left alone”/,
    ],
  ])('in %s is told', async (_, path, from, to, told) => {
    const text = textOf(path);
    expect(text).toContain(from);
    const line = text.slice(0, text.indexOf(from)).split('\n').length;
    const error = await build(path, text.replace(from, to)).then(
      () => '',
      (reason: unknown) => (reason as Error).message,
    );
    expect(error).toMatch(told);
    const [, at] = new RegExp(`${path.replaceAll('.', '\\.')}:(\\d+):(?:\\d+:)? `).exec(error) ?? [];
    // A block is named by its first line.
    expect(Math.abs(Number(at) - line)).toBeLessThanOrEqual(3);
  });

  test('does not hide the next one', async () => {
    const text = textOf(english).replace('goodfellow2016', 'a').replace('of="half-life"', 'of="b"');
    const error: unknown = await build(english, text).catch((reason: unknown) => reason);
    expect((error as Error).message.split('\n')).toHaveLength(2);
  });
});
