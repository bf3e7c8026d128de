/** A program that is Python is known for one, and no TypeScript with a mistake is. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikePython } from '../../components/cell/python.ts';
import { transpile } from '../../src/runtime/transpile.ts';

const python = {
  'a training loop of PyTorch': `import torch
from torch import nn

model = nn.Linear(2, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.01)
for x, y in loader:
    optimizer.zero_grad()
    loss = (model(x) - y).pow(2).mean()
    loss.backward()
    optimizer.step()
`,
  'one import': 'import torch\nw = torch.ones(1)\n',
  'an import by another name': 'import numpy as np\nw = np.ones(3)\n',
  Keras: `import keras
model = keras.Sequential([keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L2(1e-4))])
model.compile(optimizer="adam", loss="mse")`,
  'parameter groups': `decay = [p for n, p in model.named_parameters() if p.ndim > 1]
def groups(model):
    return [{"params": decay, "weight_decay": 0.1}]`,
  'a class': 'class Net(nn.Module):\n    pass\n',
  'a loop': 'for step in range(1000):\n    w -= 0.1 * w\n',
  'a condition': 'if step % 100 == 0:\n    print(step)\n',
  'else alone': 'if x > 0: y = 1\nelse:\n    y = 2\n',
  'comments and values': '# one weight, no gradient\nw = 1.0\nnesterov = True\nfoo bar\n',
  'a formatted print': 'w = None\nprint(f"{w:.3f}")\n',
};

const typescript = {
  'a missing bracket': 'const a = [1, 2;\n',
  'nothing assigned': 'const = 1;\n',
  'an import half typed': 'import plot\n',
  'an import without its end': 'import { sgd } from\nconst a = 1;\n',
  'another import': "import { sgd, train from 'weight-decay';\n",
  'a string without its end': "const a = 'True, None, # yes\n",
  'a comment on Python': '// from torch import nn: True, None\n/*\nimport torch\ndef f():\n*/\nconst = 1;\n',
  'Python in a template': 'const text = `\nimport torch\nfor x in y:\n`;\nconst = 1;\n',
  'Python in strings': `const a = ["True", 'None', "# x"];\nconst = 1;\n`,
  'a private field': 'class A {\n  #weight = 1;\n  #decay = ;\n}\n',
  'the cases of a switch': 'switch (a) {\n  case 1:\n  default:\n    b = ;\n}\n',
  'keys, types and conditions over lines': `const a = {
  with:
    1,
  b: c
    ? 1
    : 2,
};
type T = {
  lambda: number
  for (
};
`,
  'a for without its end': 'for (const x in y) {\n  console.log(x;\n}\n',
  'a choice over lines': 'if (a) b = c ? 1 :\n  2;\nconst = 1;\n',
  'an if with a colon of a type': 'if (a) { const b: number = ; }\n',
};

test.each(Object.entries(python))('%s', (_, code) => {
  expect(() => transpile(code)).toThrow(SyntaxError);
  expect(looksLikePython(code)).toBe(true);
});

describe('no false alarm', () => {
  test.each(Object.entries(typescript))('%s', (_, code) => {
    expect(() => transpile(code)).toThrow(SyntaxError);
    expect(looksLikePython(code)).toBe(false);
  });

  test('the programs of the site, each with a line broken off', () => {
    const programs = globSync('content/{lessons,pages}/*/cells/*.ts').map((file) =>
      readFileSync(file, 'utf8'),
    );
    expect(programs.length).toBeGreaterThan(50);
    for (const program of programs) {
      const broken = program.split('\n').map((line, i) => (i === 4 ? line.slice(0, line.length / 2) : line));
      expect(looksLikePython(broken.join('\n')), program).toBe(false);
    }
  });
});
