/** What each component of an author is in Markdown. */
import { readFile } from 'node:fs/promises';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { glossary } from '../../content/glossary.ts';
import { reference, shortName } from '../bibliography.ts';
import { conventionWords, type Convention } from '../convention.ts';
import { format } from '../draw/number.ts';
import { summary } from '../draw/describe.ts';
import { pathTo, withHost } from '../links.ts';
import { scalar } from '../output.ts';
import { drawn, pieces, pictureWords, repaired, type Filling } from '../picture-formula.ts';
import { loadProgram, type LessonProgram } from '../program.ts';
import { questionsUnder } from '../reading.ts';
import { findings, grades, mapWords, regimes, roles } from '../role-words.ts';
import { pageTexts } from '../rosetta/texts.ts';
import { seenCell } from '../seen.ts';
import { claimsIn, countedBy } from '../statements.ts';
import { teachTexts } from '../teach/texts.ts';
import { printedValue } from '../value.ts';
import { wordsIn } from '../words.ts';
import { code, inlineCode, link, list, paragraph, quote, strong, text } from './nodes.ts';
import type { Component, Page } from './read.ts';

type Render = (component: Component, page: Page) => RootContent[] | Promise<RootContent[]>;

const dropped: Render = () => [];

const label = (words: string): RootContent => paragraph(strong(text(words)));

/** What stands in a box with a title. */
const boxed =
  (title: (component: Component, page: Page) => string): Render =>
  async (component, page) => [
    quote(label(title(component, page)), ...(await page.render(component.children))),
  ];

const plain: Render = ({ children }, page) => page.render(children);

const isNamed = (name: string) => (node: Nodes) => 'name' in node && node.name === name;

const addressOf = (page: Page, path: string): string => withHost(pathTo(path, page.locale));

export const vocabulary: Record<string, Render> = {
  Cell: program,
  Figure: program,

  async Trial(component, page) {
    return [label(page.text.trial), ...(await program(component, page))];
  },

  async Exercise({ attributes, children }, page) {
    const task = await loadProgram(page.name, String(attributes['file']));
    return [label(page.text.exercise), ...(await page.render(children)), ...source(task, page)];
  },

  Hint: boxed(({ attributes }, { text: words }) => words.hint(Number(attributes['n']))),

  async Predict({ children }, page) {
    const question = await page.render(children.filter((child) => !isNamed('Choice')(child)));
    const choices = await Promise.all(
      children.filter(isNamed('Choice')).map((child) => page.render([child])),
    );
    return [quote(label(page.text.predict), ...question, ...(choices.length > 0 ? [list(choices)] : []))];
  },
  Choice: plain,

  async Value({ attributes }, page) {
    const { of, ...form } = attributes;
    return [text((await printedValue(page.name, String(of), page.language, form)).shown)];
  },

  Cite({ attributes }, { cited }) {
    const found = reference(String(attributes['of']));
    cited.add(found);
    return [text(shortName(found))];
  },

  async Term({ attributes, children }, page) {
    const term = glossary[String(attributes['of'])];
    const words = await page.render(children);
    return page.language === 'zh' && term ? [...words, text(`（${term.en}）`)] : words;
  },

  Link: plain,
  span: plain,

  Convention: boxed(({ attributes }, { text: words, language }) => {
    const convention = conventionWords(attributes as unknown as Convention, language);
    return words.named(words.convention, convention);
  }),
  Misconception: boxed((_, { text: words }) => words.misconception),
  Limits: boxed((_, { text: words }) => words.limits),
  Recipe: boxed((_, { text: words }) => words.recipe),

  async Diagnosis({ attributes, children }, page) {
    const cases = children.filter(isNamed('Case'));
    const { diagnosis, diagnosisTask } = page.text;
    return [
      label(diagnosis),
      paragraph(text(diagnosisTask(cases.length, Number(attributes['pass'])))),
      list(await Promise.all(cases.map((one) => page.render([one]))), true),
    ];
  },
  async Case({ children }, page) {
    const causes = children.filter(isNamed('Cause'));
    return [
      ...(await page.render(children.filter((child) => !causes.includes(child)))),
      list(await Promise.all(causes.map((cause) => page.render([cause])))),
    ];
  },
  // After it comes whether it is the right one.
  Cause: ({ children }, page) => page.render(children.slice(0, 1)),

  async RoleMap({ children }, page) {
    return [label(mapWords[page.language].title), ...(await page.render(children))];
  },
  async Evidence({ attributes, children }, page) {
    const { role, regime, grade, finding } = attributes as Record<string, string>;
    const wordOf = (table: Record<string, Record<Page['language'], string>>, key = ''): string =>
      table[key]?.[page.language] ?? '';
    const place = mapWords[page.language].at(wordOf(roles, role), wordOf(regimes, regime));
    const said = [wordOf(findings, finding), wordOf(grades, grade)].filter(Boolean).join(' · ');
    return [label(page.text.named(place, said)), ...(await page.render(children))];
  },

  PictureToRepair(_, { language }) {
    const words = pictureWords[language];
    const tex = (place: Filling[keyof Filling]): string => (place ? pieces[place].tex : '\\square');
    const formula = ({ left, first, second, size }: Filling): RootContent => ({
      type: 'math',
      value: `${tex(left)} = ${pieces.loss.tex} + ${[first, second, size].map(tex).join('\\,')}`,
    });
    return [label(words.drawn), formula(drawn), label(words.repaired), formula(repaired)];
  },

  Rosetta: (_, page) => [paragraph(link(addressOf(page, 'rosetta/'), pageTexts[page.language].title))],

  async Statement({ attributes, children }, page) {
    const [said, ...found] = await page.render(children);
    const { n, verdict, claims } = attributes as { n: number; verdict: string; claims?: string };
    const verdicts: Record<string, string> = page.text.statementVerdicts;
    const lines = claimsIn(claims ?? '').map(async ({ lesson, cell, claim }) => {
      const { file, recording } = await loadProgram(lesson, `${cell}.ts`);
      const result = recording.claims.find(({ id }) => id === claim);
      if (!result) throw new Error(`Statement ${n}: ${lesson}/${file} has no claim "${claim}".`);
      return [
        link(addressOf(page, `${lesson}/#cell-${cell}`), inlineCode(`${lesson}/${file}`)),
        text(` ${claimWords(result, page)}`),
      ];
    });
    const words = said && 'children' in said ? (said.children as PhrasingContent[]) : [];
    return [
      paragraph(strong(text(`${n}.`)), text(' '), ...words),
      label(verdicts[verdict] ?? ''),
      ...found,
      ...(lines.length > 0 ? [list(await Promise.all(lines))] : []),
    ];
  },

  async StatementCount(_, page) {
    const groups = countedBy(
      page.text.statementVerdicts,
      await readFile('content/pages/article/en.mdx', 'utf8'),
    );
    return [
      list(
        groups.map(({ words, numbers }) => [
          text(page.text.named(words, `${numbers.length}${page.text.inBrackets(numbers.join(', '))}`)),
        ]),
      ),
    ];
  },

  Glossary(_, { language, text: words }) {
    const other = language === 'zh' ? 'en' : 'zh';
    return [
      list(
        Object.values(glossary).map(({ aliases = [], means, ...term }) => [
          strong(text(term[language])),
          text(words.named(words.inBrackets([term[other], ...aliases].join(', ')), means[language])),
        ]),
      ),
    ];
  },

  Questions(_, page) {
    const address = (slug: string): string => addressOf(page, `${page.name}/#${slug}`);
    return [
      list(
        questionsUnder(page.headings).map(({ title, questions }) => [
          paragraph(text(title)),
          list(questions.map(({ slug, text: question }) => [link(address(slug), question)])),
        ]),
      ),
    ];
  },

  InClass: ({ attributes }, page) => [
    paragraph(
      link(addressOf(page, `${String(attributes['lesson'])}/`), teachTexts[page.language].openLesson),
    ),
  ],
  async See({ attributes }, page) {
    const { of, claims = '' } = attributes as { of: string; claims?: string };
    const seen = await seenCell(of, claims, page.language);
    const cell = link(addressOf(page, `${seen.lesson}/#cell-${seen.cell}`), inlineCode(seen.cell));
    return [
      seen.claims.length > 0 ? { ...cell, title: teachTexts[page.language].claims(seen.claims) } : cell,
    ];
  },

  // These stand on pages that are used rather than read.
  Bibliography: dropped,
  DecayingWeight: dropped,
  Lessons: dropped,
  Playground: dropped,
  ProgressReport: dropped,
  Offline: dropped,
  Start: dropped,
};

