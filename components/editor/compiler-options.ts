import type { Language } from './editor.ts';
import { library } from './library.ts';

const esNext = 99;
const bundler = 100;
const force = 3;

/** What a reader sees underlined is what the project's own check would report. */
export const compilerOptions = (language: Language) => ({
  // As numbers, since TypeScript's own names for them are not in the page.
  target: esNext,
  module: esNext,
  moduleResolution: bundler,
  // Two cells may use the same name.
  moduleDetection: force,
  lib: ['lib.esnext.d.ts'],
  types: [],
  paths: {
    'weight-decay': [`${library}src/trainer/index.ts`],
    'weight-decay/plot': [`${library}src/plot/index.ts`],
  },
  // Else paths are taken from the worker's current directory, which has no name, and quick fixes for imports fail.
  pathsBasePath: 'file:///',
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  ...(language === 'zh' ? { locale: 'zh-cn' } : {}),
});
