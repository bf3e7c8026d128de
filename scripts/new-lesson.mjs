/** `npm run new:lesson <name>`: a lesson in both languages that runs, with what is left to write marked TODO. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fail, root } from './setup.mjs';

/** The files of a new lesson, from its folder. */
export const files = {
  'cells/pull.ts': `import { parameter, sgd } from 'weight-decay';
import { plot, slider } from 'weight-decay/plot';

const learningRate = 0.1;
const weightDecay = slider('λ', 0.1, { min: 0, max: 1, step: 0.01 });

const w = parameter([0]);
const optimizer = sgd([w], { learningRate, weightDecay });
for (let step = 0; step <= 200; step++) {
  plot.line('weight', step, w.value[0]);
  w.grad[0] = w.value[0] - 1; // L = ½(w − 1)²
  optimizer.step();
}
plot.axes({ x: 'step', y: 'w', yDomain: [0, 1] });

export const settled = w.value[0];
export const expected = 1 / (1 + weightDecay);
`,
  'cells/pull.claims.ts': `import type { Claim } from '../../../claim.ts';
import type * as Cell from './pull.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'comes-to-rest',
    en: 'The weight comes to rest at 1/(1 + λ), to within 0.0001.',
    zh: '权重停在1/(1 + λ)处，误差不超过0.0001。',
    holds: ({ settled, expected }) => Math.abs(settled - expected) < 1e-4,
    measured: ({ settled, expected }) =>
      \`\${settled.toFixed(5)}, \${expected.toFixed(5)}\`,
  },
];

export default claims;
`,
  'cells/rest.ts': `import { grid } from 'weight-decay';
import { plot } from 'weight-decay/plot';

const weightDecay = grid(0, 2, 41);
const rest = weightDecay.map((lambda) => 1 / (1 + lambda));
plot.line('weight', weightDecay, rest);
plot.axes({ x: 'λ', y: 'w', yDomain: [0, 1] });

export const halved = weightDecay[rest.findIndex((w) => w <= 0.5)];
`,
  'cells/rest.claims.ts': `import type { Claim } from '../../../claim.ts';
import type * as Cell from './rest.ts';

const claims: Claim<typeof Cell>[] = [
  {
    id: 'half-at-one',
    en: 'At λ = 1 the weight rests at half of what the data asks for.',
    zh: '当λ = 1时，权重停在数据所要求的一半处。',
    holds: ({ halved }) => Math.abs(halved - 1) < 1e-9,
    measured: ({ halved }) => halved.toFixed(2),
  },
];

export default claims;
`,
  'cells/by-hand.ts': `/** w ← (1 − ηλ)w − ηg */
export function step(w: number, g: number, eta: number, lambda: number) {
  return w - eta * g + 0 * lambda;
}

console.log(step(1, 0.5, 0.1, 0.2));
`,
  'cells/by-hand.solution.ts': `/** w ← (1 − ηλ)w − ηg */
export function step(w: number, g: number, eta: number, lambda: number) {
  return (1 - eta * lambda) * w - eta * g;
}

console.log(step(1, 0.5, 0.1, 0.2));
`,
  'cells/by-hand.check.ts': `import type { Verdict } from '../../../claim.ts';

type Step = (w: number, g: number, eta: number, lambda: number) => number;

export default function check(results: { step?: unknown }): Verdict {
  const { step } = results;
  if (typeof step !== 'function') {
    return {
      passed: false,
      en: 'The program exports no function called step. Keep its first line as it was.',
      zh: '程序没有导出名为step的函数。请保留它原来的开头。',
    };
  }
  const got = (step as Step)(2, 1, 0.1, 0.5);
  if (got === 1.9) {
    return {
      passed: false,
      en: 'That is the step without decay: λ changes nothing yet.',
      zh: '这是没有衰减的一步：λ还没有起作用。',
    };
  }
  return Math.abs(got - 1.8) < 1e-12
    ? { passed: true, en: 'Right.', zh: '正确。' }
    : {
        passed: false,
        en: \`step(2, 1, 0.1, 0.5) returns \${got}; it should be 1.8.\`,
        zh: \`step(2, 1, 0.1, 0.5)返回了\${got}，应当是1.8。\`,
      };
}
`,
  'en.mdx': `---
title: TODO, what the reader will know
description: TODO, the same in one sentence, without a formula.
---

TODO: begin with what the reader has seen already, in two or three sentences, and say which question this lesson answers.

## A question first

TODO: what is about to run, in a sentence or two.

<Predict of="pull.settled">
TODO: Where does the weight come to rest?
</Predict>

<Cell file="pull.ts">
TODO: what to look at. It rests at <Value of="pull.settled" />.
</Cell>

## Why it is so

TODO: the formula, and each letter in it said in words. A weight $\\weight{w}$ that the data pulls toward 1 rests where pull and decay are equal:

$$
\\gradient{1 - w} = \\penalty{\\lambda}\\weight{w}
$$

TODO: where it is from (<Cite of="goodfellow2016" />).

<Convention decay="l2">
PyTorch \`SGD(weight_decay=λ)\`
</Convention>

<Figure file="rest.ts">
TODO: what the picture says that the text does not. Half is left at $\\penalty{\\lambda}$ = <Value of="rest.halved" />.
</Figure>

<Misconception>
**"TODO: what people say."** TODO: what is wrong with it, and the number that shows it.
</Misconception>

## Your turn

<Exercise file="by-hand.ts">
TODO: the task. Complete the step so that the weight decays.

<Hint n={1}>
TODO: a first push.
</Hint>
</Exercise>

<Limits>
TODO: what this toy does not show.
</Limits>
`,
  'zh.mdx': `---
title: TODO，读完会知道什么
description: TODO，用一句话说完，不写公式。
---

TODO：用两三句话，从读者已经见过的东西讲起，并说出这一课要回答的问题。

## 先猜一猜

TODO：用一两句话说明下面要运行什么。

<Predict of="pull.settled">
TODO：权重会停在哪里？
</Predict>

<Cell file="pull.ts">
TODO：该看哪里。它停在<Value of="pull.settled" />。
</Cell>

## 为什么会这样

TODO：写出公式，并用话说明每个字母。数据把权重$\\weight{w}$拉向1，拉力与衰减相等时，它就停下来：

$$
\\gradient{1 - w} = \\penalty{\\lambda}\\weight{w}
$$

TODO：出处（<Cite of="goodfellow2016" />）。

<Convention decay="l2">
PyTorch \`SGD(weight_decay=λ)\`
</Convention>

<Figure file="rest.ts">
TODO：图里说了什么文字没有说的。到$\\penalty{\\lambda}$ = <Value of="rest.halved" />时，只剩一半。
</Figure>

<Misconception>
**“TODO：人们常说的一句话。”**TODO：它错在哪里，哪个数能说明。
</Misconception>

## 轮到你了

<Exercise file="by-hand.ts">
TODO：题目。把这一步补全，让权重衰减。

<Hint n={1}>
TODO：先推一把。
</Hint>
</Exercise>

<Limits>
TODO：这个玩具没有说明什么。
</Limits>
`,
};

