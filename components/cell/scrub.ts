/**
 * The numbers of a program that a reader may drag where they stand: the defaults of its sliders.
 *
 * Found without a compiler, since code is dragged before one is loaded, and in code that is being typed. The
 * tokens know strings, templates, comments and regular expressions, so that `slider(…)` in one of these is none.
 */

export interface Scrub {
  /** The name of the control. */
  key: string;
  /** Where the number stands in the source, its sign included. */
  start: number;
  end: number;
  value: number;
  /** Options of the slider, as far as they are written as plain values. */
  min?: number;
  max?: number;
  step?: number;
  scale?: 'linear' | 'log';
}

export interface Token {
  /** `template` is a piece of a template literal between its substitutions. */
  kind: 'name' | 'number' | 'string' | 'template' | 'regex' | 'mark';
  start: number;
  end: number;
  /** How many brackets and substitutions are open around it. */
  depth: number;
}

/** More sliders than any program may have: what a hostile one can cost is bounded. */
const maxScrubs = 64;
/** Characters of a program. */
const maxSource = 1_000_000;
/** Brackets that stand open within one that is closed. */
const maxOpen = 100;

/**
 * Every `slider('key', number, …)` of a program in TypeScript, in order; the program need not be complete. Never
 * throws; a program of more than a million characters has none.
 */
export function findScrubs(source: string): Scrub[] {
  const tokens = tokensOf(source);
  const read = readerOf(source, tokens);
  const scrubs: Scrub[] = [];
  for (let i = 0; i < tokens.length && scrubs.length < maxScrubs; i++) {
    const scrub = scrubAt(read, i);
    if (scrub) scrubs.push(scrub);
  }
  return scrubs;
}

/** The source with another number in this place; as it was if that number is no longer there, or is not finite. */
export function replaceScrub(source: string, { start, end, value }: Scrub, next: number): string {
  const [, sign, literal] = /^([-+]?)\s*(.*)$/.exec(source.slice(start, end)) ?? [];
  const number = numberOf(literal ?? '');
  if (!Number.isFinite(next) || number === undefined || value !== (sign === '-' ? -number : number))
    return source;
  return source.slice(0, start) + String(next) + source.slice(end);
}

