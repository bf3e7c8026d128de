/** What a reader sees underlined is what the project's own check reports. */
import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { compilerOptions } from '../../components/editor/compiler-options.ts';

/** Of no consequence for what is reported in a program of one file, or named by other means in the page. */
const elsewhere = new Set(
  ['configFilePath', 'lib', 'paths', 'pathsBasePath', 'types', 'moduleDetection'].concat([
    'allowJs',
    'esModuleInterop',
    'forceConsistentCasingInFileNames',
    'jsx',
    'resolveJsonModule',
    'skipLibCheck',
  ]),
);

/** What is false is as if it were not named, except for what is allowed unless it is forbidden. */
const plain = (options: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) => !elsewhere.has(name) && (value !== false || name.startsWith('allow')),
    ),
  );

test('the editor checks programs by the options of the project', () => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => expect.fail('no tsconfig.json') };
  const config = resolve(import.meta.dirname, '../../content/tsconfig.json');
  const project = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  expect(plain(compilerOptions('en'))).toEqual(plain(project?.options ?? {}));
});
