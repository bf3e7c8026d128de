/**
 * A docstring as Markdown that keeps its lines: those set in, formulas and tables, become code, in which columns stay
 * under each other; the rest is prose.
 */
export function docstring(text: string): string {
  const blocks: { isCode: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    // A blank line belongs to what stands before it.
    const isCode = line.trim() === '' ? (last?.isCode ?? false) : line.startsWith(' ');
    if (last?.isCode === isCode) last.lines.push(line);
    else blocks.push({ isCode, lines: [line] });
  }
  return blocks
    .map(({ isCode, lines }) => {
      if (!isCode) return lines.map(prose).join('\n');
      const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
      return [
        '```plaintext',
        lines
          .map((line) => line.slice(depth))
          .join('\n')
          .trimEnd(),
        '```',
      ].join('\n');
    })
    .join('\n\n')
    .trim();
}

/** Letters such as * and _ are meant, not marks; `names` are code. */
const prose = (line: string): string =>
  line
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')))
    .join('');
