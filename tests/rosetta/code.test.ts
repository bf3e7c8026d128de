/** The programs to copy: complete, and with the numbers of the table. Each was run once with the versions named there. */
import { describe, expect, test } from 'vitest';
import { codeFor, frameworks, type Framework } from '../../components/rosetta/code.ts';
import { lossNames, lossOf, start } from '../../components/rosetta/state.ts';
import { systemIds, systemOf } from '../../components/rosetta/table.ts';

/** Names that a line of Python takes from its imports. */
const needed: [used: RegExp, imported: RegExp][] = [
  [/\btorch\.\w/, /^import torch$/m],
  [/\bnn\.\w/, /^from torch import nn$/m],
  [/\bkeras\.\w/, /^import keras$/m],
  [/\bnp\.\w/, /^import numpy as np$/m],
  [/\bjax\.\w/, /^import jax$/m],
  [/\bjnp\.\w/, /^import jax\.numpy as jnp$/m],
  [/\boptax\.\w/, /^import optax$/m],
  [/\bRidge\(/, /^from sklearn\.linear_model import .*\bRidge\b/m],
  [/\bSGDRegressor\(/, /^from sklearn\.linear_model import .*\bSGDRegressor\b/m],
  [/\bLogisticRegression\(/, /^from sklearn\.linear_model import .*\bLogisticRegression\b/m],
  [/\bLasso\(/, /^from sklearn\.linear_model import .*\bLasso\b/m],
];

describe.each(frameworks)('%s', (framework) => {
  test.each(systemIds)(
    'for %s, in each loss: imports all it uses and nothing else, and every bracket closes',
    (from) => {
      for (const loss of lossNames) {
        const code = codeFor(framework, { ...start, from, value: 0.25, ...lossOf(loss) });
        const { kind } = systemOf(from);
        const has =
          kind === 'penalty' ||
          (kind === 'shrink' ? framework !== 'scikit-learn' : /keras|scikit/.test(framework));
        expect(code !== null).toBe(has);
        if (code === null) continue;
        for (const [used, imported] of needed)
          expect(used.test(code), String(used)).toBe(imported.test(code));
        expect(code).not.toMatch(/NaN|undefined|∞|–/);
        for (const [open, close] of ['()', '[]', '{}']) {
          expect(code.split(open ?? '').length).toBe(code.split(close ?? '').length);
        }
      }
    },
  );
});

const program = (framework: Framework, change: Partial<typeof start>): string =>
  codeFor(framework, { ...start, ...change }) ?? '';

test.each([
  ['pytorch', {}, /torch\.optim\.SGD\([^]*"weight_decay": 1e-4\}[^]*lr=0\.01, momentum=0\.9/],
  [
    'pytorch',
    { from: 'site', half: false },
    /"weight_decay": 2e-4\}[^]*\nloss = nn\.functional\.mse_loss\(model\(x\), y\)\n/,
  ],
  [
    'pytorch',
    { from: 'site', mean: false },
    /"weight_decay": 0\.005\}[^]*\nloss = 0\.5 \* .*reduction="sum"\)\n/,
  ],
  [
    'pytorch',
    { from: 'scheduled', value: 1e-5 },
    /torch\.optim\.AdamW\([^]*"weight_decay": 0\.001\}[^]*lr=0\.01,/,
  ],
  ['keras', {}, /L2\(5e-5\)[^]*SGD\(learning_rate=0\.01, momentum=0\.9\)[^]*0\.5 \* keras\.ops\.mean/],
  [
    'keras',
    { from: 'adamw', value: 0.1 },
    /AdamW\(learning_rate=0\.01, weight_decay=0\.1\)\noptimizer\.exclude/,
  ],
  ['keras', { from: 'lasso', value: 0.1, half: false }, /regularizers\.L1\(0\.2\)/],
  ['optax', {}, /add_decayed_weights\(1e-4, mask=decayed\),\n {4}optax\.sgd\(0\.01, momentum=0\.9\)/],
  ['optax', { from: 'adamw', value: 0.1 }, /optax\.adamw\(0\.01, weight_decay=0\.1, mask=decayed\)/],
  ['scikit-learn', {}, /Ridge\(alpha=0\.1\)[^]*SGDRegressor\(alpha=1e-4\)[^]*LogisticRegression\(C=10\)/],
  ['scikit-learn', { value: 0 }, /LogisticRegression\(C=float\("inf"\)\)/],
] as const)('%s with %j has its numbers', (framework, change, expected) => {
  expect(program(framework, change)).toMatch(expected);
});