/** A program, what it gave when it was recorded, and what the lesson says of it. */
async function program({ attributes, children }: Component, page: Page): Promise<RootContent[]> {
  const found = await loadProgram(page.name, String(attributes['file']));
  const { text: words, language } = page;
  const { figure, console: lines, results, claims } = found.recording;
  const wordOf = (key: string): string => wordsIn(language)(key).text;
  const controls = figure.controls.flatMap((control): PhrasingContent[][] => {
    const name = wordOf(control.key);
    if (control.kind === 'points') return [];
    if (control.kind === 'toggle') return [[text(words.named(name, control.value ? '✓' : '–'))]];
    if (control.kind === 'choice') {
      const options = control.options.map(wordOf).join(', ');
      return [[text(words.named(name, wordOf(control.value) + words.inBrackets(options)))]];
    }
    const range = `${format(control.min)} … ${format(control.max)}`;
    return [[text(words.named(name, format(control.value) + words.inBrackets(range)))]];
  });
  const shown = figure.charts.filter(({ series }) => series.length > 0);
  const values = Object.entries(results).flatMap(([name, value]) => {
    const number = scalar(value);
    return number === undefined ? [] : [[inlineCode(name), text(` = ${number}`)]];
  });
  const said = lines.map(({ text: line, count }) => (count > 1 ? `${line} ×${count}` : line)).join('\n');
  const part = (title: string, items: PhrasingContent[][]): RootContent[] =>
    items.length > 0 ? [label(title), list(items)] : [];
  return [
    ...source(found, page),
    ...part(words.controls, controls),
    ...part(
      words.output,
      shown.map((chart) => [text(summary(chart, language, wordsIn(language)))]),
    ),
    ...(said ? [label(words.console), code('text', said)] : []),
    ...part(words.values, values),
    ...part(
      words.claims,
      claims.map((claim) => [text(claimWords(claim, page))]),
    ),
    ...(await page.render(children)),
  ];
}

function source({ name, file, source: typescript }: LessonProgram, page: Page): RootContent[] {
  const address = addressOf(page, `${page.name}/#cell-${name}`);
  return [paragraph(link(address, strong(text(page.text.program(file))))), code('ts', typescript)];
}

const claimWords = (
  claim: LessonProgram['recording']['claims'][number],
  { language, text: words }: Page,
): string => `${claim.holds ? '✓' : '✗'} ${claim[language]}${words.inBrackets(claim.measured)}`;
