/** What a `Predict` may ask: its answer comes from the program, and each of its choices could. */
import { describe, expect, test } from 'vitest';
import { parse } from '../../components/draw/number.ts';
import { questionHtml, questionsIn } from '../../components/tasks.ts';
import { recordedChoice, recordedValue } from '../../components/value.ts';

const choose = (choices: string[], of = 'two-decays.losesMore') => recordedChoice('leak', of, choices);

describe('the answer', () => {
  test('is what the program exports', async () => {
    expect(await recordedValue('leak', 'half-life.steps')).toBe(693);
    expect(await choose(['cooled', 'leaking', 'neither'])).toBe('leaking');
    expect(await choose(['69', '693'], 'half-life.steps')).toBe('693');
  });

  test.each([
    [['cooled', 'neither'], /answer is "leaking".*cooled, neither/],
    [['leaking'], /two or more/],
    [['leaking', 'leaking'], /each with another value/],
    [['leaking', 'coold'], /two-decays\.ts never says "coold".*leaking, .*neither/],
  ])('%j is refused', async (choices, why) => {
    await expect(choose(choices)).rejects.toThrow(why);
  });

  test('a name that the program does not export is refused with those it has', async () => {
    await expect(choose(['a', 'b'], 'two-decays.losesmore')).rejects.toThrow(
      /losesMore, lostByCooling, lostByLeaking/,
    );
    await expect(recordedValue('leak', 'two-decays.losesMore')).rejects.toThrow(
      /no number.*lostByCooling, lostByLeaking/,
    );
    await expect(choose(['a', 'b'], 'losesMore')).rejects.toThrow(/cell\.export/);
    await expect(choose(['693', 'many'], 'half-life.steps')).rejects.toThrow(/never says "many".*numbers/);
  });
});

test.each([
  ['1000', 1000],
  ['1,000', 1000],
  ['-12,345.5', -12345.5],
  ['0,125', 0.125],
  ['2,5', 2.5],
  [' 20 000 ', 20000],
  ['−1e-4', -1e-4],
  ['０．５', 0.5],
  ['', NaN],
  ['many', NaN],
])('a reader’s %j is %d', (text, value) => {
  expect(parse(text)).toBe(value);
});

describe('a question outside of its lesson', () => {
  const text = `Before.

<Predict of="a.b" digits={2}>
Is $\\penalty{\\lambda}$ *large*, <Term of="step">step</Term> by step?

<Choice value="yes" of="a.c">yes, $x$</Choice>
<Choice value="no">no</Choice>
</Predict>

<Predict of="d.e">
How many?
</Predict>`;

  test('is found with its choices', () => {
    expect(questionsIn(text)).toEqual([
      {
        of: 'a.b',
        question: expect.stringMatching(/^Is .* by step\?$/) as string,
        choices: { yes: 'yes, $x$', no: 'no' },
      },
      { of: 'd.e', question: 'How many?', choices: {} },
    ]);
  });

  test('keeps its formulas and loses its components', async () => {
    const [{ question = '' } = {}] = questionsIn(text);
    const html = await questionHtml(question);
    expect(html).toMatch(/class="enclosing penalty"/);
    expect(html).toContain('<em>large</em>, step by step?');
    await expect(questionHtml('Is it <Value of="a.b" />?')).rejects.toThrow(/no Value or Cite/);
  });
});
