/** The last lesson: the exercise tells every usual mistake what it is; the diagnosis and the map are whole. */
import { describe, expect, test } from 'vitest';
import { grades, regimes, roles } from '../../components/role-words.ts';
import { allTasks } from '../../components/tasks.ts';
import check from '../../content/lessons/today/cells/keep-memory.check.ts';
import { componentsIn, languages, read, runChanged } from './lessons.ts';

interface Run {
  learningRate: number;
  batch: number;
  data: number;
}
type Scaled = (weightDecay: number, from: Run, to: Run) => unknown;

const eta = (from: Run, to: Run): number => to.learningRate / from.learningRate;
const batch = (from: Run, to: Run): number => to.batch / from.batch;
const data = (from: Run, to: Run): number => to.data / from.data;

const mistakes: [what: string, scaled: Scaled, en: RegExp, zh: RegExp][] = [
  ['the same λ', (l) => l, /same in both runs/, /同一个λ/],
  ['τ in steps', (l, a, b) => l / eta(a, b), /same number of steps/, /τ的步数/],
  ['no η', (l, a, b) => (l * batch(a, b)) / data(a, b), /learning rate is not/, /学习率没有/],
  ['no batch', (l, a, b) => l / eta(a, b) / data(a, b), /batch is missing/, /漏了批量/],
  ['no data', (l, a, b) => (l * batch(a, b)) / eta(a, b), /data is missing/, /漏了数据量/],
  [
    'batch inverted',
    (l, a, b) => l / eta(a, b) / batch(a, b) / data(a, b),
    /batch is upside down/,
    /批量放反了/,
  ],
  [
    'η inverted',
    (l, a, b) => (l * eta(a, b) * batch(a, b)) / data(a, b),
    /learning rate is upside down/,
    /学习率放反了/,
  ],
  [
    'all inverted',
    (l, a, b) => (l * eta(a, b) * data(a, b)) / batch(a, b),
    /All of it is upside down/,
    /整个反了/,
  ],
  ['NaN', () => NaN, /NaN or infinity/, /NaN或无穷大/],
  ['nothing', () => undefined, /must return a number/, /应当返回一个数/],
  ['typed in', () => 0.08, /From λ = 0\.05.*your λ is 0\.08/, /从λ = 0\.05出发.*你的λ是0\.08/],
];

describe('keep-memory', () => {
  test.each(mistakes)('%s', (_what, scaled, en, zh) => {
    const verdict = check({ scaled });
    expect(verdict.passed).toBe(false);
    expect(verdict.en).toMatch(en);
    expect(verdict.zh).toMatch(zh);
  });

  test('each mistake has feedback of its own', () => {
    const given = mistakes.map(([, scaled]) => check({ scaled }).en);
    expect(new Set(given).size).toBe(mistakes.length);
  });

  const right: Scaled[] = [
    (l, a, b) => (l * batch(a, b)) / (eta(a, b) * data(a, b)),
    (l, a, b) => ((l * a.learningRate * a.data) / a.batch / b.learningRate / b.data) * b.batch,
  ];
  test.each(right)('a right answer, however it is written: %s', (scaled) => {
    expect(check({ scaled }).passed).toBe(true);
  });

  test('a program without its function is told so', () => {
    expect(check({}).en).toMatch(/no function called scaled/);
  });

  const body = 'return (weightDecay * from.learningRate) / to.learningRate;';
  const submit = (line: string) =>
    runChanged('today', 'keep-memory.ts', (source) => {
      expect(source).toContain(body);
      return source.replace(body, line);
    });

  test('as whole programs: a mistake, a right answer, and one that does not run', async () => {
    const [mistake, solved, broken] = await Promise.all(
      [
        'return weightDecay;',
        'return (weightDecay * from.learningRate * from.data * to.batch) / (from.batch * to.learningRate * to.data);',
        'return (weightDecay;',
      ].map(submit),
    );
    expect(mistake.check?.en).toMatch(/same in both runs/);
    expect(solved.check?.passed).toBe(true);
    expect(broken.error?.kind).toBe('syntax');
  });
});

describe('the diagnosis', () => {
  test('is one of the tasks of the lesson, among its exercises', async () => {
    expect((await allTasks())['today']?.exercises).toEqual(['keep-memory', 'diagnosis']);
  });

  test.each(languages)(
    'in %s: eight cases, each with code, its cause among three, and a reason for each',
    (language) => {
      const { body } = read('lessons/today', language);
      const cases = [...body.matchAll(/<Case name="([^"]*)" cause="([^"]*)">(.*?)<\/Case>/gs)];
      expect(new Set(cases.map(([, name]) => name)).size).toBe(8);
      const places = cases.map(([, , cause = '', text = '']) => {
        expect(text).toMatch(/```py\n[^`]+\n```\n\n\S/);
        const causes = [...text.matchAll(/<Cause value="([^"]*)">\n(.+)\n\n(.+)\n<\/Cause>/g)];
        const values = causes.map(([, value]) => value);
        expect(new Set(values).size).toBe(3);
        return values.indexOf(cause);
      });
      // The right one stands in every place, so that none can be learned by heart.
      expect(new Set(places)).toEqual(new Set([0, 1, 2]));
    },
  );
});

test('the map has every role in every regime, once, with a grade', () => {
  const fields = componentsIn(read('lessons/today', 'en').body)
    .filter(({ name }) => name === 'Evidence')
    .map(({ properties }) => properties);
  const wanted = Object.keys(roles).flatMap((role) =>
    Object.keys(regimes).map((regime) => `${role} ${regime}`),
  );
  expect(fields.map(({ role, regime }) => `${role} ${regime}`).sort()).toEqual(wanted.sort());
  for (const { grade = '', finding } of fields) {
    expect(Object.keys(grades)).toContain(grade);
    // What is run or studied says what was found; what is contested or unknown does not.
    expect(finding !== undefined, grade).toBe(grade === 'own' || grade === 'study');
  }
});
