import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Engines differ in the last bit of these, so a result that uses them is not the same for every reader. */
const inexact = [
  'exp',
  'expm1',
  'log',
  'log10',
  'log1p',
  'log2',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
]
  .concat(['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'pow', 'hypot', 'cbrt'])
  .map((property) => ({
    object: 'Math',
    property,
    message: `Differs between browsers in the last bit: import { ${property} } from the trainer.`,
  }));

export default defineConfig(
  {
    ignores: [
      'dist/',
      'src/trainer/fast/assembly/',
      '.cache/',
      '.astro/',
      'node_modules/',
      '**/*.astro',
      'src/env.d.ts',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Our objects are closures: no method reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // What comes from a reader's program is unknown until it has been looked at; tsc guards the rest.
      ...Object.fromEntries(
        ['assignment', 'member-access', 'call', 'return', 'argument'].map((use) => [
          `@typescript-eslint/no-unsafe-${use}`,
          'off',
        ]),
      ),
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['src/trainer/**/*.ts', 'content/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...inexact,
        {
          object: 'Math',
          property: 'random',
          message: 'Not repeatable: import { random } from the trainer.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          // x ** 2 is x * x everywhere; already x ** 3 is a product in some browsers and a power in others.
          selector: ':matches([operator="**"], [operator="**="]):not([right.value=2])',
          message:
            'Differs between browsers in the last bit unless the exponent is 2: use pow, or a product.',
        },
      ],
    },
  },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
