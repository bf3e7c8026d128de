/** What ended a run, in the reader's language; what the engine itself says of it is English and differs by engine. */
import type { ProgramError } from '../../src/runtime/protocol.ts';
import type { Strings } from '../strings.ts';

/** What the engines say when a program asks for more than there is, in V8's words, SpiderMonkey's and JavaScriptCore's. */
const causes: [why: 'endlessRecursion' | 'tooLong' | 'outOfMemory', says: RegExp][] = [
  ['endlessRecursion', /call stack|too much recursion/i],
  ['outOfMemory', /memory|allocation (?:failed|size)|array too large/i],
  ['tooLong', /(?:invalid|length out of range).*(?:length|buffer)|array size is not/i],
];

/** @param milliseconds  how long the program ran */
export function describeError(error: ProgramError, text: Strings, milliseconds: number): string {
  const { kind, name, message, line } = error;
  if (kind === 'timeout') return text.timeout(Math.round(milliseconds / 1000));
  if (kind === 'crash') return text.crash;
  if (kind === 'start') return text.noRunner;
  const [why] = causes.find(([, says]) => kind === 'runtime' && says.test(message)) ?? [];
  const said = text.errorAt(kind === 'syntax' ? text.syntaxError : name, line, message);
  return why ? `${said}\n${text[why]}` : said;
}
