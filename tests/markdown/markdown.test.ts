/** Pages as Markdown: each component, and what an author may get wrong. */
import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainTex } from '../../components/formulas.ts';
import { toMarkdown } from '../../components/markdown/read.ts';
import { vocabulary } from '../../components/markdown/vocabulary.ts';

const body = async (source: string, locale?: string): Promise<string> => {
  const text = await toMarkdown('leak', locale, { title: 'Title' }, source);
  return text.split('\n').slice(6).join('\n').trim();
};

test('every component of an author is Markdown too, or is left out on purpose', () => {
  const components = globSync(resolve('components/*.astro')).map((file) => basename(file, '.astro'));
  expect(components.length).toBeGreaterThan(20);
  expect(components.filter((name) => !Object.hasOwn(vocabulary, name))).toEqual([]);
  const known = Object.keys(vocabulary).filter((name) => /^[A-Z]/.test(name));
  expect(known.filter((name) => !components.includes(name))).toEqual([]);
});

test('an unknown component stops the build and is named', async () => {
  await expect(body('A <Chart of="x" /> here.')).rejects.toThrow(/leak: .*<Chart>.*Cell, Figure/s);
});

test.each(['{1 + 1}', 'import a from "a"', 'Text {name} text'])(
  'so does an expression: %s',
  async (source) => {
    await expect(body(source)).rejects.toThrow('leak: ');
  },
);

describe('components', () => {
  test('numbers are those of the recording, in the form of the page', async () => {
    expect(await body('It takes <Value of="half-life.steps" /> steps.')).toBe('It takes 693 steps.');
    expect(await body('<Value of="one-weight.kept" percent digits={2} /> left')).toBe('22 % left');
    expect(await body('剩下<Value of="one-weight.kept" percent digits={2} />。', 'zh-cn')).toBe('剩下22%。');
    await expect(body('<Value of="half-life.nothing" />')).rejects.toThrow('half-life.ts exports no number');
  });

  test('a citation is a name, and once among the references', async () => {
    const text = await body('So says <Cite of="krogh1991" />, and again <Cite of="krogh1991" />.');
    expect(text).toMatch(
      /^So says Krogh & Hertz 1991, and again Krogh & Hertz 1991\.\n\n## References\n\n- /,
    );
    expect(text.match(/^- /gm)).toHaveLength(1);
  });

  test('a term is its word, in Chinese with the English one', async () => {
    expect(await body('called <Term of="weight-decay">weight decay</Term>.')).toBe('called weight decay.');
    expect(await body('叫作<Term of="weight-decay">权重衰减</Term>。', 'zh-cn')).toBe(
      '叫作权重衰减（weight decay）。',
    );
  });

  test('choices are a list, without the answer', async () => {
    const choices = '<Choice value="leaking">the one</Choice>\n<Choice value="neither">both</Choice>';
    expect(await body(`<Predict of="two-decays.losesMore">\nWhich?\n\n${choices}\n</Predict>`)).toBe(
      '> **Predict first**\n>\n> Which?\n>\n> - the one\n> - both',
    );
  });

  test('of a cause there is what is said, and not whether it is the one', async () => {
    const cause = '<Cause value="a">\nThe bias.\n\nRight: because.\n</Cause>';
    const text = await body(
      `<Diagnosis pass={1}>\n<Case name="b" cause="a">\nWhy?\n\n${cause}\n</Case>\n</Diagnosis>`,
    );
    expect(text).toContain('1. Why?\n   - The bias.');
    expect(text).not.toContain('because');
  });

  test('a program that is pointed at is a link, with what is checked there', async () => {
    expect(
      await body('Run <See of="leak/half-life" claims="not-one-percent" />, then <See of="leak/overfit" />.'),
    ).toMatch(
      /^Run \[`half-life`\]\(\/leak\/#cell-half-life "Checked here: [^"]+\."\), then \[`overfit`\]\(\/leak\/#cell-overfit\)\.$/,
    );
    await expect(body('<See of="leak/half-life" claims="none" />')).rejects.toThrow(
      /no claim "none".*not-one-percent/,
    );
  });

  test('links lead from anywhere', async () => {
    expect(await body('[next](../adam/#cell-plane), [out](https://a.org/b)')).toBe(
      '[next](/adam/#cell-plane), [out](https://a.org/b)',
    );
  });

  test('emphasis beside Chinese punctuation stays emphasis', async () => {
    expect(await body('**权重衰减（weight decay）**会', 'zh-cn')).toBe('**权重衰减（weight decay）**会');
  });
});

test.each([
  [
    String.raw`\weight{w_{t+1}} = (1-\link{a.b}{\eta\penalty{\lambda}})\,\weight{w_t}`,
    String.raw`{w_{t+1}} = (1-{\eta\lambda})\,{w_t}`,
  ],
  [String.raw`\link{a.b & c}{\weight{w_{t}}}`, String.raw`w_{t}`],
  [String.raw`\eta\gradient{g}`, String.raw`\eta g`],
  [String.raw`\penalty{\lambda}w`, String.raw`\lambda w`],
  [String.raw`\loss{L}(\weight{w})`, 'L(w)'],
  [String.raw`\frac{\penalty{\lambda}}{2}`, String.raw`\frac{\lambda}{2}`],
  [String.raw`\lossless{x}`, String.raw`\lossless{x}`],
])('a formula for others: %s', (tex, plain) => {
  expect(plainTex(tex)).toBe(plain);
});
