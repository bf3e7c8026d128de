/** A formula as a line of text, `(1−ηλ)ᵗ`, for readers that take letters only. */

const small = (plain: string, letters: string): Map<string, string> =>
  new Map([...plain].map((letter, index) => [letter, [...letters][index] ?? '']));

const raised = small('0123456789+−nit⊤∗', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵗᵀ*');
const lowered = small('0123456789+−nijt', '₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢⱼₜ');
/** Marks over a letter, which then stand on it. */
const marks = small('^~ˉ', '\u0302\u0303\u0304');

/** Stands for what no line can show. */
const unreadable = '\ufffd';

/** @param formula  as KaTeX makes it, with its MathML; `…` if it does not fit into a line */
export function formulaText(formula: Element): string {
  const mathml = formula.querySelector('semantics > :first-child');
  const text = mathml ? read(mathml) : unreadable;
  return text.includes(unreadable) ? '…' : text;
}

const tag = (element: Element): string => element.tagName.toLowerCase();

function read(element: Element): string {
  const children = [...element.children];
  const [base, second, third] = children;
  switch (tag(element)) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'mspace':
      return element.textContent.replace(/[\u2061-\u2064\u200b]/g, '');
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
      return row(children);
    case 'msqrt':
      return children.length === 1 && base ? `√${grouped(base)}` : `√(${row(children)})`;
  }
  if (!base || !second) return unreadable;
  switch (tag(element)) {
    case 'msup':
      return read(base) + script(second, raised, '^');
    case 'msub':
      return read(base) + script(second, lowered, '_');
    case 'msubsup':
      return read(base) + script(second, lowered, '_') + (third ? script(third, raised, '^') : '');
    case 'mfrac':
      return `${grouped(base)}/${grouped(second)}`;
    case 'mover':
      return read(base) + (marks.get(read(second)) ?? unreadable);
    default:
      return unreadable;
  }
}

/** A relation has spaces around it; a fraction before a factor has brackets. */
function row(children: Element[]): string {
  const parts = children.map((child, index) => {
    const text = read(child);
    if (index > 0 && /^[=<>≤≥≈≠∝≪≫∼→←∈]$/.test(text)) return ` ${text} `;
    const next = children[index + 1]?.textContent ?? ')';
    return tag(inner(child)) === 'mfrac' && !/^[=<>≤≥≈≠∝+−,;)]$/.test(next) ? `(${text})` : text;
  });
  return parts.join('');
}

/** Without the rows that hold one thing only. */
function inner(element: Element): Element {
  const [only] = element.children;
  const isRow = /^m(?:row|style|padded)$/.test(tag(element));
  return isRow && only && element.children.length === 1 ? inner(only) : element;
}

/** In brackets, unless it is one letter, word or number. */
function grouped(element: Element): string {
  const text = read(element);
  return /^m(?:i|n|o|text|sub|over)$/.test(tag(inner(element))) ? text : `(${text})`;
}

const script = (element: Element, letters: Map<string, string>, mark: string): string => {
  const text = [...read(element)];
  return text.every((letter) => letters.has(letter))
    ? text.map((letter) => letters.get(letter)).join('')
    : mark + grouped(element);
};
