/**
 * What a term of the text is linked to: the lines of a program that make something, and the keys under which it is
 * drawn or asked for.
 *
 * Found in the text of the program, without a compiler, so that the reader's own version is linked as well.
 */
import type { Figure } from '../../src/plot/figure.ts';
import type { Json, Recording } from '../../src/runtime/protocol.ts';
import { readerOf, tokensOf, type Reader } from './scrub.ts';

export interface Linked {
  /** From 1, in order. */
  lines: number[];
  /** Of series and controls. */
  keys: string[];
}

/** A place where something is made. */
interface Mention {
  kind: 'name' | 'key';
  /** A variable, `fixedPoint`; a part of one, `w.grad`; or a key. */
  name: string;
  /** Its first and its last line. */
  from: number;
  to: number;
}

/** Tokens of a program, and of one statement: what a hostile program can cost is bounded. */
const mostTokens = 5000;
const longest = 500;

/** `one-weight.optimizer.step & weight`: a cell, and one or more names in it. Undefined if it is written otherwise. */
export function parseLink(to: string): { cell: string; names: string[] } | undefined {
  const [, cell, rest] = /^([\w-]+)\.(.+)$/.exec(to) ?? [];
  const names = rest?.split('&').map((name) => name.trim()) ?? [];
  return cell && names.every(Boolean) ? { cell, names } : undefined;
}

/**
 * The lines that declare, assign or fill these variables (`a = …`, `a[i] = …`, `a.push(…)`), that assign or call
 * these parts of one (`w.grad`, `optimizer.step`), or that hold these keys.
 *
 * A variable and a key belong together where one statement says so: `const a = slider('key', …)`,
 * `plot.line('key', x, a)`, `plot.rule('key', { y: a })`.
 */
export function findLinked(source: string, names: readonly string[]): Linked {
  const { mentions, pairs } = scan(source);
  const variables = new Set(names);
  const keys = new Set(names);
  for (const { name, key } of pairs) {
    if (names.includes(name)) keys.add(key);
    if (names.includes(key)) variables.add(name);
  }
  const found = mentions.filter(({ kind, name }) => (kind === 'key' ? keys : variables).has(name));
  const lines = new Set<number>();
  for (const { from, to } of found) for (let line = from; line <= to; line++) lines.add(line);
  return {
    lines: [...lines].sort((a, b) => a - b),
    keys: [...new Set(found.filter(({ kind }) => kind === 'key').map(({ name }) => name))],
  };
}

/** Every variable of a program, and its parts that are assigned or called. */
export function variablesIn(source: string): string[] {
  const names = scan(source).mentions.flatMap(({ kind, name }) => (kind === 'name' ? [name] : []));
  const declared = new Set(names.filter((name) => !name.includes('.')));
  return [...new Set(names)].filter((name) => declared.has(name.split('.')[0] ?? ''));
}

/** What a run has given for a link: an export, else a control, else the newest value of a series. */
export function valueOf(
  names: readonly string[],
  keys: readonly string[],
  figure: Figure,
  results: Recording['results'],
): number | string | undefined {
  const series = figure.charts.flatMap((chart) => chart.series);
  const candidates: (Json | undefined)[] = [
    ...names.map((name) => (Object.hasOwn(results, name) ? results[name] : undefined)),
    ...keys.map((key) => figure.controls.find((control) => control.key === key)?.value),
    ...keys.map((key) => {
      const one = series.find((each) => each.key === key && !each.grid);
      return one?.y.at(-1) ?? one?.x.at(-1);
    }),
  ];
  return candidates.find((value) => typeof value === 'number' || typeof value === 'string');
}

const declaring = /^(?:const|let|var|function|class)$/;
const beginning = /^(?:const|let|var|function|class|export|import|for|while|if|do|switch|return)$/;
const filling = /^(?:push|unshift|fill|set|splice)$/;
/** Methods of a chart, with the place of the first argument that is drawn upwards. */
const drawing = new Map(
  Object.entries({ line: 2, points: 2, bars: 2, band: 2, rule: 1, histogram: 1, field: 1, heat: 1 }),
);

/** A variable with what is reached through it: `w.grad[0]` is w, its part grad, and the token after it. */
interface Chain {
  base: string;
  parts: string[];
  next: number;
}

