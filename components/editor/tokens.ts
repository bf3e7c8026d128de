/** Monaco's TypeScript tokens, told apart the way the static code is coloured, so that nothing changes on opening. */
import type { languages } from 'monaco-editor/editor';
import { language } from 'monaco-editor/languages/definitions/typescript/typescript';

const constants = [
  ...['any', 'bigint', 'boolean', 'never', 'number', 'object', 'string', 'symbol', 'unknown', 'void'],
  ...['true', 'false', 'null', 'undefined', 'this', 'super', 'NaN', 'Infinity'],
];

/** Words that are keywords in some places only; before a colon or after a dot they are names. */
const contextual =
  'type|of|get|set|from|is|out|global|package|module|require|as|async|unique|asserts|infer|static';

const name = /[a-zA-Z_$][\w$]*/.source;

const common: languages.IMonarchLanguageRule[] = [
  // Members: .name( and .name
  [/(\.)([a-zA-Z_$#][\w$]*)(?=\s*\()/, ['function', 'function']],
  [/(\.)([a-zA-Z_$#][\w$]*)(?=\??\.)/, ['', 'identifier']],
  [/(\.)([a-zA-Z_$#][\w$]*)/, ['', 'identifier']],
  [new RegExp(`(?:${contextual})(?=\\s*:)`), 'identifier'],
  // Declared names: const f = (…) => and function are functions, other constants are constants.
  [
    new RegExp(
      `(const)(\\s+)(${name})(?=\\s*=\\s*(?:async\\b|function\\b|\\([^()]*\\)\\s*(?::[^=]+)?=>|${name}\\s*=>))`,
    ),
    ['keyword', '', 'function'],
  ],
  [new RegExp(`(const)(\\s+)(${name})`), ['keyword', '', 'constant']],
  [/(const)(\s*)([{[])/, ['keyword', '', { token: 'delimiter', next: '@declared' }]],
  // Receivers: Math.log, model.step
  [
    /[a-zA-Z_$][\w$]*(?=\??\.[a-zA-Z_$#])/,
    { cases: { '@constants': 'constant', '@keywords': 'keyword', '@default': 'constant' } },
  ],
  // Calls: sgd(…), mean<T>(…)
  [
    /[a-z_$][\w$]*(?=\s*(?:<[\w\s,[\]|]*>)?\()/,
    { cases: { '@constants': 'constant', '@keywords': 'keyword', '@default': 'function' } },
  ],
  [/[A-Z][A-Z\d_]+\b/, 'constant'],
  [
    /[a-z_$][\w$]*/,
    { cases: { '@constants': 'constant', '@keywords': 'keyword', '@default': 'identifier' } },
  ],
  [/\.\.\./, 'keyword'],
  [/(\s)([<>])(?=\s)/, ['', 'keyword']],
];

const operators = language.tokenizer['common']?.map((rule): languages.IMonarchLanguageRule => {
  if (!Array.isArray(rule)) return rule;
  const [pattern, action] = rule as [unknown, { cases?: Record<string, string> } | string];
  if (typeof action === 'object' && action.cases?.['@operators']) {
    return [pattern as RegExp, { cases: { ...action.cases, '@operators': 'keyword' } }];
  }
  if (action === 'type.identifier') return [pattern as RegExp, 'function'];
  return rule;
});

export const tokens: languages.IMonarchLanguage & { constants: string[] } = {
  ...language,
  constants,
  tokenizer: {
    ...language.tokenizer,
    common: [...common, ...(operators ?? [])],
    declared: [
      [/[}\]]/, 'delimiter', '@pop'],
      [new RegExp(`${name}(?=\\s*:)`), 'identifier'],
      [new RegExp(name), 'constant'],
      [/[:=]|\.\.\./, 'keyword'],
      [/[^\w$}\]:=.]+/, ''],
      [/./, ''],
    ],
    jsdoc: [[/@\w+/, 'keyword'], ...(language.tokenizer['jsdoc'] ?? [])],
    string_backtick: [
      [/\$\{/, { token: 'keyword', next: '@bracketCounting' }],
      ...(language.tokenizer['string_backtick'] ?? []).slice(1),
    ],
    bracketCounting: [
      [/\{/, 'delimiter.bracket', '@nested'],
      [/\}/, 'keyword', '@pop'],
      { include: 'common' },
    ],
    nested: [
      [/\{/, 'delimiter.bracket', '@nested'],
      [/\}/, 'delimiter.bracket', '@pop'],
      { include: 'common' },
    ],
  },
};