/** The value of a number literal; undefined if the text is none. */
export function numberOf(literal: string): number | undefined {
  const isNumber = /^(?:\d|\.\d)/.test(literal) && !literal.endsWith('n');
  // A number cannot begin with a further zero in a module.
  if (!isNumber || /^0[\d_]/.test(literal)) return undefined;
  const value = Number(literal.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** A program by its tokens, from 0. */
export interface Reader {
  text(at: number): string;
  is(at: number, text: string): boolean;
  kind(at: number): Token['kind'] | undefined;
  /** The number at a place, with its sign. */
  number(at: number): { value: number; start: number; end: number; next: number } | undefined;
  /** The string at a place, as the program would have it. */
  string(at: number): string | undefined;
  depth(at: number): number;
}

export function readerOf(source: string, tokens: Token[]): Reader {
  const text = (at: number): string => {
    const token = tokens[at] as Token | undefined;
    return token ? source.slice(token.start, token.end) : '';
  };
  const kind = (at: number) => (tokens[at] as Token | undefined)?.kind;
  return {
    text,
    kind,
    is: (at, wanted) => text(at) === wanted && (kind(at) === 'mark' || kind(at) === 'name'),
    depth: (at) => (tokens[at] as Token | undefined)?.depth ?? 0,
    number(at) {
      const sign = kind(at) === 'mark' && /^[-+]$/.test(text(at)) ? text(at) : '';
      const from = sign ? at + 1 : at;
      const value = kind(from) === 'number' ? numberOf(text(from)) : undefined;
      if (value === undefined) return undefined;
      const { start } = tokens[at];
      return { value: sign === '-' ? -value : value, start, end: tokens[from].end, next: from + 1 };
    },
    string: (at) => (kind(at) === 'string' ? stringOf(text(at)) : undefined),
  };
}

function scrubAt(read: Reader, at: number): Scrub | undefined {
  if (!read.is(at, 'slider') || !read.is(at + 1, '(') || !read.is(at + 3, ',')) return undefined;
  if (['.', '?.', 'function', 'new'].some((before) => read.is(at - 1, before))) return undefined;
  const key = read.string(at + 2);
  const number = read.number(at + 4);
  if (key === undefined || !number) return undefined;
  const { value, start, end, next } = number;
  if (!read.is(next, ',') && !read.is(next, ')')) return undefined;
  const options = read.is(next, ',') && read.is(next + 1, '{') ? optionsAt(read, next + 2) : {};
  return { key, start, end, value, ...options };
}

type Options = Pick<Scrub, 'min' | 'max' | 'step' | 'scale'>;

/** The plain options of an object literal whose first entry stands at a place. */
function optionsAt(read: Reader, first: number): Options {
  // At least 2, between the brackets of the call and of the object; past the last token it is 0.
  const depth = read.depth(first - 1) + 1;
  let options: Options = {};
  let at = first;
  while (read.depth(at) >= depth) {
    const name = read.kind(at) === 'name' ? read.text(at) : read.string(at);
    // What is spread into the options may hold any of those before it.
    if (read.is(at, '...')) options = {};
    else if (name === 'min' || name === 'max' || name === 'step' || name === 'scale') {
      delete options[name];
      if (read.is(at + 1, ':')) {
        const number = read.number(at + 2);
        const isLast = (next: number) => read.is(next, ',') || read.is(next, '}');
        if (name === 'scale') {
          const scale = read.string(at + 2);
          if ((scale === 'linear' || scale === 'log') && isLast(at + 3)) options.scale = scale;
        } else if (number && isLast(number.next)) options[name] = number.value;
      }
    }
    while (read.depth(at) > depth || (read.depth(at) === depth && !read.is(at, ','))) at++;
    if (!read.is(at, ',')) break;
    at++;
  }
  return options;
}

/** The text of a string literal; undefined if it is not closed. */
function stringOf(literal: string): string | undefined {
  if (literal.length < 2 || !literal.endsWith(literal[0])) return undefined;
  const escapes = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[^])|$)/gi;
  let isWhole = true;
  const text = literal.slice(1, -1).replace(escapes, (_, ...found: (string | undefined)[]) => {
    const [point, unit, byte, one] = found;
    const code = point ?? unit ?? byte;
    if (code !== undefined) {
      const value = Number.parseInt(code, 16);
      if (value <= 0x10ffff) return String.fromCodePoint(value);
    }
    if (one === undefined || /[\dux]/.test(one)) {
      isWhole &&= one === '0';
      return '\0';
    }
    if (/[\r\n\u2028\u2029]/.test(one)) return '';
    return { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' }[one] ?? one;
  });
  return isWhole ? text : undefined;
}

const name = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const number =
  /0[xX][\da-fA-F_]+n?|0[bB][01_]+n?|0[oO][0-7_]+n?|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?n?/y;
const quoted = /'(?:[^'\\\r\n]+|\\(?:\r\n|[^]))*'?|"(?:[^"\\\r\n]+|\\(?:\r\n|[^]))*"?/y;
const regex = /\/(?![*/])(?:[^\\/[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+\/[\p{ID_Continue}$]*/uy;
const chunk = /(?:[^\\`$]+|\\[^]|\$(?!\{))*(?:`|\$\{|\\?$)/y;
const mark = /\.\.\.|\?\.(?!\d)|\+\+|--|=>|[=!]==?|[<>]=|\*\*|&&|\|\||\?\?|[^]/uy;
const skipped = /(?:[\s\ufeff]+|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?(?:\*\/|$))+/y;

/** After these words an expression begins, so a slash begins a regular expression. */
const operators = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
);

/**
 * The tokens of a program in TypeScript, without its comments. Never throws: what is not closed ends with its line
 * or with the text, and a text of more than a million characters has none.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  if (source.length > maxSource) return tokens;
  /** What is open, by its first character; `$` is a template's substitution, `c` the head of an `if` or a loop. */
  const open: string[] = [];
  /** Whether an expression may end here, so that a slash divides. */
  let isValue = false;
  /** Up to here no regular expression can be closed; not to be searched again at each slash of a long line. */
  let noRegexBefore = 0;
  let at = 0;

  const take = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(source) ? pattern.lastIndex : at;
  };
  const add = (kind: Token['kind'], end: number, ends: boolean): void => {
    tokens.push({ kind, start: at, end, depth: open.length });
    isValue = ends;
    at = end;
  };
  const addTemplate = (from: number, start: number): void => {
    at = from;
    const end = take(chunk);
    at = start;
    const hasSubstitution = source.startsWith('${', end - 2) && end - 2 >= from;
    const isPlain = !hasSubstitution && source[start] === '`';
    add(isPlain ? 'string' : 'template', end, !hasSubstitution);
    if (hasSubstitution) open.push('$');
  };

  for (;;) {
    at = take(skipped);
    if (at >= source.length) return tokens;
    const first = source[at];
    let end: number;
    if ((end = take(name)) > at) {
      const before = tokens.at(-1);
      const isProperty = before !== undefined && /^\??\.$/.test(source.slice(before.start, before.end));
      add('name', end, isProperty || !operators.has(source.slice(at, end)));
    } else if ((end = take(number)) > at) add('number', end, true);
    else if ((end = take(quoted)) > at) add('string', end, true);
    else if (first === '`') addTemplate(at + 1, at);
    else if (first === '}') {
      if (close('{$') === '$') addTemplate(at + 1, at);
      else add('mark', at + 1, false);
    } else if (first === '/' && !isValue && at >= noRegexBefore && (end = take(regex)) > at) {
      add('regex', end, true);
    } else {
      if (first === '/' && !isValue && at >= noRegexBefore) noRegexBefore = endOfLine(at);
      addMark();
    }
  }

  function endOfLine(from: number): number {
    const end = source.indexOf('\n', from);
    return end < 0 ? source.length : end;
  }

  /** Closes the nearest bracket of these, and what stands open within it; nothing if there is none. */
  function close(brackets: string): string | undefined {
    const deepest = Math.max(0, open.length - maxOpen);
    for (let i = open.length - 1; i >= deepest; i--) {
      if (brackets.includes(open[i])) return open.splice(i)[0];
      // A brace is not closed by what stands within it.
      if (open[i] === '{' || open[i] === '$') return undefined;
    }
    return undefined;
  }

  function addMark(): void {
    const end = take(mark);
    const text = source.slice(at, end);
    if (text === '(' || text === '[' || text === '{') {
      const before = tokens.at(-1);
      const word = before?.kind === 'name' ? source.slice(before.start, before.end) : '';
      add('mark', end, false);
      open.push(text === '(' && /^(?:if|while|for|with)$/.test(word) ? 'c' : text);
    } else if (text === ']') {
      close('[');
      add('mark', end, true);
    } else if (text === ')') {
      add('mark', end, close('(c') !== 'c');
    } else add('mark', end, /^(?:\+\+|--|!)$/.test(text) && isValue);
  }
}