function scan(source: string): { mentions: Mention[]; pairs: { name: string; key: string }[] } {
  const tokens = tokensOf(source);
  const mentions: Mention[] = [];
  const pairs: { name: string; key: string }[] = [];
  if (tokens.length > mostTokens) return { mentions, pairs };
  const read = readerOf(source, tokens);

  let passed = 0;
  let line = 1;
  const lineOf = tokens.map(({ start }) => {
    for (; passed < start; passed++) if (source[passed] === '\n') line++;
    return line;
  });
  const add = (kind: Mention['kind'], name: string, first: number, last: number): void => {
    mentions.push({ kind, name, from: lineOf[first], to: lineOf[Math.min(last, tokens.length - 1)] });
  };

  /** The last token of the statement, or of the part of a `for`, that goes on at a place. */
  const endOf = (at: number): number => {
    const depth = read.depth(at);
    const most = Math.min(tokens.length, at + longest);
    let i = at + 1;
    for (; i < most; i++) {
      if (read.depth(i) < depth) return i - 1;
      if (read.depth(i) > depth) continue;
      if (read.is(i, ';')) return i;
      const isNewLine = lineOf[i] !== lineOf[i - 1];
      if (isNewLine && read.kind(i) === 'name' && beginning.test(read.text(i))) return i - 1;
    }
    return i - 1;
  };
  /** The bracket that closes the one at a place. */
  const closeOf = (at: number): number => {
    const most = Math.min(tokens.length, at + longest);
    let i = at + 1;
    while (i < most && read.depth(i) > read.depth(at)) i++;
    return i;
  };

  const chainAt = (at: number): Chain | undefined => {
    if (read.kind(at) !== 'name' || read.is(at - 1, '.') || read.is(at - 1, '?.')) return undefined;
    const parts: string[] = [];
    let next = at + 1;
    for (;;) {
      if (read.is(next, '.') && read.kind(next + 1) === 'name') {
        parts.push(read.text(next + 1));
        next += 2;
      } else if (read.is(next, '[')) next = closeOf(next) + 1;
      else return { base: read.text(at), parts, next };
    }
  };

  for (let i = 0; i < tokens.length; i++) {
    const key = read.string(i);
    if (key !== undefined) {
      const isFirst = read.is(i - 1, '(');
      add('key', key, i, isFirst ? closeOf(i - 1) : i);
      continue;
    }
    if (read.kind(i) === 'name' && declaring.test(read.text(i))) {
      const last = endOf(i);
      for (const name of declaredAt(i + 1)) add('name', name, i, last);
      const isControl = read.is(i + 2, '=') && read.kind(i + 3) === 'name' && read.is(i + 4, '(');
      const asked = isControl ? read.string(i + 5) : undefined;
      if (asked !== undefined) pairs.push({ name: read.text(i + 1), key: asked });
      continue;
    }
    const chain = chainAt(i);
    if (!chain) continue;
    const { base, parts, next } = chain;
    const isCalled = read.is(next, '(') && parts.length > 0;
    if (isCalled || isAssigned(read, i, next)) {
      const last = isCalled ? closeOf(next) : endOf(i);
      const isFilled = parts.length === 1 && isCalled && filling.test(parts[0] ?? '');
      if (parts.length === 0 || isFilled) add('name', base, i, last);
      parts.forEach((_, k) => add('name', [base, ...parts.slice(0, k + 1)].join('.'), i, last));
    }
    const from = isCalled ? drawing.get(parts.at(-1) ?? '') : undefined;
    const drawn = read.string(next + 1);
    if (from !== undefined && drawn !== undefined) {
      for (const name of argumentsAt(next, from)) pairs.push({ name, key: drawn });
    }
  }
  return { mentions, pairs };

  /** The names that a declaration makes, from the token after `const`. */
  function declaredAt(at: number): string[] {
    if (read.kind(at) === 'name') return [read.text(at)];
    if (!read.is(at, '[') && !read.is(at, '{')) return [];
    const inside = Array.from({ length: closeOf(at) - at - 1 }, (_, i) => at + 1 + i);
    return inside.filter((i) => read.kind(i) === 'name' && !read.is(i + 1, ':')).map((i) => read.text(i));
  }

  /** The variables that are whole arguments of a call, or whole values of an object among them. */
  function argumentsAt(open: number, from: number): string[] {
    const names: string[] = [];
    const inside = read.depth(open) + 1;
    const close = closeOf(open);
    let place = 0;
    for (let i = open + 1; i < close; i++) {
      if (read.is(i, ',') && read.depth(i) === inside) place++;
      const isStart =
        read.depth(i) === inside
          ? read.is(i - 1, ',')
          : read.depth(i) === inside + 1 && /^[:{,]$/.test(read.text(i - 1)) && !read.is(i + 1, ':');
      const chain = place >= from && isStart ? chainAt(i) : undefined;
      if (chain && /^[,)}]$/.test(read.text(chain.next))) names.push(chain.base);
    }
    return names;
  }
}

/** Whether what stands before a token is given a value: `= …`, `+= …`, `++`. */
function isAssigned(read: Reader, at: number, next: number): boolean {
  const isStep = (i: number): boolean => read.is(i, '++') || read.is(i, '--');
  const hasOperator = /^(?:[-+*/%&|^]|\*\*|&&|\|\||\?\?)$/.test(read.text(next)) && read.is(next + 1, '=');
  return read.is(next, '=') || hasOperator || isStep(next) || isStep(at - 1);
}