/** Its section on the page for teachers, by language. */
export const sections = {
  en: (name) => `
## TODO, what the reader will know

<InClass lesson="${name}" />

**Before it.** TODO: the lessons that this one needs.

**Ask first.** TODO: the question, before anything runs. Where does the weight come to rest?

**Usual wrong answer.** TODO: what most will say, and what shows that it is not so: <See of="${name}/pull" claims="comes-to-rest" />.

| min | what |
| --- | --- |
| 10 | TODO: the guess and the run, <See of="${name}/pull" /> |
| 15 | TODO: the formula, at the board |
| 10 | TODO: the picture, <See of="${name}/rest" claims="half-at-one" /> |
| 10 | TODO: the exercise, in pairs |

**Homework.** Exercise <See of="${name}/by-hand" />. TODO: what else.

**Takes longer.** TODO: what does, as a rule.
`,
  zh: (name) => `
## TODO，读完会知道什么

<InClass lesson="${name}" />

**先修。**TODO：这一课要先学哪几课。

**先问。**TODO：运行之前先问的问题。权重会停在哪里？

**常见的错误。**TODO：多数人会怎么说，哪里能看出并非如此：<See of="${name}/pull" claims="comes-to-rest" />。

| 分钟 | 做什么 |
| --- | --- |
| 10 | TODO：先猜再跑，<See of="${name}/pull" /> |
| 15 | TODO：公式，写板书 |
| 10 | TODO：看图，<See of="${name}/rest" claims="half-at-one" /> |
| 10 | TODO：两人一组做练习 |

**作业。**练习<See of="${name}/by-hand" />。TODO：还做什么。

**费时之处。**TODO：通常是什么。
`,
};

/** The syllabus with a lesson more, at the end of its last part. */
export const withLesson = (syllabus, name) =>
  syllabus.replace(/(lessons: \[[^\]]*)\](?![\s\S]*lessons:)/, `$1, '${name}']`);

function create(name) {
  const content = join(root, 'content');
  const taken = ['lessons', 'pages'].flatMap((kind) => readdirSync(join(content, kind)));
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name ?? '')) {
    fail(
      'npm run new:lesson <name>: the name is the address, in small letters, digits and hyphens: label-noise.',
    );
  }
  if (taken.includes(name)) fail(`There is a page "${name}" already. Taken are: ${taken.sort().join(', ')}.`);
  for (const [file, text] of Object.entries(files)) {
    const path = join(content, 'lessons', name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const syllabus = join(content, 'syllabus.ts');
  writeFileSync(syllabus, withLesson(readFileSync(syllabus, 'utf8'), name));
  for (const [language, section] of Object.entries(sections)) {
    appendFileSync(join(content, 'pages/teaching', `${language}.mdx`), section(name));
  }
  console.log(`content/lessons/${name}/ is there, last in content/syllabus.ts and on the page for teachers
(content/pages/teaching/). Now
  npm run dev
      shows it at http://localhost:4321/${name}/ and reloads as you write (start it anew if it runs already),
  npm run cell ${name}/pull
      runs a cell in the terminal, and
  npm run test:lesson ${name}
      says what does not hold, and what is left to write.
"Write a lesson in 20 minutes" in CONTRIBUTING.md goes through it.`);
}

const [, script = '', name] = process.argv;
if (existsSync(script) && import.meta.url === pathToFileURL(resolve(script)).href) create(name);
